"""The figures in an answer: amounts with their units, dates and times of day, as anybody writes them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_UNITS = {
    "bpm": r"bpm|beats(?: per minute| a minute|/min)?",
    "ms": r"ms|milliseconds?",
    "steps": r"steps?",
    "kcal": r"kcal|calories|kilocalories|cal",
    "kg": r"kg|kilos?|kilograms?",
    "lb": r"lbs?|pounds?",
    "km": r"km|kilomet(?:er|re)s?",
    "mi": r"mi|miles?",
    "%": r"%|percent|per cent",
    "mmHg": r"mm ?hg",
    "mg": r"mg|milligrams?",
    "mg/dL": r"mg/dl",
    "br/min": r"br/min|breaths(?: per minute| a minute|/min)?",
    "mL/kg/min": r"ml/kg/min|ml/\(kg·min\)|ml·kg⁻¹·min⁻¹",
    "°C": r"°c|degrees celsius",
    "°F": r"°f|degrees fahrenheit",
    "floors": r"floors?|flights?(?: of stairs)?|storeys",
    "days": r"days?|times",
    "nights": r"nights?|times",
    "workouts": r"[a-z -]*?(?:workouts?|sessions?|runs?|rides?|running|cycling|times|strength training)",
    "of 100": r"of (?:every )?100|% of|percent of|(?:st|nd|rd|th)? ?percentile",
}
_WORDS = (
    "zero", "once", "twice", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
_COUNTED = {"one": 1, "two": 2, "no": 0, "none": 0, "never": 0} | {word: n for n, word in enumerate(_WORDS)}
_NUMBER = r"(?<![\d.,:])[−-]?\d[\d,]*(?:\.\d+)?(?![\d:])"
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
_DATES = (
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? (?P<year>20\d\d))?"),
    re.compile(rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (?P<year>20\d\d))?"),
)
_DURATION = re.compile(
    r"(?<![\d.,])(?:(?P<h>\d+(?:\.\d+)?) ?(?:h|hours?|hrs?)\b(?:,? ?(?:and )?(?P<m>\d+) ?(?:m|min"
    r"|minutes?)\b)?"
    r"|(?P<min>[\d,]+(?:\.\d+)?) ?(?:min|minutes?)\b)"
)
_CLOCK = re.compile(r"\b(?P<h>\d{1,2})[:.](?P<m>\d\d)(?: ?(?P<half>[ap])\.?m\b)?")


@dataclass(frozen=True)
class Amount:
    """A number in a unit, with the half of its last place: as exactly as it was said."""

    value: float
    exact: float


def plain(answer: str) -> str:
    """An answer without its markup, in lower case, with plain spaces."""
    unlinked = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", answer)
    return re.sub(r"[*_`⁠]", "", unlinked).replace("\u00a0", " ").replace("\u202f", " ").lower()


def amounts(said: str, unit: str) -> list[Amount]:
    """The amounts of one unit in a plain text, in its order; `min` is any stretch of time, in minutes."""
    if unit == "min":
        return list(_durations(said))
    found: list[Amount] = []
    between = r"(?:(?: (?:of|out of)(?: the)?(?: last)? [\d,]+)|(?: ?×))?"
    number = rf"({_NUMBER}|\b(?:{'|'.join(_COUNTED)})\b)(?: ?(?:[–/-]|to) ?({_NUMBER}))?"
    pattern = rf"{number}{between}[ -]?(?:{_UNITS[unit]})(?![a-z])"
    for match in re.finditer(pattern, said):
        found += [_amount(number) for number in match.groups() if number]
    return found


def _amount(said: str) -> Amount:
    if said in _COUNTED:
        return Amount(_COUNTED[said], 0.0)
    number = said.replace(",", "").replace("−", "-")
    return Amount(float(number), 0.5 * 10 ** -len(number.partition(".")[2]))


def _durations(said: str) -> Iterator[Amount]:
    for match in _DURATION.finditer(said):
        if match["min"]:
            yield _amount(match["min"])
            continue
        hours = _amount(match["h"])
        exact = 0.5 if match["m"] or "." not in match["h"] else hours.exact * 60
        yield Amount(hours.value * 60 + int(match["m"] or 0), exact)


def dates(said: str, today: date) -> set[date]:
    """Every date in a plain text; one without a year is the last that has come."""
    near = {"today": 0, "last night": 0, "this morning": 0, "yesterday": 1}
    found = {today - timedelta(days=back) for word, back in near.items() if word in said}
    found |= {date.fromisoformat(iso) for iso in re.findall(r"\b20\d\d-\d\d-\d\d\b", said)}
    for match in (match for pattern in _DATES for match in pattern.finditer(said)):
        month, year = _MONTHS.index(match["month"]) + 1, int(match["year"] or today.year)
        try:
            day = date(year, month, int(match["day"]))
            found.add(day if match["year"] or day <= today else day.replace(year=year - 1))
        except ValueError:
            continue
    return found


def clocks(said: str) -> list[int]:
    """Every time of day in a plain text, in minutes after midnight."""
    found = []
    for match in _CLOCK.finditer(said):
        hour = (
            int(match["h"]) % 12 + (12 if match["half"] == "p" else 0) if match["half"] else int(match["h"])
        )
        found.append(hour * 60 + int(match["m"]))
    return found
