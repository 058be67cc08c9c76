"""Numbers in words: `twelve nights`, `half an hour`, `a third of your nights`, `twice as`."""

import re
from collections.abc import Iterator

from healthvault.coach.figures.figure import Amount, Figure
from healthvault.coach.figures.number_words import NUMBER, VALUES, value_of
from healthvault.coach.figures.units import DAYS, PERCENT, TIME, TIMES, thing_at, unit_at

_SPELLED = re.compile(
    rf"\b(?:an? )?(?P<words>{NUMBER})\b"
    r"(?P<half> and a half| and a quarter)?",
    re.IGNORECASE,
)
_PAIRED = re.compile(rf"(?: (?:to|and|or) | ?[–-] ?)(?:{NUMBER})\b", re.IGNORECASE)
"""The other number of a pair, whose unit both have: `between six and eight hours`."""
_ALONE = 12.0
"""Up to here a word without a unit is no number: `two things`, `one of them`."""
_HALF = re.compile(r"\b(?P<part>half|quarter|third) (?:of )?an? (?=[a-z])|\ban? (?=hour\b)", re.IGNORECASE)
_AND_HALF = re.compile(r" and a (?P<part>half|quarter)\b", re.IGNORECASE)
_PARTS = {"half": 0.5, "quarter": 0.25, "third": 1 / 3, "": 1.0}
_SHARE = re.compile(
    r"(?<!first )(?<!second )(?<!other )(?<!latter )\b(?P<many>a|one|two|three)?[ -]?"
    r"(?P<part>half|third|quarter|fifth)s?\b(?= of | the | your | as )",
    re.IGNORECASE,
)
_SHARES = {"half": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0}
_MANY = {"two": 2.0, "three": 3.0}
_SHARE_STEP = 5.0
HALF_STEP = 0.25
"""How finely halves and quarters are meant: 7 h 32 min may be called seven and a half hours."""
_FOLD = re.compile(
    r"\b(?:(?P<twice>twice|double|doubled|doubling|halved|halving)|(?P<thrice>triple|tripled|tripling))\b"
    r"(?! check)|\b(?P<word>two|three|four|five|six|ten)-?fold\b",
    re.IGNORECASE,
)


def spelled(text: str) -> Iterator[Figure]:
    """The numbers in words: those with a unit, those beyond twelve, shares and multiples."""
    for match in _SPELLED.finditer(text):
        figure = _number(text, match)
        if figure is not None:
            yield figure
    for match in _HALF.finditer(text):
        found = unit_at(text, match.end())
        if found is not None and (match["part"] or found[0][0][0] == TIME):
            sense, end = found
            more = _AND_HALF.match(text, end)
            value = _PARTS[(match["part"] or "").lower()] + (_PARTS[more["part"].lower()] if more else 0.0)
            yield _figure(match, value, step=HALF_STEP).measured_in(sense, more.end() if more else end)
    for match in _SHARE.finditer(text):
        value = _SHARES[match["part"].lower()] * _MANY.get((match["many"] or "").lower(), 1.0)
        yield _figure(match, value, step=_SHARE_STEP, unit=PERCENT)
    for match in _FOLD.finditer(text):
        value = 3.0 if match["thrice"] else VALUES[(match["word"] or "two").lower()]
        yield _figure(match, value, step=0.1, unit=TIMES)


def _number(text: str, match: re.Match[str]) -> Figure | None:
    value = value_of(match["words"].lower())
    step = 1.0
    if match["half"]:
        value, step = value + (0.5 if "half" in match["half"] else 0.25), HALF_STEP
    bare = _figure(match, value, step=step)
    found = unit_at(text, match.end()) or (thing_at(text, match.end()) if value > _ALONE else None)
    if found is None and (pair := _PAIRED.match(text, match.end())) is not None:
        shared = unit_at(text, pair.end())
        if shared is not None:
            return bare.measured_in(shared[0], match.end())
    if found is None:
        after = re.match(r" (and a half|and a quarter) ", text[match.end() :])
        return bare if value > _ALONE and not after else None
    counts = found[0][0][0] in {DAYS, TIMES, "months", "years", "kinds", "points"}
    return None if value == 1 and not match["half"] and counts else bare.measured_in(*found)


def _figure(match: re.Match[str], value: float, *, step: float, unit: str = "") -> Figure:
    return Figure(start=match.start(), end=match.end(), amounts=(Amount(value=value, step=step, unit=unit),))
