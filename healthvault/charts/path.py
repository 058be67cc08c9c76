"""The `d` of SVG paths on a grid, with no more digits than a pixel needs."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """From values to the height of a drawing; the highest value is at the top, `pad` units from the edge."""

    low: float
    high: float
    height: float
    pad: float = 0

    def y(self, value: float) -> float:
        """Where a value stands; in the middle when there is only one value to show."""
        if self.high <= self.low:
            return self.height / 2
        return self.pad + (self.high - value) / (self.high - self.low) * (self.height - 2 * self.pad)


def number(value: float) -> str:
    """A length on a grid whose units are about a pixel, to the tenth of one: open tabs keep all of it."""
    return f"{value:.1f}".removesuffix(".0")


def place(x: float, y: float) -> str:
    """A point of a path."""
    return f"{number(x)} {number(y)}"


def stroke(points: Sequence[tuple[float, float | None]]) -> str:
    """A line through points; one without a height breaks it. A lone point is a dot: a stroke of no length."""
    drawn, run = "", 0
    for x, y in points:
        if y is None:
            drawn += "h0" if run == 1 else ""
            run = 0
        else:
            drawn += f"{'L' if run else 'M'}{place(x, y)}"
            run += 1
    return drawn + ("h0" if run == 1 else "")


def area(top: Sequence[tuple[float, float]], bottom: Sequence[tuple[float, float]]) -> str:
    """The shape between two lines, both from left to right; empty without points."""
    if not top:
        return ""
    around = [*top, *reversed(bottom)]
    return "M" + "L".join(place(x, y) for x, y in around) + "Z"


def block(x: float, y: float, width: float, height: float) -> str:
    """A rectangle."""
    return f"M{place(x, y)}h{number(width)}v{number(height)}h{number(-width)}Z"


def columns(tops: Sequence[tuple[float, float]], width: float, floor: float) -> str:
    """Bars of one width from the left edges and the tops that are given down to the floor, in one shape."""
    drawn = "".join(f"H{number(x)}V{number(y)}h{number(width)}V{number(floor)}" for x, y in tops)
    return f"M{place(tops[0][0], floor)}{drawn}" if tops else ""
