"""How the clock of a day changed, as the screen marks and says it."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from healthvault.insights.day_clocks import ClockChange, comes_twice, offset_there
from healthvault.insights.timeline import DayTimeline
from healthvault.metrics.day import offset_min_at
from healthvault.ui import text

_TIMES = ("", "first time", "second time")


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkView:
    """A place where the clock changed. `left` and `width` are in percent of the day; `width` is that of an
    hour told twice, and 0% where there is none. `is_late` tells that the name stands to the left.
    """

    left: str
    width: str
    is_late: bool
    name: str
    words: str


def marks(shown: DayTimeline) -> list[MarkView]:
    """Every change of clocks on a day, in time."""
    return [_mark(shown, change) for change in shown.changes]


def elsewhere(shown: DayTimeline) -> str:
    """On which clock the devices began the day, when it is not the zone's; empty otherwise."""
    there_min = offset_there(shown.clocks, shown.start_at)
    if there_min is None or there_min == offset_min_at(shown.start_at, shown.zone):
        return ""
    here = city(shown.zone)
    return f"Your devices began this day on {_offset(there_min)}; the times here are those of {here}."


def lived_in(shown: DayTimeline, home: str) -> str:
    """Where the day was lived, when not in the zone that holds now; empty otherwise."""
    away = home and offset_min_at(shown.start_at, home) != offset_min_at(shown.start_at, shown.zone)
    return f"You counted this day in {city(shown.zone)}: the times here are those there." if away else ""


def city(zone: str) -> str:
    """The place that an IANA zone is called after: `New York`."""
    return zone.rpartition("/")[2].replace("_", " ")


def time_words(shown: DayTimeline, at: datetime) -> str:
    """The time of an instant: which of two, if it comes twice; on a day of a journey, the time there too."""
    said = text.clock(at, shown.zone)
    if which := _TIMES[comes_twice(at, shown.zone)]:
        said = f"{said} {which}"
    there_min = offset_there(shown.clocks, at)
    is_journey = any(change.is_journey for change in shown.changes)
    if is_journey and there_min is not None and there_min != offset_min_at(at, shown.zone):
        said = f"{said} ({_wall(at, there_min)} there)"
    return said


def _mark(shown: DayTimeline, change: ClockChange) -> MarkView:
    repeated = 0.0 if change.is_journey else max(-change.by_min, 0)
    length = timedelta(minutes=repeated) / (shown.end_at - shown.start_at)
    left = shown.share(change.at)
    return MarkView(
        left=f"{left:.2%}",
        width=f"{min(length, 1 - left):.2%}",
        is_late=left > 0.5,
        name=_offset(change.after_min) if change.is_journey else _name(change),
        words=_journey(change) if change.is_journey else _words(shown, change),
    )


def _name(change: ClockChange) -> str:
    """What the clock says at a change of the zone's own clock, in a few words."""
    shown = f"{_wall(change.at, change.before_min)} → {_wall(change.at, change.after_min)}"
    return shown if change.by_min > 0 else f"{_wall(change.at, change.after_min)} again"


def _words(shown: DayTimeline, change: ClockChange) -> str:
    before, after = _wall(change.at, change.before_min), _wall(change.at, change.after_min)
    length = text.duration((shown.end_at - shown.start_at).total_seconds())
    if change.by_min > 0:
        return f"The clocks went forward, from {before} to {after}: this day has {length}."
    return f"The clocks went back, from {before} to {after}, which comes twice: this day has {length}."


def _journey(change: ClockChange) -> str:
    """Both local times of the first reading there, with their dates when these differ."""
    before, after = (_local(change.at, minutes) for minutes in (change.before_min, change.after_min))
    is_dated = before.date() != after.date()
    told = [
        f"{text.date_words(local.date())} {local:%H:%M}" if is_dated else f"{local:%H:%M}"
        for local in (before, after)
    ]
    clocks = f"from {told[0]} ({_offset(change.before_min)}) to {told[1]} ({_offset(change.after_min)})"
    seen = _local(change.seen_at, change.before_min)
    unseen = f" Nothing was measured since {seen:%H:%M}, so it can have been earlier."
    return f"You changed time zones: the clock went {clocks}." + (
        unseen if change.at - change.seen_at > timedelta(hours=1) else ""
    )


def _local(at: datetime, offset_min: int) -> datetime:
    return at.astimezone(timezone(timedelta(minutes=offset_min)))


def _wall(at: datetime, offset_min: int) -> str:
    return f"{_local(at, offset_min):%H:%M}"


def _offset(minutes: int) -> str:
    """An offset from UTC as people write it: `UTC+5:30`, `UTC−10`, `UTC`."""
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'−' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")
