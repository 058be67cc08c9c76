"""What a clinician may want to see of ninety days: what was measured, by whom, how often, what is missing.

Only resolved days, and notes that the person wrote. Nothing is judged, and nothing is filled in.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from statistics import median
from zoneinfo import ZoneInfo

from healthvault.core.db import AsyncSession
from healthvault.insights.span import Span
from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.catalogue_lab import ROWS as LAB
from healthvault.metrics.metric import Daily, Metric
from healthvault.vault import read
from healthvault.vault.entries import Entry
from healthvault.vault.values import DayValue, Night

DAYS = 90
TOLD = (
    "bp_systolic", "bp_diastolic", "resting_heart_rate", "weight", "sleep_duration", "steps", "exercise_time",
)  # fmt: skip
_THIRD_DAYS = 30
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A metric over the span, in the catalogue's unit: its measured days, and their middle.

    `early` and `late` are the medians of the first and of the last thirty days, None where none of them was
    measured. `longest_gap_days` is the longest stretch of the span without a measurement.
    """

    metric: Metric
    days: tuple[DayValue, ...]
    middle: float
    low: float
    high: float
    early: float | None
    late: float | None
    longest_gap_days: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Ninety days of somebody. A metric that was not measured is absent; `kinds` are those of the sources."""

    span: Span
    measured: dict[str, Measured]
    nights: tuple[Night, ...]
    lab: tuple[tuple[Metric, DayValue], ...]
    notes: tuple[Entry, ...]
    kinds: dict[str, str]


def visit_spans(today: date, periods: int) -> list[Span]:
    """The last so many stretches of ninety days, the one that ends today first."""
    last = Span(first=today - timedelta(days=DAYS - 1), last=today)
    return [last.shifted(-DAYS * back) for back in range(periods)]


async def visit(db: AsyncSession, span: Span, *, today: date, zone: str, with_notes: bool) -> Visit:
    """What was measured and noted within some dates.

    Args:
        db: A transaction of the person, for `show` or `export`.
        span: The dates, in the person's own time.
        today: The local date; what adds up over a day that is not over is left out.
        zone: The person's IANA zone, in which notes have their day.
        with_notes: Whether notes are told.
    """
    days = await read.days(db, [*TOLD, *(row.slug for row in LAB)], span.first, span.last)
    told = {slug: _whole(METRICS[slug], days[slug], today) for slug in TOLD}
    streams = await read.stream_days(db, span.first, 0)
    return Visit(
        span=span,
        measured={slug: _measured(METRICS[slug], each, span) for slug, each in told.items() if each},
        nights=tuple(await read.nights(db, span.first, span.last, segments=False)),
        lab=tuple(sorted(((row, day) for row in LAB for day in days[row.slug]), key=_when)),
        notes=tuple(await _notes(db, span, zone)) if with_notes else (),
        kinds={stream.source: stream.kind for stream in streams},
    )


def _when(told: tuple[Metric, DayValue]) -> tuple[date, str]:
    return told[1].day, told[0].name


def _whole(metric: Metric, days: Sequence[DayValue], today: date) -> list[DayValue]:
    return [day for day in days if not (metric.daily is Daily.SUM and day.day == today)]


def _measured(metric: Metric, days: Sequence[DayValue], span: Span) -> Measured:
    values = [day.value for day in days]
    return Measured(
        metric=metric,
        days=tuple(days),
        middle=median(values),
        low=min(values),
        high=max(values),
        early=_median_of(day.value for day in days if (day.day - span.first).days < _THIRD_DAYS),
        late=_median_of(day.value for day in days if (span.last - day.day).days < _THIRD_DAYS),
        longest_gap_days=longest_gap_days([day.day for day in days], span),
        sources=tuple(sorted({source for day in days for source in day.sources})),
    )


def longest_gap_days(days: Sequence[date], span: Span) -> int:
    """The longest stretch of a span in which none of some ascending dates lies."""
    ends = [span.first - _DAY, *days, span.last + _DAY]
    return max((after - before).days - 1 for before, after in pairwise(ends))


def _median_of(values: Iterable[float]) -> float | None:
    told = list(values)
    return median(told) if told else None


async def _notes(db: AsyncSession, span: Span, zone: str) -> list[Entry]:
    begins, ends = (
        datetime.combine(day, time(0), ZoneInfo(zone)).astimezone(UTC)
        for day in (span.first, span.last + _DAY)
    )
    return await read.notes(db, begins, ends)
