"""Last night, and today so far."""

import reflex as rx

from healthvault.pages.overview.cards import SoFarView
from healthvault.pages.overview.night import FactView, StageView
from healthvault.pages.overview.state import OverviewState
from healthvault.ui.card import card, number
from healthvault.ui.hypnogram import stages
from healthvault.ui.icon import icon
from healthvault.ui.why import asks_why

ESTIMATE = (
    "Stages are your device’s estimate. In one comparison with a sleep laboratory, a ring told 31 to 47 "
    "minutes more deep sleep and 13 to 20 less REM."
)
"""Source: PMC7894804, an Oura ring against polysomnography in adolescents (read for us on 2026-11-22)."""


def last_night() -> rx.Component:
    """The night: how long, when, its stages."""
    night = OverviewState.night
    return card(
        rx.cond(night, _night(), _quiet("No night has been recorded lately.")),
        title=rx.cond(night, night.title, "Last night"),
        symbol="sleep",
        hue="text-sleep",
        aside=rx.cond(night, night.when, ""),
        class_name="flex flex-col lg:col-span-3",
    )


def _night() -> rx.Component:
    night = OverviewState.night
    return rx.fragment(
        rx.el.div(
            asks_why(
                number(night.number, night.unit),
                says=f"{night.number} {night.unit}",
                on_click=OverviewState.explain_day("sleep_duration", night.day),
            ),
            asks_why(
                rx.el.span(night.usual, class_name="text-small text-soft"),
                says=night.usual,
                on_click=OverviewState.explain_usual("sleep_duration", night.day),
            ),
            class_name="flex flex-wrap items-baseline gap-x-4",
        ),
        rx.cond(night.late != "", late_line(night.late)),
        rx.cond(night.has_stages, _hypnogram()),
        rx.el.ul(
            rx.foreach(night.stages, _stage),
            class_name="mt-4 grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-4",
        ),
        rx.cond(
            night.has_stages,
            rx.el.p(ESTIMATE, class_name="mt-3 text-small text-faint"),
        ),
        rx.el.ul(
            rx.foreach(night.facts, _fact),
            class_name="mt-auto flex flex-wrap gap-x-4 gap-y-1 pt-4 text-small text-soft",
        ),
    )


def late_line(words: rx.Var) -> rx.Component:
    """That something newer should be here by now."""
    return rx.el.p(
        icon("clock", size=16),
        words,
        class_name="mt-2 flex items-center gap-1.5 text-small font-medium text-caution",
    )


def _hypnogram() -> rx.Component:
    night = OverviewState.night
    return rx.el.div(
        stages(night, label=night.alt, class_name="h-28 w-full text-sleep"),
        ticks(night.ticks),
        class_name="mt-4",
    )


def ticks(shown: rx.Var) -> rx.Component:
    """Times of day under a drawing, each centred on its place."""
    return rx.el.div(
        rx.foreach(
            shown,
            lambda tick: rx.el.span(
                tick.words,
                class_name=rx.cond(
                    tick.is_minor,
                    "absolute -translate-x-1/2 max-sm:hidden",
                    rx.cond(tick.at == "0.00%", "absolute", "absolute -translate-x-1/2"),
                ),
                style={"left": tick.at},
            ),
        ),
        aria_hidden=True,
        class_name="relative mt-1 h-5 text-small text-faint tabular-nums",
    )


def _stage(stage: rx.Var[StageView]) -> rx.Component:
    return rx.el.li(
        rx.el.p(
            rx.el.svg(
                rx.match(
                    stage.kind,
                    ("awake", rx.el.rect(width="10", height="10", rx="3", class_name="stage-awake")),
                    ("rem", rx.el.rect(width="10", height="10", rx="3", class_name="stage-rem")),
                    ("core", rx.el.rect(width="10", height="10", rx="3", class_name="stage-core")),
                    rx.el.rect(width="10", height="10", rx="3", class_name="stage-deep"),
                ),
                width="10",
                height="10",
                aria_hidden=True,
                class_name="shrink-0 text-sleep",
            ),
            stage.name,
            rx.el.span(stage.share, class_name="text-faint"),
            class_name="flex items-center gap-1.5 text-small text-soft",
        ),
        asks_why(
            rx.el.span(stage.duration, class_name="font-medium tabular-nums"),
            says=f"{stage.name} {stage.duration}",
            on_click=OverviewState.explain_day(stage.slug, OverviewState.night.day),
            class_name="mt-0.5",
        ),
    )


def _fact(fact: rx.Var[FactView]) -> rx.Component:
    return rx.el.li(
        asks_why(
            rx.el.span(fact.words),
            says=fact.words,
            on_click=OverviewState.explain_day(fact.slug, OverviewState.night.day),
        )
    )


def today_so_far() -> rx.Component:
    """What today has come to, beside what it usually is by now."""
    return card(
        rx.cond(
            OverviewState.so_far.length() > 0,
            rx.el.div(
                rx.foreach(OverviewState.so_far, _sum),
                class_name="flex flex-1 flex-col justify-between gap-6",
            ),
            rx.el.div(
                _quiet("Nothing has been counted yet today."),
                rx.cond(OverviewState.so_far_late != "", late_line(OverviewState.so_far_late)),
                class_name="flex flex-1 flex-col",
            ),
        ),
        title="Today so far",
        symbol="activity",
        hue="text-activity",
        aside=rx.cond(OverviewState.so_far.length() > 0, OverviewState.so_far[0].as_of, ""),
        class_name="flex flex-col lg:col-span-2",
    )


def _sum(one: rx.Var[SoFarView]) -> rx.Component:
    return rx.el.div(
        rx.el.div(
            rx.el.p(one.name, class_name="text-small text-soft"),
            asks_why(
                rx.el.span(one.number, class_name="text-title font-semibold tracking-tight tabular-nums"),
                rx.el.span(one.unit, class_name="text-small text-soft"),
                says=f"{one.name} {one.number} {one.unit}",
                on_click=OverviewState.explain_day(one.slug, one.day),
            ),
            class_name="flex items-baseline justify-between gap-3",
        ),
        rx.el.div(
            rx.el.div(class_name="h-full rounded-full bg-activity", style={"width": f"{one.percent}%"}),
            rx.cond(
                one.usual_percent >= 0,
                rx.el.div(
                    class_name="absolute -inset-y-1 w-0.5 rounded-full bg-ink",
                    style={"left": f"{one.usual_percent}%"},
                ),
            ),
            aria_hidden=True,
            class_name="relative mt-1 h-2 rounded-full bg-sunken",
        ),
        asks_why(
            rx.el.span(one.words, class_name="text-small text-soft"),
            says=one.words,
            on_click=OverviewState.explain_by_now(one.slug),
            class_name="mt-1.5",
        ),
    )


def _quiet(words: str) -> rx.Component:
    return rx.el.p(words, class_name="my-auto py-8 text-center text-soft")
