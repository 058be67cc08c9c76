"""An entry as the list shows it, with what it said before."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from healthvault.metrics.unit import UnitSystem
from healthvault.metrics.zones import Zones
from healthvault.pages.add.choices import amount_of, name_of
from healthvault.ui import text
from healthvault.vault.entries import Entry, Version

_MOST_VERSIONS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionView:
    """What an entry said before; `can_return` tells that it says something else now."""

    n: int
    words: str
    when: str
    can_return: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """An entry. `n` is its newest version; `changed` says how often it was changed, empty when never."""

    entry: str
    n: int
    name: str
    words: str
    is_note: bool
    when: str
    stands: bool
    changed: str
    history: list[VersionView] = field(default_factory=list[VersionView])


def entry_view(history: Sequence[Version], system: UnitSystem, now: datetime, zones: Zones) -> EntryView:
    """An entry from its versions, the newest first, at least one, in the person's zones of their days."""
    newest = history[0]
    return EntryView(
        entry=str(newest.entry),
        n=newest.n,
        name=name_of(newest.told),
        words=amount_of(newest.told, system),
        is_note=bool(newest.told.note),
        when=_said_at(newest.told, now, zones),
        stands=newest.stands,
        changed=_changed(newest.n),
        history=[_version(version, newest, system, now, zones) for version in history[:_MOST_VERSIONS]]
        if newest.n
        else [],
    )


def _changed(times: int) -> str:
    return {0: "", 1: "Changed once", 2: "Changed twice"}.get(times, f"Changed {times} times")


def _version(
    version: Version, newest: Version, system: UnitSystem, now: datetime, zones: Zones
) -> VersionView:
    told = f"{amount_of(version.told, system)}, {_said_at(version.told, now, zones)}"
    verb = "Taken away" if version.is_gone else "Changed" if version.n else "Entered"
    return VersionView(
        n=version.n,
        words="Taken away" if version.is_gone else told,
        when=f"{verb} {text.moment(version.written_at, now, zones.now)}",
        can_return=not version.is_gone and not (newest.stands and version.told == newest.told),
    )


def _said_at(told: Entry, now: datetime, zones: Zones) -> str:
    """When it was, with its time of day: `today 07:30`, `Tue 3 Nov 07:30`."""
    zone = zones.at(told.at)
    here = ZoneInfo(zone)
    day = text.day(told.at.astimezone(here).date(), now.astimezone(here).date())
    return f"{day}{text.HOLD}{text.clock(told.at, zone)}"
