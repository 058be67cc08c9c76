"""Numbers of general advice: what a guideline or a study tells of that very metric, and which one it is.

A number counts as such only where its clause is advice, speaks of nobody's own days, and the metric is named
in its sentence; its ends have to be those of one row, in the metric's own unit. Everything else is looked for
in what the model was told of the person (`coach/trace`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from healthvault.coach.figures.figure import Amount, Figure
from healthvault.coach.figures.units import unit_of
from healthvault.insights.reference import BandRow, CategoryRow, Reference, Takes, references
from healthvault.metrics.catalogue import METRICS

PUBLISHED = "#published-"
"""How the link of such a number begins; the key of its source follows, and perhaps the number of a row."""
_KINDS = {"guideline": "guideline", "evidence": "study"}
_OLDEST, _GROWN_UP = 120, 18
_REACH = 240
"""How many characters of a clause are looked at on either side of a number."""
_APART = re.compile(
    r"[.!?](?=\s|$)|[;:()\n]|,\s|\s[–-]\s"
    r"|\b(?:below|above|under|within|short of|than|against|with)\s(?=the\b|what\b)"
    r"|\b(?:but|while|whereas|although|aber|während|mais|tandis|pero|mientras)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?](?=\s|$)|\n")
_ADVICE = re.compile(
    r"\b(?:adults?|recommend\w*|guidelines?|advi[sc]\w+|experts?|should|needs?|healthy|people|stud(?:y|ies)"
    r"|evidence|research|children|teen\w*|aim for|doctors? (?:say|call)|count(?:s|ed)? as|consider\w*"
    r"|Erwachsenen?|empfohlen\w*|empfehl\w+|Leitlinien?|sollten?|brauchen|Studien?|Kinder\w*|Jugendliche\w*"
    r"|adultes?|recommand\w+|conseill\w+|devraient|besoin|enfants|études?"
    r"|adultos?|recomiend\w+|recomendad\w+|deber[ií]an|necesitan|niños|estudios?"
    r"|WHO|NSF|CDC|AHA|ACC|National Sleep Foundation|World Health Organi[sz]ation)\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:(?:your|dein\w*|euer|eure\w*|votre|vos|tes|tu|tus|su|sus|mein\w*|my)\b(?! (?:age|sex|group|years))"
    r"|yours|(?:you|he|she|they|I|we)(?:'|’)ve|(?:you|he|she|they|we) (?:have|had|get|got|did|were|are|slept"
    r"|sleep|walked|walk|averaged|average|reached|took|stood|stand|managed|logged|spent)"
    r"|slept|averaged|measured|recorded|logged|last (?:night|week|month|year)|yesterday|today"
    r"|this (?:week|month)"
    r"|du hast|Sie haben|du (?:bist|schläfst|schliefst)|hattest|hatten|geschlafen|gestern|letzte\w*|heute"
    r"|vous avez|tu as|dormi|hier|has|habéis|dormiste|ayer|anoche)\b",
    re.IGNORECASE,
)
"""What speaks of somebody's own days: a number beside it has to be from their data."""
_YOUNG = re.compile(
    r"\b(?:child\w*|kids?|teen\w*|adolescents?|pupils?|Kinder\w*|Jugendliche\w*|enfants?|niñ[oa]s?)\b",
    re.IGNORECASE,
)
_A_WEEK = re.compile(r"\b(?:weeks?|weekly|Woche|wöchentlich|semaine|semana)\b", re.IGNORECASE)
_AGED = re.compile(
    r"\b(?:age[ds]?|Alter|ans|edad)(?: of| from| between| von)?\s*"
    r"(?:\d{1,3}\s*(?:–|-|to|and|bis)\s*)?$",
    re.IGNORECASE,
)
_SLEEP = re.compile(
    r"(?<!deep )(?<!rem )(?<!light )(?<!core )\b(?:sleep|asleep|Schlaf|schlafen|sommeil|dormir|sueño)\b"
    r"(?! (?:debt|score|stage|apn))",
    re.IGNORECASE,
)
"""The whole night, as advice calls it; questions name it otherwise (`analyst/names`)."""
_BETWEEN = re.compile(r"\s*(?:–|-|to|and|bis|und|à|et|a|y)\s*", re.IGNORECASE)
_PAIR = re.compile(r"\s*/\s*")
_SAME = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a figure of advice is published: the link in an answer, what is said of it, and the page."""

    link: str
    words: str
    url: str


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a source, by its number."""

    key: str
    at: int


@cache
def sources() -> tuple[Source, ...]:
    """Every link that a number of advice may have."""
    return tuple(source for one in references() if is_advice(one) for source in (_source(one), *_by_row(one)))


@cache
def words_of(link: str) -> str:
    """What is said of such a number: `guideline, NSF 2015`; empty for any other link."""
    return next((source.words for source in sources() if source.link == link), "")


