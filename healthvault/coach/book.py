"""What the coach may look at, and a line for each look."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, time, timedelta
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.coach import memory, store_memory
from healthvault.consent.consents import agreed
from healthvault.consent.errors import NotAgreedError
from healthvault.core.db import Purpose, as_person
from healthvault.core.ids import SessionId
from healthvault.insights.finding import Report
from healthvault.insights.span import Span
from healthvault.insights.store import report as last_report
from healthvault.metrics.catalogue import METRICS, metric
from healthvault.metrics.day import local_day
from healthvault.metrics.metric import Daily
from healthvault.metrics.words import count, plainly
from healthvault.vault import entries, read
from healthvault.vault.entries import Entry
from healthvault.vault.values import DayValue, KnownMetric, Night, Workout

_DAY = timedelta(days=1)


class Book(Protocol):
    """Everything that may be looked up about one person; resolved values only, never readings."""

    async def days(self, slugs: Sequence[str], span: Span) -> dict[str, list[DayValue]]:
        """The measured days of some metrics; a metric without any is absent or empty."""
        ...

    async def nights(self, span: Span) -> list[Night]:
        """The nights that ended within some dates."""
        ...

    async def workouts(self, span: Span) -> list[Workout]:
        """The workouts that began within some dates."""
        ...

    async def known(self) -> list[KnownMetric]:
        """What was ever measured, and over which days."""
        ...

    async def notes(self, span: Span) -> list[Entry]:
        """What the person wrote down on some dates, in time."""
        ...

    async def report(self) -> Report | None:
        """What was last noticed; None before the first look."""
        ...

    async def memories(self) -> list[str]:
        """What the person asked the coach to remember, in their words."""
        ...

    async def propose(self, fact: str) -> str:
        """Ask the person whether something is to be remembered; what became of it."""
        ...


class VaultBook:
    """The vault as the coach may see it: each look is a transaction of its own.

    A session that has ended sees nothing, and nobody sees what the person switched off for the coach: the
    database shows no row of it. Where a model reads along (the purpose `coach`), it shows nothing either that
    a source forbids, and each look asks whether the person still agrees.
    """

    def __init__(self, session: SessionId, purpose: Purpose) -> None:
        """Look on behalf of the person behind a session; `purpose` is what `engine.reading` told."""
        self._session = session
        self._purpose = purpose

    @asynccontextmanager
    async def _opened(self) -> AsyncIterator[AsyncSession]:
        async with as_person(self._session, self._purpose) as db:
            if self._purpose is Purpose.COACH and not await agreed(db, Purpose.COACH):
                raise NotAgreedError
            yield db

    async def days(self, slugs: Sequence[str], span: Span) -> dict[str, list[DayValue]]:
        """The measured days of some metrics."""
        async with self._opened() as db:
            return await read.days(db, slugs, span.first, span.last)

    async def nights(self, span: Span) -> list[Night]:
        """The nights that ended within some dates."""
        async with self._opened() as db:
            return await read.nights(db, span.first, span.last, segments=False)

    async def workouts(self, span: Span) -> list[Workout]:
        """The workouts that began within some dates."""
        async with self._opened() as db:
            return await read.workouts(db, span.first, span.last)

    async def known(self) -> list[KnownMetric]:
        """What was ever measured, and over which days."""
        async with self._opened() as db:
            return await read.known_metrics(db)

    async def notes(self, span: Span) -> list[Entry]:
        """What the person wrote down on some dates; the database shows it where they let the coach see it."""
        start_at = datetime.combine(span.first, time(), UTC)
        days = (span.last - span.first).days + 1
        async with self._opened() as db:
            found = await entries.notes(db, start_at - _DAY, start_at + (days + 1) * _DAY)
        return [note for note in found if span.first <= local_day(note.at, note.offset_min) <= span.last]

    async def report(self) -> Report | None:
        """What the detectors found last, of what may be looked at."""
        async with self._opened() as db:
            found = await last_report(db)
            seen = {known.metric for known in await read.known_metrics(db)}
        return found.about(seen) if found else None

    async def memories(self) -> list[str]:
        """What the person asked the coach to remember; the database shows none of it while that is off."""
        async with self._opened() as db:
            return [kept.words for kept in await store_memory.memories(db) if not kept.is_proposed]

    async def propose(self, fact: str) -> str:
        """Ask the person whether something is to be remembered; until they agree nobody is told."""
        return await memory.propose(self._session, fact)


class NotedBook:
    """A book that keeps a line for the person about each look: "7 nights of sleep"."""

    def __init__(self, book: Book) -> None:
        """Note every look into `book`."""
        self._book = book
        self.looks: list[str] = []

    async def days(self, slugs: Sequence[str], span: Span) -> dict[str, list[DayValue]]:
        """The measured days of some metrics."""
        found = await self._book.days(slugs, span)
        told = {slug: days for slug, days in found.items() if days}
        if len(told) == 1:
            [(slug, days)] = told.items()
            self._note(f"{count(len(days), 'day')} of {plainly(metric(slug))}")
        elif told:
            self._note(f"{count(sum(map(len, told.values())), 'day')} of {len(told)} metrics")
        return found

    async def nights(self, span: Span) -> list[Night]:
        """The nights that ended within some dates."""
        nights = await self._book.nights(span)
        if nights:
            self._note(f"{count(len(nights), 'night')} of sleep")
        return nights

    async def workouts(self, span: Span) -> list[Workout]:
        """The workouts that began within some dates."""
        workouts = await self._book.workouts(span)
        if workouts:
            self._note(count(len(workouts), "workout"))
        return workouts

    async def known(self) -> list[KnownMetric]:
        """What was ever measured; a list of names is not worth a line."""
        return await self._book.known()

    async def notes(self, span: Span) -> list[Entry]:
        """What the person wrote down on some dates."""
        notes = await self._book.notes(span)
        if notes:
            self._note(count(len(notes), "note"))
        return notes

    async def report(self) -> Report | None:
        """What was last noticed."""
        found = await self._book.report()
        if found is not None and found.found:
            self._note(count(len(found.found), "insight"))
        return found

    async def memories(self) -> list[str]:
        """What the person asked the coach to remember."""
        memories = await self._book.memories()
        if memories:
            self._note(f"{count(len(memories), 'thing')} that you asked to remember")
        return memories

    async def propose(self, fact: str) -> str:
        """Ask the person whether something is to be remembered; that is no look."""
        return await self._book.propose(fact)

    def _note(self, look: str) -> None:
        if look not in self.looks:
            self.looks.append(look)


class ReadAhead:
    """A book whose last weeks were read at once; what lies before is looked up when it is asked for."""

    def __init__(
        self,
        book: Book,
        span: Span,
        *,
        known: list[KnownMetric],
        days: dict[str, list[DayValue]],
        nights: list[Night],
        workouts: list[Workout],
    ) -> None:
        """Remember what was read of some dates; `read_ahead` reads it."""
        self._book, self._span = book, span
        self._known, self._days, self._nights, self._workouts = known, days, nights, workouts

    async def days(self, slugs: Sequence[str], span: Span) -> dict[str, list[DayValue]]:
        """The measured days of some metrics."""
        if not self._holds(span):
            return await self._book.days(slugs, span)
        return {
            slug: [day for day in self._days.get(slug, []) if span.first <= day.day <= span.last]
            for slug in slugs
        }

    async def nights(self, span: Span) -> list[Night]:
        """The nights that ended within some dates."""
        if not self._holds(span):
            return await self._book.nights(span)
        return [night for night in self._nights if span.first <= night.night <= span.last]

    async def workouts(self, span: Span) -> list[Workout]:
        """The workouts that began within some dates."""
        if not self._holds(span):
            return await self._book.workouts(span)
        return [workout for workout in self._workouts if span.first <= workout.day <= span.last]

    async def known(self) -> list[KnownMetric]:
        """What was ever measured, and over which days."""
        return self._known

    async def notes(self, span: Span) -> list[Entry]:
        """What the person wrote down on some dates; nobody reads that ahead."""
        return await self._book.notes(span)

    async def report(self) -> Report | None:
        """What was last noticed; nobody reads that ahead."""
        return await self._book.report()

    async def memories(self) -> list[str]:
        """What the person asked the coach to remember."""
        return await self._book.memories()

    async def propose(self, fact: str) -> str:
        """Ask the person whether something is to be remembered."""
        return await self._book.propose(fact)

    def _holds(self, span: Span) -> bool:
        return self._span.first <= span.first and span.last <= self._span.last


async def read_ahead(book: Book, span: Span) -> ReadAhead:
    """Read everything of some dates at once: four looks in place of one a question."""
    known = await book.known()
    by_day = [each.metric for each in known if each.metric in METRICS and not _is_of_nights(each.metric)]
    has_nights = any(_is_of_nights(each.metric) for each in known if each.metric in METRICS)
    return ReadAhead(
        book,
        span,
        known=known,
        days=await book.days(by_day, span) if by_day else {},
        nights=await book.nights(span) if has_nights else [],
        workouts=await book.workouts(span),
    )


def _is_of_nights(slug: str) -> bool:
    return METRICS[slug].daily is Daily.NIGHT
