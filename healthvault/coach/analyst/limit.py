"""The number that a question sets as a limit: "above 8,000", "less than 6 hours", "in bed after 23:00"."""

import re
from dataclasses import dataclass
from typing import Literal

from healthvault.coach.analyst.stretch import MONTH_ONLY

_ABOVE = (
    r"above|over|more than|greater than|higher than|longer than|exceed(?:s|ed|ing)?|beyond|topped|tops|in"
    r" excess of"
    r"|better than|bigger than|larger than|go(?:es|ing|ne)? past|went past|past|pass(?:es|ed)?"
    r"|surpass(?:es|ed)?|cross(?:es|ed|ing)?|beat(?:s|en)?"
    r"|up on|north of|not below|not under|no fewer than|no less than|not less than"
)
_BELOW = (
    r"below|under|less than|lesser than|not even|fewer than|lower than|shorter than|smaller than|beneath"
    r"|fall(?:s|en|ing)?"
    r" short of|fell short of"
    r"|short of|not above|not over|no more than|not more than|miss(?:ed|es)?|south of|worse than"
)
_AT_LEAST = (
    r"at least|a minimum of|minimum|reach(?:ed|es|ing)?|hit(?:s|ting)?|ma(?:de|ke|kes|king)(?: it"
    r" to)?|get(?:s|ting)? to|got to|manage[ds]?|met|meet"
)
_AT_MOST = r"at most|up to|a maximum of|maximum|no more than"
_NOT = r"(?:not|never|fail(?:s|ed)? to|did not|does not|without)"
_DID = (
    r"(?:reach(?:ed|ing)?|hit(?:ting)?|mak(?:e|ing)(?: it to)?|made(?: it to)?|get(?:ting)?(?: to)?"
    r"|got(?: to)?|manag(?:e|ed)|meet|met|have|had|do|done|exceed|go (?:over|above|past))"
)
_NUMBER = r"(?P<number>\d[\d,]*(?:\.\d+)?)(?P<thousand> ?k\b)?"
_UNIT = (
    r"h|hours?|hrs?|min|minutes?|%|percent|per cent|bpm|beats(?: per minute)?|ms|steps|kcal|calories|km"
    r"|kilomet(?:er|re)s"
    r"|miles?|mi|kg|kilos?|lbs?|pounds|floors|flights|mmhg|mg/dl|mmol/l|mmol/mol"
)
_SPELT = {
    **dict.fromkeys(("kilo", "kilos"), "kg"),
    **dict.fromkeys(("pound", "pounds"), "lb"),
    **dict.fromkeys(("mile", "miles"), "mi"),
    **dict.fromkeys(("kilometer", "kilometers", "kilometre", "kilometres"), "km"),
}
_NO_STRETCH = (
    r"(?![\d:/-])(?!\.\d)(?! ?(?:days?|weeks?|months?|years?|nights?|quarters?|fortnights?)\b(?! to date))"
    rf"(?!(?:st|nd|rd|th)? ?(?:of )?{MONTH_ONLY}\b)(?<!\bover 20[0-3]\d)"
)
_AFTER = rf"(?: ?(?P<unit>{_UNIT})(?![a-z]))?"
_LIMIT = re.compile(
    rf"\b(?:(?P<missed>{_NOT} {_DID})|(?P<least>{_AT_LEAST})|(?P<most>{_AT_MOST})|(?P<above>{_ABOVE})"
    rf"|(?P<below>{_BELOW})) (?:a |the |my |as many as |as much as )?(?:whole |full |goal of |target of )?"
    rf"{_NUMBER}{_NO_STRETCH}{_AFTER}"
)
_LIMIT_LAST = re.compile(
    rf"\b{_NUMBER}{_NO_STRETCH}{_AFTER} (?:steps |calories |floors |hours |minutes )?"
    r"(?:(?P<least>or (?:more|above|over|higher|better|longer|greater)|plus|and (?:more|above|over|up"
    r"|higher))"
    r"|(?P<most>or (?:less|fewer|below|under|lower|shorter)|and (?:less|below|under)))\b"
)
"""The same with the number first: "10,000 or more"."""
_CLOCK = re.compile(
    r"\b(?:(?P<after>(?:(?:not |no )?(?:any )?later than|after|past|beyond|until after|since))"
    r"|(?P<before>(?:earlier than|before|by|prior to)))"
    r" (?:at )?(?:the )?(?:(?P<hour>\d{1,2})(?::(?P<minute>\d\d))?|(?P<named>midnight|noon|midday))\b"
    r"(?! ?(?:days?|weeks?|months?|years?|nights?|hours?|h|minutes?|min|steps|st|nd|rd"
    r"|th)\b)(?![\d/:-])(?![.,]\d)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A number, which side of it is asked about, whether itself counts, and the unit if it is one of time.

    `measure` is the unit that was said, whatever it is of; without one the number is in the person's own.
    """

    number: float
    side: Literal["above", "below"]
    unit: Literal["h", "min", ""]
    is_itself_in: bool = False
    measure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockLimit:
    """A time of day as it was said, in minutes after midnight, and which side of it is asked about."""

    minute: int
    side: Literal["after", "before"]
    is_whole: bool
    """Whether morning and evening cannot be mistaken: `23:00`, `07:15`, `midnight`; not `11`."""


def limit(text: str) -> Limit | None:
    """The limit that a plain question sets; None when it sets none. A stretch of days is no limit."""
    match = _LIMIT.search(text)
    if match is not None:
        is_above = bool(match["least"] or match["above"])
        return _of(match, is_above=is_above, is_itself_in=bool(match["least"] or match["most"]))
    match = _LIMIT_LAST.search(text)
    return _of(match, is_above=bool(match["least"]), is_itself_in=True) if match is not None else None


def _of(match: re.Match[str], *, is_above: bool, is_itself_in: bool) -> Limit:
    number = float(match["number"].replace(",", "")) * (1000 if match["thousand"] else 1)
    unit = match["unit"] or ""
    in_time: Literal["h", "min", ""] = (
        "h" if unit.startswith("h") else "min" if unit.startswith("min") else ""
    )
    return Limit(
        number=number,
        side="above" if is_above else "below",
        unit=in_time,
        is_itself_in=is_itself_in,
        measure=_SPELT.get(unit, unit),
    )


def without_limit(text: str) -> str:
    """The question without its limit, whose number is no date; its unit may be a name, and stays."""
    for pattern in (_LIMIT, _LIMIT_LAST):
        text = pattern.sub(lambda match: f" {match['unit'] or ''} ", text)
    return text


def clock_limit(text: str) -> ClockLimit | None:
    """The time of day that a plain question sets as a limit; None when it sets none."""
    match = _CLOCK.search(text)
    if match is None or (match["hour"] and int(match["hour"]) > 24):
        return None
    side: Literal["after", "before"] = "after" if match["after"] else "before"
    if match["named"]:
        return ClockLimit(minute=0 if match["named"] == "midnight" else 720, side=side, is_whole=True)
    hour, minute = int(match["hour"]) % 24, int(match["minute"] or 0)
    is_whole = hour > 12 or match["hour"].startswith("0")
    return ClockLimit(minute=hour * 60 + minute, side=side, is_whole=is_whole)


def without_clock(text: str) -> str:
    """The question without its limit of a time of day."""
    return _CLOCK.sub(" ", text)
