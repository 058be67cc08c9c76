"""What the vault holds of one person, read and reckoned without anything that the coach or the pages use.

The resolved layer by SQL, and arithmetic of its own: what is right must not be decided by what is judged.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from math import erfc, sqrt
from statistics import fmean, median
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

Span = tuple[date, date]
Found = Mapping[str, Any]

_DAYS = text(
    "select metric, day, value, low, high, lineage ->> 'by' as streams from hv.day_value order by day"
)
_NIGHTS = text("""select night, start_at, end_at, offset_min, asleep_min, deep_min, rem_min
from hv.sleep_night order by night""")
_WORKOUTS = text("""select day, kind, start_at, offset_min, distance_m, duration_s, energy_kcal
from hv.workout order by start_at""")
_ADDS_UP = {
    "steps",
    "distance_walk_run",
    "active_energy",
    "exercise_time",
    "floors",
    "daylight",
    "mindful_minutes",
}


@dataclass(frozen=True)
class Day:
    day: date
    value: float
    low: float | None
    high: float | None
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Night:
    night: date
    start_at: datetime
    end_at: datetime
    asleep_min: float
    deep_min: float | None
    rem_min: float | None


@dataclass(frozen=True)
class Workout:
    day: date
    kind: str
    start_at: datetime
    distance_m: float | None
    duration_s: float | None


@dataclass(frozen=True)
class Truth:
    """Days by metric and date, nights by the date of waking, workouts in time, insights by key."""

    today: date
    days: Mapping[str, Mapping[date, Day]]
    nights: Mapping[date, Night]
    workouts: Sequence[Workout]
    found: Mapping[str, Found]

    def inside(self, slug: str, span: Span, *, whole: bool = True) -> list[Day]:
        """The measured days of a metric; `whole` leaves out today where a day adds up."""
        first, last = span
        kept = [day for at, day in self.days[slug].items() if first <= at <= last]
        return [day for day in kept if not (whole and slug in _ADDS_UP and day.day == self.today)]

    def mean(self, slug: str, span: Span) -> float:
        return fmean(day.value for day in self.inside(slug, span))

    def total(self, slug: str, span: Span) -> float:
        return sum(day.value for day in self.inside(slug, span, whole=False))

    def usual(self, slug: str) -> float:
        """The median of the sixty days before today."""
        return median(day.value for day in self.inside(slug, (self.back(60), self.back(1))))

    def extremes(self, slug: str, span: Span, *, highest: bool) -> list[tuple[float, date]]:
        """Every day that may be called the highest or lowest: by its own number, or by a reading on it."""
        days, pick = self.inside(slug, span), max if highest else min
        ends = [(day.high if highest else day.low, day.day) for day in days]
        readings = [(end, at) for end, at in ends if end is not None]
        answers: list[tuple[float, date]] = []
        for told in ([(day.value, day.day) for day in days], readings):
            if told:
                best = pick(value for value, _ in told)
                answers += [(value, at) for value, at in told if round(value, 3) == round(best, 3)]
        return answers

    def slept(self, span: Span) -> list[Night]:
        return [night for at, night in self.nights.items() if span[0] <= at <= span[1]]

    def trained(self, kind: str, span: Span) -> list[Workout]:
        return [one for one in self.workouts if kind in one.kind and span[0] <= one.day <= span[1]]

    def back(self, days: int) -> date:
        return self.today - timedelta(days=days)


def direction(values: Sequence[tuple[int, float]]) -> tuple[float, float]:
    """The median steepness a day, and how often chance looks so ordered (Mann and Kendall, without ties)."""
    pairs = [(b[0] - a[0], b[1] - a[1]) for i, a in enumerate(values) for b in values[i + 1 :]]
    score, n = sum((rise > 0) - (rise < 0) for _, rise in pairs), len(values)
    deviation = sqrt(n * (n - 1) * (2 * n + 5) / 18)
    return median(rise / run for run, rise in pairs), erfc(max(abs(score) - 1, 0) / deviation / sqrt(2))


def middle_clock(moments: Sequence[datetime]) -> int:
    """The middle of times of the day in minutes after midnight, counted from noon on."""
    return (round(median((at.hour * 60 + at.minute - 720) % 1440 for at in moments)) + 720) % 1440


async def read_truth(db: AsyncSession, today: date) -> Truth:
    """All of it, as the person whose transaction this is."""
    names = {
        stream: f"{app} ({model})" if model else app
        for stream, app, model in await db.execute(text("select id, app, device_model from hv.stream"))
    }
    days: dict[str, dict[date, Day]] = {}
    for slug, day, value, low, high, streams in await db.execute(_DAYS):
        by = tuple(names[int(stream)] for stream in (streams or "").split(",") if stream)
        days.setdefault(slug, {})[day] = Day(day, value, low, high, by)
    found = await db.execute(text("select key, found from hv.insight"))
    return Truth(
        today=today,
        days=days,
        nights={night.night: night for night in _nights(await db.execute(_NIGHTS))},
        workouts=[
            Workout(day, kind, _local(start_at, offset), distance, duration)
            for day, kind, start_at, offset, distance, duration, _ in await db.execute(_WORKOUTS)
        ],
        found=dict(list(found)),
    )


def _nights(rows: Iterable[Any]) -> Iterator[Night]:
    for night, start_at, end_at, offset, asleep, deep, rem in rows:
        yield Night(night, _local(start_at, offset), _local(end_at, offset), asleep, deep, rem)


def _local(at: datetime, offset_min: int) -> datetime:
    return at.astimezone(timezone(timedelta(minutes=offset_min)))
