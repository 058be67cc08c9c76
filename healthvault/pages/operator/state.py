"""How the service stands, on the screen of whoever runs it."""

import reflex as rx

from healthvault.accounts import invitations
from healthvault.accounts.outbox import outbox
from healthvault.accounts.standing import standing, verify_logs
from healthvault.core import clock
from healthvault.core.config import settings
from healthvault.core.errors import HealthVaultError, NotAllowedError
from healthvault.pages.operator.lines import (
    AccountLine,
    Fact,
    InvitationLine,
    LetterLine,
    account_line,
    house,
    invitation_line,
    letter_line,
    logs_words,
    people,
    work,
)
from healthvault.ui.live import watch
from healthvault.ui.notice import NoticeMixin
from healthvault.ui.session import SessionState, current_session

_MOST_LETTERS = 50
_MOST_ACCOUNTS = 100


class OperatorState(NoticeMixin, rx.State):
    """Numbers, invitations and letters; for anybody else there is no such page."""

    is_loaded: bool = False
    people: list[Fact] = []
    work: list[Fact] = []
    house: list[Fact] = []
    logs: str = ""
    accounts: list[AccountLine] = []
    more_accounts: int = 0
    invited: list[InvitationLine] = []
    letters: list[LetterLine] = []
    form_key: int = 0

    @rx.event
    async def load(self):
        """Read how it stands; again whenever something of the operator's own changes."""
        watch(OperatorState.load, "account")
        try:
            await self._read()
        except NotAllowedError:
            self.reset()
            return rx.redirect("/404", replace=True)
        except HealthVaultError as error:
            self._explain(error)
        return None

    @rx.event
    async def invite(self, form: dict[str, str]) -> None:
        """Let an address make an account; a letter goes there."""
        try:
            await invitations.invite(current_session(), form.get("email", ""))
            await self._read()
        except HealthVaultError as error:
            self._explain(error)
            return
        self.form_key += 1
        self._say("Invited. The letter is among the letters below until it is sent.")

    @rx.event
    async def withdraw(self, email: str) -> None:
        """Take an open invitation back."""
        try:
            await invitations.withdraw(current_session(), email)
            await self._read()
        except HealthVaultError as error:
            self._explain(error)
            return
        self._say("That invitation opens nothing any more.")

    @rx.event
    async def verify(self) -> None:
        """Look through every log of deeds."""
        try:
            self.logs = logs_words(await verify_logs(current_session()))
        except HealthVaultError as error:
            self._explain(error)

    async def _read(self) -> None:
        here, now, zone = current_session(), clock.now(), (await self.get_state(SessionState)).zone
        found = await standing(here)
        self.people, self.work, self.house = people(found, settings().sign_up), work(found), house(found)
        shown = found.accounts[:_MOST_ACCOUNTS]
        self.accounts = [account_line(one, now=now, zone=zone) for one in shown]
        self.more_accounts = len(found.accounts) - len(shown)
        invited = await invitations.invitations(here)
        self.invited = [invitation_line(one, now=now, zone=zone) for one in invited[:_MOST_LETTERS]]
        posted = await outbox(here)
        self.letters = [letter_line(one, now=now, zone=zone) for one in posted[:_MOST_LETTERS]]
        self.is_loaded = True
