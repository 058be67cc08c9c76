"""What an answer may use: the book, the voice, and the days of anything, nights included."""

from dataclasses import dataclass
from datetime import date, timedelta

from healthvault.coach.analyst.voice import Voice
from healthvault.coach.analyst.when import Grain, When
from healthvault.coach.book import Book
from healthvault.insights.baseline import READ_DAYS
from healthvault.insights.benchmark import NOBODY, Who
from healthvault.insights.freshness import WINDOW_DAYS as RHYTHM_DAYS
from healthvault.insights.freshness import freshness
from healthvault.insights.sleep import night_days
from healthvault.insights.span import Span
from healthvault.metrics.metric import Daily, Metric
from healthvault.metrics.sort import Sort
from healthvault.vault.values import DayValue, KnownMetric, Night


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One look into one person's records, on one day.

    `who` finds people like them; whoever is told by somebody else than this program is nobody. `unseen` is
    what they switched off: the book does not show it, and an answer says so.
    """

    book: Book
    voice: Voice
    who: Who = NOBODY
    unseen: frozenset[Sort] = frozenset()

    async def known(self) -> dict[str, KnownMetric]:
        """What was ever measured, by its slug."""
        return {known.metric: known for known in await self.book.known()}

    async def days(self, metric: Metric, span: Span) -> list[DayValue]:
        """The days of a metric in some dates and in the ninety before, which make its usual."""
        wide = with_usual(span)
        if metric.daily is Daily.NIGHT:
            return night_days(metric.slug, await self.book.nights(wide))
        return (await self.book.days([metric.slug], wide)).get(metric.slug, [])

    async def late(self, metric: Metric) -> str:
        """`Last reading 9 days ago, usually daily` when it should have come again by now; else empty."""
        known = (await self.known()).get(metric.slug)
        if known is None or (self.voice.today - known.last_day).days <= 1:
            return ""  # What is of today or yesterday is late by nobody's rhythm.
        told = freshness(await self._measured(metric, known.last_day), self.voice.today)
        return told.said_when_stale if told else ""

    async def _measured(self, metric: Metric, last: date) -> list[date]:
        span = Span(first=last - timedelta(days=RHYTHM_DAYS), last=last)
        if metric.daily is Daily.NIGHT:
            return [night.night for night in await self.book.nights(span)]
        return [day.day for day in (await self.book.days([metric.slug], span)).get(metric.slug, [])]

    async def nights(self, span: Span) -> list[Night]:
        """The nights of some dates and of the ninety before."""
        return await self.book.nights(with_usual(span))

    def last_days(self, length: int) -> Span:
        """So many days, today the last of them."""
        today = self.voice.today
        return Span(first=today - timedelta(days=length - 1), last=today)

    def asked(self, when: When | None, *, otherwise: int, since: KnownMetric | None = None) -> Span:
        """The dates that were asked about, or the last few; "ever" begins with the first measured day."""
        if when is None:
            return self.last_days(otherwise)
        if when.grain is Grain.EVER:
            return Span(first=since.first_day, last=self.voice.today) if since else self.last_days(365)
        return when.span


def with_usual(span: Span) -> Span:
    """Some dates with those before them that make the usual."""
    return Span(first=span.first - timedelta(days=READ_DAYS), last=span.last)
