"""What a person wants to know first: last night, today so far, and where their numbers stand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from operator import attrgetter
from zoneinfo import ZoneInfo

from healthvault.core.db import AsyncSession
from healthvault.insights import store
from healthvault.insights.baseline import READ_DAYS, WINDOW_DAYS, Baseline, Standing, baseline, restart
from healthvault.insights.benchmark import NOBODY, Benchmark, Who
from healthvault.insights.freshness import WINDOW_DAYS as RHYTHM_DAYS
from healthvault.insights.freshness import Freshness, freshness
from healthvault.insights.goal import WINDOW_DAYS as GOAL_DAYS
from healthvault.insights.goal import Adherence, Goal, adherence
from healthvault.insights.points import Point, broken, day_points
from healthvault.insights.published import published
from healthvault.insights.regularity import REGULARITY, WINDOW_NIGHTS, regularity_days
from healthvault.insights.season import Season, seasons
from healthvault.insights.so_far import SoFar, so_far
from healthvault.insights.source_change import SourceChange
from healthvault.insights.span import Resolution, Span
from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.metric import Better, Daily, Metric
from healthvault.vault import read
from healthvault.vault.values import DayValue, KnownMetric, Night, Reading

CARDS = (
    "sleep_duration",
    "sleep_regularity",
    "resting_heart_rate",
    "hrv_sdnn",
    "hrv_rmssd",
    "steps",
    "active_energy",
    "exercise_time",
    "distance_walk_run",
    "weight",
    "waist",
    "vo2max",
    "respiratory_rate",
    "spo2",
    "heart_rate",
    "skin_temperature_delta",
    "body_temperature",
    "bp_systolic",
    "bp_diastolic",
    "blood_glucose",
    "body_fat",
    "mood",
    "mindful_minutes",
    "daylight",
    "noise_headphone",
)
"""The metrics that get a card when the person has them, in reading order."""

SHOWN = METRICS | {REGULARITY.slug: REGULARITY}
"""Every metric that a card can be of: the catalogue, and what is computed from it."""

SPARK_DAYS = 30
_STALE_DAYS = 45


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricCard:
    """The latest day of a metric beside what is usual for the person, in the catalogue unit.

    `usual` is None while it is being learnt from the `measured_days` of the window, or of those `since` a new
    device began to measure in it. `as_of` is the instant of
    the latest reading, None for what is computed. `spark` are the last 30 days up to `spark_span`'s end.
    `published` are people like the person and guidelines, in this order, as far as they fit. `season` is what
    the time of the year did in years before; None where it has none. `goal` is the person's own, `kept` how
    it was kept; None without one, or too soon to tell.
    """

    metric: Metric
    latest: DayValue
    is_unfinished: bool
    as_of: datetime | None
    usual: Baseline | None
    measured_days: int
    since: SourceChange | None
    spark: tuple[Point, ...]
    spark_span: Span
    freshness: Freshness | None
    published: tuple[Benchmark, ...] = ()
    season: Season | None = None
    goal: Goal | None = None
    kept: Adherence | None = None

    @property
    def standing(self) -> Standing | None:
        """Where the day stands; None while that cannot be said, as for a sum that is not over."""
        if self.usual is None or self.is_unfinished:
            return None
        return self.usual.standing(self.latest.value)

    @property
    def is_of_season(self) -> bool:
        """Whether the day stands apart only as days did at this time of the year before."""
        if self.usual is None or self.season is None or self.standing in {None, Standing.WITHIN}:
            return False
        return self.usual.standing(self.latest.value - self.season.shift) is Standing.WITHIN

    @property
    def is_good_news(self) -> bool | None:
        """Whether standing apart is good for most people; None where it is neither, or not apart.

        Nor is it news what comes with the season.
        """
        apart = {Standing.ABOVE: Better.HIGHER, Standing.BELOW: Better.LOWER}
        if self.standing is None or self.standing not in apart:
            return None
        if self.is_of_season or self.metric.better is Better.NEITHER:
            return None
        return apart[self.standing] is self.metric.better


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Everything on the first screen.

    `last_night` is the latest night, which may be older than today's. `is_empty` tells that the person has
    nothing to see yet, in their days neither: who only wrote a note has.
    """

    today: date
    zone: str
    last_night: Night | None
    usual_asleep_min: Baseline | None
    so_far: tuple[SoFar, ...]
    cards: tuple[MetricCard, ...]
    is_empty: bool = False

    def card(self, slug: str) -> MetricCard | None:
        """The card of a metric, None when there is none."""
        return next((card for card in self.cards if card.metric.slug == slug), None)

    def freshness(self, slug: str) -> Freshness | None:
        """How fresh a metric is, None when it has no card."""
        card = self.card(slug)
        return card.freshness if card else None


