"""Nights made again: with their pieces, and with the numbers they give to their days."""

import asyncio
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.db import raw
from healthvault.core.ids import PersonId
from healthvault.vault.chunks import dates, windows
from healthvault.vault.circadian import BEFORE_DAYS
from healthvault.vault.columns import Columns, joined, nothing
from healthvault.vault.copying import JSONB_VERSION, PG_EPOCH_DAY, Stage, rows, store, text
from healthvault.vault.keep import forget, keep_days
from healthvault.vault.nights import ResolvedNight, StreamNight, resolved_nights
from healthvault.vault.orders import Orders
from healthvault.vault.priority import RULE_SET, ranked
from healthvault.vault.roads import SHADOWED
from healthvault.vault.silence import longest_silence_min
from healthvault.vault.streams import Streams
from healthvault.vault.table import Days

METRIC = "sleep_stage"
_AROUND_DAYS = 5
"""A sleep that began or ended this far away does not change a night, unless by the person's own centre
(`circadian`), which all sleeps of weeks say: nobody sleeps for days.
"""
_NEXT_DAYS = 4
"""How far a reading lies at most from a night that it tells, or takes its date."""
_READINGS_AT_ONCE = 200_000
_NIGHTS_AT_ONCE = 500
_PG_EPOCH_MS = 946_684_800_000
_SEGMENTS = Stage(
    name="segments",
    columns="night date, start_at timestamptz, end_at timestamptz, stage int2, period int2, purposes int2",
    insert="""insert into hv.sleep_segment (person_id, night, start_at, end_at, stage, period, purposes)
select %s, * from pg_temp.segments""",
)
_MINUTES = ("asleep_min", "in_bed_min", "awake_min", "core_min", "deep_min", "rem_min", "nap_min")
_NIGHTS = Stage(
    name="nights",
    columns="night date, purposes int2, start_at timestamptz, end_at timestamptz, offset_min int2, "
    + ", ".join(f"{name} float8" for name in _MINUTES)
    + ", lineage jsonb",
    insert=f"""insert into hv.sleep_night
  (person_id, rule_set, night, purposes, start_at, end_at, offset_min, {", ".join(_MINUTES)}, lineage)
select %s, %s, night, purposes, start_at, end_at, offset_min,
  {", ".join(f"nullif({name}, 'NaN')" for name in _MINUTES)}, lineage from pg_temp.nights""",
)
Number = Callable[[ResolvedNight], float | None]
NUMBERS: dict[str, Number] = {
    "sleep_duration": lambda night: night.asleep_min,
    "sleep_in_bed": lambda night: night.in_bed_min,
    "sleep_efficiency": lambda night: 100 * night.asleep_min / night.in_bed_min if night.in_bed_min else None,
    "sleep_deep": lambda night: night.deep_min,
    "sleep_core": lambda night: night.core_min,
    "sleep_rem": lambda night: night.rem_min,
    "sleep_awake": lambda night: night.awake_min,
    "sleep_nap": lambda night: night.nap_min,
}
"""The metrics that nights give to their days, and how."""
NIGHTLY = tuple(NUMBERS)


async def resolve_nights(
    db: AsyncSession, person: PersonId, days: NDArray[np.int64], known: Streams, chosen: Orders
) -> None:
    """Make the nights again that readings which began on some local days can have changed."""
    touched = np.unique(days[:, None] + np.arange(-_NEXT_DAYS, BEFORE_DAYS + _NEXT_DAYS + 1))
    await _forget_nights(db, touched)
    waiting: list[ResolvedNight] = []
    readings, silence_min = await _around(db, touched), await longest_silence_min(db)
    for block in np.split(touched, np.arange(_NIGHTS_AT_ONCE, len(touched), _NIGHTS_AT_ONCE)):
        # While some nights are worked out in a thread, those before are stored.
        coming = asyncio.ensure_future(
            asyncio.to_thread(_nights, readings, block, known, chosen, silence_min)
        )
        await _keep(db, person, waiting)
        waiting = await coming
    await _keep(db, person, waiting)


async def nights_under(
    db: AsyncSession, wanted: NDArray[np.int64], known: Streams, chosen: Orders, silence_min: int
) -> list[ResolvedNight]:
    """Some nights as they are if the streams count in some orders and a longer silence ends a sleep,
    ascending; nothing is kept.
    """
    return await asyncio.to_thread(_nights, await _around(db, wanted), wanted, known, chosen, silence_min)


async def _around(db: AsyncSession, wanted: NDArray[np.int64]) -> Columns:
    """The stages that say something about some nights."""
    around = np.unique(wanted[:, None] + np.arange(-BEFORE_DAYS - _AROUND_DAYS, _AROUND_DAYS + 1))
    there = [window.columns async for window in windows(db, METRIC, around, readings=_READINGS_AT_ONCE)]
    return joined(there) if there else nothing()


