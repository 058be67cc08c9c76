"""Every reading as it arrived, page by page: for whoever takes their data elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import numpy as np
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.metrics.day import day_number, epoch_ms, instant
from healthvault.vault.chunks import windows
from healthvault.vault.columns import Columns
from healthvault.vault.streams import streams

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One reading as it arrived, in the catalogue's unit; `end_at` equals `start_at` for an instant."""

    start_at: datetime
    end_at: datetime
    offset_min: int
    value: float
    source: str
    facts: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place between readings: a local day, an instant in it, and how many of that instant are before."""

    day: int
    start_ms: int
    before: int


_BEGINNING = Place(day=-(2**31), start_ms=-(2**62), before=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some readings, and the place where the next page begins; None when there is no more."""

    samples: tuple[Sample, ...]
    after: Place | None


async def samples(
    db: AsyncSession, metric: str, start_at: datetime, end_at: datetime, *, after: Place | None, most: int
) -> Page:
    """Readings from `start_at` (included) to `end_at` (not), by local day, then by instant; nothing merged.

    Args:
        db: An open transaction.
        metric: The catalogue's slug.
        start_at: Aware.
        end_at: Aware.
        after: Where the page before ended; None for the first.
        most: At most so many.
    """
    place = after or _BEGINNING
    first = max(day_number(start_at.astimezone(UTC).date() - _ONE_DAY), place.day)
    last = day_number(end_at.astimezone(UTC).date() + _ONE_DAY)
    names = {number: stream.source.app for number, stream in (await streams(db)).items()}
    found: list[Sample] = []
    async for window in windows(db, metric, np.arange(first, last + 1), readings=most):
        told = _in_order(window.columns)
        inside = (told.start_ms >= epoch_ms(start_at)) & (told.start_ms < epoch_ms(end_at))
        told = told.only(inside)
        for row in range(_skipped(told, place), len(told)):
            if len(found) == most:
                return Page(samples=tuple(found), after=place)
            place = _past(told, row, place)
            found.append(_sample(told, row, names))
    return Page(samples=tuple(found), after=None)


def _in_order(there: Columns) -> Columns:
    order = np.lexsort((there.value, there.duration_ms, there.stream, there.start_ms, there.day))
    place = {int(row): number for number, row in enumerate(order)}
    return Columns(
        stream=there.stream[order],
        start_ms=there.start_ms[order],
        duration_ms=there.duration_ms[order],
        value=there.value[order],
        offset_min=there.offset_min[order],
        facts={place[row]: facts for row, facts in there.facts.items()},
    )


def _skipped(told: Columns, place: Place) -> int:
    """How many readings of a window lie before a place."""
    earlier = (told.day < place.day) | ((told.day == place.day) & (told.start_ms < place.start_ms))
    same = (told.day == place.day) & (told.start_ms == place.start_ms)
    return int(earlier.sum()) + min(int(same.sum()), place.before)


def _past(told: Columns, row: int, place: Place) -> Place:
    """The place after a reading."""
    day, start_ms = int(told.day[row]), int(told.start_ms[row])
    is_same = (day, start_ms) == (place.day, place.start_ms)
    return Place(day=day, start_ms=start_ms, before=place.before + 1 if is_same else 1)


def _sample(told: Columns, row: int, names: Mapping[int, str]) -> Sample:
    return Sample(
        start_at=instant(int(told.start_ms[row])),
        end_at=instant(int(told.end_ms[row])),
        offset_min=int(told.offset_min[row]),
        value=float(told.value[row]),
        source=names[int(told.stream[row])],
        facts=told.facts.get(row, {}),
    )
