"""What the page knows: in which ways this person can show who they are."""

import reflex as rx

from healthvault.accounts.oidc_provider import providers
from healthvault.accounts.ways_in import ways_in
from healthvault.ui.session import current_session
from healthvault.ui.ways import ProviderLink, link_to


class ProveState(rx.State):
    """The ways that are open to the person."""

    is_loaded: bool = False
    has_password: bool = False
    has_second_factor: bool = False
    has_passkeys: bool = False
    links: list[ProviderLink] = []
    """The providers that the person is linked to, and that are still set."""

    @rx.event
    async def load(self) -> None:
        """See which ways there are."""
        ways = await ways_in(current_session())
        self.has_password, self.has_second_factor = ways.has_password, ways.has_second_factor
        self.has_passkeys = len(ways.passkeys) > 0
        linked = {one.issuer for one in ways.identities}
        self.links = [link_to(one) for one in providers() if one.issuer in linked]
        self.is_loaded = True
