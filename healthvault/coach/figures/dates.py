"""Dates as people write them: `3 Nov`, `Nov 23–29`, `2026-11-03`, `3/11/2026`, `November 2026`, `in 2026`."""

import re
from collections.abc import Iterator

from healthvault.coach.figures.figure import Day, Figure

_MONTHS = (
    r"jan(?:uar(?:y|io)?|uary|vier)?|ene(?:ro)?|feb(?:ruary|ruar|rero)?|f[ée]vrier|m[aä]r(?:ch|z|s|zo)?|"
    r"apr(?:il)?|avril|abr(?:il)?|may|mai|mayo|june?|juni|juin|junio|july?|juli|juillet|julio|"
    r"aug(?:ust)?|ao[uû]t|agosto|sept?(?:ember|embre|iembre)?|o[ck]t(?:ober|obre|ubre)?|"
    r"nov(?:ember|embre|iembre)?|de[cz](?:ember|iembre)?|d[ée]cembre|dic(?:iembre)?"
)
_STARTS = (
    ("jan", "ene"), ("feb", "fév", "fev"), ("mar", "mär"), ("apr", "avr", "abr"), ("may", "mai"),
    ("jun", "juin"), ("jul", "juil"), ("aug", "ago", "aou", "aoû"), ("sep",), ("oct", "okt"), ("nov",),
    ("dec", "dez", "déc", "dic"),
)  # fmt: skip
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_NTH = rf"{_DAY}(?:st|nd|rd|th|\.|er)?"
_TO = r"\s*(?:–|-|to|and|or|bis(?: zum)?|und|au|et|al|y|,|through|until)\s*"
_YEAR = r"(?:,?\s*(?P<year>(?:19|20)\d\d)(?![\d.,]*\d|-\d\d-))?"
_DAYS = rf"(?P<days>{_NTH}(?:{_TO}(?:the )?{_NTH})*)"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![\w.,])(?P<iso>(?:19|20)\d\d-(?:0\d|1[0-2])-{_DAY})(?!\d)",
        r"(?<![\w.,/])(?P<a>\d{1,2})(?P<sep>[./])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:19|20)?\d\d)(?![\d/])",
        rf"(?<![\w.,])(?:the )?{_DAYS}\s*(?:of |de )?(?P<month>{_MONTHS})\b\.?{_YEAR}",
        rf"\b(?P<month>{_MONTHS})\b\.?\s+(?:the )?{_DAYS}(?![\d:.,]*\d){_YEAR}",
        rf"\b(?P<month>{_MONTHS})\b\.?,?\s+(?P<year>(?:19|20)\d\d)(?![\d.,]*\d)",
        (
            r"\b(?:in|since|of|from|until|till|to|during|by|year|before|after|early|late|mid|end of|start of|"
            r"spring|summer|autumn|fall|winter|seit|im Jahr|en|depuis|desde)[ -](?P<year>(?:19|20)\d\d)"
            r"(?![\d.,]*\d)"
        ),
    )
)


def dates(text: str) -> Iterator[Figure]:
    """The dates in a text, in no order; `23–29 Nov` are two, and where two patterns see one, both tell it.

    What a number with a unit looks like (`November 12 workouts`) the caller has to sort out.
    """
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start = match.start("year") if pattern is _PATTERNS[-1] else match.start()
            for days in _read(match):
                yield Figure(start=start, end=match.end(), days=days)


def _read(match: re.Match[str]) -> list[tuple[Day, ...]]:
    """The dates that are told, each with what it may mean."""
    found = match.groupdict()
    if found.get("iso"):
        year, month, day = (int(part) for part in match["iso"].split("-"))
        return [(Day(year=year, month=month, day=day),)]
    if found.get("sep"):
        first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
        year += 2000 if year < 100 else 0
        ways = {(first, second), (second, first)}
        meant = tuple(
            Day(year=year, month=m, day=d) for d, m in sorted(ways) if 1 <= m <= 12 and 1 <= d <= 31
        )
        return [meant] if meant else []
    year = int(found["year"]) if found.get("year") else None
    if not found.get("month"):
        return [(Day(year=year),)]
    month = _month(match["month"])
    days = re.findall(r"\d+", found.get("days") or "")
    return [(Day(year=year, month=month, day=int(day)),) for day in days] or [(Day(year=year, month=month),)]


def _month(written: str) -> int:
    name = written.lower()
    return next(at for at, starts in enumerate(_STARTS, 1) if name.startswith(starts))
