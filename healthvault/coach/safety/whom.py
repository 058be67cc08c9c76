"""Whom to call, in words: numbers that a telephone dials when they are pressed, with hours and why these."""

from healthvault.coach.safety.phrases import Phrases
from healthvault.coach.safety.regions import Hours, Line, Region, Where, dialled
from healthvault.coach.safety.sign import Language

SETTINGS = "/settings#help"
"""Where somebody chooses their country."""


def call(words: Phrases, where: Where) -> str:
    """Whom to call in an emergency; where they chose another country than that of their zone, in both."""
    if not where.home.emergency:
        return words.anywhere
    at_home = words.call.format(numbers=_numbers(where.home, words))
    if not where.other.emergency:
        return at_home
    return f"{at_home} {_name(where.other, words.language)}: {_numbers(where.other, words)}."


def crisis(words: Phrases, where: Where) -> str:
    """Who listens, one a line."""
    lines = (*where.home.crisis, *where.other.crisis)
    return _listed(lines, words) if lines else words.hurt_anywhere


def eating(words: Phrases, where: Where) -> str:
    """Who knows about eating, one a line; empty where we know nobody."""
    lines = (*where.home.eating, *where.other.eating)
    return f"{words.food_lines}\n\n{_listed(lines, words)}" if lines else ""


def why(words: Phrases, where: Where) -> str:
    """Why these numbers, and where that is changed."""
    change = f"[{words.change}]({SETTINGS})"
    away = f"{words.away} {words.anywhere}\n\n" if where.is_away else ""
    if not where.home.emergency:
        return f"{words.unknown} {change}"
    country = where.home.name[words.language]
    told = words.chosen if where.is_chosen else words.by_zone
    return f"{away}{told.format(country=country, zone=where.zone)} {change}"


def _numbers(region: Region, words: Phrases) -> str:
    return words.or_.join(_dialled(number) for number in region.emergency)


def _dialled(number: str) -> str:
    return f"[**{number}**](tel:{dialled(number)})"


def _listed(lines: tuple[Line, ...], words: Phrases) -> str:
    return "\n".join(
        f"- {line.who} {_dialled(line.number)}{_hours(line, words)}, [{line.page}](https://{line.page})"
        for line in lines
    )


def _hours(line: Line, words: Phrases) -> str:
    if line.hours is None:
        return ""
    return ", " + (", ".join(_open(each, words) for each in line.hours) if line.hours else words.always)


def _open(hours: Hours, words: Phrases) -> str:
    first, last = words.weekdays[hours.first - 1], words.weekdays[hours.last - 1]
    return f"{first}–{last} {hours.opens}–{hours.closes}"


def _name(region: Region, language: Language) -> str:
    name = region.name[language]
    return name[0].upper() + name[1:]