def is_advice(one: Reference) -> bool:
    """Whether a source tells what is advised, and not how people are."""
    return one.kind in _KINDS


def kind_of(one: Reference) -> str:
    """What kind of advice it is, and where it is published: `guideline, NSF 2015`."""
    return f"{_KINDS[one.kind]}, {one.short}"


def advised(text: str, figures: Sequence[tuple[Figure, tuple[str, ...]]]) -> list[str]:
    """The link of each figure that is one of general advice; empty for any other.

    Args:
        text: The plain text.
        figures: Its numbers in their order, each with the metrics that its sentence names.
    """
    rows = [_rows(text, figure, slugs) for figure, slugs in figures]
    for at in range(len(figures) - 1):
        one, other = figures[at][0], figures[at + 1][0]
        if _BETWEEN.fullmatch(text, one.end, other.start):
            rows[at] = rows[at + 1] = rows[at] & rows[at + 1]
        elif rows[at] and rows[at + 1] and _PAIR.fullmatch(text, one.end, other.start):
            rows[at + 1] = rows[at]  # The two numbers of a blood pressure are of one paper.
    return [_link(found) for found in rows]


def _rows(text: str, figure: Figure, slugs: tuple[str, ...]) -> frozenset[_Row]:
    """The rows in which a number stands, where its clause is advice."""
    clause, place = _around(text, figure, _APART)
    about = {*slugs, *_besides(text, figure, slugs)}
    if not about or not _ADVICE.search(clause) or _OWN.search(clause):
        return frozenset()
    is_aged = _AGED.search(clause[:place]) is not None
    young, weekly = _YOUNG.search(clause) is not None, _A_WEEK.search(clause) is not None
    return frozenset(
        _Row(one.key, at)
        for one in references()
        if is_advice(one) and one.metric in about and (one.takes is not Takes.WEEK or weekly)
        for at, row in enumerate(one.rows)
        if (row.ages[0] < _GROWN_UP if young else row.ages[1] >= _GROWN_UP)
        and any(_is_of(amount, one, row, is_aged=is_aged) for amount in figure.amounts)
    )


def _besides(text: str, figure: Figure, slugs: tuple[str, ...]) -> Iterator[str]:
    """The metrics that a sentence is about without their name: the whole night, and what counts steps."""
    if any(amount.unit == "steps" for amount in figure.amounts):
        yield "steps"
    sentence, _ = _around(text, figure, _SENTENCE)
    if _SLEEP.search(sentence) and not any(slug.startswith("sleep_") for slug in slugs):
        yield "sleep_duration"


def _is_of(amount: Amount, one: Reference, row: object, *, is_aged: bool) -> bool:
    ends = (row.low, row.high) if isinstance(row, BandRow) else ()
    if isinstance(row, CategoryRow):
        ends = tuple(each.from_ for each in row.categories if each.from_)
    if isinstance(row, BandRow | CategoryRow) and (amount.unit == "years" or (is_aged and not amount.unit)):
        return any(_is_same(amount.value, age) for age in row.ages)
    unit = unit_of(one.metric) if one.metric in METRICS else ""
    is_in_unit = amount.unit == unit or (one.metric == "bmi" and not amount.unit)
    return is_in_unit and any(_is_same(amount.value, end) for end in ends)


def _is_same(value: float, other: float) -> bool:
    return abs(value - other) <= _SAME * max(abs(other), 1)


def _around(text: str, figure: Figure, apart: re.Pattern[str]) -> tuple[str, int]:
    """The words around a number, up to where something else begins; and its place among them."""
    farthest = max(0, figure.start - _REACH)
    before = [match.end() for match in apart.finditer(text, farthest, figure.start)]
    begins = before[-1] if before else farthest
    end = apart.search(text, figure.end, figure.end + _REACH)
    return text[begins : end.start() if end else figure.end + _REACH], figure.start - begins


def _link(rows: frozenset[_Row]) -> str:
    keys = sorted({row.key for row in rows})
    if not keys:
        return ""
    [*_, row] = rows
    return f"{PUBLISHED}{keys[0]}" if len(rows) > 1 else f"{PUBLISHED}{row.key}-{row.at}"


def _source(one: Reference) -> Source:
    return Source(link=f"{PUBLISHED}{one.key}", words=kind_of(one), url=str(one.url))


def _by_row(one: Reference) -> tuple[Source, ...]:
    return tuple(
        Source(
            link=f"{PUBLISHED}{one.key}-{at}",
            words=kind_of(one) + _for(row.ages),
            url=str(one.url),
        )
        for at, row in enumerate(one.rows)
    )


def _for(ages: tuple[int, int]) -> str:
    """Whom it is for, where that is not every adult."""
    if ages[1] < _OLDEST:
        return f", for {ages[0]} to {ages[1]} years"
    return f", for {ages[0]} and over" if ages[0] > _GROWN_UP else ""
