"""Every colour, size and duration of the product. Nothing else in the tree knows one.

`ui/stylesheet.py` writes these once, as CSS custom properties; everything else names a token, such
as `text-ink` or `bg-paper`.
"""

from dataclasses import dataclass

FONT_FAMILY = "Inter"
FONT_FILE = "/fonts/inter-latin.woff2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Colour:
    """One token in both lights, as `#RRGGBB`."""

    light: str
    dark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeSize:
    """One of the five sizes of type, in CSS pixels."""

    size_px: int
    line_px: int


COLOURS: dict[str, Colour] = {
    # What things stand on.
    "paper": Colour(light="#FBFAF7", dark="#0F1413"),
    "card": Colour(light="#FFFFFF", dark="#161D1B"),
    "sunken": Colour(light="#F3F1EA", dark="#1D2523"),
    # What lies on sunken: the chosen one of a few, the knob of a switch.
    "raised": Colour(light="#FFFFFF", dark="#36423E"),
    "hairline": Colour(light="#E6E3DA", dark="#28312E"),
    # What is read: text on paper, card and sunken keeps 4.5 to 1.
    "ink": Colour(light="#14201D", dark="#E8EEEB"),
    "soft": Colour(light="#47554F", dark="#B3C0BB"),
    "faint": Colour(light="#616D68", dark="#8FA09A"),
    # What dims the page behind a dialog.
    "scrim": Colour(light="#14201D", dark="#000000"),
    # The edge of a control keeps 3 to 1.
    "edge": Colour(light="#868F8A", dark="#66756F"),
    # The one brand colour, and what is written on it.
    "brand": Colour(light="#0F6B5C", dark="#5FC7B0"),
    "brand-deep": Colour(light="#0A5246", dark="#86DAC7"),
    "on-brand": Colour(light="#FFFFFF", dark="#0B1A17"),
    "wash": Colour(light="#E7F0ED", dark="#14302A"),
    # What went wrong, and what wants a look.
    "alarm": Colour(light="#B0261C", dark="#F39488"),
    "caution": Colour(light="#8A5A00", dark="#E8B75C"),
    # One hue a domain, for lines and icons and nothing else.
    "heart": Colour(light="#C2415B", dark="#F0839A"),
    "sleep": Colour(light="#5257B8", dark="#9CA2F5"),
    "activity": Colour(light="#A3600C", dark="#E5A24C"),
    "body": Colour(light="#25789D", dark="#64B7DE"),
    "mind": Colour(light="#8A4B9C", dark="#CB92DB"),
}
"""Token name → colour. WCAG 2.2 AA is held by `tests/ui/test_theme.py`."""

HUES: tuple[str, ...] = ("heart", "sleep", "activity", "body", "mind")
"""The domains that own a hue, by the name of their token."""

TYPE: dict[str, TypeSize] = {
    "small": TypeSize(size_px=14, line_px=20),
    "base": TypeSize(size_px=16, line_px=24),
    "lead": TypeSize(size_px=20, line_px=28),
    "title": TypeSize(size_px=28, line_px=36),
    "number": TypeSize(size_px=40, line_px=44),
}
"""Token name → size of type: there are five."""

RADII_PX: dict[str, int] = {"card": 16, "control": 10, "mark": 6}
"""Token name → corner radius in CSS pixels."""

WIDTHS_PX: dict[str, int] = {"rail": 232, "page": 1120, "column": 440, "prose": 680}
"""Token name → the widths that a layout may have, in CSS pixels."""

SHORT_MS = 140
"""How long a change that answers a hand may take, in milliseconds."""
