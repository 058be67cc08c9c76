"""Why a day's number, or a workout, is what it is."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.errors import NotFoundError
from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.metric import Daily
from healthvault.vault.chunks import chunk_rows, columns
from healthvault.vault.orders import orders
from healthvault.vault.read_events import workout_by_id
from healthvault.vault.silence import longest_silence_min
from healthvault.vault.streams import source_names, streams
from healthvault.vault.sums import is_whole_day
from healthvault.vault.values import (
    Lineage,
    SpanLineage,
    SpanShare,
    StreamValue,
    ToldWorkout,
    WorkoutLineage,
)

_LINEAGE = text("select value, rule_set, lineage from hv.day_value where metric = :metric and day = :day")


_SPAN = text("""
select (told ->> 0)::int as stream, told ->> 5 as rule, count(*) as day_count, sum((told ->> 1)::int) as n
from hv.day_value cross join lateral jsonb_array_elements(lineage -> 'streams') told
where metric = :metric and day between :first and :last group by 1, 2 order by 3 desc, 1, 2""")
_SPAN_DAYS = text("""
select count(*) as day_count, count(*) filter (where jsonb_array_length(lineage -> 'streams') > 1) as shared,
       array_agg(distinct rule_set) as rule_sets, max(day) as last_day
from hv.day_value where metric = :metric and day between :first and :last""")
_WORKOUT = text("select rule_set, lineage from hv.workout where id = :id")


class NoSuchDayError(NotFoundError):
    """There is no measurement of this on that day."""


class NoSuchWorkoutError(NotFoundError):
    """There is no such workout any more."""


async def lineage(db: AsyncSession, metric: str, day: date) -> Lineage:
    """What a day's number was made from: every stream that spoke of it, and what became of each.

    Raises:
        NoSuchDayError: nothing was measured on that day.
    """
    found = (await db.execute(_LINEAGE, {"metric": metric, "day": day})).first()
    if found is None:
        raise NoSuchDayError
    value, rule_set, document = found
    known, names = await streams(db), await source_names(db)
    chosen = (await orders(db)).at(metric, day)
    totals = await _day_totals(db, metric, day)
    told = tuple(
        StreamValue(
            source=names[stream],
            kind=known[stream].source.kind.value,
            n=n,
            minutes=minutes,
            value=own,
            counted=counted,
            rule=rule,
            day_total=totals.get(stream),
        )
        for stream, n, minutes, own, counted, rule in document["streams"]
    )
    return Lineage(
        metric=metric,
        day=day,
        value=value,
        rule=document["rule"],
        rule_set=rule_set,
        streams=told,
        chosen_from=chosen.from_day if chosen.streams else None,
        silence_min=await _silence_min(db, metric),
    )


async def span_lineage(db: AsyncSession, metric: str, first: date, last: date) -> SpanLineage:
    """What the days of a metric from one to another, both included, were made from, taken together.

    Raises:
        NoSuchDayError: nothing was measured on any of them.
    """
    span = {"metric": metric, "first": first, "last": last}
    days = (await db.execute(_SPAN_DAYS, span)).one()
    if not days.day_count:
        raise NoSuchDayError
    known, names = await streams(db), await source_names(db)
    return SpanLineage(
        metric=metric,
        first=first,
        last=last,
        day_count=days.day_count,
        shared_count=days.shared,
        rule_sets=tuple(days.rule_sets),
        last_day=days.last_day,
        shares=tuple(
            SpanShare(
                source=names[row.stream],
                kind=known[row.stream].source.kind.value,
                rule=row.rule,
                day_count=row.day_count,
                n=row.n,
            )
            for row in await db.execute(_SPAN, span)
        ),
        silence_min=await _silence_min(db, metric),
    )


async def _silence_min(db: AsyncSession, metric: str) -> int | None:
    """The longest silence within a sleep, where the metric is a number of nights."""
    return await longest_silence_min(db) if METRICS[metric].daily is Daily.NIGHT else None


async def _day_totals(db: AsyncSession, metric: str, day: date) -> dict[int, float]:
    """What streams say in one number that the whole day came to, by their ids; the largest of several."""
    if METRICS[metric].daily is not Daily.SUM:
        return {}
    there = columns(await chunk_rows(db, "metric = %s and day = %s", (metric, day)))
    total = is_whole_day(there)
    found: dict[int, float] = {}
    for stream, value in zip(there.stream[total].tolist(), there.value[total].tolist(), strict=True):
        found[stream] = max(value, found.get(stream, value))
    return found


async def workout_lineage(db: AsyncSession, workout: UUID) -> WorkoutLineage:
    """What a workout was made from: every record that tells of it, and what became of each.

    Raises:
        NoSuchWorkoutError: there is no such workout.
    """
    resolved = await workout_by_id(db, workout)
    found = (await db.execute(_WORKOUT, {"id": workout})).first()
    if found is None or resolved is None:
        raise NoSuchWorkoutError
    names = await source_names(db)
    told = tuple(
        ToldWorkout(
            source=names[record["stream"]],
            kind=record["kind"],
            start_at=datetime.fromisoformat(record["start_at"]),
            end_at=datetime.fromisoformat(record["end_at"]),
            gave=tuple(record["gave"]),
            rule=record["rule"],
        )
        for record in found.lineage["records"]
    )
    return WorkoutLineage(workout=resolved, rule=found.lineage["rule"], rule_set=found.rule_set, told=told)
