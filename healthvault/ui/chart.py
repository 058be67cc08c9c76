"""The chart: Plotly's basic bundle, fetched only where a chart stands. Figures are plain dictionaries."""

from typing import Any

import reflex as rx
from reflex_components_plotly.plotly import PlotlyBasic

from healthvault.ui.appearance import by_light
from healthvault.ui.theme import COLOURS, FONT_FAMILY

CONFIG: dict[str, Any] = {
    "displaylogo": False,
    "displayModeBar": False,
    "responsive": True,
    "scrollZoom": False,
    "doubleClick": "reset",
    "showTips": False,
}
"""Plotly's settings: no logo, no bar of tools."""

_FAMILIES = f"{FONT_FAMILY}, system-ui, sans-serif"
"""A picture that is saved leaves the page's own font behind."""


class ZoomableChart(PlotlyBasic):
    """Plotly's basic bundle, which also tells to where somebody zoomed."""

    on_relayout: rx.EventHandler[rx.event.passthrough_event_spec(dict[str, object])]


def _layout(mode: str) -> dict[str, Any]:
    def colour(name: str) -> str:
        return getattr(COLOURS[name], mode)

    axis = {
        "gridcolor": colour("hairline"),
        "linecolor": colour("hairline"),
        "zerolinecolor": colour("hairline"),
    }
    return {
        "paper_bgcolor": colour("card"),
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": _FAMILIES, "size": 13, "color": colour("soft")},
        "xaxis": axis,
        "yaxis": axis,
        "hoverlabel": {
            "bgcolor": colour("ink"),
            "bordercolor": colour("ink"),
            "font": {"family": _FAMILIES, "size": 13, "color": colour("paper")},
        },
    }


def chart(
    figure: Any,
    *,
    label: str | rx.Var,
    class_name: str = "h-80",
    config: dict[str, Any] | None = None,
    **props: Any,
) -> rx.Component:
    """A chart.

    Args:
        figure: A Var that holds a Plotly figure as a plain dictionary (`data`, `layout`), without colours of
            the page: those come from the theme.
        label: One sentence with the main finding, read aloud in the place of the drawing.
        class_name: Tailwind classes; they give the height.
        config: What differs from `CONFIG`.
        **props: Plotly's events, such as `on_relayout`.
    """
    from plotly.graph_objs import Figure  # Slow to import, and only a page that is being built needs it.

    return rx.el.div(
        ZoomableChart.create(
            data=figure.to(Figure),
            layout=by_light(_layout("light"), _layout("dark")),
            template=None,
            config={**CONFIG, **(config or {})},
            use_resize_handler=True,
            class_name="size-full",
            **props,
        ),
        role="group",
        aria_label=label,
        class_name=f"min-w-0 {class_name}",
    )
