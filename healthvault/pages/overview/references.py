"""What was published, as a card says it: people like oneself, guidelines, and where each comes from."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from healthvault.insights.benchmark import Benchmark
from healthvault.insights.benchmark_words import label, pressure_said, said
from healthvault.insights.reference import Reference, reference
from healthvault.metrics.unit import UnitSystem
from healthvault.ui import text


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
            label=label(one),
            said=said(one, system),
            source=one.reference.short,
            key=one.reference.key,
        )
        for one in told
    ]


def pressure_views(upper: Sequence[Benchmark], lower: Sequence[Benchmark]) -> list[ReferenceView]:
    """The category of a blood pressure, with both means that it was told from."""
    told = pressure_said(upper, lower)
    return [replace(line, said=told[1]) for line in reference_views([told[0]], "metric")] if told else []


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
    told = {
        "People": f"{people}; n = {text.number(one.n)}" if one.n else people,
        "Measured": one.method,
        "To know": one.caveat,
        **{f"Error of {error.device}": error.citation for error in one.errors},
        "Licence": one.licence,
        "Figures checked": one.check,
    }
    return [FactView(name=name, said=f"{fact[:1].upper()}{fact[1:]}") for name, fact in told.items()]
