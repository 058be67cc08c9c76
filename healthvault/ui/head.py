"""What goes into the head of every page: the icon, the font before it is asked for, both lights."""

import reflex as rx

from healthvault.ui.theme import COLOURS, FONT_FILE

_DESCRIPTION = "Your sleep, heart and days from every device, in one place on your own machine, explained."


THEME_SHEET = "/api/v1/theme.css"
"""Where the light that the person chose is told, before the page can know it: see `api/theme.py`."""


def head() -> list[rx.Component]:
    """Head elements, for `rx.App(head_components=...)`. Nothing here reaches another host."""
    paper = COLOURS["paper"]
    return [
        rx.el.link(rel="icon", href="/favicon.svg", type="image/svg+xml"),
        rx.el.link(rel="apple-touch-icon", href="/apple-touch-icon.png"),
        rx.el.link(rel="manifest", href="/manifest.webmanifest"),
        rx.el.link(
            rel="preload", href=FONT_FILE, custom_attrs={"as": "font", "type": "font/woff2"}, cross_origin=""
        ),
        rx.el.link(rel="stylesheet", href=THEME_SHEET),
        rx.el.meta(name="description", content=_DESCRIPTION),
        rx.el.meta(name="color-scheme", content="light dark"),
        *[
            rx.el.meta(
                name="theme-color",
                content=getattr(paper, mode),
                custom_attrs={"media": f"(prefers-color-scheme: {mode})"},
            )
            for mode in ("light", "dark")
        ],
    ]
