"""The number that a question sets as a limit: "above 8,000", "less than 6 hours"."""

import re
from dataclasses import dataclass
from typing import Literal

_ABOVE = (
    r"above|over|more than|greater than|higher than|longer than|at least|exceed(?:s|ed|ing)?|beyond|topped"
    r"|reach(?:ed)?|better than"
)
_BELOW = r"below|under|less than|fewer than|lower than|shorter than|at most|beneath|short of"
_NUMBER = r"(?P<number>\d[\d,]*(?:\.\d+)?)(?P<thousand> ?k\b)?"
_UNIT = (
    r"h|hours?|hrs?|min|minutes?|%|percent|bpm|beats(?: per minute)?|ms|steps|kcal|calories|km|kilomet(?:er"
    r"|re)s"
    r"|miles?|mi|kg|kilos?|lbs?|pounds|floors|mmhg|mg/dl"
)
_LIMIT = re.compile(
    rf"\b(?:(?P<above>{_ABOVE})|(?P<below>{_BELOW})) (?:a )?{_NUMBER}(?![\d.])"
    rf"(?! ?(?:days?|weeks?|months?|years?|nights?)\b)(?: ?(?P<unit>{_UNIT})(?![a-z]))?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A number, which side of it is asked about, and the unit if it is one of time."""

    number: float
    side: Literal["above", "below"]
    unit: Literal["h", "min", ""]


def limit(text: str) -> Limit | None:
    """The limit that a plain question sets; None when it sets none. A stretch of days is no limit."""
    match = _LIMIT.search(text)
    if match is None:
        return None
    number = float(match["number"].replace(",", "")) * (1000 if match["thousand"] else 1)
    unit = (match["unit"] or "")[:1]
    in_time = "h" if unit == "h" else "min" if (match["unit"] or "").startswith("min") else ""
    return Limit(number=number, side="above" if match["above"] else "below", unit=in_time)


def without_limit(text: str) -> str:
    """The question without its limit, whose number is no date; its unit may be a name, and stays."""
    return _LIMIT.sub(lambda match: f" {match['unit'] or ''} ", text)
