"""Nights and workouts."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from psycopg import AsyncCursor
from psycopg.rows import dict_row
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.db import raw
from healthvault.vault.ask import ask
from healthvault.vault.streams import source_names
from healthvault.vault.values import Night, SleepSegment, Workout

_NIGHTS = b"""select night, start_at, end_at, offset_min, asleep_min, in_bed_min, awake_min, core_min,
  deep_min, rem_min, nap_min, d.lineage ->> 'by' as by from hv.sleep_night n
left join hv.day_value d on (d.person_id, d.metric, d.day) = (n.person_id, 'sleep_duration', n.night)
where night between %s and %s order by night"""
_SEGMENTS = b"""select night, start_at, end_at, stage, period from hv.sleep_segment
where night between %s and %s order by night, start_at"""
_WORKOUT = """
select w.id, kind, day, start_at, end_at, offset_min, duration_s, distance_m, energy_kcal,
       heart_rate_mean_bpm, heart_rate_max_bpm, lineage ->> 'by' as by
from hv.workout w left join hv.workout_heart h on h.id = w.id where"""
_WORKOUTS = f"{_WORKOUT} day between %s and %s order by start_at".encode()
_ONE_WORKOUT = f"{_WORKOUT} w.id = %s".encode()


async def nights(db: AsyncSession, first: date, last: date, *, segments: bool = True) -> list[Night]:
    """The resolved nights whose waking was from `first` to `last`, both included, ascending.

    Args:
        db: An open transaction.
        first: The first local date of waking.
        last: The last one.
        segments: False leaves the pieces out: years of nights are read faster without.

    Returns:
        The nights that were measured.
    """
    names = await source_names(db)
    pieces = await _segments(db, first, last) if segments else {}
    async with AsyncCursor(await raw(db), row_factory=dict_row) as cursor:
        await cursor.execute(_NIGHTS, (first, last), binary=True)
        rows = await cursor.fetchall()
    return [_night(row, names, pieces.get(row["night"], ())) for row in rows]


def _night(row: dict, names: Mapping[int, str], pieces: Sequence[SleepSegment]) -> Night:
    by = [int(stream) for stream in (row.pop("by") or "").split(",") if stream]
    return Night(**row, segments=tuple(pieces), sources=tuple(names[stream] for stream in by))


async def _segments(db: AsyncSession, first: date, last: date) -> Mapping[date, list[SleepSegment]]:
    pieces: dict[date, list[SleepSegment]] = {}
    for night, start_at, end_at, stage, period in await ask(db, _SEGMENTS, (first, last)):
        segment = SleepSegment(start_at=start_at, end_at=end_at, stage=stage, period=period)
        pieces.setdefault(night, []).append(segment)
    return pieces


async def workouts(db: AsyncSession, first: date, last: date) -> list[Workout]:
    """The resolved workouts that began on the local days from `first` to `last`, both included, ascending."""
    names = await source_names(db)
    async with AsyncCursor(await raw(db), row_factory=dict_row) as cursor:
        await cursor.execute(_WORKOUTS, (first, last), binary=True)
        return [_workout(row, names) for row in await cursor.fetchall()]


async def workout_by_id(db: AsyncSession, workout: UUID) -> Workout | None:
    """One resolved workout; None when there is none."""
    names = await source_names(db)
    async with AsyncCursor(await raw(db), row_factory=dict_row) as cursor:
        await cursor.execute(_ONE_WORKOUT, (workout,), binary=True)
        row = await cursor.fetchone()
    return None if row is None else _workout(row, names)


def _workout(row: dict, names: Mapping[int, str]) -> Workout:
    by = row.pop("by")
    return Workout(**row, sources=tuple(dict.fromkeys(names[int(stream)] for stream in by.split(","))))
