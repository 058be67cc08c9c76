"""What the page knows: in which ways this person can show who they are."""

import reflex as rx

from healthvault.accounts.ways_in import ways_in
from healthvault.ui.session import current_session


class ProveState(rx.State):
    """The ways that are open to the person."""

    is_loaded: bool = False
    has_password: bool = False
    has_second_factor: bool = False

    @rx.event
    async def load(self) -> None:
        """See which ways there are."""
        ways = await ways_in(current_session())
        self.has_password, self.has_second_factor = ways.has_password, ways.has_second_factor
        self.is_loaded = True
