"""The lines of the log of deeds as the screen shows them. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from healthvault.accounts.activity import Activity
from healthvault.accounts.activity_words import Kind, kind_of, words
from healthvault.accounts.store_standing import Logs
from healthvault.ui import text

_SYMBOLS = {Kind.DOOR: "lock", Kind.READ: "search", Kind.DATA: "file", Kind.SAY: "check"}


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedLine:
    """One deed: `day` is set where another day begins, `time` is of the person's zone."""

    n: int
    day: str
    time: str
    symbol: str
    words: str


def deed_lines(told: Sequence[Activity], *, now: datetime, zone: str) -> list[DeedLine]:
    """The lines, with the name of each day before its first one."""
    here = ZoneInfo(zone)
    today, before, lines = now.astimezone(here).date(), None, []
    for line in told:
        at = line.at.astimezone(here)
        day = text.day(at.date(), today) if at.date() != before else ""
        before = at.date()
        lines.append(
            DeedLine(
                n=line.n,
                day=day[:1].upper() + day[1:],
                time=f"{at:%H:%M}",
                symbol=_SYMBOLS[kind_of(line.deed)],
                words=words(line),
            )
        )
    return lines


def log_words(found: Logs, *, at: datetime, zone: str) -> str:
    """Whether the log holds, and when that was looked at."""
    if found.broken:
        return f"This log does not hold at {found.broken}. Tell whoever runs this Health Vault."
    lines = text.count(found.lines, "line")
    checked = text.clock(at, zone)
    return f"{lines}, each following the one before: nothing was changed or left out. Checked at {checked}."
