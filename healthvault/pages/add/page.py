"""Entering something by hand, at `/add`."""

import reflex as rx

from healthvault.pages.add.choices import CHOICES
from healthvault.pages.add.state import AddState
from healthvault.ui.button import button, link
from healthvault.ui.card import card
from healthvault.ui.form import field, form, select
from healthvault.ui.frame import frame
from healthvault.ui.notice import notices
from healthvault.ui.skeleton import lines_shape


def page() -> rx.Component:
    """One form: what, how much, when."""
    return frame(
        "Add an entry",
        rx.el.div(
            rx.el.div(_done(), role="status", aria_live="polite"),
            rx.cond(AddState.is_loaded, card(_form()), lines_shape(4)),
            rx.el.p(
                "Every entry also stands in ",
                link("Sync", "/sync"),
                ", where it can be undone at any time.",
                class_name="mt-4 text-small text-soft",
            ),
            class_name="max-w-prose",
        ),
        lead="What you measured yourself, or how you are.",
        notices=notices(AddState),
    )


def _done() -> rx.Component:
    return rx.cond(
        AddState.done != "",
        rx.el.div(
            rx.el.p("Kept: ", AddState.done, class_name="min-w-0 flex-1"),
            button("Undo", size="small", symbol="undo", on_click=AddState.undo),
            class_name="mb-4 flex flex-wrap items-center gap-3 rounded-control bg-wash px-4 py-3 text-small",
        ),
    )


def _form() -> rx.Component:
    return form(
        select(
            "What",
            "what",
            CHOICES,
            value=AddState.what,
            on_change=AddState.choose,
        ),
        rx.el.div(
            field(
                rx.cond(
                    AddState.unit != "",
                    rx.cond(AddState.is_pair, f"Upper ({AddState.unit})", f"Value ({AddState.unit})"),
                    "Value",
                ),
                "value",
                input_mode="decimal",
                auto_complete="off",
                required=True,
                max_length=20,
                hint=AddState.hint,
                class_name="flex-1",
            ),
            rx.cond(
                AddState.is_pair,
                field(
                    f"Lower ({AddState.unit})",
                    "lower",
                    input_mode="decimal",
                    auto_complete="off",
                    required=True,
                    max_length=20,
                    class_name="flex-1",
                ),
            ),
            class_name="flex flex-wrap gap-4",
        ),
        rx.el.div(
            field("Day", "day", kind="date", required=True, default_value=AddState.day, class_name="flex-1"),
            field(
                "Time", "time", kind="time", required=True, default_value=AddState.time, class_name="flex-1"
            ),
            class_name="flex flex-wrap gap-4",
        ),
        rx.el.p(AddState.problem, role="alert", class_name="text-small text-alarm empty:hidden"),
        rx.el.div(button("Add", type="submit", kind="primary")),
        on_submit=AddState.save,
        key=AddState.form_key.to_string(),
    )