def _nights(
    readings: Columns, wanted: NDArray[np.int64], known: Streams, chosen: Orders, silence_min: int
) -> list[ResolvedNight]:
    day, found = readings.day, list[ResolvedNight]()
    for period in chosen.periods(METRIC):
        ours = set(wanted[period.holds(wanted)].tolist())
        if not ours:
            continue
        near = (day >= min(ours) - BEFORE_DAYS - _AROUND_DAYS) & (day <= max(ours) + _AROUND_DAYS)
        ranking = ranked(METRIC, known, period.placed)
        told = resolved_nights(readings.only(near), ranking, silence_min=silence_min)
        found += [night for night in told if night.night in ours]
    return found


async def _forget_nights(db: AsyncSession, nights: NDArray[np.int64]) -> None:
    connection = await raw(db)
    for table in ("sleep_segment", "sleep_night"):
        query = f"delete from hv.{table} where night = any(%s)"
        await connection.execute(query.encode(), (dates(nights),))
    for metric in NUMBERS:
        await forget(db, metric, nights)


async def _keep(db: AsyncSession, person: PersonId, nights: Sequence[ResolvedNight]) -> None:
    if not nights:
        return
    await store(db, _NIGHTS, await asyncio.to_thread(_night_rows, nights), (person, RULE_SET))
    await store(db, _SEGMENTS, await asyncio.to_thread(_segment_rows, nights), (person,))
    for metric, number in NUMBERS.items():
        told = [(night, value) for night in nights if (value := number(night)) is not None]
        if told:
            await keep_days(db, person, metric, await asyncio.to_thread(_days, told))


def _night_rows(nights: Sequence[ResolvedNight]) -> bytes:
    """As `_NIGHTS` takes them: NaN where a night has no such number."""
    whole = [(n.night, n.purposes, n.begin_ms, n.end_ms, n.offset_min) for n in nights]
    night, purposes, begin, end, offset = np.array(whole, np.int64).T
    minutes = np.array([[getattr(n, name) for name in _MINUTES] for n in nights], np.float64).T
    return rows(
        [
            (">i4", night - PG_EPOCH_DAY),
            (">i2", purposes),
            (">i8", (begin - _PG_EPOCH_MS) * 1000),
            (">i8", (end - _PG_EPOCH_MS) * 1000),
            (">i2", offset),
            *((">f8", each) for each in minutes),
        ],
        last=[text(JSONB_VERSION + _lineage(each, each.asleep_min).encode()) for each in nights],
    )


def _segment_rows(nights: Sequence[ResolvedNight]) -> bytes:
    pieces = [
        (night.night, piece.begin_ms, piece.end_ms, piece.stage, piece.period, night.purposes)
        for night in nights
        for piece in night.segments
    ]
    night, begin, end, stage, period, purposes = np.array(pieces, np.int64).T
    return rows(
        [
            (">i4", night - PG_EPOCH_DAY),
            (">i8", (begin - _PG_EPOCH_MS) * 1000),
            (">i8", (end - _PG_EPOCH_MS) * 1000),
            (">i2", stage),
            (">i2", period),
            (">i2", purposes),
        ]
    )


def _rule(night: ResolvedNight) -> str:
    if len(night.told) == 1:
        return "one source"
    others = any(not told.is_chosen and not told.is_shadowed for told in night.told)
    return "one device tells the night" if others else "two roads"


def _word(night: ResolvedNight, told: StreamNight) -> str:
    if len(night.told) == 1:
        return "alone"
    if told.is_shadowed:
        return SHADOWED
    return "chosen" if told.is_chosen else "not chosen"


def _days(told: Sequence[tuple[ResolvedNight, float]]) -> Days:
    none = np.full(len(told), np.nan)
    return Days(
        day=np.array([night.night for night, _ in told], np.int64),
        value=np.round([value for _, value in told], 6),
        low=none,
        high=none,
        n=np.array([len(night.segments) for night, _ in told], np.int64),
        purposes=np.array([night.purposes for night, _ in told], np.int64),
        lineage=[_lineage(night, value) for night, value in told],
    )


def _lineage(night: ResolvedNight, value: float) -> str:
    """As `Days` wants it; of a stream that is not believed only the time asleep is known here."""
    by = ",".join(str(told.stream) for told in night.told if told.is_chosen)
    streams = ",".join(
        f"[{t.stream},{t.n},{t.minutes!r},{t.asleep_min!r},{(value if t.is_chosen else 0.0)!r},"
        f'"{_word(night, t)}"]'
        for t in night.told
    )
    return f'{{"rule":"{_rule(night)}","by":"{by}","streams":[{streams}]}}'
