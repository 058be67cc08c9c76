"""Turning the second factor on and off, as the security page does it."""

import reflex as rx
import segno

from healthvault.accounts import second_factor
from healthvault.accounts.errors import ProofNeededError
from healthvault.core.errors import HealthVaultError
from healthvault.ui.prove import prove_first
from healthvault.ui.session import current_address, current_session

_PATH = "/settings/security"
_SCALE = 5


class SecondFactorMixin(rx.State, mixin=True):
    """The second factor on the screen. What is secret is there only while it is shown."""

    has_second_factor: bool = False
    codes_left: int = 0
    picture: str = ""
    """The address that an app reads, as an SVG in a data URI."""
    secret: str = ""
    codes: list[str] = []

    @rx.event
    async def set_up(self):
        """Draw a secret, and show it as a picture and as letters."""
        try:
            enrolment = await second_factor.set_up(current_session())
        except ProofNeededError:
            return prove_first(_PATH)
        except HealthVaultError as error:
            return self._explain(error)
        self.picture = segno.make_qr(enrolment.uri).svg_data_uri(scale=_SCALE, border=3, light="#fff")
        self.secret = " ".join(enrolment.secret[at : at + 4] for at in range(0, len(enrolment.secret), 4))
        return None

    @rx.event
    async def confirm_code(self, form: dict[str, str]):
        """Turn it on with the first code, and show the recovery codes once."""
        code = "".join(form.get("code", "").split())
        try:
            codes = await second_factor.confirm(current_session(), code, address=current_address())
            await self._read()
        except ProofNeededError:
            return prove_first(_PATH)
        except HealthVaultError as error:
            return self._explain(error)
        self._forget_secrets()
        self.codes = codes
        return self._say("From now on signing in asks for a code. You are signed out everywhere else.")

    @rx.event
    async def renew_codes(self):
        """Draw ten new recovery codes, and show them once."""
        try:
            codes = await second_factor.new_recovery_codes(current_session())
            await self._read()
        except ProofNeededError:
            return prove_first(_PATH)
        except HealthVaultError as error:
            return self._explain(error)
        self.codes = codes
        return None

    @rx.event
    async def turn_off(self):
        """Ask for a password alone again."""
        self._forget_secrets()
        turning = second_factor.turn_off(current_session())
        return await self._do(turning, "Signing in asks for one thing again. Other sessions have ended.")

    @rx.event
    async def put_away(self) -> None:
        """Stop showing what is shown once."""
        self._forget_secrets()

    def _forget_secrets(self) -> None:
        self.picture = self.secret = ""
        self.codes = []
