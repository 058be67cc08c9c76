"""The section of sources: one row each, with its year as a calendar."""

import reflex as rx

from healthvault.charts.calendar import HEIGHT, calendar_width
from healthvault.insights.sources import WEEKS
from healthvault.pages.sync.sources import SourceView
from healthvault.pages.sync.state import SyncState
from healthvault.ui.button import button_link
from healthvault.ui.card import card, section
from healthvault.ui.dialog import details
from healthvault.ui.icon import icon
from healthvault.ui.sparkline import figure
from healthvault.ui.table import row, table

DROP_ZONE = "bring"
"""The id of the place where a file is dropped."""
_NUMERIC = frozenset({1})


def all_sources() -> rx.Component:
    """Every device and app, the one that told something last first; nothing before there is any."""
    return rx.cond(
        SyncState.sources.length() > 0,
        section(
            "Your devices and apps",
            rx.el.p(
                SyncState.late,
                " Nothing is fetched by itself yet: newer readings come with a newer file. "
                "How often each one usually comes is learnt from its own days.",
                class_name="mb-4 max-w-prose text-small text-soft",
            ),
            rx.el.ul(rx.foreach(SyncState.sources, _source), class_name="flex flex-col gap-4"),
            rx.cond(
                SyncState.left_out > 0,
                rx.el.p(
                    f"{SyncState.left_out} more have been silent for longer.",
                    class_name="mt-3 text-small text-soft",
                ),
            ),
        ),
    )


def _source(one: rx.Var[SourceView]) -> rx.Component:
    return rx.el.li(
        card(
            rx.el.div(
                rx.el.div(
                    rx.el.h3(one.name, class_name="font-medium break-words"),
                    _state(one),
                    class_name="flex min-w-0 flex-wrap items-baseline gap-x-3 gap-y-1",
                ),
                rx.cond(
                    one.is_by_hand,
                    button_link("Add an entry", "/add", size="small", symbol="plus"),
                    button_link("Add newer data", f"/sync#{DROP_ZONE}", size="small", symbol="upload"),
                ),
                class_name="flex flex-wrap items-start justify-between gap-3",
            ),
            rx.el.p(one.last, " · ", one.rhythm, class_name="mt-1 text-small"),
            rx.el.p(one.readings, class_name="text-small text-soft tabular-nums"),
            _calendar(one),
            rx.cond(one.gap_title != "", details(one.gap_title, _gaps(one), class_name="mt-1")),
        ),
    )


def _state(one: rx.Var[SourceView]) -> rx.Component:
    look = "inline-flex items-center gap-1 text-small font-medium"
    return rx.match(
        one.state,
        ("fresh", rx.el.span(icon("check", size=16), one.words, class_name=f"{look} text-brand")),
        ("late", rx.el.span(icon("clock", size=16), one.words, class_name=f"{look} text-caution")),
        ("stopped", rx.el.span(icon("alert", size=16), one.words, class_name=f"{look} text-caution")),
        rx.el.span(icon("info", size=16), one.words, class_name=f"{look} text-soft"),
    )


def _calendar(one: rx.Var[SourceView]) -> rx.Component:
    width = calendar_width(WEEKS * 7)
    return rx.el.div(
        figure(
            rx.el.path(d=one.other, class_name="calendar-day text-sunken"),
            rx.el.path(d=one.measured, class_name="calendar-day text-brand"),
            rx.el.path(d=one.missing, class_name="calendar-gap text-caution"),
            view_box=f"0 0 {width} {HEIGHT}",
            label=one.alt,
            class_name="w-full",
        ),
        rx.el.div(
            rx.el.span("A year ago"),
            rx.el.span(
                rx.el.span(class_name="mr-1.5 inline-block size-2.5 bg-brand"),
                "measured",
                rx.el.span(class_name="mr-1.5 ml-4 inline-block size-1 bg-caution align-middle"),
                "missing",
            ),
            rx.el.span("Today"),
            aria_hidden=True,
            class_name="mt-1 flex justify-between gap-3 text-small text-faint",
        ),
        class_name="mt-4 max-w-2xl",
    )


def _gaps(one: rx.Var[SourceView]) -> rx.Component:
    return table(
        "Days without a reading, longer than is usual",
        ["Dates", "Missing"],
        rx.foreach(one.gaps, lambda gap: row(gap.dates, gap.lasted, numeric=_NUMERIC)),
        numeric=_NUMERIC,
        class_name="max-w-md",
    )
