"""The insights of the overview as the screen shows them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from healthvault.insights.finding import Insight, Kind, Opinion, Report
from healthvault.insights.told import foretold, nothing_notable, told
from healthvault.insights.worded import Worded
from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.unit import UnitSystem
from healthvault.pages.overview.references import FactView
from healthvault.ui import text

MOST = 3
_KINDS = {
    Kind.RISK_FACTOR: "Worth watching",
    Kind.TREND: "Trend",
    Kind.RECOMMENDATION: "Worth trying",
    Kind.ACTION_ITEM: "To do",
}
_THANKS = {
    Opinion.USEFUL: "Kept: what is like it comes first from now on.",
    Opinion.NOT_FOR_ME: "Kept: it will not stand here again. Press once more to take that back.",
    Opinion.WRONG: "Kept: it will not be told again. Press once more to take that back.",
    None: "Taken back.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class InsightView:
    """An insight; `opinion` is what the person said of it, empty for nothing yet.

    `worded` says which engine worded it, or was asked to; `sent` is the record of that, empty for none.
    """

    key: str
    kind: str
    name: str
    domain: str
    trend: str
    claim: str
    opinion: str
    worded: str
    sent: str
    facts: list[FactView] = field(default_factory=list[FactView])


def insight_views(
    report: Report | None, system: UnitSystem, today: date, words: Mapping[str, Worded]
) -> list[InsightView]:
    """At most three, the weightiest first; in an engine's words where there are any for the very claim."""
    return [_view(one, report, system, today, words) for one in report.top(MOST)] if report else []


def no_insights(report: Report | None) -> str:
    """What is said where none stands; empty when some do."""
    if report is None:
        return "Your numbers are being looked through. What is found will stand here."
    if report.top(1):
        return ""
    if not report.metrics:
        return "Insights begin once a metric has two weeks of days."
    return nothing_notable(report.metrics, report.nights)


def forecasts(report: Report | None, system: UnitSystem, today: date) -> list[str]:
    """What tomorrow will probably bring, each with how often that held."""
    still = [one for one in report.forecasts if one.day >= today] if report else []
    return [foretold(one, system, today) for one in still]


def looked_on(report: Report | None, today: date) -> str:
    """When that was looked for, if it was not today."""
    return f"As of {text.day(report.day, today)}" if report and report.day != today else ""


def thanks(said: Opinion | None) -> str:
    """What follows from an opinion."""
    return _THANKS[said]


def _view(
    one: Insight, report: Report, system: UnitSystem, today: date, words: Mapping[str, Worded]
) -> InsightView:
    metric, said = METRICS[one.metric], told(one, system, today)
    facts = [FactView(name=fact.name, said=fact.said) for fact in said.facts]
    other = words.get(said.claim)
    if other is not None and other.words:
        facts.insert(0, FactView(name="In our own words", said=said.claim))
        facts.append(FactView(name="Worded by", said=f"{other.engine}; all its numbers are ours."))
    elif other is not None:
        quoted = f"“{other.left_out}” " if other.left_out else ""
        facts.insert(0, FactView(name=f"Left out of {other.engine}’s words", said=f"{quoted}{other.why_not}"))
    return InsightView(
        key=one.key,
        kind=_KINDS[one.kind],
        name=metric.name,
        domain=metric.domain.value,
        trend=f"/trends?metric={metric.slug}&range=6m",
        claim=other.words if other and other.words else said.claim,
        opinion=report.opinions.get(one.key, ""),
        worded=_worded(other),
        sent=str(other.exchange) if other and other.exchange else "",
        facts=facts,
    )


def _worded(other: Worded | None) -> str:
    if other is None:
        return ""
    return f"Worded by {other.engine}." if other.words else f"Our words: {other.engine}’s were left out."
