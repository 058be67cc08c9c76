"""What the pages at the door must know before anybody is signed in. Nothing of it is anybody's."""

import reflex as rx

from healthvault.core import mail
from healthvault.core.config import settings


class DoorState(rx.State):
    """How this door opens. The settings say; a visitor changes nothing of it."""

    @rx.var(initial_value=False)
    def sends_letters(self) -> bool:
        """Whether there is a mail server."""
        return mail.sends_letters()

    @rx.var(initial_value="open")
    def lets_in(self) -> str:
        """Who may make an account: open, invite, closed."""
        return settings().sign_up
