"""Readings that later batches told again are theirs, once the batch that holds them is undone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.ids import BatchId, PersonId
from healthvault.metrics.day import day_number
from healthvault.vault.again import repeats
from healthvault.vault.chunks import chunk_rows, dates
from healthvault.vault.columns import Columns
from healthvault.vault.memory import Held, Repeat, Told, held, joined_told
from healthvault.vault.pack import chunked
from healthvault.vault.remember import forget_repeats, remember, shrink, told_again
from healthvault.vault.write import write_own

_DAYS_AT_ONCE = 16
"""Memory stays flat: of a metric there may be some ten thousand readings a day."""
_NO_DAYS = np.empty(0, np.int64)
Group = tuple[int, int]
"""A stream and an offset."""


async def hand_over(db: AsyncSession, person: PersonId, batch: BatchId, metric: str) -> NDArray[np.int64]:
    """Give each reading of a batch to the earliest later one that told it, as that one told it.

    Args:
        db: A transaction of a worker.
        person: Whose they are.
        batch: The arrival that is undone. Readings that nobody else told stay its own, and are copies where
            others told them otherwise: its chunks are to be deleted.
        metric: The catalogue's slug.

    Returns:
        The local days on which a reading is now told otherwise or has moved; ascending.
    """
    told = await told_again(db, batch, metric)
    if not told:
        return _NO_DAYS
    await forget_repeats(db, told)
    mine = (await _days_by_group(db, metric, [batch]))[batch]
    theirs = await _days_by_group(db, metric, sorted({each.batch for each in told}))
    piecemeal: list[NDArray[np.int64]] = []
    for group, days in mine.items():
        of_group = [each for each in told if (each.stream, each.offset_min) == group]
        whole, rest = _heirs(
            of_group, days, {heir: held.get(group, _NO_DAYS) for heir, held in theirs.items()}
        )
        for heir, handed in whole.items():
            await _move(db, metric, group, handed, batch=batch, heir=heir)
            moved = [replace(each.of(handed), owner=heir) for each in of_group if each.batch != heir]
            await remember(db, person, metric, [each for each in moved if len(each)])
        piecemeal.append(rest)
    days = np.unique(np.concatenate([_NO_DAYS, *piecemeal]))
    changed = [days]
    for begin in range(0, len(days), _DAYS_AT_ONCE):
        window = _Window(db=db, person=person, batch=batch, metric=metric)
        changed.append(await window.hand_over(told, days[begin : begin + _DAYS_AT_ONCE]))
    return np.unique(np.concatenate(changed))


async def _days_by_group(
    db: AsyncSession, metric: str, batches: Sequence[UUID]
) -> dict[UUID, dict[Group, NDArray[np.int64]]]:
    """On which days some batches hold chunks of a metric, ascending."""
    found: dict[UUID, dict[Group, list[int]]] = {batch: {} for batch in batches}
    rows = await db.execute(
        text(
            "select batch_id, stream_id, offset_min, day from hv.sample_chunk"
            " where metric = :m and batch_id = any(:b) order by day"
        ),
        {"m": metric, "b": list(batches)},
    )
    for batch, stream, offset_min, day in rows:
        found[batch].setdefault((stream, offset_min), []).append(day_number(day))
    return {
        batch: {group: np.array(days, np.int64) for group, days in groups.items()}
        for batch, groups in found.items()
    }


def _heirs(
    told: Sequence[Repeat], days: NDArray[np.int64], theirs: Mapping[UUID, NDArray[np.int64]]
) -> tuple[dict[UUID, NDArray[np.int64]], NDArray[np.int64]]:
    """Which batch takes over which chunks as they stand, and the days of those that are taken in pieces.

    A chunk goes as it stands to the first batch that told any of it, if that told it whole and as it is held,
    and holds no chunk of its own there.
    """
    whole: dict[UUID, NDArray[np.int64]] = {}
    piecemeal, left = [_NO_DAYS], days
    for heir in dict.fromkeys(each.batch for each in told):
        heard, as_held = _NO_DAYS, _NO_DAYS
        for each in told:
            if each.batch == heir:
                as_held = np.union1d(as_held, np.setdiff1d(each.as_held, heard))
                heard = np.union1d(heard, each.days)
        heard = np.intersect1d(heard, left)
        whole[heir] = np.setdiff1d(np.intersect1d(as_held, left), theirs[heir])
        piecemeal.append(np.setdiff1d(heard, whole[heir]))
        left = np.setdiff1d(left, heard)
    return {heir: handed for heir, handed in whole.items() if len(handed)}, np.concatenate(piecemeal)


async def _move(
    db: AsyncSession, metric: str, group: Group, days: NDArray[np.int64], *, batch: UUID, heir: UUID
) -> None:
    """Let chunks belong to another batch, as they stand."""
    stream, offset_min = group
    await db.execute(
        text(
            "update hv.sample_chunk set batch_id = :heir where metric = :m and batch_id = :b"
            " and stream_id = :s and offset_min = :o and day = any(:d)"
        ),
        {"heir": heir, "m": metric, "b": batch, "s": stream, "o": offset_min, "d": dates(days)},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Window:
    """A few days of a metric, whose readings are handed over one by one."""

    db: AsyncSession
    person: PersonId
    batch: BatchId
    metric: str

    async def hand_over(self, told: Sequence[Repeat], days: NDArray[np.int64]) -> NDArray[np.int64]:
        """Write the readings of some days into the chunks of their heirs; the days on which these stand."""
        rows = await chunk_rows(
            self.db, "metric = %s and batch_id = %s and day = any(%s)", (self.metric, self.batch, dates(days))
        )
        there, readings = held(rows)
        tellers: dict[UUID, list[Told]] = {}
        for each in told:
            tellers.setdefault(each.batch, []).append(each.of(days).told(there))
        heir_of = np.full(len(readings), -1)
        every: list[tuple[UUID, Told]] = []
        for number, (teller, parts) in enumerate(tellers.items()):
            every.append((teller, joined_told(parts)))
            at = every[-1][1].at
            heir_of[at[heir_of[at] < 0]] = number
        changed = [_NO_DAYS]
        for number, (heir, its) in enumerate(every):
            its = its.only(heir_of[its.at] == number)  # noqa: PLW2901  Only what it inherits.
            if len(its.at):
                others = [
                    (teller, other.only(heir_of[other.at] == number))
                    for teller, other in every
                    if teller != heir
                ]
                changed.append(await self._inherit(BatchId(heir), readings, its, others))
        return np.concatenate(changed)

    async def _inherit(
        self, heir: BatchId, readings: Columns, its: Told, others: Sequence[tuple[UUID, Told]]
    ) -> NDArray[np.int64]:
        """Write what a batch inherits into its chunks, and remember who told these readings besides."""
        new = Columns(
            stream=its.stream.astype(np.int32),
            start_ms=readings.start_ms[its.at],
            duration_ms=readings.duration_ms[its.at],
            value=readings.value[its.at],
            offset_min=its.offset_min.astype(np.int16),
            facts=its.facts,
        )
        days = np.unique(new.day)
        there = await chunk_rows(
            self.db, "metric = %s and batch_id = %s and day = any(%s)", (self.metric, heir, dates(days))
        )
        chunks = chunked(new)
        keys = set(zip(chunks.stream.tolist(), chunks.day.tolist(), chunks.offset_min.tolist(), strict=True))
        own, _ = held([row for row in there if (row[1], row[2], row[3]) in keys])
        tellers = await self._untold(heir, own)
        written = await write_own(self.db, self.person, heir, self.metric, new, there=there)
        place = np.argsort(chunked(written).order)
        inherited = np.full(len(readings), -1)
        inherited[its.at] = np.arange(len(its.at)) + int(own.cut[-1])
        for teller, other in others:
            tellers.setdefault(teller, []).append(other.moved(inherited[other.at]))
        now_held = _held_now(heir, written)
        for teller, parts in tellers.items():
            told = joined_told([part.moved(place[part.at]) for part in parts])
            await remember(self.db, self.person, self.metric, repeats(teller, now_held, told))
        return days

    async def _untold(self, heir: BatchId, own: Held) -> dict[UUID, list[Told]]:
        """Take out of the memory what others told of chunks that are about to be written again: that."""
        told: dict[UUID, list[Told]] = {}
        if not len(own.owner):
            return told
        for each in await told_again(self.db, heir, self.metric):
            days = own.day[(own.stream == each.stream) & (own.offset_min == each.offset_min)]
            if len(inside := each.of(days)):
                told.setdefault(each.batch, []).append(inside.told(own))
                await shrink(self.db, each.of(days, others=True))
        return {teller: [joined_told(parts)] for teller, parts in told.items()}


def _held_now(heir: BatchId, written: Columns) -> Held:
    """The chunks that were just written."""
    chunks = chunked(written)
    place = np.argsort(chunks.order)
    return Held(
        owner=[heir] * len(chunks.day),
        stream=chunks.stream.astype(np.int64),
        day=chunks.day,
        offset_min=chunks.offset_min.astype(np.int64),
        cut=chunks.cut,
        facts={int(place[row]): fact for row, fact in written.facts.items()},
    )
