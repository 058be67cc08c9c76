"""What the page for entering something knows and does. The list's page stands in the address: `?page=2`."""

from uuid import UUID

import reflex as rx

from healthvault.accounts.zones import zones
from healthvault.core import clock
from healthvault.core.errors import HealthVaultError
from healthvault.ingest import entries as desk
from healthvault.ingest.by_hand import NOTE, PRESSURE, Written, entry, form_of, now_written
from healthvault.metrics.unit import UnitSystem
from healthvault.pages.add.choices import hint_of, name_of, said, unit_of
from healthvault.pages.add.rows import EntryView, entry_view
from healthvault.ui.live import watch
from healthvault.ui.notice import NoticeMixin
from healthvault.ui.session import SessionState, current_session, units_here

PAGE = 20
_WRITTEN = ("what", "value", "lower", "day", "time")


class AddState(NoticeMixin, rx.State):
    """The form, what was done last, and what was entered so far."""

    is_loaded: bool = False
    what: str = "weight"
    is_pair: bool = False
    is_note: bool = False
    unit: str = ""
    hint: str = ""
    value: str = ""
    lower: str = ""
    day: str = ""
    time: str = ""
    form_key: int = 0
    problem: str = ""
    done: str = ""
    corrects: str = ""
    corrected: str = ""
    entries: list[EntryView] = []
    newer: str = ""
    older: str = ""
    _undo: tuple[str, int] = ("", -1)

    @rx.event
    async def load(self) -> None:
        """Begin with an empty form, at the present time."""
        self._done("", "", -1)
        await self._begin()
        await self.refresh()

    @rx.event
    async def refresh(self) -> None:
        """Read the list, now and whenever something changes; what is written in the form stays."""
        watch(AddState.refresh, "vault")
        try:
            await self._read()
        except HealthVaultError as error:
            self._explain(error)
        self.is_loaded = True

    @rx.event
    async def choose(self, what: str) -> None:
        """Ask for another metric, in its unit."""
        self.what, self.problem = what, ""
        await self._ask()

    @rx.event
    async def save(self, form: dict[str, str]) -> None:
        """Keep or correct what was written; when it cannot be, say why and change nothing."""
        written = {name: form.get(name, "") for name in _WRITTEN}
        try:
            await self._save(Written(**{**written, "what": self.what if self.corrects else written["what"]}))
            await self._begin()
            await self._read()
        except HealthVaultError as error:
            self.problem = error.message

    @rx.event
    async def edit(self, which: str) -> None:
        """Put what an entry says into the form."""
        try:
            told = (await desk.versions(current_session(), _entry(which)))[0].told
            lived = await zones(current_session())
            self._fill(form_of(told, lived, await self._system()))
            self.corrects, self.corrected = which, name_of(told)
            await self._ask()
        except HealthVaultError as error:
            self._explain(error)

    @rx.event
    async def cancel(self) -> None:
        """Leave the entry as it is."""
        await self._begin()

    @rx.event
    async def take_away(self, which: str) -> None:
        """Let an entry count no longer."""
        try:
            before = (await desk.versions(current_session(), _entry(which)))[0]
            await desk.take_away(current_session(), before.entry)
            self._done(f"Taken away: {await self._words(before.told)}", which, before.n)
            await self._read()
        except HealthVaultError as error:
            self._explain(error)

    @rx.event
    async def put_back(self, which: str, n: int) -> None:
        """Let an entry say again what it said."""
        try:
            before = (await desk.versions(current_session(), _entry(which)))[0]
            await desk.put_back(current_session(), before.entry, n)
            told = (await desk.versions(current_session(), before.entry))[0].told
            self._done(f"Put back: {await self._words(told)}", which, before.n if before.stands else -1)
            await self._read()
        except HealthVaultError as error:
            self._explain(error)

    @rx.event
    async def undo(self) -> None:
        """Take back what was done last."""
        which, n = self._undo
        self._done("", "", -1)
        try:
            if which and n < 0:
                await desk.take_away(current_session(), _entry(which))
            elif which:
                await desk.put_back(current_session(), _entry(which), n)
            self._say("Everything is as it was before.")
            await self._read()
        except HealthVaultError as error:
            self._explain(error)

    async def _save(self, written: Written) -> None:
        here, now = current_session(), clock.now()
        system, lived = await self._system(), await zones(here)
        if not self.corrects:
            told = entry(written, zones=lived, system=system, now=now)
            which = str(await desk.keep(here, told))
            self._done(f"Kept: {said(told, system, now, lived)}", which, -1)
            return
        before = (await desk.versions(here, _entry(self.corrects)))[0]
        told = entry(written, zones=lived, system=system, now=now, before=before.told)
        await desk.correct(here, before.entry, told)
        words = f"Corrected: {said(told, system, now, lived)}"
        self._done(words, self.corrects, before.n if before.stands else -1)

    async def _words(self, told: desk.Entry) -> str:
        return said(told, await self._system(), clock.now(), await zones(current_session()))

    async def _read(self) -> None:
        lived, system = await zones(current_session()), await self._system()
        page = _page(self.router.url.query_parameters.get("page", ""))
        found = await desk.entries(current_session(), most=PAGE + 1, skip=PAGE * (page - 1))
        now = clock.now()
        self.entries = [entry_view(history, system, now, lived) for history in found[:PAGE]]
        self.newer = f"/add?page={page - 1}" if page > 1 else ""
        self.older = f"/add?page={page + 1}" if len(found) > PAGE else ""

    def _done(self, words: str, which: str, n: int) -> None:
        self.done, self.problem, self.notice_text, self._undo = words, "", "", (which, n)

    def _fill(self, form: Written) -> None:
        self.what, self.value, self.lower = form.what, form.value, form.lower
        self.day, self.time, self.problem = form.day, form.time, ""
        self.form_key += 1

    async def _begin(self) -> None:
        day, time = now_written((await self.get_state(SessionState)).zone)
        self.corrects = self.corrected = ""
        self._fill(Written(what=self.what, value="", lower="", day=day, time=time))
        await self._ask()

    async def _ask(self) -> None:
        system = await self._system()
        self.is_pair, self.is_note = self.what == PRESSURE, self.what == NOTE
        self.unit, self.hint = unit_of(self.what, system), hint_of(self.what)

    async def _system(self) -> UnitSystem:
        return units_here(await self.get_state(SessionState))


def _entry(words: str) -> UUID:
    try:
        return UUID(words)
    except ValueError:
        raise desk.NoSuchEntryError from None


def _page(words: str) -> int:
    return int(words) if words.isascii() and words.isdecimal() and 0 < len(words) < 5 and int(words) else 1
