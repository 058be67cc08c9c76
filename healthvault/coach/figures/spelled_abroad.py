"""Numbers in German, French and Spanish words: an answer is in the language of its question."""

import re
from collections.abc import Iterator

from healthvault.coach.figures.figure import Amount, Figure
from healthvault.coach.figures.units import thing_at, unit_at

_SMALL = 12.0
"""Up to here a word without a unit is no number, as in `spelled`; one is none at all: it is an article."""

_DE = ("zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
_DE_TEENS = (
    "zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn",
    "neunzehn",
)  # fmt: skip
_DE_TENS = ("zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig")
_FR = ("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf")
_FR_TEENS = (
    "dix", "onze", "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
)  # fmt: skip
_FR_TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "quatre-vingt": 80}
_ES = ("dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve")
_ES_TEENS = (
    "diez", "once", "doce", "trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho",
    "diecinueve",
)  # fmt: skip
_ES_TENS = ("treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa")
_ES_HUNDREDS = {
    "cien": 100, "ciento": 100, "doscientos": 200, "trescientos": 300, "cuatrocientos": 400,
    "quinientos": 500, "seiscientos": 600, "setecientos": 700, "ochocientos": 800, "novecientos": 900,
}  # fmt: skip


def _below_hundred(ones: tuple[str, ...], teens: tuple[str, ...]) -> dict[str, float]:
    return {
        word: float(at) for words, first in ((ones, 2), (teens, 10)) for at, word in enumerate(words, first)
    }


def _german() -> dict[str, float]:
    words = _below_hundred(_DE, _DE_TEENS)
    for ten, word in enumerate(_DE_TENS, 2):
        words[word] = 10.0 * ten
        words |= {f"{one}und{word}": 10.0 * ten + at for at, one in enumerate(("ein", *_DE), 1)}
    return words | {word.replace("ß", "ss"): value for word, value in words.items()}


def _french() -> dict[str, float]:
    words = _below_hundred(_FR, _FR_TEENS)
    beyond = {one: at for at, one in enumerate((*_FR, *_FR_TEENS), 2)}
    for word, ten in _FR_TENS.items():
        reach = 20 if word in {"soixante", "quatre-vingt"} else 10
        words |= {
            word: float(ten),
            f"{word}s": float(ten),
            f"{word} et un": ten + 1.0,
            f"{word}-un": ten + 1.0,
        }
        words |= {f"{word}-{one}": float(ten + at) for one, at in beyond.items() if at < reach}
        words |= {f"{word} et onze": ten + 11.0}
    return words


def _spanish() -> dict[str, float]:
    words = _below_hundred(_ES, _ES_TEENS) | {"veinte": 20.0, "veintiún": 21.0, "veintiuno": 21.0}
    words |= {f"veinti{one}": 20.0 + at for at, one in enumerate(_ES, 2)}
    words |= {"veintidós": 22.0, "veintitrés": 23.0, "veintiséis": 26.0}
    for ten, word in enumerate(_ES_TENS, 3):
        words[word] = 10.0 * ten
        words |= {f"{word} y {one}": 10.0 * ten + at for at, one in enumerate(("uno", *_ES), 1)}
    return words


_WORDS = {**_german(), **_french(), **_spanish()}
_ANY = "|".join(sorted(map(re.escape, _WORDS), key=len, reverse=True))
_HUNDREDS = {**_ES_HUNDREDS, **{f"{one}hundert": 100 * at for at, one in enumerate(_DE, 2)}}
_HUNDREDS |= {"hundert": 100, "einhundert": 100, "cent": 100}
_HUNDREDS |= {f"{one} cent{s}": 100 * at for at, one in enumerate(_FR, 2) for s in ("", "s")}
_HUNDRED = "|".join(sorted(map(re.escape, _HUNDREDS), key=len, reverse=True))
_SPELLED = re.compile(
    rf"(?<![\w-])(?<!per )(?<!pour )(?:(?P<hundred>{_HUNDRED})(?:und|[ ]?(?:(?={_ANY})|(?![^\W\d_]))))?"
    rf"(?P<rest>{_ANY})?(?![\w-])",
    re.IGNORECASE,
)


def spelled_abroad(text: str) -> Iterator[Figure]:
    """The numbers in words of these languages: those with a unit, and those beyond twelve.

    A cent without a unit is a coin.
    """
    for match in _SPELLED.finditer(text):
        if match["hundred"] is None and match["rest"] is None:
            continue
        value = float(_HUNDREDS[match["hundred"].lower()]) if match["hundred"] else 0.0
        value += _WORDS[match["rest"].lower()] if match["rest"] else 0.0
        end = match.end() if match["rest"] else match.end("hundred")
        found = unit_at(text, end) or (thing_at(text, end) if value > _SMALL else None)
        bare = Figure(start=match.start(), end=end, amounts=(Amount(value=value, step=1.0),))
        if found is not None:
            yield bare.measured_in(*found)
        elif value > _SMALL and bare.end - bare.start > len("cent"):
            yield bare
