"""A band between two edges, such as what is usual, broken where it is not known."""

from collections.abc import Sequence
from itertools import groupby

from healthvault.charts.style import BAND_OPACITY, Trace, tinted

MOST_CORNERS = 80
"""How many places of a long band are drawn: what is usual moves slowly, and a figure stays small."""


def band(x: Sequence[str], edges: Sequence[tuple[float, float] | None], *, hue: str, decimals: int) -> Trace:
    """A band, as closed shapes with a gap between.

    Args:
        x: ISO 8601 dates, in time, shape (n,).
        edges: The low and the high edge in the unit that is shown, None where there is none, shape (n,).
        hue: The colour, `#RRGGBB`.
        decimals: How many decimals are shown.
    """
    outline_x: list[str | None] = []
    outline_y: list[float | None] = []
    every = max(1, len(x) // MOST_CORNERS)
    known = groupby(zip(x, edges, strict=True), key=lambda place: place[1] is not None)
    for is_known, places in known:
        if not is_known:
            continue
        piece = [(at, edge) for at, edge in places if edge is not None]
        piece = [*piece[:-1:every], piece[-1]]
        there_and_back = [(at, low) for at, (low, _) in piece] + [(at, high) for at, (_, high) in piece[::-1]]
        outline_x += [*(at for at, _ in there_and_back), None]
        outline_y += [*(round(value, decimals) for _, value in there_and_back), None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": outline_x,
        "y": outline_y,
        "fill": "toself",
        "fillcolor": tinted(hue, BAND_OPACITY),
        "line": {"width": 0, "color": hue},
        "hoverinfo": "skip",
    }
