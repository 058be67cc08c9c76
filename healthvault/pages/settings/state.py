"""What the settings page knows and does."""

from dataclasses import replace

import reflex as rx

from healthvault.accounts import preferences
from healthvault.accounts.operator import runs_it
from healthvault.accounts.person import Preferences
from healthvault.core.errors import HealthVaultError
from healthvault.ui.live import watch
from healthvault.ui.notice import NoticeMixin
from healthvault.ui.profile import about_you, feet_and_inches
from healthvault.ui.session import SessionState, current_session


class SettingsState(NoticeMixin, rx.State):
    """The settings on the screen."""

    is_loaded: bool = False
    runs_it: bool = False
    """Whether they are an operator."""
    height_cm: str = ""
    height_ft: str = ""
    height_in: str = ""

    @rx.event
    async def load(self):
        """Read the settings; again whenever they change somewhere else."""
        watch(SettingsState.load, "account")
        try:
            await self._read()
        except HealthVaultError as error:
            return self._explain(error)

    @rx.event
    async def save_about_you(self, form: dict[str, str]):
        """Keep who the person is, and what benchmarks need to know."""
        here = current_session()
        try:
            await preferences.keep_name(here, form.get("name", ""))
            kept = await preferences.preferences(here)
            return await self._keep(about_you(form, kept), "Saved.")
        except HealthVaultError as error:
            return self._explain(error)

    @rx.event
    async def save_country(self, form: dict[str, str]):
        """Name whom to call in another country from now on."""
        try:
            kept = await preferences.preferences(current_session())
            return await self._keep(about_you(form, kept), "Saved. The coach names whom to call there.")
        except HealthVaultError as error:
            return self._explain(error)

    @rx.event
    async def choose_units(self, units: str):
        """Show every number in other units."""
        return await self._change("Numbers are now shown in your units.", units=units)

    @rx.event
    async def choose_laboratory(self, laboratory: str):
        """Show what laboratories measured in other units."""
        return await self._change("Laboratories’ values are now shown so.", laboratory=laboratory)

    async def _change(self, said: str, **changed: str):
        try:
            kept = await preferences.preferences(current_session())
            return await self._keep(replace(kept, **changed), said)  # pyright: ignore[reportArgumentType]
        except HealthVaultError as error:
            return self._explain(error)

    async def _keep(self, chosen: Preferences, said: str):
        await preferences.keep_preferences(current_session(), chosen)
        self._say(said)
        self._show_height(chosen.height_cm)
        return SessionState.refresh

    async def _read(self) -> None:
        here = current_session()
        kept = await preferences.preferences(here)
        self._show_height(kept.height_cm)
        self.runs_it, self.is_loaded = await runs_it(here), True

    def _show_height(self, height_cm: float | None) -> None:
        self.height_cm = self.height_ft = self.height_in = ""
        if height_cm is not None:
            self.height_cm = f"{height_cm:g}"
            self.height_ft, self.height_in = map(str, feet_and_inches(height_cm))
