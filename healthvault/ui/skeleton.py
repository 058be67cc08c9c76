"""Loading, in the shape of what is coming. Never a spinner in the void."""

import reflex as rx

from healthvault.ui.card import GRID


def shape(class_name: str) -> rx.Component:
    """One grey shape; its size is given in Tailwind classes, such as `h-5 w-40`."""
    return rx.el.div(class_name=f"shape {class_name}")


def loading(*shapes: rx.Component, label: str = "Loading", class_name: str = "") -> rx.Component:
    """A group of shapes that says once, aloud, that it is loading."""
    return rx.el.div(
        rx.el.span(label, class_name="only-heard"),
        *shapes,
        role="status",
        aria_busy=True,
        class_name=class_name,
    )


def card_shape(class_name: str = "") -> rx.Component:
    """The shape of a card with a number and a sparkline."""
    return rx.el.div(
        shape("h-4 w-28 mb-4"),
        shape("h-10 w-24 mb-4"),
        shape("h-12 w-full"),
        class_name=f"rounded-card border border-hairline bg-card p-5 {class_name}",
    )


def cards_shape(count: int = 6) -> rx.Component:
    """The shape of a grid of cards."""
    return loading(
        *[card_shape() for _ in range(count)],
        class_name=GRID,
    )


def chart_shape(class_name: str = "h-80") -> rx.Component:
    """The shape of a chart."""
    return loading(shape(f"w-full {class_name}"), label="Drawing the chart")


def lines_shape(count: int = 4) -> rx.Component:
    """The shape of a few lines of text."""
    widths = ("w-11/12", "w-full", "w-4/5", "w-2/3")
    return loading(*[shape(f"h-4 mb-3 {widths[at % 4]}") for at in range(count)])
