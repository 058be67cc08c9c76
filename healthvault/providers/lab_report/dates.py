"""The dates that a report tells, and which of them is the sample's."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

Order = Literal["day", "month"]
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan", "feb", "mar mär", "apr", "may mai", "jun", "jul", "aug", "sep", "oct okt", "nov", "dec dez"),
        1,
    )
    for name in names.split()
}
_MONTH = r"(?P<month{n}>[A-Za-zä]{{3,9}})\.?"
_DATE = re.compile(
    r"(?<![\d./-])(?:"
    r"(?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?!\d)"
    r"|(?P<a>\d{1,2})(?P<sign>[./-])(?P<b>\d{1,2})(?P=sign)(?P<year>(?:19|20)\d\d)(?!\d)"
    rf"|(?P<day1>\d{{1,2}})\.?[ -]{_MONTH.format(n=1)}[ ,-]+(?P<year1>(?:19|20)\d\d)"
    rf"|{_MONTH.format(n=2)} (?P<day2>\d{{1,2}}),? (?P<year2>(?:19|20)\d\d)"
    r")"
)
_SAMPLE = re.compile(
    r"collect|sampl|specimen|drawn|taken|entnahme|abnahme|probe|blood draw|visit date|date of test",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"birth|dob|born|geb\b|geburt|print|report(?:ed)?\b|receiv|eingang|befund|issued|page|expires?|order|release|"
    r"authori[sz]ed|valid",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date as it is written, where it stands, and the days that it may be: one, or two.

    Of two, the day stands first in the first and the month in the second. `order` is which of both a date
    between strokes shows by itself, as 25/12/2026 does.
    """

    text: str
    span: tuple[int, int]
    days: tuple[date, ...]
    order: Order | None = None


def dates_in(text: str, order: Order | None = None) -> list[Dated]:
    """The dates of a line; what no calendar has is none. One that could be two is that of the `order`."""
    found = ((match, _days(match)) for match in _DATE.finditer(text))
    return [
        Dated(text=match[0], span=match.span(), days=_settled(days, order), order=_shown(match, days))
        for match, days in found
        if days
    ]


def order_of(lines: Iterable[str]) -> Order | None:
    """Whether day or month stands first in the dates of a report; None where none shows it, or both occur."""
    shown: set[Order] = {dated.order for line in lines for dated in dates_in(line) if dated.order}
    return next(iter(shown)) if len(shown) == 1 else None


def _settled(days: tuple[date, ...], order: Order | None) -> tuple[date, ...]:
    return days if len(days) < 2 or order is None else (days[0 if order == "day" else 1],)


def _shown(match: re.Match[str], days: tuple[date, ...]) -> Order | None:
    if not match["year"] or match["sign"] == "." or len(days) != 1 or match["a"] == match["b"]:
        return None
    return "day" if days[0].day == int(match["a"]) else "month"


def _days(match: re.Match[str]) -> tuple[date, ...]:
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
        return _real((year, month, day))
    if match["year"]:
        year, a, b = int(match["year"]), int(match["a"]), int(match["b"])
        # Between points the day comes first everywhere; between strokes it depends on the country.
        orders = ((year, b, a),) if match["sign"] == "." else ((year, b, a), (year, a, b))
        return tuple(dict.fromkeys(each for order in orders for each in _real(order)))
    n = "1" if match["year1"] else "2"
    month = _MONTHS.get(match[f"month{n}"][:3].lower())
    return _real((int(match[f"year{n}"]), month, int(match[f"day{n}"]))) if month else ()


def _real(parts: tuple[int, int, int]) -> tuple[date, ...]:
    try:
        return (date(*parts),)
    except ValueError:
        return ()


def labels_dates(line: str) -> bool:
    """Whether a line says what the dates under it are of: `Collected   Received   Reported`."""
    return not dates_in(line) and len(_SAMPLE.findall(line)) + len(_OTHER.findall(line)) > 1


def sample_day(lines: Sequence[str]) -> tuple[date | None, str]:
    """The date of the sample, or None and a sentence that says what is in the way."""
    of_sample, others, order = [], [], order_of(lines)
    for line in lines:
        for at, dated in enumerate(dates := dates_in(line, order)):
            label = line[dates[at - 1].span[1] if at else 0 : dated.span[0]]
            if _SAMPLE.search(label):
                of_sample.append(dated)
            elif not _OTHER.search(label):
                others.append(dated)
    return _only(of_sample or others)


def _only(found: Iterable[Dated]) -> tuple[date | None, str]:
    told = {dated.days: dated.text for dated in found}
    sure = {days[0] for days in told if len(days) == 1}
    # A date that could be two is read as the one that another spelling of it tells.
    unsure = [(days, text) for days, text in told.items() if len(days) > 1 and not sure & set(days)]
    if unsure and not sure and len(unsure) == 1:
        return None, f"{unsure[0][1]} can be read as two dates."
    if unsure or len(sure) > 1:
        return None, "The report tells several dates, and not which is the sample’s."
    if not sure:
        return None, "The report tells no date of the sample."
    return next(iter(sure)), ""
