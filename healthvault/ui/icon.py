# ruff: noqa: E501  The data of a path cannot be wrapped.
"""Icons as inline SVG: strokes on a 24-pixel grid, drawn in the colour of the text around them."""

import reflex as rx

PATHS: dict[str, tuple[str, ...]] = {
    # The frame.
    "overview": ("M4 11.2 12 4l8 7.2V19a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 19Z", "M9.5 20.5V14h5v6.5"),
    "trends": ("M3.5 17.5 9 11.5l4 4 7.5-8.5", "M15.5 7h5v5"),
    "coach": (
        "M4 6.5A2.5 2.5 0 0 1 6.5 4h11A2.5 2.5 0 0 1 20 6.5v7a2.5 2.5 0 0 1-2.5 2.5H11l-4.5 4v-4A2.5 2.5 0 0 1 4 13.5Z",
        "M8.5 8.5h7",
        "M8.5 11.5h4.5",
    ),
    "sync": ("M19.5 8A8 8 0 0 0 5 8.5", "M5 4v4.5h4.5", "M4.5 16A8 8 0 0 0 19 15.5", "M19 20v-4.5h-4.5"),
    "settings": ("M4 7h9", "M17 7h3", "M15 5v4", "M4 17h3", "M11 17h9", "M9 15v4", "M4 12h3", "M11 12h9", "M9 10v4"),
    # The domains.
    "heart": ("M12 20S4 15.2 4 9.4A4.4 4.4 0 0 1 12 7a4.4 4.4 0 0 1 8 2.4C20 15.2 12 20 12 20Z",),
    "sleep": ("M20 14.2A8 8 0 1 1 9.8 4a6.4 6.4 0 0 0 10.2 10.2Z",),
    "activity": ("M13 3.5 5.5 13.5H12l-1 7 7.5-10H12Z",),
    "body": ("M12 7.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z", "M5.5 9.5c4 1.3 9 1.3 13 0", "M12 10.5v4", "m12 14.5-3 6", "m12 14.5 3 6"),
    "mind": ("M12 4c4.6 2.2 6.6 5.2 6.6 8.6a6.6 6.6 0 0 1-13.2 0C5.4 9.2 7.4 6.2 12 4Z", "M12 20.5V11"),
    # What can be done.
    "plus": ("M12 5v14", "M5 12h14"),
    "close": ("M6 6l12 12", "M18 6 6 18"),
    "check": ("m5 12.5 4.5 4.5L19 7.5",),
    "search": ("M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Z", "m15.5 15.5 4.5 4.5"),
    "upload": ("M12 15.5V4.5", "M7.5 8.5 12 4l4.5 4.5", "M4.5 15.5v3A1.5 1.5 0 0 0 6 20h12a1.5 1.5 0 0 0 1.5-1.5v-3"),
    "download": ("M12 4v11", "M7.5 11 12 15.5 16.5 11", "M4.5 15.5v3A1.5 1.5 0 0 0 6 20h12a1.5 1.5 0 0 0 1.5-1.5v-3"),
    "send": ("M12 19.5V5", "M6 11l6-6 6 6"),
    "stop": ("M7 7h10v10H7Z",),
    "undo": ("M8.5 5 4.5 9l4 4", "M4.5 9H14a5.5 5.5 0 0 1 0 11H9"),
    "trash": ("M4.5 7h15", "M9.5 7V4.5h5V7", "M6.5 7l.8 12.5h9.4L17.5 7", "M10.5 11v5", "M13.5 11v5"),
    "pencil": ("M5 19l.8-3.8L16.5 4.5l3 3L8.8 18.2Z", "M14 7l3 3"),
    "copy": ("M9 9h10.5v10.5H9Z", "M15 9V4.5H4.5V15H9"),
    "share": ("M13.5 5.5 20 12l-6.5 6.5", "M20 12H9.5A5.5 5.5 0 0 0 4 17.5V19"),
    "attach": ("M19 11.5l-7.6 7.6a4.5 4.5 0 0 1-6.4-6.4l8-8a3 3 0 0 1 4.3 4.3l-7.9 7.8a1.4 1.4 0 0 1-2-2l6.9-6.8",),
    "link": ("M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1", "M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1"),
    "more": ("M6 12h.01", "M12 12h.01", "M18 12h.01"),
    "sign-out": ("M14 4.5H6A1.5 1.5 0 0 0 4.5 6v12A1.5 1.5 0 0 0 6 19.5h8", "M10 12h10", "M16.5 8.5 20 12l-3.5 3.5"),
    # Which way.
    "down": ("m6 9.5 6 6 6-6",),
    "up": ("m6 14.5 6-6 6 6",),
    "right": ("m9.5 6 6 6-6 6",),
    "left": ("m14.5 6-6 6 6 6",),
    "arrow-up": ("M12 19V5", "M6.5 10.5 12 5l5.5 5.5"),
    "arrow-down": ("M12 5v14", "M6.5 13.5 12 19l5.5-5.5"),
    # What things are.
    "info": ("M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17Z", "M12 11v5", "M12 8h.01"),
    "phone": (
        "M6.5 3.5h3l1.5 4-2 1.5a11 11 0 0 0 6 6l1.5-2 4 1.5v3a2 2 0 0 1-2.2 2A16.5 16.5 0 0 1 4.5 5.7a2 2 0 0 1 2-2.2Z",
    ),
    "alert": ("M12 4 2.8 19.5h18.4Z", "M12 10v4.5", "M12 17h.01"),
    "clock": ("M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17Z", "M12 7.5V12l3 2"),
    "calendar": ("M4.5 6.5h15v13h-15Z", "M4.5 10.5h15", "M8.5 4v4", "M15.5 4v4"),
    "file": ("M6.5 3.5h7l4 4v13h-11Z", "M13.5 3.5v4h4"),
    "device": ("M8 7.5h8v9H8Z", "M9.5 7.5 10 3.5h4l.5 4", "m9.5 16.5.5 4h4l.5-4"),
    "person": ("M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Z", "M4.5 20a7.5 7.5 0 0 1 15 0"),
    "browser": ("M3.5 5.5h17v13h-17Z", "M3.5 9.5h17", "M6.5 7.5h.01", "M9 7.5h.01"),
    "help": ("M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17Z", "M9.6 9.6a2.4 2.4 0 1 1 3.6 2.1c-.8.5-1.2 1-1.2 1.8", "M12 16.5h.01"),
    "lock": ("M5.5 11h13v9.5h-13Z", "M8.5 11V7.5a3.5 3.5 0 0 1 7 0V11"),
    "light": ("M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8Z", "M12 2.5v2", "M12 19.5v2", "M2.5 12h2", "M19.5 12h2", "m5.3 5.3 1.4 1.4", "m17.3 17.3 1.4 1.4", "m18.7 5.3-1.4 1.4", "m6.7 17.3-1.4 1.4"),
    "dark": ("M20 14.2A8 8 0 1 1 9.8 4a6.4 6.4 0 0 0 10.2 10.2Z",),
    "auto": ("M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17Z", "M12 3.5v17", "M12 8l6-2.5", "M12 13l8.5-2", "M12 18l6.5-2.5"),
    "table": ("M4 5.5h16v13H4Z", "M4 10h16", "M4 14.3h16", "M10 5.5v13"),
    "chart": ("M4.5 4v16H20", "m8 15 3.5-4.5 3 2.5L19 7.5"),
    "steps": ("M8 4.5c1.8 0 2.5 2 2.3 4-.1 1.7-.6 2.5-.6 4H6.5C6.5 10.5 5 9.5 5.3 7.3 5.5 5.6 6.5 4.5 8 4.5Z", "M6.8 15h3v1.2a1.5 1.5 0 0 1-3 0Z", "M16 7.5c-1.8 0-2.5 2-2.3 4 .1 1.7.6 2.5.6 4h3.2c0-2 1.5-3 1.2-5.2-.2-1.7-1.2-2.8-2.7-2.8Z", "M14.2 18h3v1.2a1.5 1.5 0 0 1-3 0Z"),
}  # fmt: skip
"""Name → the `d` of each stroke."""


def icon(name: str, *, size: int = 20, label: str = "", class_name: str = "") -> rx.Component:
    """One icon.

    Args:
        name: A key of `PATHS`.
        size: Edge in CSS pixels.
        label: What it says aloud; empty when the text beside it already says it.
        class_name: More Tailwind classes, such as `text-heart`.

    Raises:
        KeyError: there is no such icon.
    """
    strokes = [rx.el.path(d=d) for d in PATHS[name]]
    spoken = {"role": "img", "aria_label": label} if label else {"aria_hidden": True}
    return rx.el.svg(
        *strokes,
        view_box="0 0 24 24",
        width=str(size),
        height=str(size),
        class_name=f"icon {class_name}",
        **spoken,
    )
