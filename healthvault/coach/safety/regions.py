"""Whom to call where somebody lives, from `helplines.json`: in the country they chose, else by their zone.

A zone tells the country, but for a few that several share. Where the country is not known, 112 and 911 are
named with where they work.
"""

import json
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from healthvault.coach.safety.sign import Language
from healthvault.metrics.country import country_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """From one weekday to another, 1 is Monday, and from when to when, in the time of the place."""

    first: int
    last: int
    opens: str
    closes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Somebody to call: who, the number, and the page on which it stands.

    `hours` is empty where somebody answers around the clock, None where that is not known.
    """

    who: str
    number: str
    page: str
    hours: tuple[Hours, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """Whom to call in a country; all empty where it is not known. `country` is ISO 3166-1 alpha-2."""

    country: str = ""
    name: dict[Language, str] = field(default_factory=dict)
    emergency: tuple[str, ...] = ()
    crisis: tuple[Line, ...] = ()
    eating: tuple[Line, ...] = ()


NOWHERE = Region()


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Where somebody lives, and why we think so. `other` is the country of their time zone where they chose
    another one; `is_away` is whether they were last measured under another clock.
    """

    home: Region = NOWHERE
    zone: str = ""
    is_chosen: bool = False
    other: Region = NOWHERE
    is_away: bool = False


def where_lives(zone: str, country: str | None = None) -> Where:
    """Whom somebody calls.

    Args:
        zone: Their time zone, an IANA name.
        country: The country that they chose, ISO 3166-1 alpha-2; None leaves it to the zone.
    """
    there = region(zone)
    if country is None:
        return Where(home=there, zone=zone)
    home = _regions().get(country, NOWHERE)
    other = NOWHERE if there.country == country else there
    return Where(home=home, zone=zone, is_chosen=True, other=other)


def region(zone: str) -> Region:
    """Whom to call in the country of an IANA zone; `NOWHERE` where that is not known."""
    return _regions().get(country_of(zone), NOWHERE)


@cache
def _regions() -> dict[str, Region]:
    told = json.loads(files("healthvault.coach.safety").joinpath("helplines.json").read_text("utf-8"))
    return {
        country: Region(
            country=country,
            name=each["name"],
            emergency=tuple(each["emergency"]),
            crisis=tuple(_line(line) for line in each["crisis"]),
            eating=tuple(_line(line) for line in each["eating"]),
        )
        for country, each in told["countries"].items()
    }


def _line(told: dict[str, Any]) -> Line:
    hours = told["open"]
    return Line(
        who=told["who"],
        number=told["number"],
        page=told["page"],
        hours=None if hours is None else tuple(_hours(*each) for each in hours),
    )


def _hours(first: int, last: int, opens: str, closes: str) -> Hours:
    return Hours(first=first, last=last, opens=opens, closes=closes)


def numbers() -> list[str]:
    """Every number that may be named."""
    return sorted(
        {number for each in _regions().values() for number in each.emergency}
        | {line.number for each in _regions().values() for line in (*each.crisis, *each.eating)}
        | {"112", "911", "988", "116 123"}
    )


def dialled(number: str) -> str:
    """A number without its gaps, as a telephone takes it."""
    return number.replace(" ", "").replace("-", "")
