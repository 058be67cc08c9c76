"""A line of a list that can be dragged to another place, with the browser's own drag and drop.

Fingers and keys cannot drag: whoever uses it puts buttons beside it that do the same.
"""

from typing import Any

import reflex as rx
from reflex_components_core.el.elements.typography import Li


class _Movable(Li):
    """A `<li>` with the events of dragging."""

    on_drag_start: rx.EventHandler[rx.event.no_args_event_spec]
    on_drag_over: rx.EventHandler[rx.event.no_args_event_spec]
    on_drop: rx.EventHandler[rx.event.no_args_event_spec]


def movable(*children: Any, on_pick: Any, on_place: Any, class_name: str = "", **props: Any) -> rx.Component:
    """A line that can be picked up, and on which another one can be let go.

    Args:
        *children: What it holds.
        on_pick: The handler that is told that this line is being dragged.
        on_place: The handler that is told that the dragged line was let go on this one.
        class_name: More Tailwind classes.
        **props: Anything that `<li>` takes.
    """
    return _Movable.create(
        *children,
        draggable=True,
        on_drag_start=on_pick,
        on_drag_over=rx.prevent_default,  # A browser lets nothing go where nobody said that it may.
        on_drop=on_place.prevent_default,
        class_name=f"cursor-grab active:cursor-grabbing {class_name}",
        **props,
    )
