"""Whom to call where somebody lives: by their time zone, from `helplines.json`.

A zone tells the country, but for a few that several share; a journey is told by the person in their settings.
Where the country is not known, 112 and 911 are named with where they work.
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from healthvault.metrics.country import country_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Somebody to call: who, the number, and the page on which it stands."""

    who: str
    number: str
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """Whom to call in a country; all empty where it is not known. `country` is ISO 3166-1 alpha-2."""

    country: str = ""
    emergency: tuple[str, ...] = ()
    crisis: tuple[Line, ...] = ()
    eating: tuple[Line, ...] = ()


NOWHERE = Region()


def region(zone: str) -> Region:
    """Whom to call in the country of an IANA zone; `NOWHERE` where that is not known."""
    return _regions().get(country_of(zone), NOWHERE)


@cache
def _regions() -> dict[str, Region]:
    told = json.loads(files("healthvault.coach.safety").joinpath("helplines.json").read_text("utf-8"))
    return {
        country: Region(
            country=country,
            emergency=tuple(each["emergency"]),
            crisis=_lines(each["crisis"]),
            eating=_lines(each["eating"]),
        )
        for country, each in told["countries"].items()
    }


def _lines(told: list[list[str]]) -> tuple[Line, ...]:
    return tuple(Line(who=who, number=number, page=page) for who, number, page in told)
