"""What the page for entering something knows and does."""

from uuid import UUID

import reflex as rx

from healthvault.core import clock
from healthvault.core.errors import HealthVaultError
from healthvault.ingest.by_hand import (
    PRESSURE,
    Entry,
    Written,
    add_by_hand,
    entry,
    now_written,
    take_back,
)
from healthvault.metrics.unit import UnitSystem
from healthvault.pages.add.choices import hint_of, said, unit_of
from healthvault.ui.notice import NoticeMixin
from healthvault.ui.session import SessionState, current_session


class AddState(NoticeMixin, rx.State):
    """The form, and what was entered with it last."""

    is_loaded: bool = False
    what: str = "weight"
    is_pair: bool = False
    unit: str = ""
    hint: str = ""
    day: str = ""
    time: str = ""
    form_key: int = 0
    problem: str = ""
    done: str = ""
    _batch: str = ""

    @rx.event
    async def load(self) -> None:
        """Begin with an empty form, at the present time."""
        self.done = self.problem = self._batch = ""
        await self._begin()
        self.is_loaded = True

    @rx.event
    async def choose(self, what: str) -> None:
        """Ask for another metric, in its unit."""
        self.what, self.problem = what, ""
        await self._ask()

    @rx.event
    async def save(self, form: dict[str, str]) -> None:
        """Keep what was written; when it cannot be, say why and change nothing."""
        system = await self._system()
        zone = (await self.get_state(SessionState)).zone
        names = ("what", "value", "lower", "day", "time")
        written = Written(**{name: form.get(name, "") for name in names})
        try:
            told = entry(written, zone=zone, system=system, now=clock.now())
            self._batch = str(await add_by_hand(current_session(), told))
            self._kept(told, system, zone)
            await self._begin()
        except HealthVaultError as error:
            self.problem = error.message

    @rx.event
    async def undo(self) -> None:
        """Take the last entry back."""
        try:
            if self._batch:
                await take_back(current_session(), UUID(self._batch))
                self._say("Taken back. Everything is as it was before.")
        except HealthVaultError as error:
            self._explain(error)
        self.done = self._batch = ""

    def _kept(self, told: Entry, system: UnitSystem, zone: str) -> None:
        self.done, self.problem, self.notice_text = said(told, system, clock.now(), zone), "", ""

    async def _begin(self) -> None:
        self.day, self.time = now_written((await self.get_state(SessionState)).zone)
        self.form_key += 1
        await self._ask()

    async def _ask(self) -> None:
        system = await self._system()
        self.is_pair = self.what == PRESSURE
        self.unit, self.hint = unit_of(self.what, system), hint_of(self.what)

    async def _system(self) -> UnitSystem:
        return "imperial" if (await self.get_state(SessionState)).units == "imperial" else "metric"
