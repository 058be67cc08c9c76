"""The goal of a metric: how it is kept, and the form that sets it."""

import reflex as rx

from healthvault.insights.goal import Direction
from healthvault.pages.trends.state import TrendsState
from healthvault.ui.button import button
from healthvault.ui.card import section
from healthvault.ui.dialog import details
from healthvault.ui.form import field, select

_WAYS = {Direction.AT_LEAST.value: "At least", Direction.AT_MOST.value: "At most"}


def goal() -> rx.Component:
    """What is set and how it is kept; setting it behind a line."""
    return section(
        "Goal",
        rx.cond(
            TrendsState.has_goal,
            rx.el.div(
                rx.el.p(TrendsState.goal, "."),
                rx.el.p(TrendsState.goal_kept, class_name="mt-1 text-small text-soft text-pretty"),
            ),
            rx.el.p(
                "No goal is set. ",
                TrendsState.goal_advice,
                class_name="max-w-prose text-soft text-pretty",
            ),
        ),
        details(
            rx.cond(TrendsState.has_goal, "Change it", "Set a goal"), _form(), class_name="mt-2 max-w-2xl"
        ),
    )


def _form() -> rx.Component:
    return rx.el.form(
        rx.el.div(
            select("A day should be", "direction", _WAYS, default_value=TrendsState.goal_way),
            field(
                rx.el.span("Number (", TrendsState.goal_unit, ")"),
                "target",
                required=True,
                input_mode="decimal",
                max_length=12,
                default_value=TrendsState.goal_number,
            ),
            field(
                "Counts from",
                "from_day",
                kind="date",
                required=True,
                hint="Today, or a day before.",
                default_value=TrendsState.goal_from,
            ),
            class_name="grid gap-4 sm:grid-cols-3",
        ),
        rx.el.p(TrendsState.goal_problem, role="alert", class_name="text-small text-alarm empty:hidden"),
        rx.el.div(
            button("Keep it", type="submit", kind="primary"),
            rx.cond(TrendsState.has_goal, button("Have no goal", on_click=TrendsState.take_goal_back)),
            class_name="flex flex-wrap gap-2",
        ),
        on_submit=TrendsState.set_goal,
        key=TrendsState.goal_form.to_string(),
        class_name="space-y-4",
    )
