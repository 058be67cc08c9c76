"""Tables: native, with a caption that is read aloud, scrolling inside themselves on a narrow screen."""

from typing import Any

import reflex as rx

_CELL = "px-3 py-2.5 text-small tabular-nums align-baseline"


def table(
    caption: str | rx.Var,
    columns: list[str],
    rows: Any,
    *,
    numeric: frozenset[int] = frozenset(),
    class_name: str = "",
) -> rx.Component:
    """A table.

    Args:
        caption: What the table says; heard, not shown.
        columns: The headings.
        rows: `<tr>` elements made by `row`, or an `rx.foreach` of them.
        numeric: The places, from 0, of the columns that stand to the right.
        class_name: More Tailwind classes for the frame around it.
    """
    heads = [
        rx.el.th(
            name,
            scope="col",
            class_name=f"{_CELL} font-medium text-faint whitespace-nowrap {_side(at, numeric)}",
        )
        for at, name in enumerate(columns)
    ]
    body = rows if isinstance(rows, list) else [rows]
    return rx.el.div(
        rx.el.table(
            rx.el.caption(caption, class_name="only-heard"),
            rx.el.thead(rx.el.tr(*heads), class_name="border-b border-hairline"),
            rx.el.tbody(*body),
        ),
        role="region",
        aria_label=caption,
        tab_index=0,
        class_name=f"wide-table {class_name}",
    )


def row(*cells: Any, numeric: frozenset[int] = frozenset()) -> rx.Component:
    """One row; its first cell names it."""
    first, *rest = cells
    return rx.el.tr(
        rx.el.th(first, scope="row", class_name=f"{_CELL} font-normal {_side(0, numeric)}"),
        *[
            rx.el.td(cell, class_name=f"{_CELL} {_side(at, numeric)}")
            for at, cell in enumerate(rest, start=1)
        ],
        class_name="border-b border-hairline last:border-0",
    )


def _side(at: int, numeric: frozenset[int]) -> str:
    return "text-right" if at in numeric else "text-left"
