"""A report: collected, made comparable, looked through by every detector, and kept."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from healthvault.core.db import AsyncSession
from healthvault.core.ids import PersonId
from healthvault.insights import store
from healthvault.insights.collected import DAYS, Collected, comparable, over
from healthvault.insights.detectors.adherence import goals_kept
from healthvault.insights.detectors.anomalies import anomalies
from healthvault.insights.detectors.debts import debts
from healthvault.insights.detectors.night_signal import NIGHTS, night_signals
from healthvault.insights.detectors.relations import relations
from healthvault.insights.detectors.rhythms import WEEKS, rhythms
from healthvault.insights.detectors.shifts import shifts
from healthvault.insights.detectors.slopes import slopes
from healthvault.insights.finding import Insight, Report
from healthvault.insights.forecast import Forecast, forecast
from healthvault.insights.night_rates import night_rates
from healthvault.insights.overview import CARDS, fresh
from healthvault.insights.regularity import WINDOW_NIGHTS, regularity_days
from healthvault.insights.sleep_need import need, needs_min
from healthvault.insights.span import Span
from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.day import day_start
from healthvault.vault import read
from healthvault.vault.values import DayValue

DETECTORS: tuple[Callable[[Collected], Sequence[Insight]], ...] = (
    night_signals,
    anomalies,
    debts,
    rhythms,
    shifts,
    slopes,
    relations,
    goals_kept,
)
"""What looks through what was collected. A new one is one function and its place here."""

_LEVELS: Mapping[str, Callable[[Sequence[DayValue]], list[float | None]] | None] = {
    "resting_heart_rate": None,
    "sleep_duration": needs_min,
}
"""Of what tomorrow is told; of a night what it will need, in place of its level."""

_ENOUGH_DAYS = 14
"""Metrics with fewer days were not looked at. Source: our convention, as for a `baseline`."""
_NEXT_HOUR = 4
"""On the person's clock: a day that is over has mostly arrived by then. Source: our convention."""


async def make_report(db: AsyncSession, person: PersonId, zone: str, now: datetime) -> None:
    """Make the report of a person and keep it in the place of the last one.

    Args:
        db: A transaction that may read and write what is theirs.
        person: Whose it is.
        zone: Their IANA zone, whose clock tells what today and a night are.
        now: An aware instant.
    """
    told = await collect(db, zone, now)
    if told.days:
        tomorrow = told.today + timedelta(days=1)
        due_at = datetime(tomorrow.year, tomorrow.month, tomorrow.day, _NEXT_HOUR, tzinfo=ZoneInfo(zone))
        await store.keep_report(db, person, reported(told, now), due_at.astimezone(UTC))
    else:
        await store.forget_report(db)


def reported(told: Collected, now: datetime) -> Report:
    """What every detector finds in what was collected."""
    return Report(
        day=told.today,
        made_at=now,
        metrics=sum(len(days) >= _ENOUGH_DAYS for days in told.days.values()),
        nights=len(told.night_rates_bpm),
        found=tuple(insight for detector in DETECTORS for insight in detector(told)),
        opinions={},
        forecasts=tuple(_forecasts(told)),
    )


def _forecasts(told: Collected) -> Iterator[Forecast]:
    for slug, level in _LEVELS.items():
        metric = METRICS[slug]
        days, _ = comparable(told.days.get(metric, ()), Span(first=told.window(DAYS).first, last=told.today))
        foretold = forecast(
            metric,
            days,
            told.today,
            purposes=told.purposes.get(slug, 0),
            levels=level(days) if level else None,
        )
        lacks = need(days, days[-1].day) if foretold and level else None
        if foretold and lacks:
            foretold = replace(foretold, usual=lacks.usual_min, lacking=lacks.lacking_min)
        if foretold is not None:
            yield foretold


async def collect(db: AsyncSession, zone: str, now: datetime) -> Collected:
    """The days, nights and purposes that a report is made from; what was measured lately alone."""
    today = now.astimezone(ZoneInfo(zone)).date()
    known = {
        row.metric for row in fresh([row for row in await read.known_metrics(db) if row.metric in CARDS])
    }
    slugs = [slug for slug in CARDS if slug in known]
    first = today - timedelta(days=DAYS)
    days = await read.days(db, slugs, first, today)
    begins_at = day_start(today - timedelta(days=NIGHTS), zone)
    steps = await read.hours(db, "steps", begins_at, now)
    asleep = await read.sleeping(db, today - timedelta(days=(WEEKS + 1) * WINDOW_NIGHTS), today)
    return Collected(
        today=today,
        days={METRICS[slug]: lived for slug in slugs if (lived := over(METRICS[slug], days[slug], today))},
        night_rates_bpm=night_rates(await read.hours(db, "heart_rate", begins_at, now), steps, zone),
        has_steps=bool(steps),
        purposes=await read.purposes(db, slugs, first, today),
        goals=await store.goals(db),
        regularity=regularity_days(
            asleep, {night.day: night.sources for night in days.get("sleep_duration", ())}
        ),
    )
