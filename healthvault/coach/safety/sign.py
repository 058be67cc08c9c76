"""What a rule looks for, and in which language it was found."""

import re
import unicodedata
from enum import StrEnum
from typing import Literal

Language = Literal["en", "de", "fr", "es"]


class Sign(StrEnum):
    """What a text may tell of; the first that is found counts, in this order."""

    SELF_HARM = "self-harm"
    CHEST = "chest pain"
    STROKE = "stroke"
    BREATHING = "breathing"
    COLLAPSE = "collapse"
    POISON = "poisoning"
    PREGNANCY_URGENT = "pregnancy, urgent"
    READING = "a reading"
    EATING = "eating"
    PREGNANCY = "pregnancy"


Words = dict[Sign, tuple[str, ...]]
"""By sign, expressions that are looked for between the bounds of words, in text as `plain` leaves it."""


def near(one: str, other: str, apart: int = 4) -> str:
    """An expression for two things with so many words between them at most, in either order."""
    gap = rf"\W+(?:\w+\W+){{0,{apart}}}?"
    return rf"(?:{one}){gap}(?:{other})|(?:{other}){gap}(?:{one})"


def plain(text: str) -> str:
    """A text in small letters without accents, on one line: people in need type as it comes."""
    parted = unicodedata.normalize("NFKD", text.lower().replace("’", "'").replace("ß", "ss"))
    return " ".join("".join(letter for letter in parted if not unicodedata.combining(letter)).split())


def compiled(words: Words) -> dict[Sign, re.Pattern[str]]:
    """One expression for each sign."""
    return {sign: re.compile(rf"\b(?:{'|'.join(told)})\b") for sign, told in words.items()}
