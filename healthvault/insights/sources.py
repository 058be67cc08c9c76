"""Each device and app of a person: when it last told something, how often it usually does, and its gaps."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from healthvault.core.db import AsyncSession
from healthvault.insights.freshness import WINDOW_DAYS, Freshness, freshness
from healthvault.insights.span import Span
from healthvault.metrics.sample import DeviceKind
from healthvault.vault import read
from healthvault.vault.values import StreamDays

WEEKS = 53
"""How far the calendar of gaps reaches back. Source: our convention: a year, and the week it began in."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDays:
    """One source, all its streams together: `readings` in all, and the dates it told of within `shown`.

    `gaps` are the stretches within `shown` that were longer than its usual gap, the open one to today too;
    none while its rhythm is being learnt.
    """

    name: str
    is_by_hand: bool
    readings: int
    first_day: date
    last_at: datetime
    freshness: Freshness
    shown: Span
    days: tuple[date, ...]
    gaps: tuple[Span, ...]


def year_shown(today: date) -> Span:
    """The dates of the calendar: whole weeks from Monday, 53 of them with the one that is not over."""
    monday = today - timedelta(days=today.weekday())
    return Span(first=monday - timedelta(weeks=WEEKS - 1), last=today)


async def sources(db: AsyncSession, today: date) -> list[SourceDays]:
    """The sources of the person whose transaction `db` is, the one that told something last first."""
    shown = year_shown(today)
    told: dict[str, list[StreamDays]] = {}
    for stream in await read.stream_days(db, shown.first, WINDOW_DAYS):
        told.setdefault(stream.source, []).append(stream)
    found = [_source(name, streams, shown) for name, streams in told.items()]
    return sorted(found, key=lambda one: (one.last_at, one.name), reverse=True)


def _source(name: str, streams: Sequence[StreamDays], shown: Span) -> SourceDays:
    days = sorted({day for stream in streams for day in stream.days})
    first_day = min(stream.first_day for stream in streams)
    told = freshness(days, shown.last)
    if told is None:
        raise AssertionError("A stream has at least one day.")
    return SourceDays(
        name=name,
        is_by_hand=all(stream.kind == DeviceKind.MANUAL for stream in streams),
        readings=sum(stream.n for stream in streams),
        first_day=first_day,
        last_at=max(stream.last_at for stream in streams),
        freshness=told,
        shown=shown,
        days=tuple(day for day in days if shown.first <= day <= shown.last),
        gaps=tuple(gaps(days, told, shown, since=first_day)),
    )


def gaps(days: Sequence[date], told: Freshness, shown: Span, *, since: date) -> Iterable[Span]:
    """The stretches without a measured day that were longer than usual, in time.

    Args:
        days: The measured dates, ascending; those before `shown` may be left out.
        told: How fresh they are; while its usual gap is not known there are no gaps.
        shown: Where to look, up to today; a gap is told as far as it lies within.
        since: The very first measured date; before it nothing was missing.
    """
    if told.usual_gap_days is None:
        return
    earlier = [day for day in days if day < shown.first] or [max(since, shown.first - _DAY)]
    ends = [earlier[-1], *(day for day in days if day > earlier[-1])]
    if told.is_stale:
        ends.append(shown.last + _DAY)
    for last, after in pairwise(ends):
        if (after - last).days > told.usual_gap_days and after > shown.first:
            first = max(last + _DAY, shown.first)
            if first < after:
                yield Span(first=first, last=min(after - _DAY, shown.last))
