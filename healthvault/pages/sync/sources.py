"""A source as the screen shows it: how fresh it is in words, and its year as a calendar."""

from dataclasses import dataclass, field
from datetime import date, datetime

from healthvault.charts.calendar import calendar_days
from healthvault.insights.freshness import State
from healthvault.insights.sources import SourceDays
from healthvault.insights.span import Span
from healthvault.metrics.day import days_between
from healthvault.ui import text

MOST = 30
"""How many sources are on the screen; whoever has more sees the ones that told something last."""
_MOST_GAPS = 12
_STATES = {
    State.FRESH: "Up to date",
    State.LATE: "Late",
    State.STOPPED: "Stopped",
    State.UNKNOWN: "Too new to tell",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class GapLine:
    """A stretch of days without a reading."""

    dates: str
    lasted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """One source. `measured`, `missing` and `other` are the `d` of its days on the grid of the calendar."""

    name: str
    state: str
    words: str
    last: str
    rhythm: str
    readings: str
    is_by_hand: bool
    measured: str
    missing: str
    other: str
    alt: str
    gap_title: str
    gaps: list[GapLine] = field(default_factory=list[GapLine])


def source_view(source: SourceDays, now: datetime, zone: str) -> SourceView:
    """A source on the screen, with times in the person's IANA `zone`."""
    shown, today = source.shown, source.shown.last
    lacking = {day for gap in source.gaps for day in days_between(gap.first, gap.last)}
    known = Span(first=min(max(source.first_day, shown.first), today), last=today)
    measured = set(source.days)
    rest = set(days_between(known.first, known.last)) - measured - lacking
    return SourceView(
        name=source.name,
        state=source.freshness.state.value,
        words=_STATES[source.freshness.state],
        last=f"Last reading {text.moment(source.last_at, now, zone)}",
        rhythm=_rhythm(source),
        readings=_readings(source),
        is_by_hand=source.is_by_hand,
        measured=_drawn(measured, shown),
        missing=_drawn(lacking, shown),
        other=_drawn(rest, shown),
        alt=_alt(source, known),
        gap_title=_gap_title(source),
        gaps=[
            GapLine(dates=text.span(gap.first, gap.last, today), lasted=text.count(gap.length, "day"))
            for gap in reversed(source.gaps[-_MOST_GAPS:])
        ],
    )


def told_late(shown: list[SourceDays]) -> str:
    """Which sources are late, in a sentence; what has stopped is no news. Empty without any source."""
    if not shown:
        return ""
    late = [source for source in shown if source.freshness.state is State.LATE]
    if not late:
        return "Nothing is late."
    named = late[0].name if len(late) == 1 else f"{len(late)} of {text.count(len(shown), 'source')}"
    return f"{named} should have come again by now."


def _rhythm(source: SourceDays) -> str:
    usual = source.freshness.rhythm
    return f"Usually {usual}" if usual else "Its rhythm is still being learnt"


def _readings(source: SourceDays) -> str:
    since = text.date_words(source.first_day, year=True)
    return f"{text.count(source.readings, 'reading')} since {since}"


def _alt(source: SourceDays, known: Span) -> str:
    said = (
        f"{source.name}: measured on {text.number(len(source.days))} of {text.count(known.length, 'day')}"
        f" since {text.date_words(known.first, year=True)}."
    )
    if not source.gaps:
        return said
    longest = max(source.gaps, key=lambda gap: gap.length)
    return (
        f"{said} The longest gap was {text.count(longest.length, 'day')},"
        f" {text.span(longest.first, longest.last, source.shown.last)}."
    )


def _gap_title(source: SourceDays) -> str:
    count = len(source.gaps)
    if count > _MOST_GAPS:
        return f"The last {_MOST_GAPS} of {text.count(count, 'gap')} in a year"
    return f"{text.count(count, 'gap')} in a year" if count else ""


def _drawn(days: set[date], shown: Span) -> str:
    return calendar_days(sorted((day - shown.first).days for day in days))
