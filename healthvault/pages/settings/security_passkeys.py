"""Passkeys and providers, as the security page adds and removes them."""

import json
from typing import Any
from uuid import UUID

import reflex as rx

from healthvault.accounts import identities, passkeys
from healthvault.accounts.errors import ProofNeededError
from healthvault.accounts.oidc_provider import providers
from healthvault.accounts.ways_in import WaysIn
from healthvault.core import clock
from healthvault.core.errors import HealthVaultError, NotFoundError
from healthvault.pages.settings.security_lines import Line, identity_line, passkey_line
from healthvault.ui.passkey import browser_token, trouble_words
from healthvault.ui.prove import prove_first
from healthvault.ui.session import current_session
from healthvault.ui.ways import ProviderLink, link_to

_PATH = "/settings/security"


class PasskeysMixin(rx.State, mixin=True):
    """The passkeys and the providers on the screen."""

    passkey_lines: list[Line] = []
    identity_lines: list[Line] = []
    more_providers: list[ProviderLink] = []
    """Those that are not linked yet."""
    passkey_name: str = ""
    passkey_options: dict[str, Any] = {}
    """What the browser must know to make one; empty until there is a name."""

    @rx.event
    async def name_passkey(self, form: dict[str, str]):
        """Take a name for a new passkey, and draw a challenge."""
        self.passkey_name = form.get("passkey_name", "")
        try:
            told = await passkeys.options_to_add(current_session(), browser=browser_token())
        except ProofNeededError:
            return prove_first(_PATH)
        except HealthVaultError as error:
            return self._explain(error)
        self.passkey_options = json.loads(told)
        return None

    @rx.event
    async def add_passkey(self, answer: dict[str, object]):
        """Keep the passkey that the browser made."""
        name, self.passkey_options = self.passkey_name, {}
        adding = passkeys.add(current_session(), json.dumps(answer), name=name, browser=browser_token())
        return await self._do(adding, "From now on you can sign in with this passkey.")

    @rx.event
    async def miss_new_passkey(self, reason: str) -> None:
        """Say why none was made."""
        self.passkey_options = {}
        self._say(trouble_words(reason), "problem")

    @rx.event
    async def stop_adding(self) -> None:
        """Make none after all."""
        self.passkey_options = {}

    @rx.event
    async def remove_passkey(self, passkey: str):
        """Forget a passkey."""
        known = _known(passkey, self.passkey_lines)
        if known is None:
            return self._explain(NotFoundError())
        removing = passkeys.remove(current_session(), known)
        return await self._do(removing, "It opens nothing any more. Delete it on your device too.")

    @rx.event
    async def unlink(self, identity: str):
        """Unlink a provider."""
        known = _known(identity, self.identity_lines)
        if known is None:
            return self._explain(NotFoundError())
        removing = identities.unlink(current_session(), known)
        return await self._do(removing, "That provider no longer opens your account.")

    def _show_ways(self, ways: WaysIn, zone: str) -> None:
        now = clock.now()
        self.passkey_lines = [passkey_line(one, now=now, zone=zone) for one in ways.passkeys]
        self.identity_lines = [identity_line(one, now=now, zone=zone) for one in ways.identities]
        linked = {one.issuer for one in ways.identities}
        self.more_providers = [link_to(one) for one in providers() if one.issuer not in linked]


def _known(value: str, lines: list[Line]) -> UUID | None:
    return UUID(value) if value in {line.id for line in lines} else None
