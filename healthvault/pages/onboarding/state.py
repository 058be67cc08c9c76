"""Where a new person is on their way in, and what they answered."""

from dataclasses import replace

import reflex as rx

from healthvault.accounts import preferences
from healthvault.accounts.onboarding import STEPS, onboarding, see
from healthvault.core import clock
from healthvault.core.db import Purpose, as_person
from healthvault.core.errors import HealthVaultError
from healthvault.ingest.history import imports
from healthvault.ui import text
from healthvault.ui.consents import ConsentMixin
from healthvault.ui.live import watch
from healthvault.ui.notice import NoticeMixin
from healthvault.ui.profile import about_you, feet_and_inches
from healthvault.ui.session import SessionState, current_session

_WORDS = {
    "receiving": "is coming in",
    "waiting": "waits for its turn",
    "reading": "is being read",
    "resolving": "is being worked out",
    "previewed": "was looked at",
    "done": "is imported",
    "failed": "was not imported: Sync says why",
    "undone": "was taken back",
}


class WelcomeState(ConsentMixin, NoticeMixin, rx.State):
    """One question; which one stands in the address, as `?step=height`."""

    step: str = ""
    place: int = 0
    before: str = ""
    problem: str = ""
    height_cm: str = ""
    height_ft: str = ""
    height_in: str = ""
    chosen: str = ""
    arrivals: list[str] = []

    @rx.event
    async def load(self):
        """Show the step of the address; without one, the first that was not seen yet."""
        watch(WelcomeState.refresh, "import", "account")
        asked, here = self.router.url.query_parameters.get("step", ""), current_session()
        try:
            await see(here)
            if asked not in STEPS:
                return rx.redirect(_path((await onboarding(here)).next), replace=True)
            self.step, self.place, self.problem, self.chosen = asked, STEPS.index(asked) + 1, "", ""
            self.before = _path(STEPS[self.place - 2]) if self.place > 1 else ""
            await self._read()
        except HealthVaultError as error:
            self._explain(error)
        return None

    @rx.event
    async def refresh(self) -> None:
        """Read again what changed somewhere else."""
        try:
            await self._read()
        except HealthVaultError as error:
            self._explain(error)

    @rx.event
    async def answer(self, form: dict[str, str]):
        """Keep what was answered, and go on."""
        here = current_session()
        try:
            kept = await preferences.preferences(here)
            await preferences.keep_preferences(here, about_you(form, kept))
        except HealthVaultError as error:
            self.problem = error.message
            return None
        return [SessionState.refresh, await self._go_on()]

    @rx.event
    async def skip(self):
        """Leave this one out, and go on."""
        return await self._go_on()

    @rx.event
    async def choose_units(self, units: str):
        """Ask for the height in other units, and show every number in them."""
        here = current_session()
        try:
            kept = await preferences.preferences(here)
            chosen = replace(kept, units=units)  # pyright: ignore[reportArgumentType]
            await preferences.keep_preferences(here, chosen)
        except HealthVaultError as error:
            return self._explain(error)
        return SessionState.refresh

    @rx.event
    async def choose(self, path: str) -> None:
        """Name the file that was dropped; the browser tells only its last part."""
        self.chosen = path.replace("\\", "/").rpartition("/")[2][:200]

    async def _go_on(self):
        if self.step not in STEPS:
            return rx.redirect("/welcome")
        here, is_last = current_session(), self.step == STEPS[-1]
        try:
            await see(here, self.step, is_finished=is_last)
        except HealthVaultError as error:
            return self._explain(error)
        return rx.redirect("/overview" if is_last else _path(STEPS[STEPS.index(self.step) + 1]))

    async def _read(self) -> None:
        here = current_session()
        kept = await preferences.preferences(here)
        self.height_cm = self.height_ft = self.height_in = ""
        if kept.height_cm is not None:
            self.height_cm = f"{kept.height_cm:g}"
            self.height_ft, self.height_in = map(str, feet_and_inches(kept.height_cm))
        async with as_person(here, Purpose.SHOW) as db:
            found = await imports(db, limit=3)
        now = clock.now()
        self.arrivals = [
            f"{each.file_name} {_WORDS[each.state.value]}, {text.moment(each.created_at, now, kept.zone)}."
            for each in found
        ]
        if self.arrivals:
            self.chosen = ""
        await self._read_consent(kept.zone)


def _path(step: str) -> str:
    return f"/welcome?step={step}"
