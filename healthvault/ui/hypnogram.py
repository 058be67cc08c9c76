"""A night by sleep stage, as SVG: four rows, lighter sleep above deeper."""

from typing import Any

import reflex as rx

from healthvault.charts.hypnogram import HEIGHT, WIDTH
from healthvault.ui.sparkline import figure


def stages(drawn: Any, *, label: rx.Var | str, class_name: str) -> rx.Component:
    """The blocks of a night.

    Args:
        drawn: The paths of `charts.hypnogram`, or a Var with the same names.
        label: What it shows and its main finding, read aloud.
        class_name: Tailwind classes; they give the height and the hue.
    """
    return figure(
        rx.el.path(d=drawn.joins, class_name="stage-join"),
        rx.el.path(d=drawn.awake, class_name="stage-awake"),
        rx.el.path(d=drawn.rem, class_name="stage-rem"),
        rx.el.path(d=drawn.core, class_name="stage-core"),
        rx.el.path(d=drawn.deep, class_name="stage-deep"),
        view_box=f"0 0 {WIDTH} {HEIGHT}",
        label=label,
        preserve_aspect_ratio="none",
        class_name=class_name,
    )
