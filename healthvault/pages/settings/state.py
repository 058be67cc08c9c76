"""What the settings page knows and does."""

from dataclasses import dataclass, replace
from uuid import UUID

import reflex as rx

from healthvault.accounts import preferences, sessions, sign_in
from healthvault.accounts.person import OpenSession, Preferences
from healthvault.core import clock
from healthvault.core.errors import HealthVaultError, NotFoundError
from healthvault.core.ids import SessionId
from healthvault.pages.settings.device import device_words
from healthvault.pages.settings.profile import about_you, feet_and_inches
from healthvault.ui import text
from healthvault.ui.live import watch
from healthvault.ui.notice import NoticeMixin
from healthvault.ui.session import SessionState, current_address, current_session


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionLine:
    """One way in, as its row in the list."""

    id: str
    what: str
    when: str
    address: str
    is_this: bool


class SettingsState(NoticeMixin, rx.State):
    """The settings on the screen."""

    is_loaded: bool = False
    zone_key: int = 0
    """Grows when the zone was kept, so that its field shows what is kept."""
    height_cm: str = ""
    height_ft: str = ""
    height_in: str = ""
    lines: list[SessionLine] = []

    @rx.event
    async def load(self) -> None:
        """Read the settings and the open sessions; again whenever they change somewhere else."""
        watch(SettingsState.load, "account")
        try:
            await self._read()
        except HealthVaultError as error:
            self._explain(error)

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
    async def choose_units(self, units: str):
        """Show every number in other units."""
        return await self._change("Numbers are now shown in your units.", units=units)

    @rx.event
    async def save_zone(self, form: dict[str, str]):
        """Count days in another time zone from now on."""
        return await self._change(
            "Saved. Days now begin at midnight there.", zone=form.get("zone", "").strip()
        )

    @rx.event
    async def use_zone(self, zone: str):
        """Count days in the time zone of this device."""
        return await self._change("Saved. Days now begin at midnight there.", zone=zone)

    @rx.event
    async def change_password(self, form: dict[str, str]) -> None:
        """Put a new password in the place of the old one."""
        old, new = form.get("old", ""), form.get("new", "")
        try:
            await sign_in.change_password(current_session(), old=old, new=new, address=current_address())
            await self._read()
        except HealthVaultError as error:
            return self._explain(error)
        return self._say("Your password is changed, and you are signed out everywhere else.")

    @rx.event
    async def revoke(self, session: str) -> None:
        """End one session."""
        try:
            await sessions.revoke(current_session(), _session_id(session, self.lines))
            await self._read()
        except HealthVaultError as error:
            return self._explain(error)
        return self._say("That session has ended.")

    @rx.event
    async def revoke_others(self) -> None:
        """End every session but this one."""
        try:
            ended = await sessions.revoke_others(current_session())
            await self._read()
        except HealthVaultError as error:
            return self._explain(error)
        return self._say(f"Signed out everywhere else: {text.count(ended, 'session')} ended.")

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
        self.zone_key += 1
        return SessionState.refresh

    async def _read(self) -> None:
        here = current_session()
        kept = await preferences.preferences(here)
        opened = await sessions.open_sessions(here)
        self.lines = [_line(one, here, kept.zone) for one in opened]
        self._show_height(kept.height_cm)
        self.is_loaded = True

    def _show_height(self, height_cm: float | None) -> None:
        self.height_cm = self.height_ft = self.height_in = ""
        if height_cm is not None:
            self.height_cm = f"{height_cm:g}"
            self.height_ft, self.height_in = map(str, feet_and_inches(height_cm))


def _line(one: OpenSession, here: SessionId, zone: str) -> SessionLine:
    return SessionLine(
        id=str(one.id),
        what=one.label or device_words(one.agent),
        when=text.moment(one.last_used_at, clock.now(), zone),
        address=one.address,
        is_this=one.id == here,
    )


def _session_id(value: str, lines: list[SessionLine]) -> SessionId:
    if value not in {line.id for line in lines}:
        raise NotFoundError
    return SessionId(UUID(value))
