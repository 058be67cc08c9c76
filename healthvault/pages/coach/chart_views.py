"""Small charts under an answer: SVG paths, so that no chart library is loaded for them."""

import reflex as rx
from reflex_components_core.react_router import link as route_link

from healthvault.pages.coach.chart_rows import ChartView
from healthvault.pages.coach.chart_state import ChartState
from healthvault.ui.sparkline import figure, sparkline


def charts(answer: rx.Var[str]) -> rx.Component:
    """The charts of an answer that has ended; nothing where its numbers are of single days."""
    return rx.el.div(
        rx.foreach(ChartState.charts.get(answer, []), _chart),
        class_name="mt-3 flex flex-col gap-3 empty:hidden",
    )


def draws(answer: rx.Var[str]) -> rx.Component:
    """Has the charts drawn when an answer has ended, or another conversation is open; it shows nothing."""
    return rx.el.span(on_mount=ChartState.draw, hidden=True, key=answer)


def _chart(one: rx.Var[ChartView]) -> rx.Component:
    return rx.el.figure(
        rx.el.figcaption(
            rx.el.span(one.name, class_name="font-medium text-ink"),
            rx.el.span(one.dates, class_name="text-faint"),
            class_name="flex flex-wrap justify-between gap-x-3 text-small",
        ),
        rx.el.div(
            rx.el.div(_drawing(one), class_name=_hue(one.domain)),
            rx.el.div(
                rx.el.span(one.top),
                rx.el.span(one.bottom),
                aria_hidden=True,
                class_name=(
                    "flex flex-col justify-between text-right text-[0.75rem]/4 text-faint tabular-nums"
                ),
            ),
            rx.el.div(
                rx.el.span(one.begins),
                rx.el.span(one.ends),
                aria_hidden=True,
                class_name="mt-1 flex justify-between text-[0.75rem]/4 text-faint",
            ),
            class_name="mt-3 grid grid-cols-[minmax(0,1fr)_auto] gap-x-3",
        ),
        rx.el.p(
            one.words,
            " ",
            route_link("See it on Trends, as a table too", to=one.trends, class_name="text-brand underline"),
            class_name="mt-2 text-small text-soft",
        ),
        class_name="rounded-card border border-hairline bg-card p-4",
    )


def _drawing(one: rx.Var[ChartView]) -> rx.Component:
    label = f"{one.name}, {one.dates}: {one.words}"
    return rx.cond(
        one.bars != "",
        figure(
            rx.el.path(d=one.bars, class_name="fill-current"),
            view_box="0 0 240 48",
            label=label,
            preserve_aspect_ratio="none",
            class_name="h-20 w-full",
        ),
        rx.el.div(
            sparkline(one.line, label=label, band=one.band, last=one.last, class_name="!h-20"),
        ),
    )


def _hue(domain: rx.Var[str]) -> rx.Var:
    return rx.match(
        domain,
        ("heart", "text-heart"),
        ("sleep", "text-sleep"),
        ("activity", "text-activity"),
        ("mind", "text-mind"),
        "text-body",
    )
