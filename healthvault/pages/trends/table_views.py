"""The numbers of the chart as a table, or as a list where there is no room for one, and as a file."""

from typing import Any

import reflex as rx

from healthvault.pages.trends.rows import PointRow
from healthvault.pages.trends.state import TrendsState
from healthvault.ui.button import download_link
from healthvault.ui.dialog import details
from healthvault.ui.table import item, row, table, table_or_list
from healthvault.ui.why import asks_why


def numbers() -> rx.Component:
    """The same numbers as a table and as a file."""
    return rx.cond(
        ~TrendsState.is_empty,
        rx.el.div(
            details("Show as a table", _table()),
            rx.el.div(
                download_link("CSV", TrendsState.csv, size="small"), class_name="absolute top-0 right-0"
            ),
            class_name="relative mt-4",
        ),
    )


def _table() -> rx.Component:
    columns = ["When", "Value", "Usual", "Compared", "From – to"]
    uncompared = rx.cond(TrendsState.compared_name == "", "[&_tr>:nth-child(4)]:hidden", "")
    unspread = rx.cond(TrendsState.has_spread, "", "[&_tr>:nth-child(5)]:hidden")
    return rx.el.div(
        table_or_list(
            TrendsState.finding,
            table(
                TrendsState.finding,
                columns,
                rx.foreach(TrendsState.rows, _row),
                class_name=f"max-h-[32rem] overflow-y-auto {uncompared} {unspread}",
            ),
            rx.foreach(TrendsState.rows, _narrow_row),
            room="lg",
        ),
        rx.cond(
            TrendsState.rows.length() >= 100,
            rx.el.p(
                "The latest 100. The CSV file has everything that is drawn.",
                class_name="mt-2 text-small text-soft",
            ),
        ),
    )


def _row(one: rx.Var[PointRow]) -> rx.Component:
    return row(
        one.when,
        _value(one),
        rx.cond(one.usual != "", _usual(one)),
        rx.cond(one.compared != "", _compared(one)),
        one.spread,
    )


_PAIR = "flex flex-wrap gap-x-1.5"


def _narrow_row(one: rx.Var[PointRow]) -> rx.Component:
    """One point, where there is no room for a table."""
    return item(
        rx.el.p(
            rx.el.span(one.when, class_name="text-soft"),
            _value(one),
            class_name="flex flex-wrap justify-between gap-x-3 text-small font-medium tabular-nums",
        ),
        rx.el.p(
            rx.cond(one.usual != "", rx.el.span("Usual", _usual(one), class_name=_PAIR)),
            rx.cond(
                one.compared != "", rx.el.span(TrendsState.compared_name, _compared(one), class_name=_PAIR)
            ),
            rx.cond(one.spread != "", rx.el.span(f"From {one.spread}")),
            class_name="flex flex-wrap gap-x-4 text-small text-soft tabular-nums empty:hidden",
        ),
    )


def _value(one: rx.Var[PointRow]) -> rx.Component:
    return _asks(one.value, one.when, TrendsState.explain_span(TrendsState.metric, one.first, one.last))


def _usual(one: rx.Var[PointRow]) -> rx.Component:
    return _asks(one.usual, f"Usual, {one.when}", TrendsState.explain_usual(TrendsState.metric, one.day))


def _compared(one: rx.Var[PointRow]) -> rx.Component:
    return _asks(
        one.compared,
        f"{TrendsState.compared_name}, {one.when}",
        TrendsState.explain_span(TrendsState.compared_slug, one.other_first, one.other_last),
    )


def _asks(value: rx.Var, what: rx.Var | str, on_click: Any) -> rx.Component:
    """A number of the table."""
    return asks_why(
        rx.el.span(value, class_name="underline decoration-dotted underline-offset-3"),
        says=f"{what}: {value}",
        on_click=on_click,
    )
