"""A report for programs: one form for everything that was found, with its evidence."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel

from healthvault.insights.finding import Insight, Kind, Method, Opinion, Report
from healthvault.insights.forecast import Forecast
from healthvault.insights.goal import Direction
from healthvault.insights.told import told
from healthvault.insights.worded import Worded
from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.unit import UnitSystem


class WindowBody(BaseModel):
    """Local dates, both included."""

    first: date
    last: date


class EffectBody(BaseModel):
    """How large it is, in the catalogue's unit, from which level, and its interval of 95 %. Of a slope it is
    by the week, of a relation a rank correlation.
    """

    value: float
    low: float
    high: float
    from_level: float | None


class FactBody(BaseModel):
    """One line of how we know, in words and in the person's units."""

    name: str
    said: str


class WordedBody(BaseModel):
    """The claim in an engine's words; every number in them is in the finding.

    `said` is empty where they did not hold: `left_out` is what it said, and `why_not` the reason. `exchange`
    is the record of what was sent, among those of the exported conversations.
    """

    by: str
    said: str
    left_out: str
    why_not: str
    exchange: UUID | None


class InsightBody(BaseModel):
    """Something worth saying, of a relation about `metric` so many days after `other`.

    `n` of `of` days of the window were measured, and `coverage` is their share. `evidence` says in words how
    large it is, who measured and how it was found; `citations` is where that is published, `counter_evidence`
    what speaks against it, `how_to_test` how to. Of a goal, `direction` is on which side of `from_level` it
    is met, and it was met on the last `run_days` in a row. `opinion` is the person's.
    """

    key: str
    claim: str
    metric: str
    other: str | None
    lag_days: int
    unit: str
    method: Method
    window: WindowBody
    n: int
    of: int
    coverage: float
    effect: EffectBody
    sources: list[str]
    evidence: list[FactBody]
    citations: list[str]
    counter_evidence: str
    how_to_test: str
    direction: Direction | None
    run_days: int
    worded: WordedBody | None
    opinion: Opinion | None


class ForecastBody(BaseModel):
    """What a metric will probably be on a day, in the catalogue's unit; of `tested` such ranges `held` did.

    `error` is the median size of those errors, `error_of_last` that of taking the last day for it. Of a night
    `value` is what it will need: the `usual` night and a share of what the fourteen before are `lacking`.
    """

    metric: str
    unit: str
    day: date
    value: float
    low: float
    high: float
    held: int
    tested: int
    error: float
    error_of_last: float
    usual: float | None
    lacking: float | None


class ReportBody(BaseModel):
    """What was found on a local date in so many metrics and nights, each list in the order of its weight.

    Four empty lists say that nothing was notable.
    """

    day: date
    made_at: datetime
    metrics: int
    nights: int
    recommendations: list[InsightBody]
    risk_factors: list[InsightBody]
    trends: list[InsightBody]
    action_items: list[InsightBody]
    forecasts: list[ForecastBody]


def report_body(report: Report, system: UnitSystem, today: date, words: Mapping[str, Worded]) -> ReportBody:
    """A report for programs; `words` are those of an engine, by the claim."""

    def of(kind: Kind) -> list[InsightBody]:
        return [_insight(one, report, system, today, words) for one in report.of_kind(kind)]

    return ReportBody(
        day=report.day,
        made_at=report.made_at,
        metrics=report.metrics,
        nights=report.nights,
        recommendations=of(Kind.RECOMMENDATION),
        risk_factors=of(Kind.RISK_FACTOR),
        trends=of(Kind.TREND),
        action_items=of(Kind.ACTION_ITEM),
        forecasts=[_forecast(one) for one in report.forecasts],
    )


def _forecast(one: Forecast) -> ForecastBody:
    return ForecastBody(
        metric=one.metric,
        unit=METRICS[one.metric].unit.symbol,
        day=one.day,
        value=one.value,
        low=one.low,
        high=one.high,
        held=one.held,
        tested=one.tested,
        error=one.error,
        error_of_last=one.error_of_last,
        usual=one.usual,
        lacking=one.lacking,
    )


def _insight(
    one: Insight, report: Report, system: UnitSystem, today: date, words: Mapping[str, Worded]
) -> InsightBody:
    said, effect = told(one, system, today), one.effect
    return InsightBody(
        key=one.key,
        claim=said.claim,
        metric=one.metric,
        other=one.other or None,
        lag_days=one.lag_days,
        unit=METRICS[one.metric].unit.symbol,
        method=one.method,
        window=WindowBody(first=one.window.first, last=one.window.last),
        n=one.n,
        of=one.of,
        coverage=one.coverage,
        effect=EffectBody(value=effect.value, low=effect.low, high=effect.high, from_level=effect.from_),
        sources=list(one.sources),
        evidence=[FactBody(name=fact.name, said=fact.said) for fact in said.facts],
        citations=list(said.citations),
        counter_evidence=said.against,
        how_to_test=said.test,
        direction=one.direction,
        run_days=one.run_days,
        worded=_worded(words.get(said.claim)),
        opinion=report.opinions.get(one.key),
    )


def _worded(one: Worded | None) -> WordedBody | None:
    if one is None:
        return None
    return WordedBody(
        by=one.engine, said=one.words, left_out=one.left_out, why_not=one.why_not, exchange=one.exchange
    )
