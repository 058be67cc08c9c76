"""Cards: a hairline, round corners, no shadow. One card holds one thing to read."""

from typing import Any

import reflex as rx

from healthvault.ui.icon import icon


def card(
    *children: Any,
    title: str | rx.Var = "",
    symbol: str = "",
    hue: str = "",
    aside: rx.Component | str | rx.Var = "",
    class_name: str = "",
    **props: Any,
) -> rx.Component:
    """A card.

    Args:
        *children: What it holds.
        title: Its heading; empty for none.
        symbol: An icon before the heading.
        hue: The domain whose colour the icon takes: a class such as `text-heart`.
        aside: What stands at the far end of the heading, such as how fresh the number is.
        class_name: More Tailwind classes.
        **props: Anything that `<section>` takes.
    """
    head = [card_head(title, symbol=symbol, hue=hue, aside=aside)] if not _is_empty(title) else []
    return rx.el.section(
        *head,
        *children,
        class_name=f"rounded-card border border-hairline bg-card p-5 min-w-0 {class_name}",
        **props,
    )


def card_head(
    title: str | rx.Var,
    *,
    symbol: str = "",
    hue: str = "",
    aside: rx.Component | str | rx.Var = "",
) -> rx.Component:
    """The heading of a card, with what stands at its far end."""
    return rx.el.div(
        rx.el.h3(
            *([icon(symbol, size=18, class_name=f"mt-px {hue}")] if symbol else []),
            rx.el.span(title),
            class_name="flex min-w-0 items-start gap-2 text-small font-medium text-soft",
        ),
        *([rx.el.div(aside, class_name="text-small text-faint shrink-0")] if not _is_empty(aside) else []),
        class_name="mb-3 flex items-start justify-between gap-3",
    )


def section(title: str | rx.Var, *children: Any, aside: Any = "", class_name: str = "") -> rx.Component:
    """A part of a page under its own heading."""
    return rx.el.section(
        rx.el.div(
            rx.el.h2(title, class_name="text-lead font-semibold"),
            *([aside] if not _is_empty(aside) else []),
            class_name="mb-4 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-2",
        ),
        *children,
        class_name=f"mt-10 first:mt-0 min-w-0 {class_name}",
    )


GRID = "grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-3"
"""How many cards stand side by side."""


def card_grid(*children: Any, class_name: str = "") -> rx.Component:
    """Cards side by side, as many as can be read."""
    return rx.el.div(
        *children,
        class_name=f"{GRID} {class_name}",
    )


def number(value: str | rx.Var, unit: str | rx.Var = "", *, class_name: str = "") -> rx.Component:
    """A big number with its unit on the same baseline."""
    return rx.el.span(
        rx.el.span(value, class_name="text-number font-semibold tracking-tight tabular-nums"),
        rx.el.span(unit, class_name="text-base text-soft"),
        class_name=f"flex flex-wrap items-baseline gap-x-1.5 {class_name}",
    )


def _is_empty(value: object) -> bool:
    return isinstance(value, str) and not value
