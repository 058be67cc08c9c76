"""A line without axes, with the usual range behind it and a mark on the last value."""

from collections.abc import Sequence
from dataclasses import dataclass

from healthvault.charts.path import Scale, block, columns, place, stroke

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
    return _drawn([points], [usual] if usual else [])


def spark_pair(
    upper: Sequence[tuple[float, float | None]],
    lower: Sequence[tuple[float, float | None]],
    usual: Sequence[tuple[float, float]] = (),
) -> Sparkline:
    """Two lines on one scale, for what is measured as a pair, with the usual ranges that are known."""
    return _drawn([upper, lower], usual)


def _drawn(
    lines: Sequence[Sequence[tuple[float, float | None]]], usual: Sequence[tuple[float, float]]
) -> Sparkline:
    values = [value for points in lines for _, value in points if value is not None]
    if not values:
        return Sparkline(line="", band="", last="")
    inside = [*values, *(end for ends in usual for end in ends)]
    scale = Scale(low=min(inside), high=max(inside), height=HEIGHT, pad=_PAD)
    placed = [[(x * WIDTH, None if value is None else scale.y(value)) for x, value in each] for each in lines]
    ends = [next(((x, y) for x, y in reversed(each) if y is not None), None) for each in placed]
    tops = [(scale.y(high), scale.y(low)) for low, high in usual]
    return Sparkline(
        line="".join(map(stroke, placed)),
        band="".join(block(0, top, WIDTH, max(bottom - top, 1)) for top, bottom in tops),
        last="".join(f"M{place(*end)}h0" for end in ends if end),
    )


def spark_bars(points: Sequence[tuple[float, float | None]], count: int) -> str:
    """The `d` of a bar each, from zero, for `count` places side by side; for what adds up."""
    values = [value for _, value in points if value is not None]
    if not values:
        return ""
    scale = Scale(low=0, high=max(values), height=HEIGHT)
    step = WIDTH / count
    tops = [(x * (WIDTH - step) + step * 0.15, scale.y(value)) for x, value in points if value]
    return columns(tops, step * 0.7, HEIGHT)
