"""What a rule looks for, and in which language it was found."""

import unicodedata
from enum import StrEnum
from typing import Literal

Language = Literal["en", "de", "fr", "es"]
LANGUAGES: tuple[Language, ...] = ("en", "de", "fr", "es")


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
    DOSE = "a dose"
    DIAGNOSIS = "a diagnosis"
    PREGNANCY = "pregnancy"


_AS_TYPED = str.maketrans({"’": "'", "ß": "ss", "œ": "oe", "æ": "ae"})


def plain(text: str) -> str:
    """A text in small letters without accents, on one line: people in need type as it comes."""
    parted = unicodedata.normalize("NFKD", text.lower().translate(_AS_TYPED))
    return " ".join("".join(letter for letter in parted if not unicodedata.combining(letter)).split())
