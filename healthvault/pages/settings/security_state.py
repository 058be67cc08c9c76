"""What the security page knows and does."""

from collections.abc import Awaitable
from uuid import UUID

import reflex as rx

from healthvault.accounts import preferences, sessions, sign_in, tokens
from healthvault.accounts.errors import ProofNeededError
from healthvault.accounts.ways_in import ways_in
from healthvault.core import clock
from healthvault.core.errors import HealthVaultError, NotFoundError
from healthvault.core.ids import SessionId
from healthvault.pages.settings.security_lines import Line, SessionLine, session_line, token_line
from healthvault.pages.settings.security_passkeys import PasskeysMixin
from healthvault.pages.settings.security_second_factor import SecondFactorMixin
from healthvault.ui import text
from healthvault.ui.live import watch
from healthvault.ui.notice import NoticeMixin
from healthvault.ui.prove import prove_first
from healthvault.ui.session import current_address, current_session

PATH = "/settings/security"


class SecurityState(PasskeysMixin, SecondFactorMixin, NoticeMixin, rx.State):
    """The ways in, on the screen."""

    is_loaded: bool = False
    has_password: bool = False
    lines: list[SessionLine] = []
    token_lines: list[Line] = []
    new_token: str = ""
    """Shown once, until the next thing is done."""

    @rx.event
    async def load(self) -> None:
        """Read every way in; again whenever one changes somewhere else."""
        watch(SecurityState.refresh_ways, "account")
        self.new_token = ""
        self._forget_secrets()
        self.passkey_options = {}
        try:
            await self._read()
        except HealthVaultError as error:
            self._explain(error)

    @rx.event
    async def refresh_ways(self) -> None:
        """Read them again; what is shown once stays."""
        try:
            await self._read()
        except HealthVaultError as error:
            self._explain(error)

    @rx.event
    async def change_password(self, form: dict[str, str]):
        """Put a new password in the place of the old one."""
        old, new = form.get("old", ""), form.get("new", "")
        changing = sign_in.change_password(current_session(), old=old, new=new, address=current_address())
        return await self._do(changing, "Your password is changed, and you are signed out everywhere else.")

    @rx.event
    async def revoke(self, session: str):
        """End one session or token."""
        known = {line.id for line in (*self.lines, *self.token_lines)}
        if session not in known:
            return self._explain(NotFoundError())
        ending = sessions.revoke(current_session(), SessionId(UUID(session)))
        return await self._do(ending, "That has ended.")

    @rx.event
    async def revoke_others(self):
        """End every session but this one."""
        try:
            ended = await sessions.revoke_others(current_session())
            await self._read()
        except HealthVaultError as error:
            return self._explain(error)
        return self._say(f"Signed out everywhere else: {text.count(ended, 'session')} ended.")

    @rx.event
    async def make_token(self, form: dict[str, str]):
        """Make a token for a program, and show it once."""
        scopes = [name.removeprefix("scope-") for name in form if name.startswith("scope-")]
        days = form.get("days", "")
        self.new_token = ""
        try:
            made = await tokens.make_token(
                current_session(),
                name=form.get("name", ""),
                scopes=scopes,
                life_days=int(days) if days.isdecimal() else 0,
            )
            await self._read()
        except ProofNeededError:
            return prove_first(PATH)
        except HealthVaultError as error:
            return self._explain(error)
        self.new_token = made.token
        return None

    async def _do(self, doing: Awaitable[object], said: str):
        try:
            await doing
            await self._read()
        except ProofNeededError:
            return prove_first(PATH)
        except HealthVaultError as error:
            return self._explain(error)
        return self._say(said)

    async def _read(self) -> None:
        here, now = current_session(), clock.now()
        zone = (await preferences.preferences(here)).zone
        opened = await sessions.open_sessions(here)
        self.lines = [session_line(one, here, now=now, zone=zone) for one in opened if one.kind == "browser"]
        self.token_lines = [token_line(one, now=now, zone=zone) for one in opened if one.kind == "token"]
        ways = await ways_in(here)
        self._show_ways(ways, zone)
        self.has_password = ways.has_password
        self.has_second_factor, self.codes_left = ways.has_second_factor, ways.codes_left
        self.is_loaded = True
