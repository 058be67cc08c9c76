"""The type of a visit pack's page: which signs it has, and what is printed of those it has not.

Latin, Greek and Cyrillic are Inter, as on the screen; Arabic, Hebrew, Devanagari and Thai are Noto Sans.
What is written from right to left, or in signs that change beside each other, is set by HarfBuzz. Chinese,
Japanese and Korean signs and emoji are in none of them: where they stood there is one square, and the page
says so.

Source of the files: Inter 4.1 and Noto Sans (Arabic 2.12, Devanagari 2.7, Thai 2.2, Hebrew as in @fontsource
5.3.0), their regular weight, of Inter the semibold too, cut to these scripts with fontTools.
"""

import unicodedata
from functools import cache
from pathlib import Path

from fpdf import FPDF

_FONTS = Path(__file__).with_name("fonts")
_OTHERS = ("noto-sans-arabic", "noto-sans-hebrew", "noto-sans-devanagari", "noto-sans-thai")
FAMILY = "Inter"
UNPRINTED = "□"
"""One of it for a run of signs that the page cannot print."""
_UNSEEN = {"Cf", "Mn", "Me", "Cc"}
"""What has no shape of its own: marks, joiners, directions."""


def set_type(pdf: FPDF) -> None:
    """Let a document be set in this type."""
    pdf.add_font(FAMILY, "", _FONTS / "inter-regular.ttf")
    pdf.add_font(FAMILY, "B", _FONTS / "inter-semibold.ttf")
    for name in _OTHERS:
        pdf.add_font(name, "", _FONTS / f"{name}.ttf")
    pdf.set_fallback_fonts(list(_OTHERS), exact_match=False)
    pdf.set_text_shaping(use_shaping_engine=True)


def printed(words: str) -> str:
    """The words as the page prints them."""
    said: list[str] = []
    for sign in unicodedata.normalize("NFC", words.replace("\u2011", "-")):
        is_unseen, follows = unicodedata.category(sign) in _UNSEEN, said[-1:] == [UNPRINTED]
        if ord(sign) in _known_signs() and not (is_unseen and follows):
            said.append(sign)
        elif not is_unseen and not follows:
            said.append(UNPRINTED)
    return "".join(said)


def is_printed(words: str) -> bool:
    """Whether every sign of it can be printed."""
    return UNPRINTED not in printed(words.replace(UNPRINTED, ""))


@cache
def _known_signs() -> frozenset[int]:
    # Only who prints a page needs the library.
    from fontTools.ttLib import TTFont

    names = ("inter-regular", *_OTHERS)
    return frozenset(sign for name in names for sign in TTFont(_FONTS / f"{name}.ttf").getBestCmap() or ())
