"""The readings behind a number at `/readings`."""

import reflex as rx

from healthvault.pages.readings.rows import ReadingRow
from healthvault.pages.readings.state import ReadingsState
from healthvault.ui.button import button_link
from healthvault.ui.card import card
from healthvault.ui.frame import frame
from healthvault.ui.icon import icon
from healthvault.ui.notice import notice
from healthvault.ui.skeleton import lines_shape
from healthvault.ui.table import item, row, table, table_or_list
from healthvault.ui.why import asks_why, why

_CAPTION = "The readings of this day"


def page() -> rx.Component:
    """Every reading of one metric on one day, whoever took it, and what of it counts."""
    return frame(
        rx.cond(ReadingsState.name != "", f"Readings: {ReadingsState.name}", "Readings"),
        rx.cond(
            ReadingsState.problem != "",
            notice(
                ReadingsState.problem,
                button_link("To the overview", "/overview", size="small", class_name="mt-3"),
                kind="problem",
            ),
            rx.cond(ReadingsState.is_loaded, _full(), lines_shape(6)),
        ),
        active="/trends",
        lead=ReadingsState.lead,
    )


def _full() -> rx.Component:
    return rx.el.div(
        card(
            rx.el.div(
                rx.cond(ReadingsState.rows.length() > 0, _made_of_them(), rx.el.span()),
                rx.el.div(
                    _step("left", "Day before", ReadingsState.day_before),
                    _step("right", "Day after", ReadingsState.day_after),
                    class_name="flex",
                ),
                class_name="flex flex-wrap items-center justify-between gap-x-4",
            ),
            rx.cond(
                ReadingsState.rows.length() > 0,
                _table(),
                rx.el.p("Nothing was measured on this day.", class_name="py-12 text-center text-soft"),
            ),
        ),
        rx.el.p(
            "As they arrived, in time, on the clock where each was taken. Nothing of them is ever changed.",
            class_name="mt-4 text-small text-soft",
        ),
        button_link("Draw them", ReadingsState.trend, size="small", symbol="trends", class_name="mt-3"),
        why(ReadingsState),
        class_name="max-w-prose",
    )


def _made_of_them() -> rx.Component:
    return asks_why(
        rx.el.span("What was made of them", class_name="text-small text-brand underline"),
        says="What was made of them",
        on_click=ReadingsState.explain_day(ReadingsState.metric, ReadingsState.day),
    )


def _table() -> rx.Component:
    return rx.fragment(
        rx.el.p(ReadingsState.count, class_name="mb-2 text-small text-soft tabular-nums"),
        table_or_list(
            _CAPTION,
            table(
                _CAPTION,
                ["When", "Value", "Counts", "Source", "Lasted"],
                rx.foreach(
                    ReadingsState.rows,
                    lambda one: row(one.when, one.value, one.counts, one.source, one.lasted),
                ),
            ),
            rx.foreach(ReadingsState.rows, _narrow_row),
        ),
        rx.el.nav(
            _turn("Earlier readings", ReadingsState.page_before),
            _turn("Later readings", ReadingsState.page_after),
            aria_label="Pages",
            class_name="mt-3 flex flex-wrap gap-2 empty:hidden",
        ),
    )


def _narrow_row(one: rx.Var[ReadingRow]) -> rx.Component:
    """One reading, where there is no room for a table."""
    return item(
        rx.el.p(
            rx.el.span(one.when, class_name="text-soft"),
            rx.el.span(one.value, class_name="font-medium"),
            class_name="flex flex-wrap justify-between gap-x-3 text-small tabular-nums",
        ),
        rx.el.p(
            one.source,
            rx.cond(one.lasted != "", f", {one.lasted}", ""),
            rx.cond(
                one.counts == "yes",
                "",
                rx.cond(one.counts == "no", " · does not count", f" · {one.counts} counts"),
            ),
            class_name="text-small text-soft break-words",
        ),
    )


def _turn(name: str, href: rx.Var) -> rx.Component:
    return rx.cond(href != "", button_link(name, href, size="small"))


def _step(symbol: str, name: str, href: rx.Var) -> rx.Component:
    look = "inline-flex size-11 items-center justify-center rounded-control "
    return rx.cond(
        href != "",
        button_link(icon(symbol, label=name), href, kind="plain", class_name="size-11 !px-0"),
        rx.el.span(icon(symbol), class_name=look + "text-faint opacity-40"),
    )
