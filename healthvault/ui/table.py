"""Tables: native, with a caption that is read aloud. Where there is no room for one, the same as a list."""

from typing import Any, Literal

import reflex as rx

Room = Literal["screen", "lg", "3xl"]
_ROOMS: dict[Room, tuple[str, str, str]] = {
    "screen": ("max-sm:hidden", "sm:hidden", ""),
    "lg": ("@max-lg:hidden", "@lg:hidden", "@container"),
    "3xl": ("@max-3xl:hidden", "@3xl:hidden", "@container"),
}
"""From which width of its own room a table stands there, 32 or 48 rem, and up to which the list; in a dialog,
which is as wide as the screen lets it, 40 rem of the screen.
"""
_CELL = "px-1.5 sm:px-3 py-2.5 text-small tabular-nums align-baseline"


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


def table_or_list(
    caption: str | rx.Var,
    wide: rx.Component,
    items: rx.Component,
    *,
    room: Room = "lg",
    class_name: str = "",
) -> rx.Component:
    """A table, and in its place a list where that would scroll sideways; only one of them is heard.

    What decides is the room that it has, not the screen: a card beside the rail is narrow on a wide screen.

    Args:
        caption: What the table says; heard with the list too.
        wide: What `table` made.
        items: The same rows as items of a list, an `rx.foreach` of what `item` makes.
        room: How wide it must be for the table.
        class_name: More Tailwind classes for the frame around both.
    """
    table_, list_, frame = _ROOMS[room]
    return rx.el.div(
        rx.el.div(wide, class_name=table_),
        rx.el.ul(
            items,
            aria_label=caption,
            class_name=f"divide-y divide-hairline {list_}",
        ),
        class_name=f"{frame} {class_name}",
    )


def item(*lines: rx.Component) -> rx.Component:
    """A row of a table as an item of a list: what it is in its first line, the rest under it."""
    return rx.el.li(*lines, class_name="py-3")


def _side(at: int, numeric: frozenset[int]) -> str:
    return "text-right" if at in numeric else "text-left"
