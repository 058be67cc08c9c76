"""A line without axes, with the usual range behind it and a mark on the last value."""

from collections.abc import Sequence
from dataclasses import dataclass

from healthvault.charts.path import Scale, block, place, stroke

WIDTH, HEIGHT = 240, 48
"""The drawing's own grid, in its units."""

_PAD = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Sparkline:
    """The `d` of each part on a grid of `WIDTH` by `HEIGHT`; empty where there is nothing to draw."""

    line: str
    band: str
    last: str


def sparkline(
    points: Sequence[tuple[float, float | None]], usual: tuple[float, float] | None = None
) -> Sparkline:
    """A sparkline.

    Args:
        points: How far into the time shown, from 0 to 1, and the value, None where the line is broken.
        usual: The ends of the usual range, None when it is not known.
    """
    values = [value for _, value in points if value is not None]
    if not values:
        return Sparkline(line="", band="", last="")
    inside = [*values, *(usual or ())]
    scale = Scale(low=min(inside), high=max(inside), height=HEIGHT, pad=_PAD)
    drawn = [(x * WIDTH, None if value is None else scale.y(value)) for x, value in points]
    x, y = next((x, y) for x, y in reversed(drawn) if y is not None)
    band = ""
    if usual is not None:
        top, bottom = scale.y(usual[1]), scale.y(usual[0])
        band = block(0, top, WIDTH, max(bottom - top, 1))
    return Sparkline(line=stroke(drawn), band=band, last=f"M{place(x, y)}h0")


def spark_bars(points: Sequence[tuple[float, float | None]], count: int) -> str:
    """The `d` of a bar each, from zero, for `count` places side by side; for what adds up."""
    values = [value for _, value in points if value is not None]
    if not values:
        return ""
    scale = Scale(low=0, high=max(values), height=HEIGHT)
    step = WIDTH / count
    return "".join(
        block(x * (WIDTH - step) + step * 0.15, scale.y(value), step * 0.7, HEIGHT - scale.y(value))
        for x, value in points
        if value
    )
