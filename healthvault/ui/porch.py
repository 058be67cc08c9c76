"""The frame of the pages before the door: landing, sign in, sign up. No rail, and no session needed."""

from typing import Any

import reflex as rx
from reflex_components_core.react_router import link as route_link

from healthvault.ui.frame import brand, skip_link

_WIDE = "mx-auto w-full max-w-page px-4 sm:px-6 md:px-8"


def porch(*children: Any, aside: rx.Component | None = None, class_name: str = "max-w-page") -> rx.Component:
    """A page before the door.

    Args:
        *children: The page; it brings its own first heading.
        aside: What stands at the far end of the top line.
        class_name: The width of the content, a Tailwind class.
    """
    return rx.el.div(
        skip_link(),
        rx.el.header(
            route_link(brand(), to="/", class_name="inline-flex rounded-mark"),
            *([aside] if aside is not None else []),
            class_name=f"{_WIDE} flex items-center justify-between gap-4 py-5",
        ),
        rx.el.main(
            *children,
            id="content",
            tab_index=-1,
            class_name=f"mx-auto w-full flex-1 px-4 pb-16 sm:px-6 md:px-8 {class_name}",
        ),
        rx.el.footer(
            rx.el.p(
                "Health Vault shows what your devices measured. It is not a doctor and makes no diagnosis."
            ),
            class_name=f"{_WIDE} py-8 text-small text-faint",
        ),
        class_name="flex min-h-dvh flex-col",
    )
