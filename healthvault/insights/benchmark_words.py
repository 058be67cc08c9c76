"""A number beside a published one, in words: the same on a card and in the coach's answers."""

from collections.abc import Sequence
from dataclasses import replace

from healthvault.insights.baseline import Standing
from healthvault.insights.benchmark import Benchmark
from healthvault.insights.published import higher
from healthvault.insights.reference import BandRow, CategoryRow, Match, Reference, Takes
from healthvault.metrics import words
from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.metric import Daily
from healthvault.metrics.unit import UnitSystem

_LABELS = {"people": "People like you", "guideline": "Guideline", "evidence": "Evidence"}
_PEOPLE = {"female": "women", "male": "men", None: "people"}
_OLDEST = 120
_TO = "–\u2060"
"""A dash after which no line ends."""
_WEEK_DAYS = 7


def label(one: Benchmark) -> str:
    """What kind of source it is: `People like you`, `Guideline`, `Evidence`."""
    return _LABELS[one.reference.kind]


def said(one: Benchmark, system: UnitSystem) -> str:
    """Where the number stands, in the person's units: `Higher than 22 of 100 men of 20–39 in Norway`."""
    return _among(one) if one.reference.kind == "people" else _guided(one, system)


def in_general(one: Reference, system: UnitSystem) -> str:
    """What a guideline or a study tells of everybody, by their age: `18 to 64 years: 7–9 h a night`."""
    return "; ".join(
        f"{_group(row)}: {_row_said(one, row, system)}"
        for row in one.rows
        if isinstance(row, BandRow | CategoryRow)
    )


def _group(row: BandRow | CategoryRow) -> str:
    ages = f"{row.ages[0]} and over" if row.ages[1] >= _OLDEST else f"{row.ages[0]} to {row.ages[1]} years"
    return f"{_PEOPLE[row.sex]} of {ages}" if row.sex else ages


def _row_said(one: Reference, row: BandRow | CategoryRow, system: UnitSystem) -> str:
    if isinstance(row, CategoryRow):
        names = (f"{_number(one, each.from_, system)} {each.name}" for each in row.categories if each.from_)
        return f"from {', from '.join(names)}"
    told = Benchmark(reference=one, match=Match.GOOD, ages=row.ages, sex=row.sex, taken=None)
    return _guided(replace(told, band=(row.low, row.high)), system)


def _number(one: Reference, value: float, system: UnitSystem) -> str:
    return str(words.quantity(METRICS[one.metric], value, system))


def pressure_said(upper: Sequence[Benchmark], lower: Sequence[Benchmark]) -> tuple[Benchmark, str] | None:
    """The category of a blood pressure with both means that it was told from; None unless both are known."""
    one = higher(upper, lower)
    if one is None or one.taken is None:
        return None
    means = "/".join(words.number(part.taken.value) for part in (*upper, *lower) if part.taken is not None)
    return one, f"{_capital(one.category or '')}: {means} on average of {one.taken.n} days"


def _among(one: Benchmark) -> str:
    low, high = (round(end) for end in one.percentiles or (0, 100))
    group = f"{_PEOPLE[one.sex]} {_ages(one)} in {_country(one)}"
    place = f"{_place(low, high)} 100 {group}"
    if one.error is not None:
        return f"{place}, with the error of {one.error.device}"
    return f"{place}, roughly" if one.match is Match.LOOSE else place


def _place(low: int, high: int) -> str:
    match low, high:
        case 0, 100:
            return "Anywhere among"
        case 0, _:
            return f"Higher than at most {high} of"
        case _, 100:
            return f"Higher than at least {low} of"
        case _:
            return f"Higher than {low} of" if low == high else f"Higher than {low} to {high} of"


def _ages(one: Benchmark) -> str:
    first, last = one.ages
    return f"of {first} and over" if last >= _OLDEST else f"of {first}{_TO}{last}"


def _country(one: Benchmark) -> str:
    name = one.reference.country
    return f"the {name}" if name.startswith("United") else name


def _guided(one: Benchmark, system: UnitSystem) -> str:
    if one.category is not None:
        return _category(one, system)
    if one.band is None:
        return ""
    if one.reference.takes is Takes.WEEK:
        band = f"{'–'.join(words.number(end) for end in one.band)}{words.HOLD}min a week"
    else:
        metric = METRICS[one.reference.metric]
        low, high = (words.quantity(metric, end, system) for end in one.band)
        band = f"{low.number}{_TO}{high} {'a night' if metric.daily is Daily.NIGHT else 'a day'}"
    return "; ".join(part for part in (band, _own(one)) if part)


_STANDINGS = {Standing.BELOW: "below", Standing.WITHIN: "within", Standing.ABOVE: "above"}


def _own(one: Benchmark) -> str:
    """The person's own number beside a range, and where it stands."""
    if one.taken is None or one.standing is None:
        return ""
    where = _STANDINGS[one.standing]
    if one.reference.takes is not Takes.WEEK:
        return f"your median is {where}"
    value = f"{words.number(one.taken.value)}{words.HOLD}min"
    if one.taken.n < _WEEK_DAYS:
        return f"yours: {value} on {words.count(one.taken.n, 'day')} of the last 7"
    return f"yours: {value} in the last 7 days, {where}"


def _category(one: Benchmark, system: UnitSystem) -> str:
    name = one.category or ""
    if one.reference.metric == "bmi" and one.taken is not None:
        return f"BMI {words.quantity(METRICS['bmi'], one.taken.value, system).number}: {name}"
    return _capital(name)


def _capital(name: str) -> str:
    return f"{name[:1].upper()}{name[1:]}"
