"""Small drawings in SVG: paths whose `d` comes from the state, in the colour of the text around them."""

from typing import Any

import reflex as rx

from healthvault.charts.sparkline import HEIGHT, WIDTH


def sparkline(
    line: str | rx.Var,
    *,
    label: str | rx.Var,
    band: str | rx.Var = "",
    last: str | rx.Var = "",
    class_name: str = "text-brand",
) -> rx.Component:
    """A line without axes.

    Args:
        line: The `d` of the line, on a grid of `WIDTH` by `HEIGHT`; a gap is a new `M`.
        label: What it shows and its main finding, read aloud.
        band: The `d` of the area behind it, such as the person's usual range.
        last: Where the last value stands, as the `d` of a point (`M 240 14 h 0`), for a mark.
        class_name: Tailwind classes; `text-heart` gives the hue.
    """
    parts: list[rx.Component] = []
    if not _is_empty(band):
        parts.append(rx.el.path(d=band, class_name="spark-band"))
    parts.append(rx.el.path(d=line, class_name="spark-line"))
    if not _is_empty(last):
        parts += [rx.el.path(d=last, class_name="spark-halo"), rx.el.path(d=last, class_name="spark-mark")]
    return figure(
        *parts,
        view_box=f"0 0 {WIDTH} {HEIGHT}",
        label=label,
        preserve_aspect_ratio="none",
        class_name=f"h-12 w-full {class_name}",
    )


def figure(
    *parts: Any, view_box: str | rx.Var, label: str | rx.Var, class_name: str = "", **props: Any
) -> rx.Component:
    """A drawing with a text alternative."""
    return rx.el.svg(
        *parts,
        view_box=view_box,
        role="img",
        aria_label=label,
        class_name=f"block overflow-visible {class_name}",
        **props,
    )


def _is_empty(value: object) -> bool:
    return isinstance(value, str) and not value
