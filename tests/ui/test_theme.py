from itertools import product

import pytest

from healthvault.ui.theme import COLOURS, HUES

GROUNDS = ("paper", "card", "sunken")
READ = ("ink", "soft", "faint", "alarm", "caution", "brand", "brand-deep")


def luminance(colour):
    """Relative luminance of `#RRGGBB`, 0 to 1 (WCAG 2.2, section 1.4.3)."""

    def linear(channel):
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("text", "ground", "mode"), list(product(READ, GROUNDS, ("light", "dark"))))
def test_text_can_be_read_on_every_ground(text, ground, mode):
    assert contrast(getattr(COLOURS[text], mode), getattr(COLOURS[ground], mode)) >= 4.5


@pytest.mark.parametrize(("hue", "ground", "mode"), list(product(HUES, ("paper", "card"), ("light", "dark"))))
def test_a_hue_can_be_drawn_and_read_on_what_it_stands_on(hue, ground, mode):
    assert contrast(getattr(COLOURS[hue], mode), getattr(COLOURS[ground], mode)) >= 4.5


@pytest.mark.parametrize(("ground", "mode"), list(product(("paper", "card"), ("light", "dark"))))
def test_the_edge_of_a_control_can_be_seen(ground, mode):
    assert contrast(getattr(COLOURS["edge"], mode), getattr(COLOURS[ground], mode)) >= 3


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [("on-brand", "brand"), ("on-brand", "brand-deep"), ("brand", "wash"), ("ink", "wash")],
)
def test_text_can_be_read_on_the_brand_colour(text, ground, mode):
    assert contrast(getattr(COLOURS[text], mode), getattr(COLOURS[ground], mode)) >= 4.5
