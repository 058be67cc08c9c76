"""What a person said of moments of a day, for the timeline: how they were."""

from dataclasses import dataclass
from datetime import datetime

from healthvault.core.db import AsyncSession
from healthvault.metrics.day import instant
from healthvault.vault import read

_MOODS = {1: "very unpleasant", 2: "unpleasant", 3: "neutral", 4: "pleasant", 5: "very pleasant"}


_MOST_OF_A_NOTE = 140
"""Characters. Source: our convention: two lines of a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayEvent:
    """Something said of one moment: `at` is aware, `label` names what it is, `text` is what was said."""

    at: datetime
    label: str
    text: str


async def day_events(db: AsyncSession, start_at: datetime, end_at: datetime) -> list[DayEvent]:
    """The moods and notes from `start_at` (included) to `end_at` (not), both aware, in time; may be empty.

    A purpose that may not see notes, such as a model's, finds none.
    """
    moods = await read.readings(db, "mood", start_at, end_at)
    said = [
        DayEvent(at=instant(at_ms), label="Mood", text=f"{value:g} of 5, {_MOODS[round(value)]}")
        for at_ms, value in zip(moods.at_ms.tolist(), moods.value.tolist(), strict=True)
    ]
    noted = [
        DayEvent(at=told.at, label="Note", text=short(told.note))
        for told in await read.notes(db, start_at, end_at)
    ]
    return sorted([*said, *noted], key=lambda event: event.at)


def short(note: str) -> str:
    """A note on one line, as it stands beside other things; the whole of it stands where it was written."""
    line = " ".join(note.split())
    return line if len(line) <= _MOST_OF_A_NOTE else f"{line[: _MOST_OF_A_NOTE - 1].rstrip()}…"
