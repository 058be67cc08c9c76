"""A line through what was measured, broken where nothing was."""

from collections.abc import Sequence

from healthvault.charts.style import LINE_PX, MOST_MARKERS, Trace, rounded


def line(
    x: Sequence[str],
    y: Sequence[float | None],
    *,
    hue: str,
    text: Sequence[str],
    decimals: int,
    reads: str = "%{text}",
    is_compared: bool = False,
    is_second: bool = False,
) -> Trace:
    """A line.

    Args:
        x: ISO 8601 dates or local times, in time, shape (n,).
        y: Values in the unit that is shown, None where the line is broken, shape (n,).
        hue: The colour, `#RRGGBB`.
        text: What is said about each point, with the number as the rest of the page writes it, shape (n,).
        decimals: How many decimals are shown.
        reads: What the pointer reads, with `%{text}` for each point's own words: what all say is sent once.
        is_compared: Whether it stands behind the main line: dotted, so that it is not told by colour alone.
        is_second: Whether it has the scale on the right.
    """
    few = sum(value is not None for value in y) < MOST_MARKERS
    trace: Trace = {
        "type": "scatter",
        "mode": "lines+markers" if few else "lines",
        "x": list(x),
        "y": rounded(y, decimals),
        "text": list(text),
        "hovertemplate": f"{reads}<extra></extra>",
        "connectgaps": False,
        "line": {"color": hue, "width": LINE_PX},
    }
    if few:
        trace["marker"] = {"color": hue, "size": 6}
    if is_compared:
        trace["line"] |= {"dash": "dot", "width": 1.5}
        trace["mode"] = "lines"
    if is_second:
        trace["yaxis"] = "y2"
    return trace
