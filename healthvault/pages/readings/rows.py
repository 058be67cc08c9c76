"""Readings as the screen shows them."""

from dataclasses import dataclass
from datetime import date, timedelta, timezone

from healthvault.metrics.catalogue import metric as metric_called
from healthvault.metrics.metric import Metric
from healthvault.metrics.unit import UnitSystem
from healthvault.ui import text
from healthvault.vault.read_day import DayReading, DayReadings

PAGE = 100
"""So many readings stand on one page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRow:
    """One reading: when it was on the clock where it was taken, how long it lasted, what of it counts."""

    when: str
    lasted: str
    value: str
    source: str
    counts: str


def reading_rows(told: DayReadings, day: date, system: UnitSystem) -> list[ReadingRow]:
    """The readings of a page, in time; those that did not begin on the day say on which they did."""
    shown = metric_called(told.metric)
    return [_row(shown, reading, day, system) for reading in told.readings]


def count_words(told: DayReadings, page: int) -> str:
    """How many there are, and which of them are here: `1–100 of 1,204 readings`."""
    many = text.count(told.count, "reading")
    if told.count <= PAGE:
        return many
    first = (page - 1) * PAGE + 1
    return f"{text.number(first)}–{text.number(first + len(told.readings) - 1)} of {many}"


def _row(shown: Metric, reading: DayReading, day: date, system: UnitSystem) -> ReadingRow:
    here = reading.start_at.astimezone(timezone(timedelta(minutes=reading.offset_min)))
    lasted_s = (reading.end_at - reading.start_at).total_seconds()
    return ReadingRow(
        when=f"{here:%H:%M:%S}" if here.date() == day else f"{text.date_words(here.date())} {here:%H:%M:%S}",
        lasted=text.duration(lasted_s) if lasted_s else "",
        value=text.reading(shown, reading.value, system),
        source=reading.source,
        counts=_counts(reading.share),
    )


def _counts(share: float) -> str:
    if share >= 0.9995:
        return "yes"
    return "no" if share <= 0.0005 else f"{text.percent(share)} of it"