async def overview(db: AsyncSession, zone: str, now: datetime, who: Who = NOBODY) -> Overview:
    """The first screen of the person whose transaction `db` is, in their IANA zone, at an instant.

    `who` tells which published figures are about people like them; a height that they did not say is their
    last measured one.
    """
    today = now.astimezone(ZoneInfo(zone)).date()
    known = fresh([row for row in await read.known_metrics(db) if row.metric in CARDS])
    if not known:
        return Overview(
            today=today,
            zone=zone,
            last_night=None,
            usual_asleep_min=None,
            so_far=(),
            cards=(),
            is_empty=not await read.has_anything(db),
        )
    last = min(max(row.last_day for row in known), today)
    slugs = [slug for slug in CARDS if slug in {row.metric for row in known}]
    days = await read.days(db, slugs, last - timedelta(days=_STALE_DAYS + max(READ_DAYS, RHYTHM_DAYS)), last)
    latest = await read.latest(db)
    who = _with_height(who, latest.get("height"))
    nights = await _last_night(db, known)
    moved = await seasons(db, known, last)
    goals = await store.goals(db)
    told = days | {REGULARITY.slug: await _regularity(db, known, days.get("sleep_duration", []))}
    return Overview(
        today=today,
        zone=zone,
        last_night=nights[-1] if nights else None,
        usual_asleep_min=baseline(days.get("sleep_duration", []), nights[-1].night) if nights else None,
        so_far=await so_far(db, days, latest, zone, now),
        cards=tuple(
            replace(
                card_of(SHOWN[slug], told[slug], latest.get(slug), today=today, last=last, who=who),
                season=moved.get(slug),
                goal=goals.get(slug),
                kept=_kept(goals.get(slug), told[slug], today),
            )
            for slug in CARDS
            if told.get(slug)
        ),
    )


def fresh(known: Sequence[KnownMetric]) -> list[KnownMetric]:
    """The metrics measured within 45 days of the latest one; what lies further back is in Trends."""
    newest = max((row.last_day for row in known), default=date.min)
    return [row for row in known if (newest - row.last_day).days <= _STALE_DAYS]


def card_of(
    metric: Metric,
    days: Sequence[DayValue],
    reading: Reading | None,
    *,
    today: date,
    last: date,
    who: Who = NOBODY,
) -> MetricCard:
    """A card from the days of a metric, at least one, in any order; `last` ends the sparkline."""
    in_time = sorted(days, key=attrgetter("day"))
    latest = in_time[-1]
    span = Span(first=last - timedelta(days=SPARK_DAYS - 1), last=last)
    usual = baseline(in_time, latest.day)
    since = usual.since if usual else restart(in_time, latest.day)
    first = since.day if since else latest.day - timedelta(days=WINDOW_DAYS)
    return MetricCard(
        metric=metric,
        latest=latest,
        is_unfinished=metric.daily is Daily.SUM and latest.day == today,
        as_of=reading.at if reading else None,
        usual=usual,
        measured_days=sum(first <= day.day < latest.day for day in in_time),
        since=since,
        spark=tuple(broken(day_points([day for day in in_time if day.day >= span.first]), Resolution.DAY)),
        spark_span=span,
        freshness=freshness((day.day for day in in_time), today),
        published=published(metric, in_time, usual, who, today),
    )


def _kept(goal: Goal | None, days: Sequence[DayValue], today: date) -> Adherence | None:
    span = Span(first=today - timedelta(days=GOAL_DAYS), last=today - timedelta(days=1))
    return adherence(goal, days, span) if goal else None


def _with_height(who: Who, height: Reading | None) -> Who:
    return who if who.height_cm or height is None else replace(who, height_cm=height.value)


async def _last_night(db: AsyncSession, known: Sequence[KnownMetric]) -> list[Night]:
    day = _last_day(known, "sleep_duration")
    return [] if day is None else await read.nights(db, day, day)


async def _regularity(
    db: AsyncSession, known: Sequence[KnownMetric], nights: Sequence[DayValue]
) -> list[DayValue]:
    """How regular sleep is, and was for as long as makes its usual."""
    last = _last_day(known, "sleep_duration")
    if last is None:
        return []
    told = await read.sleeping(db, last - timedelta(days=READ_DAYS + WINDOW_NIGHTS), last)
    return regularity_days(told, {night.day: night.sources for night in nights})


def _last_day(known: Sequence[KnownMetric], slug: str) -> date | None:
    return next((row.last_day for row in known if row.metric == slug), None)
