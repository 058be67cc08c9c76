"""In which time zones the person's days are counted: the list, and its changes."""

from collections.abc import Awaitable
from datetime import date

import reflex as rx

from healthvault.accounts.errors import PreferencesError
from healthvault.accounts.zones import TODAY, Moved, change_zone, take_zone_away, zones
from healthvault.core import clock
from healthvault.core.errors import HealthVaultError
from healthvault.ingest.unzoned import unzoned
from healthvault.metrics.day import day_written
from healthvault.metrics.zones import ALWAYS
from healthvault.pages.settings.zones_words import ZoneLine, field_of, saved_words, zone_lines
from healthvault.ui.live import watch
from healthvault.ui.notice import NoticeMixin
from healthvault.ui.session import SessionState, current_session

FROM_TODAY, ALL_DAYS, FROM_A_DAY = "today", "all", "day"


class ZonesState(NoticeMixin, rx.State):
    """The zones on the screen; `key` grows when they were read, so that the fields show what is kept."""

    lines: list[ZoneLine] = []
    today: str = ""
    when: str = FROM_TODAY
    key: int = 0

    @rx.event
    async def load(self) -> None:
        """Read the zones; again whenever they change somewhere else."""
        watch(ZonesState.load, "account")
        try:
            await self._read()
        except HealthVaultError as error:
            self._explain(error)

    @rx.event
    async def choose_when(self, when: str) -> None:
        """Ask for a day, or not."""
        self.when = when

    @rx.event
    async def save(self, form: dict[str, str]):
        """Count days in another zone: from today on, for all days, or from a day on."""
        zone = form.get("zone", "").strip()
        return await self._change(self._changed(zone, form.get("when", ""), form.get("from", "")))

    @rx.event
    async def use_device(self, zone: str):
        """Count days in the zone of this device from today on."""
        return await self._change(self._changed(zone, FROM_TODAY, ""))

    @rx.event
    async def correct(self, form: dict[str, str]):
        """Put another zone in the place of one in the list."""
        day = form.get("from", "")
        zone = form.get(field_of(day), "").strip()
        return await self._change(change_zone(current_session(), zone, _held_from(day)))

    @rx.event
    async def take_away(self, day: str):
        """Let the zone before go on."""
        return await self._change(take_zone_away(current_session(), _held_from(day)))

    async def _changed(self, zone: str, when: str, day: str) -> Moved:
        if when == ALL_DAYS:
            return await change_zone(current_session(), zone, None)
        if when != FROM_A_DAY:
            return await change_zone(current_session(), zone, TODAY)
        named = day_written(day)
        if named is None:
            raise PreferencesError("Say from which day on.")
        return await change_zone(current_session(), zone, named)

    async def _change(self, change: Awaitable[Moved]):
        try:
            moved = await change
            self._say(saved_words(await unzoned(current_session(), moved.before, moved.after)))
            self.when = FROM_TODAY
            await self._read()
        except HealthVaultError as error:
            return self._explain(error)
        return SessionState.refresh

    async def _read(self) -> None:
        lived = await zones(current_session())
        today = clock.today(lived.now)
        self.lines, self.today = zone_lines(lived, today), today.isoformat()
        self.key += 1


def _held_from(day: str) -> date:
    """From when a zone of the list holds; what is no day is the beginning."""
    return day_written(day) or ALWAYS
