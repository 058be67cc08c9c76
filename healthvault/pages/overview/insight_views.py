"""Insights: what was found, how we know, and three buttons to say what one thinks of it."""

import reflex as rx

from healthvault.pages.overview.card_views import domain_icon
from healthvault.pages.overview.insights import InsightView
from healthvault.pages.overview.references import FactView
from healthvault.pages.overview.state import OverviewState
from healthvault.ui.button import link
from healthvault.ui.card import section
from healthvault.ui.icon import icon
from healthvault.ui.sent import sent_button

_OPINIONS = (("useful", "Useful"), ("not_for_me", "Not for me"), ("wrong", "Wrong"))


def insights() -> rx.Component:
    """At most three of them, or the sentence that there is none."""
    return section(
        "Insights",
        rx.cond(
            OverviewState.no_insights != "",
            rx.el.p(OverviewState.no_insights, class_name="max-w-prose text-soft"),
            rx.el.ul(
                rx.foreach(OverviewState.insights, _insight),
                class_name="grid items-start gap-4 lg:grid-cols-3",
            ),
        ),
        rx.foreach(
            OverviewState.forecasts,
            lambda said: rx.el.p(said, class_name="mt-4 max-w-prose text-small text-soft text-pretty"),
        ),
        aside=rx.el.p(OverviewState.looked_on, class_name="text-small text-faint"),
    )


def _insight(one: rx.Var[InsightView]) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            rx.el.p(
                domain_icon(one.domain),
                link(one.name, one.trend, class_name="!no-underline hover:!underline font-medium !text-ink"),
                rx.el.span(one.kind, class_name="ml-auto shrink-0 text-faint"),
                class_name="flex items-center gap-2 text-small",
            ),
            rx.el.p(one.claim, class_name="mt-3 text-pretty"),
            rx.cond(one.worded != "", _worded(one)),
            _how_we_know(one),
            _opinions(one),
        ),
        class_name="min-w-0 rounded-card border border-hairline bg-card p-5",
    )


def _worded(one: rx.Var[InsightView]) -> rx.Component:
    """Who worded it, and what was sent to them."""
    return rx.el.p(
        rx.el.span(one.worded),
        rx.cond(one.sent != "", sent_button(one.sent)),
        class_name="mt-2 flex flex-wrap items-baseline gap-x-3 text-[0.75rem]/4 text-faint [&>button]:ml-0",
    )


def _how_we_know(one: rx.Var[InsightView]) -> rx.Component:
    return rx.el.details(
        rx.el.summary(
            "How we know",
            icon("down", size=16, class_name="transition-transform group-open:rotate-180"),
            class_name=(
                "flex min-h-6 cursor-pointer items-center gap-1 rounded-mark "
                "text-small font-medium text-brand"
            ),
        ),
        rx.el.dl(rx.foreach(one.facts, _fact), class_name="mt-3 space-y-3"),
        class_name="group mt-3",
    )


def _fact(fact: rx.Var[FactView]) -> rx.Component:
    return rx.el.div(
        rx.el.dt(fact.name, class_name="text-faint"),
        rx.el.dd(fact.said, class_name="text-soft text-pretty"),
        class_name="text-small",
    )


def _opinions(one: rx.Var[InsightView]) -> rx.Component:
    return rx.el.div(
        *[_opinion(one, said, label) for said, label in _OPINIONS],
        role="group",
        aria_label="What do you think of this?",
        class_name="mt-4 flex flex-wrap gap-2",
    )


def _opinion(one: rx.Var[InsightView], said: str, label: str) -> rx.Component:
    return rx.el.button(
        label,
        type="button",
        aria_pressed=rx.cond(one.opinion == said, "true", "false"),
        on_click=OverviewState.say_of_insight(one.key, said),
        class_name=(
            "min-h-9 rounded-control border border-hairline px-3 text-small text-soft transition-colors "
            "hover:bg-sunken aria-pressed:border-brand aria-pressed:bg-wash aria-pressed:text-ink"
        ),
    )
