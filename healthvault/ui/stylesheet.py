"""The one stylesheet, written from `ui/theme.py` at build time, and Tailwind's names for its tokens."""

from pathlib import Path
from typing import Any

from reflex_base.plugins import TailwindV4Plugin

from healthvault.accounts.person import Theme
from healthvault.ui.theme import (
    COLOURS,
    FONT_FAMILY,
    FONT_FILE,
    HUES,
    RADII_PX,
    SHORT_MS,
    TYPE,
    WIDTHS_PX,
    Colour,
)

_TAILWIND_ROOT = "styles/tailwind.css"

_FALLBACKS = '"Segoe UI", system-ui, -apple-system, "Helvetica Neue", sans-serif'


def stylesheet() -> str:
    """Every token as a custom property in both lights, Tailwind's names for them, and bare elements."""
    elements = Path(__file__).with_name("elements.css").read_text(encoding="utf-8")
    return f"{_font_face()}\n{_tokens()}\n{_tailwind_theme()}\n{_chart_hues()}\n{elements}"


def _font_face() -> str:
    return (
        f'@font-face{{font-family:"{FONT_FAMILY}";src:url("{FONT_FILE}") format("woff2");'
        "font-weight:100 900;font-style:normal;font-display:swap}"
    )


def _declarations(mode: str) -> str:
    return "".join(f"--{name}:{getattr(colour, mode)};" for name, colour in COLOURS.items())


def theme_sheet(theme: Theme) -> str:
    """The light that a person chose, until their page knows it itself; empty where none was chosen."""
    if theme == "auto":
        return ""
    other = "dark" if theme == "light" else "light"
    undecided = f":root:not(:has([data-theme=auto],[data-theme={other}]))"
    return f"{undecided}{{{_light(theme)}}}"


def _tokens() -> str:
    return (
        f":root{{{_light('light')}}}\n"
        f"@media (prefers-color-scheme:dark){{:root{{{_light('dark')}}}}}\n"
        f":root:has([data-theme=light]){{{_light('light')}}}\n"
        f":root:has([data-theme=dark]){{{_light('dark')}}}"
    )


def _light(mode: str) -> str:
    # Reflex writes the machine's light into a style attribute of the page; the person's choice comes first.
    return f"color-scheme:{mode}!important;{_declarations(mode)}"


def _tailwind_theme() -> str:
    names = [
        "--color-*:initial",
        "--text-*:initial",
        "--radius-*:initial",
        "--font-*:initial",
        "--shadow-*:initial",
    ]
    names += [f"--color-{name}:var(--{name})" for name in COLOURS]
    names += ["--color-transparent:transparent", "--color-current:currentColor"]
    for name, size in TYPE.items():
        names += [
            f"--text-{name}:{size.size_px / 16}rem",
            f"--text-{name}--line-height:{size.line_px / 16}rem",
        ]
    names += ["--font-weight-normal:400", "--font-weight-medium:500", "--font-weight-semibold:600"]
    names += [f"--radius-{name}:{radius}px" for name, radius in RADII_PX.items()] + ["--radius-full:9999px"]
    names += [f"--container-{name}:{width / 16}rem" for name, width in WIDTHS_PX.items()]
    names += [f"--spacing-{name}:{width / 16}rem" for name, width in WIDTHS_PX.items()]
    names += [f'--font-sans:"{FONT_FAMILY}",{_FALLBACKS}', f"--default-transition-duration:{SHORT_MS}ms"]
    return "@theme inline{" + "".join(f"{name};" for name in names) + "}"


def _rgb(colour: Colour) -> str:
    red, green, blue = (int(colour.light[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgb({red}, {green}, {blue})"


def _chart_hues() -> str:
    # Plotly writes colours into style attributes and cannot read custom properties. A figure names the
    # light hue; this lets the token take over, so that one figure serves both lights.
    rules = []
    for name in (*HUES, "ink"):
        written = _rgb(COLOURS[name])
        rules.append(f'.js-plotly-plot [style*="stroke: {written}"]{{stroke:var(--{name})!important}}')
        rules.append(f'.js-plotly-plot [style*="fill: {written}"]{{fill:var(--{name})!important}}')
    return "\n".join(rules)


def with_look(tailwind_root: str) -> str:
    """Tailwind's root stylesheet with ours after it."""
    return f"{tailwind_root}\n{stylesheet()}\n"


class LookPlugin(TailwindV4Plugin):
    """Tailwind, with our tokens for its theme. Goes into `rxconfig.py` in the place of `TailwindV4Plugin`."""

    def __init__(self) -> None:
        super().__init__(config={"plugins": []})

    def pre_compile(self, **context: Any) -> None:
        """Let Tailwind write its root stylesheet, then add ours to it."""
        super().pre_compile(**context)
        context["add_modify_task"](_TAILWIND_ROOT, with_look)
