"""The one template of every Plotly figure: plain dictionaries, no colour of the page, no chart junk.

A trace names the light hue it is given, because Plotly cannot read a custom property; the page's stylesheet
lets the token take over in the dark.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Any

Figure = dict[str, Any]
Trace = dict[str, Any]

BAND_OPACITY = 0.12
RANGE_OPACITY = 0.25
LINE_PX = 2
MOST_MARKERS = 60
"""A line of fewer points shows each of them."""

_TICK_WORDS: list[dict[str, Any]] = [
    {"dtickrange": [None, 86_399_999], "value": "%H:%M"},
    {"dtickrange": [86_400_000, "M0.99"], "value": "%-d %b"},
    {"dtickrange": ["M1", "M11"], "value": "%b\n%Y"},
    {"dtickrange": ["M12", None], "value": "%Y"},
]
"""How a date is written on the axis, by the distance of the ticks in milliseconds or months (`M`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A place on the x axis and what stands there."""

    x: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something that happened on a day, written above a thin line."""

    x: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Axes:
    """Where a figure begins and ends. `x` are ISO 8601 without a zone: time as the person's clock told it.

    `reads` is the title of what is read under the pointer, with d3's codes for `x`. `is_from_zero` is for
    bars, which are never truncated; `has_second` for a second metric's own scale.
    """

    first: str
    last: str
    is_from_zero: bool
    reads: str = "%{x|%a %-d %b %Y}"
    has_second: bool = False
    ticks: tuple[Tick, ...] = ()


def figure(traces: Sequence[Trace], axes: Axes, *, hue: str, notes: Sequence[Note] = ()) -> Figure:
    """A figure of traces, drawn in their order.

    Args:
        traces: From `line`, `band` and `bars`.
        axes: Its ends.
        hue: The colour of the lines under notes, `#RRGGBB`.
        notes: What happened, in time.
    """
    layout: dict[str, Any] = {
        "margin": {"l": 44, "r": 44 if axes.has_second else 8, "t": 28 if notes else 10, "b": 40},
        "showlegend": False,
        "hovermode": "x unified",
        "modebar": {"bgcolor": "rgba(0,0,0,0)", "orientation": "h"},
        "dragmode": "zoom",
        "bargap": 0.18,
        "barmode": "overlay",
        "xaxis": _x_axis(axes, hue),
        "yaxis": _y_axis(axes) | {"gridwidth": 1, "fixedrange": True},
        "shapes": [_under(note, hue) for note in notes],
        "annotations": [_above(note, axes) for note in notes],
    }
    if axes.has_second:
        layout["yaxis2"] = _y_axis(axes) | {
            "overlaying": "y",
            "side": "right",
            "showgrid": False,
            "rangemode": "normal",
            "fixedrange": True,
        }
    return {"data": list(traces), "layout": layout}


def rounded(values: Sequence[float | None], decimals: int) -> list[float | None]:
    """The values with no more decimals than are shown; what was not measured stays None."""
    return [None if value is None else round(value, decimals) for value in values]


def tinted(hue: str, opacity: float) -> str:
    """A colour `#RRGGBB` at an opacity, as Plotly reads it."""
    red, green, blue = (int(hue[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"


def _x_axis(axes: Axes, hue: str) -> dict[str, Any]:
    axis: dict[str, Any] = {
        "type": "date",
        "range": [axes.first, axes.last],
        "showgrid": False,
        "zeroline": False,
        "fixedrange": False,
        "nticks": 7,
        "tickformatstops": _TICK_WORDS,
        "unifiedhovertitle": {"text": axes.reads},
        "spikethickness": 1,
        "spikedash": "solid",
        "spikecolor": hue,
    }
    if axes.ticks:
        axis |= {
            "tickmode": "array",
            "tickvals": [tick.x for tick in axes.ticks],
            "ticktext": [tick.text for tick in axes.ticks],
        }
    return axis


def _y_axis(axes: Axes) -> dict[str, Any]:
    return {
        "rangemode": "tozero" if axes.is_from_zero else "normal",
        "zeroline": False,
        "nticks": 6,
        "separatethousands": True,
        "automargin": False,
    }


def _under(note: Note, hue: str) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": note.x,
        "x1": note.x,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "layer": "below",
        "line": {"color": hue, "width": 1, "dash": "dot"},
    }


def _above(note: Note, axes: Axes) -> dict[str, Any]:
    first, at, last = (datetime.fromisoformat(x) for x in (axes.first, note.x, axes.last))
    return {
        "x": note.x,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "xanchor": "right" if at - first > (last - first) * 0.6 else "left",
        "text": escape(note.text, quote=False),  # Plotly reads markup, and what is written here is words.
        "showarrow": False,
        "font": {"size": 12},
    }
