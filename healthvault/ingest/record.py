"""The narrow neck: the only door through which a health value enters the vault."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.ids import BatchId, PersonId
from healthvault.ingest.feed import fed
from healthvault.ingest.first import FirstReadings
from healthvault.ingest.payloads import keep
from healthvault.ingest.plausible import checked
from healthvault.ingest.status import Arrived, FirstReading, Refusal
from healthvault.metrics.day import day_number, day_numbered
from healthvault.metrics.sample import (
    Profile,
    Progress,
    RawRecord,
    Recognised,
    Rejected,
    RouteSample,
    SampleBatch,
    Source,
    WorkoutSample,
)
from healthvault.providers.provider import Arrival
from healthvault.vault.columns import Columns
from healthvault.vault.records import add_workouts
from healthvault.vault.resolve import Touched
from healthvault.vault.routes import add_route
from healthvault.vault.streams import Streams, stream_ids, streams
from healthvault.vault.write import add

OnProgress = Callable[[Progress], Awaitable[None]]
OnWhole = Callable[[Touched], Awaitable[None]]
_WORKOUTS_AT_ONCE = 500
_UNREAD = {"ecg": "ECG, kept unread", "clinical_record": "clinical record, kept unread"}
"""How the report names what is kept as it came."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What came of an arrival. `touched` is what must be resolved again; counts are of readings.

    `days` are all on which something was stored, ascending, since 1970-01-01.
    """

    records_read: int
    new: int
    duplicate: int
    rejected: int
    touched: Touched
    days: NDArray[np.int64]
    refusals: tuple[Refusal, ...]
    arrived: tuple[Arrived, ...]
    recognised: tuple[str, ...]
    first: tuple[FirstReading, ...]
    profile: Profile | None


@dataclass(slots=True)
class _Span:
    readings: int = 0
    first_day: int = 2**31
    last_day: int = -(2**31)

    def widen(self, days: NDArray[np.int64], readings: int) -> None:
        self.readings += readings
        self.first_day = min(self.first_day, int(days.min()))
        self.last_day = max(self.last_day, int(days.max()))


@dataclass(slots=True, kw_only=True)
class _Recorder:
    db: AsyncSession
    person: PersonId
    batch: BatchId
    new: int = 0
    duplicate: int = 0
    records_read: int = 0
    profile: Profile | None = None
    days: dict[str, list[NDArray[np.int64]]] = field(default_factory=dict)
    workout_days: set[int] = field(default_factory=set)
    changed: list[NDArray[np.int64]] = field(default_factory=list)
    spans: dict[str, _Span] = field(default_factory=dict)
    refusals: dict[tuple[str, str], Refusal] = field(default_factory=dict)
    recognised: dict[str, int] = field(default_factory=dict)
    first: FirstReadings = field(default_factory=FirstReadings)
    workouts: list[WorkoutSample] = field(default_factory=list)
    streams: Streams = field(default_factory=dict)
    ids: dict[Source, int] = field(default_factory=dict)
    on_whole: OnWhole | None = None
    told_whole: set[str] = field(default_factory=set)
    latest: str = ""

    async def take(self, arrival: Arrival) -> None:
        """Store one arrival; the order of arrivals means nothing."""
        match arrival:
            case SampleBatch():
                await self._take_samples(arrival)
            case WorkoutSample():
                self.workouts.append(arrival)
                if len(self.workouts) >= _WORKOUTS_AT_ONCE:
                    await self._take_workouts()
            case RouteSample():
                kept = await add_route(self.db, self.person, self.batch, arrival)
                self._count(kept, 1)
                self._recognise("routes of workouts", 1)
            case RawRecord():
                kept = await keep(self.db, self.person, self.batch, arrival)
                self._count(kept, 1)
                self._recognise(_UNREAD.get(arrival.kind, arrival.kind), 1)
            case Recognised():
                self._recognise(arrival.what, arrival.count)
            case Rejected():
                self._refuse(arrival)
            case Profile():
                self.profile = arrival
            case Progress():
                self.records_read = max(self.records_read, arrival.records_read)

    async def _take_samples(self, arrival: SampleBatch) -> None:
        good, rejected = checked(arrival)
        for each in rejected:
            self._refuse(each)
        if not len(good):
            return
        await self._tell_whole(coming=good.metric)
        self.first.see(good)
        ids = np.array([await self._stream(source) for source in good.sources], np.int32)
        readings = Columns(
            stream=ids[good.source],
            start_ms=good.start_ms,
            duration_ms=good.duration_ms,
            value=good.value,
            offset_min=good.offset_min,
            facts=good.metadata,
        )
        self.spans.setdefault(good.metric, _Span()).widen(readings.day, len(readings))
        added = await add(
            self.db, self.person, self.batch, metric=good.metric, readings=readings, streams=self.streams
        )
        self.new += added.new
        self.duplicate += added.duplicate
        if len(added.days):
            self.days.setdefault(good.metric, []).append(added.days)
            self.changed.append(added.days)

    async def _tell_whole(self, coming: str) -> None:
        """Say that the metric which came until now seems to be whole, once; what comes of it later waits for
        the end.
        """
        over, self.latest = self.latest, coming
        if self.on_whole is None or over in {coming, *self.told_whole} or over not in self.days:
            return
        self.told_whole.add(over)
        await self.on_whole(Touched(readings={over: _ascending(self.days.pop(over))}))

    async def _take_workouts(self) -> None:
        taken, self.workouts = self.workouts, []
        ids = [await self._stream(workout.source) for workout in taken]
        days = await add_workouts(
            self.db, self.person, self.batch, list(zip(ids, taken, strict=True)), self.streams
        )
        self.workout_days.update(map(day_number, days))
        self._count(kept=True, count=len(days))
        self._count(kept=False, count=len(taken) - len(days))
        self._recognise("workouts", len(taken))

    async def _stream(self, source: Source) -> int:
        if source not in self.ids:
            self.ids[source] = (await stream_ids(self.db, self.person, [source]))[0]
            self.streams = await streams(self.db)
        return self.ids[source]

    def _count(self, kept: bool, count: int) -> None:  # noqa: FBT001
        if kept:
            self.new += count
        else:
            self.duplicate += count

    def _recognise(self, what: str, count: int) -> None:
        self.recognised[what] = self.recognised.get(what, 0) + count

    def _refuse(self, rejected: Rejected) -> None:
        before = self.refusals.get((rejected.reason, rejected.what))
        self.refusals[rejected.reason, rejected.what] = Refusal(
            reason=rejected.reason,
            what=rejected.what,
            count=rejected.count + (before.count if before else 0),
            example=before.example if before else rejected.example,
        )

    async def finished(self) -> Recorded:
        """Store what still waits, and say what came of it all."""
        if self.workouts:
            await self._take_workouts()
        rejected = sum(refusal.count for refusal in self.refusals.values())
        workout_days = np.array(sorted(self.workout_days), np.int64)
        return Recorded(
            records_read=max(self.records_read, self.new + self.duplicate + rejected),
            new=self.new,
            duplicate=self.duplicate,
            rejected=rejected,
            touched=Touched(
                readings={metric: _ascending(days) for metric, days in self.days.items()},
                workouts=workout_days,
            ),
            days=_ascending([*self.changed, workout_days]),
            refusals=tuple(sorted(self.refusals.values(), key=lambda each: -each.count)),
            arrived=tuple(self._arrived()),
            recognised=tuple(f"{count} {kind}" for kind, count in self.recognised.items()),
            first=self.first.told(),
            profile=self.profile,
        )

    def _arrived(self) -> Iterable[Arrived]:
        for metric, span in sorted(self.spans.items(), key=lambda item: -item[1].readings):
            yield Arrived(
                metric=metric,
                readings=span.readings,
                first_day=_printed(day_numbered(span.first_day)),
                last_day=_printed(day_numbered(span.last_day)),
            )


def _ascending(days: list[NDArray[np.int64]]) -> NDArray[np.int64]:
    return np.unique(np.concatenate(days))


def _printed(day: date) -> str:
    return day.isoformat()


async def record(
    db: AsyncSession,
    person: PersonId,
    batch: BatchId,
    arrivals: Iterable[Arrival],
    *,
    on_progress: OnProgress | None = None,
    on_whole: OnWhole | None = None,
) -> Recorded:
    """Store what arrives, each reading once, in the transaction of `db`.

    Args:
        db: An open transaction that may write for the person.
        person: Whose readings they are.
        batch: The arrival they belong to; its row is there.
        arrivals: Read in a thread of their own, in flat memory, in any order.
        on_progress: Called with every `Progress`.
        on_whole: Called in the same transaction with the days of each metric that seems to be whole, at most
            once a metric: many sources tell one metric after the other.

    Returns:
        The counts, the report, and what must be resolved again: what `on_whole` was told of is not in it,
        unless more of it came later.

    Raises:
        InvalidInputError: nothing of the source can be trusted; the transaction is to be given up.
    """
    recorder = _Recorder(db=db, person=person, batch=batch, on_whole=on_whole)
    async for arrival in fed(arrivals):
        await recorder.take(arrival)
        if on_progress is not None and isinstance(arrival, Progress):
            await on_progress(arrival)
    return await recorder.finished()
