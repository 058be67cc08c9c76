"""What the page knows of the person's e-mail address, and does with it."""

from collections.abc import Awaitable

import reflex as rx

from healthvault.accounts import recovery
from healthvault.accounts.errors import ProofNeededError
from healthvault.core import mail
from healthvault.core.errors import HealthVaultError
from healthvault.ui.live import watch
from healthvault.ui.prove import prove_first
from healthvault.ui.session import SessionState, current_address, current_session

_PATH = "/settings/security"
_SENT = "A letter is on its way. Open the link in it; it works for a day."
_WAITS = "A letter with a link lies with whoever runs this Health Vault. Ask them for it."


class EmailState(rx.State):
    """The e-mail address on the screen."""

    is_verified: bool = False
    email_said: str = ""
    email_problem: str = ""

    @rx.event
    async def load_email(self):
        """Read whether the address is confirmed; again whenever something of the account changes."""
        watch(EmailState.load_email, "account")
        try:
            self.is_verified = await recovery.email_verified_at(current_session()) is not None
        except HealthVaultError as error:
            self.email_problem = error.message
        return SessionState.refresh

    @rx.event
    async def send_verification(self):
        """Send a link that confirms the address."""
        return await self._ask(recovery.ask_to_verify(current_session(), address=current_address()))

    @rx.event
    async def move_email(self, form: dict[str, str]):
        """Send a link to the address that is to take its place."""
        asking = recovery.ask_to_move(
            current_session(), email=form.get("email", ""), address=current_address()
        )
        return await self._ask(asking)

    async def _ask(self, asking: Awaitable[None]):
        self.email_said = self.email_problem = ""
        try:
            await asking
        except ProofNeededError:
            return prove_first(_PATH)
        except HealthVaultError as error:
            self.email_problem = error.message
            return None
        self.email_said = _SENT if mail.sends_letters() else _WAITS
        return None
