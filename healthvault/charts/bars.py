"""Bars for what adds up, and thin ones for the range of a day."""

from collections.abc import Sequence

from healthvault.charts.style import RANGE_OPACITY, Trace, rounded

UNFINISHED_OPACITY = 0.45


def bars(
    x: Sequence[str],
    y: Sequence[float | None],
    *,
    hue: str,
    text: Sequence[str],
    decimals: int,
    unfinished: str = "",
) -> Trace:
    """A bar each, from zero.

    Args:
        x: ISO 8601 dates or local times, in time, shape (n,).
        y: Values in the unit that is shown, shape (n,).
        hue: The colour, `#RRGGBB`.
        text: What is said about each bar, with the number as the rest of the page writes it, shape (n,).
        decimals: How many decimals are shown.
        unfinished: The `x` of the day that is not over, paler; empty when none is.
    """
    trace: Trace = {
        "type": "bar",
        "x": list(x),
        "y": rounded(y, decimals),
        "text": list(text),
        "textposition": "none",
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {"color": hue, "cornerradius": 3, "line": {"width": 0}},
    }
    if unfinished in x:
        trace["marker"]["opacity"] = [UNFINISHED_OPACITY if at == unfinished else 1 for at in x]
    return trace


def ranges(
    x: Sequence[str], edges: Sequence[tuple[float, float] | None], *, hue: str, decimals: int
) -> Trace:
    """A pale bar from the lowest to the highest of each point that has a range.

    Args:
        x: ISO 8601 dates, in time, shape (n,).
        edges: Lowest and highest in the unit that is shown, None where there is no range, shape (n,).
        hue: The colour, `#RRGGBB`.
        decimals: How many decimals are shown.
    """
    kept = [(at, edge) for at, edge in zip(x, edges, strict=True) if edge is not None]
    return {
        "type": "bar",
        "x": [at for at, _ in kept],
        "base": [round(low, decimals) for _, (low, _) in kept],
        "y": [round(high - low, decimals) for _, (low, high) in kept],
        "marker": {"color": hue, "opacity": RANGE_OPACITY, "cornerradius": 3, "line": {"width": 0}},
        "hoverinfo": "skip",
    }
