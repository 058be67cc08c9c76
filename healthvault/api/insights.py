"""What the first screen says, for programs: where the person's numbers stand, and what was found."""

from collections.abc import Mapping
from datetime import date, datetime

from fastapi import APIRouter
from pydantic import BaseModel

from healthvault.accounts import store
from healthvault.accounts.person import Preferences
from healthvault.api.reports import ReportBody, report_body
from healthvault.api.visitor import Reader
from healthvault.core import clock
from healthvault.core.db import Purpose, as_person
from healthvault.insights.baseline import Baseline, Standing
from healthvault.insights.benchmark import Benchmark, Who
from healthvault.insights.finding import Report
from healthvault.insights.freshness import Freshness, State
from healthvault.insights.overview import MetricCard, Overview, overview
from healthvault.insights.reference import Match, Reference
from healthvault.insights.store import report
from healthvault.insights.worded import Worded, worded
from healthvault.metrics.unit import UnitSystem
from healthvault.vault.values import Night

router = APIRouter(prefix="/api/v1/insights", tags=["insights"])


class UsualBody(BaseModel):
    """What is usual for the person: the median of `n` days and the range of eight in ten of them.

    `since` is the day on which a new device began to measure within the last 60: older days do not count.
    """

    median: float
    low: float
    high: float
    n: int
    since: date | None


class FreshnessBody(BaseModel):
    """How old the latest day is, and the usual gap between days, in days; null while it is being learnt."""

    age_days: int
    usual_gap_days: int | None
    state: State


class SourceBody(BaseModel):
    """Where published figures come from; `n` is null for the agreement of experts."""

    citation: str
    url: str
    population: str
    country: str
    years: str
    n: int | None
    method: str
    caveat: str
    licence: str


class ReferenceBody(BaseModel):
    """The person's number beside published figures: `value` as the source wants it, from `days` days.

    `percentiles` are the ends, of 100, between which it lies among people; `band` the range of a guideline;
    `category` a name. One of the three is there. `metric` is `bmi` for a weight.
    """

    metric: str
    kind: str
    source: SourceBody
    match: Match
    ages: tuple[int, int]
    sex: str | None
    value: float | None
    days: int | None
    percentiles: tuple[float, float] | None
    device_error: tuple[float, float] | None
    band: tuple[float, float] | None
    standing: Standing | None
    category: str | None


class SeasonBody(BaseModel):
    """By how much a metric moved at this time of the year, against the 60 days before, in these years."""

    shift: float
    years: list[int]


class LatestBody(BaseModel):
    """The latest day of a metric in the catalogue's unit; `usual` and `standing` are null until known.

    `references` are people like the person and guidelines; what does not fit their sex, their age or the way
    the number was made is not there.
    """

    metric: str
    unit: str
    day: date
    value: float
    is_unfinished: bool
    usual: UsualBody | None
    standing: Standing | None
    freshness: FreshnessBody | None
    season: SeasonBody | None
    references: list[ReferenceBody]


class NightBody(BaseModel):
    """A night on the local date of waking, in minutes; null where the source told nothing."""

    night: date
    start: datetime
    end: datetime
    asleep_min: float
    in_bed_min: float | None
    deep_min: float | None
    rem_min: float | None
    core_min: float | None
    awake_min: float | None


class InsightsBody(BaseModel):
    """What the first screen says; `report` is null until the first one was made."""

    today: date
    zone: str
    last_night: NightBody | None
    latest: list[LatestBody]
    report: ReportBody | None


@router.get("")
async def insights(session: Reader) -> InsightsBody:
    """Where the person's numbers stand today, and the last report."""
    async with as_person(session.id, Purpose.SHOW) as db:
        mine = await store.preferences(db) or Preferences()
        who = Who(birth_year=mine.birth_year, sex=mine.sex, height_cm=mine.height_cm)
        shown = await overview(db, mine.zone, clock.now(), who)
        found, person = await report(db), await store.live_person(db)
        words = await worded(db, person) if person else {}
    return _body(shown, found, mine.system, words)


def _body(
    shown: Overview, found: Report | None, system: UnitSystem, words: Mapping[str, Worded]
) -> InsightsBody:
    return InsightsBody(
        today=shown.today,
        zone=shown.zone,
        last_night=_night(shown.last_night) if shown.last_night else None,
        latest=[_latest(card) for card in shown.cards],
        report=report_body(found, system, shown.today, words) if found else None,
    )


def _latest(card: MetricCard) -> LatestBody:
    return LatestBody(
        metric=card.metric.slug,
        unit=card.metric.unit.symbol,
        day=card.latest.day,
        value=card.latest.value,
        is_unfinished=card.is_unfinished,
        usual=_usual(card.usual) if card.usual else None,
        standing=card.standing,
        freshness=_freshness(card.freshness) if card.freshness else None,
        season=SeasonBody(shift=card.season.shift, years=list(card.season.years)) if card.season else None,
        references=[_reference(one) for one in card.published],
    )


def _reference(one: Benchmark) -> ReferenceBody:
    return ReferenceBody(
        metric=one.reference.metric,
        kind=one.reference.kind,
        source=_source(one.reference),
        match=one.match,
        ages=one.ages,
        sex=one.sex,
        value=one.taken.value if one.taken else None,
        days=one.taken.n if one.taken else None,
        percentiles=one.percentiles,
        device_error=(one.error.low, one.error.high) if one.error else None,
        band=one.band,
        standing=one.standing,
        category=one.category,
    )


def _source(of: Reference) -> SourceBody:
    return SourceBody(
        citation=of.citation,
        url=str(of.url),
        population=of.population,
        country=of.country,
        years=of.years,
        n=of.n,
        method=of.method,
        caveat=of.caveat,
        licence=of.licence,
    )


def _freshness(told: Freshness) -> FreshnessBody:
    return FreshnessBody(age_days=told.age_days, usual_gap_days=told.usual_gap_days, state=told.state)


def _usual(usual: Baseline) -> UsualBody:
    since = usual.since.day if usual.since else None
    return UsualBody(median=usual.median, low=usual.low, high=usual.high, n=usual.n, since=since)


def _night(night: Night) -> NightBody:
    return NightBody(
        night=night.night,
        start=night.start_at,
        end=night.end_at,
        asleep_min=night.asleep_min,
        in_bed_min=night.in_bed_min,
        deep_min=night.deep_min,
        rem_min=night.rem_min,
        core_min=night.core_min,
        awake_min=night.awake_min,
    )
