"""What was published, as a card says it: people like oneself, guidelines, and where each comes from."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from healthvault.insights.baseline import Standing
from healthvault.insights.benchmark import Benchmark
from healthvault.insights.published import higher
from healthvault.insights.reference import Match, Reference, Takes, reference
from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.metric import Daily
from healthvault.metrics.unit import UnitSystem
from healthvault.ui import text

_LABELS = {"people": "People like you", "guideline": "Guideline", "evidence": "Evidence"}
_PEOPLE = {"female": "women", "male": "men", None: "people"}
_OLDEST = 120
_TO = "–\u2060"
"""A dash after which no line ends."""
_WEEK_DAYS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceView:
    """One line of a card. `key` opens its source, whose short name is `source`."""

    label: str
    said: str
    source: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactView:
    """A fact about a source."""

    name: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """Where figures come from, and what they are worth."""

    title: str
    citation: str
    url: str
    facts: list[FactView] = field(default_factory=list[FactView])


def reference_views(told: Sequence[Benchmark], system: UnitSystem) -> list[ReferenceView]:
    """The lines of a card, people before guidelines."""
    return [
        ReferenceView(
            label=_LABELS[one.reference.kind],
            said=_among(one) if one.reference.kind == "people" else _guided(one, system),
            source=one.reference.short,
            key=one.reference.key,
        )
        for one in told
    ]


def pressure_views(upper: Sequence[Benchmark], lower: Sequence[Benchmark]) -> list[ReferenceView]:
    """The category of a blood pressure, with both means that it was told from."""
    one = higher(upper, lower)
    if one is None or one.taken is None:
        return []
    means = "/".join(text.number(part.taken.value) for part in (*upper, *lower) if part.taken is not None)
    return [
        replace(line, said=f"{_capital(one.category or '')}: {means} on average of {one.taken.n} days")
        for line in reference_views([one], "metric")
    ]


def source_view(key: str) -> SourceView | None:
    """The source of that key; None when there is none."""
    one = reference(key)
    return (
        None
        if one is None
        else SourceView(title=one.short, citation=one.citation, url=str(one.url), facts=_facts(one))
    )


def _facts(one: Reference) -> list[FactView]:
    people = f"{one.population}; {one.country}, {one.years}"
    said = {
        "People": f"{people}; n = {text.number(one.n)}" if one.n else people,
        "Measured": one.method,
        "To know": one.caveat,
        **{f"Error of {error.device}": error.citation for error in one.errors},
        "Licence": one.licence,
        "Figures checked": one.check,
    }
    return [FactView(name=name, said=_capital(fact)) for name, fact in said.items()]


def _among(one: Benchmark) -> str:
    low, high = (round(end) for end in one.percentiles or (0, 100))
    group = f"{_PEOPLE[one.sex]} {_ages(one)}"
    said = f"{_place(low, high)} of 100 {group}"
    if one.error is not None:
        return f"{said}, with the error of {one.error.device}"
    return f"{said}, roughly" if one.match is Match.LOOSE else said


def _place(low: int, high: int) -> str:
    if low == 0:
        return f"Higher than at most {high}"
    if high == 100:
        return f"Higher than at least {low}"
    return f"Higher than {low}" if low == high else f"Higher than {low} to {high}"


def _ages(one: Benchmark) -> str:
    first, last = one.ages
    return f"of {first} and over" if last >= _OLDEST else f"of {first}{_TO}{last}"


def _guided(one: Benchmark, system: UnitSystem) -> str:
    if one.category is not None:
        return _category(one, system)
    if one.band is None:
        return ""
    if one.reference.takes is Takes.WEEK:
        said = f"{'–'.join(text.number(end) for end in one.band)}{text.HOLD}min a week"
    else:
        metric = METRICS[one.reference.metric]
        low, high = (text.quantity(metric, end, system) for end in one.band)
        said = f"{low.number}{_TO}{high} {'a night' if metric.daily is Daily.NIGHT else 'a day'}"
    return "; ".join(part for part in (said, _own(one)) if part)


_STANDINGS = {Standing.BELOW: "below", Standing.WITHIN: "within", Standing.ABOVE: "above"}


def _own(one: Benchmark) -> str:
    """The person's own number beside a range, and where it stands."""
    if one.taken is None or one.standing is None:
        return ""
    where = _STANDINGS[one.standing]
    if one.reference.takes is not Takes.WEEK:
        return f"your median is {where}"
    value = f"{text.number(one.taken.value)}{text.HOLD}min"
    if one.taken.n < _WEEK_DAYS:
        return f"yours: {value} on {text.count(one.taken.n, 'day')} of the last 7"
    return f"yours: {value} in the last 7 days, {where}"


def _category(one: Benchmark, system: UnitSystem) -> str:
    name = one.category or ""
    if one.reference.metric == "bmi" and one.taken is not None:
        return f"BMI {text.quantity(METRICS['bmi'], one.taken.value, system).number}: {name}"
    return _capital(name)


def _capital(said: str) -> str:
    return f"{said[:1].upper()}{said[1:]}"
