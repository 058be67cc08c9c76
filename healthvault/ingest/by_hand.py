"""What a person enters by hand: one value, or the two numbers of a blood pressure."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

import numpy as np

from healthvault.accounts import store
from healthvault.accounts.errors import NoSessionError
from healthvault.core import clock
from healthvault.core.db import Purpose, as_person
from healthvault.core.errors import ConflictError, InvalidInputError
from healthvault.core.ids import BatchId, PersonId, SessionId
from healthvault.ingest.batches import open_batch
from healthvault.ingest.desk import forget
from healthvault.ingest.importing import import_arrivals, undo
from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.day import day_written, epoch_ms, offset_min_at
from healthvault.metrics.metric import Daily, Metric, display_unit
from healthvault.metrics.sample import DeviceKind, SampleBatch, Source
from healthvault.metrics.unit import STAGE, Dimension, UnitSystem, convert
from healthvault.metrics.words import number

PRESSURE = "blood_pressure"
"""Stands for the two metrics of one blood pressure."""
_PAIR = ("bp_systolic", "bp_diastolic")
_SLUG = "by_hand"
_SOURCE = Source(origin="manual", carrier="manual", app="By hand", kind=DeviceKind.MANUAL)
_WHOLE = {Dimension.COUNT, Dimension.SCORE}
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+")


class EntryError(InvalidInputError):
    """This cannot be kept."""


class AlreadyEnteredError(ConflictError):
    """The vault holds exactly this already. Nothing was added."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What somebody wrote into the form, as they wrote it: `day` as 2026-03-29, `time` as 07:30.

    `lower` is the second number of a blood pressure, and empty for anything else.
    """

    what: str
    value: str
    lower: str
    day: str
    time: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Values of one instant by metric, in the catalogue's units."""

    at: datetime
    offset_min: int
    values: dict[str, float]


def can_be_entered(metric: Metric) -> bool:
    """Whether a person can say it of one moment: nothing that is worked out, and nothing of a whole night."""
    is_of_night = metric.of_night or metric.daily is Daily.NIGHT or metric.unit == STAGE
    return not metric.derived and not is_of_night and metric.slug not in _PAIR


def entry(written: Written, *, zone: str, system: UnitSystem, now: datetime) -> Entry:
    """What the words of a form mean.

    Args:
        written: What was written.
        zone: The person's IANA zone, in which day and time are.
        system: In whose units the numbers are.
        now: The present instant; nothing can be of a later one.

    Raises:
        EntryError: it cannot be; the sentence says why.
    """
    at = moment_written(written.day, written.time, zone)
    if at > now:
        raise EntryError("This time is still to come.")
    return Entry(at=at, offset_min=offset_min_at(at, zone), values=_values(written, system))


def number_written(words: str) -> float:
    """The number that was written: `72.5`, `72,5` and `1 250` are numbers.

    Raises:
        EntryError: it is none, or could be two: `8,500` is thousands to some and eight and a half to others.
    """
    plain = "".join(words.split()).replace("\u2212", "-")
    if _THOUSANDS.fullmatch(plain):
        raise EntryError(f"{plain} can be read in two ways. Write it without the comma, or with a point.")
    plain = plain.replace(",", ".", 1)
    if not _NUMBER.fullmatch(plain) or len(plain) > 20:
        raise EntryError("Write a number, such as 72.5.")
    return float(plain)


def moment_written(day: str, at: str, zone: str) -> datetime:
    """The instant of a local day and time; of a time that comes twice, the first.

    Raises:
        EntryError: there is no such day or time, as in the hour that a change of clocks leaves out.
    """
    named, hour = day_written(day), _time_written(at)
    if named is None or hour is None:
        raise EntryError("Say on which day and at what time.")
    local = datetime.combine(named, hour)
    there = local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    if there.astimezone(ZoneInfo(zone)).replace(tzinfo=None) != local:
        raise EntryError("The clocks were put forward then: this time was left out.")
    return there


def _time_written(words: str) -> time | None:
    try:
        return time.fromisoformat(words).replace(tzinfo=None)
    except ValueError:
        return None


async def add_by_hand(session: SessionId, told: Entry) -> BatchId:
    """Keep an entry and make its day again; the arrival by which it can be taken back.

    Raises:
        NoSessionError: the session ended.
        AlreadyEnteredError: every value of it is there already.
    """
    person = await _person(session)
    async with as_person(session, Purpose.SHOW) as db:
        batch = await open_batch(db, person, "Entered by hand", None)
    arrivals = [_batch(metric, value, told) for metric, value in told.values.items()]
    status = (await import_arrivals(person, batch, _SLUG, arrivals)).status
    if not status.samples_new:
        await undo(person, batch)
        async with as_person(session, Purpose.SHOW) as db:
            await forget(db, batch)
        raise AlreadyEnteredError
    return batch


async def take_back(session: SessionId, batch: UUID) -> None:
    """Take an entry back, as if it had not been made.

    Raises:
        NoSessionError: the session ended.
        NoSuchImportError: this person made no such entry.
        NotUndoableError: it was taken back already.
    """
    await undo(await _person(session), BatchId(batch))


async def _person(session: SessionId) -> PersonId:
    async with as_person(session, Purpose.SHOW) as db:
        person = await store.person(db)
    if person is None:
        raise NoSessionError
    return person.id


def _values(written: Written, system: UnitSystem) -> dict[str, float]:
    if written.what == PRESSURE:
        upper, lower = (
            _value(METRICS[slug], words, system)
            for slug, words in zip(_PAIR, (written.value, written.lower), strict=True)
        )
        if upper <= lower:
            raise EntryError("The upper number of a blood pressure is the larger one.")
        return dict(zip(_PAIR, (upper, lower), strict=True))
    metric = METRICS.get(written.what)
    if metric is None or not can_be_entered(metric):
        raise EntryError("Choose what you measured.")
    return {metric.slug: _value(metric, written.value, system)}


def _value(metric: Metric, words: str, system: UnitSystem) -> float:
    told, unit = number_written(words), display_unit(metric, system)
    if metric.unit.dimension in _WHOLE and not told.is_integer():
        raise EntryError(f"{metric.name} is a whole number.")
    value = float(convert(told, unit, metric.unit))
    if not metric.accepts(value):
        low, high = (
            number(float(convert(end, metric.unit, unit)), metric.precision) for end in metric.plausible
        )
        raise EntryError(f"{metric.name} lies between {low} and {high} {unit.symbol}".rstrip() + ".")
    return value


def _batch(metric: str, value: float, told: Entry) -> SampleBatch:
    return SampleBatch(
        metric=metric,
        sources=(_SOURCE,),
        source=np.zeros(1, np.int32),
        start_ms=np.array([epoch_ms(told.at)], np.int64),
        duration_ms=np.zeros(1, np.int64),
        value=np.array([value], np.float64),
        offset_min=np.array([told.offset_min], np.int16),
    )


def now_written(zone: str) -> tuple[str, str]:
    """Today and the time now, as the form has them."""
    here = clock.now().astimezone(ZoneInfo(zone))
    return here.date().isoformat(), f"{here:%H:%M}"
