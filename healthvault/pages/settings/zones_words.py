"""What the settings say about time zones."""

from dataclasses import dataclass
from datetime import date

from healthvault.ingest.unzoned import Unzoned
from healthvault.metrics.zones import ALWAYS, Zones
from healthvault.ui import text

_MOST_FILES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneLine:
    """One of the zones: from which day on, in words and as a date, empty from the beginning; `field`
    names its input.
    """

    zone: str
    since: str
    from_day: str
    field: str


def zone_lines(lived: Zones, today: date) -> list[ZoneLine]:
    """The zones of a person, the latest first."""
    lines = []
    for each in reversed(lived.since):
        from_day = "" if each.from_day == ALWAYS else each.from_day.isoformat()
        since = f"From {text.day(each.from_day, today)} on" if from_day else "From the beginning"
        lines.append(ZoneLine(zone=each.zone, since=since, from_day=from_day, field=field_of(from_day)))
    return lines


def field_of(from_day: str) -> str:
    """The name of the input of the zone that holds from a day on; no day: from the beginning."""
    return f"zone-{from_day}"


def saved_words(told: Unzoned) -> str:
    """That a change is kept, and what it does not reach."""
    parts = []
    if told.files:
        named = ", ".join(told.files[:_MOST_FILES]) + (" and more" if len(told.files) > _MOST_FILES else "")
        parts.append(f"{text.count(len(told.files), 'file')} without time zones ({named})")
    if told.entries:
        parts.append(f"{text.count(told.entries, 'entry', 'entries')} of yours")
    if not parts:
        return "Saved. Days are counted so from now on."
    how = []
    if told.files:
        how.append("to read a file anew, undo its import on Sync and import it again")
    if told.entries:
        how.append("correct an entry on Add")
    advice = "; ".join(how)
    return (
        f"Saved. On days that changed lie {' and '.join(parts)}: they stay at the times they were read for. "
        f"{advice[0].upper()}{advice[1:]}."
    )
