"""The OpenID providers that the settings name, and what each of them wants to be told."""

import logging
import time
from dataclasses import dataclass, field
from functools import cache

from healthvault.accounts.errors import NoSuchProviderError
from healthvault.core.config import openid_settings

_log = logging.getLogger(__name__)
_KNOWN = {"google": "https://accounts.google.com", "apple": "https://appleid.apple.com"}
"""Source: the `issuer` of each provider's own discovery document, read 2026-11."""
APPLE = "apple"
_SECRET_LIFE_S = 3600
"""Apple takes at most six months (developer.apple.com, "Creating a client secret", read 2026-11)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """An OpenID provider: its name in addresses, what its button says, and who we are to it."""

    name: str
    label: str
    issuer: str
    client_id: str
    secret: str = field(default="", repr=False)
    team_id: str = ""
    key_id: str = ""
    private_key: str = field(default="", repr=False)

    @property
    def answers_by_form(self) -> bool:
        """Whether it answers with a form of its own site; Apple does, when it is asked for an e-mail."""
        return self.name == APPLE

    @property
    def tells_when(self) -> bool:
        """Whether it says when somebody last showed it who they are, as OpenID asks of it; Google never does
        (developers.google.com, "An ID token's payload", read 2026-11).
        """
        return self.name != "google"

    @property
    def client_secret(self) -> str:
        """What we prove ourselves with: as it was given, or as Apple wants it, signed for an hour."""
        return self.secret if self.secret or not self.private_key else self._signed()

    def vouches_for(self, email: str, *, is_verified: bool, hosted: bool) -> bool:
        """Whether this provider's word is enough that the address is theirs.

        Google's is for its own addresses and for those of its Workspace customers (`hosted`), not for others
        (developers.google.com, "Verify the Google ID token", read 2026-11).
        """
        if self.name == "google":
            return is_verified and (hosted or email.casefold().endswith("@gmail.com"))
        return is_verified

    def _signed(self) -> str:
        from joserfc import jwt  # Only where Apple is used.
        from joserfc.jwk import ECKey

        now_s = int(time.time())
        claims = {
            "iss": self.team_id,
            "iat": now_s,
            "exp": now_s + _SECRET_LIFE_S,
            "aud": self.issuer,
            "sub": self.client_id,
        }
        key = ECKey.import_key(self.private_key.replace("\\n", "\n"))
        return jwt.encode({"alg": "ES256", "kid": self.key_id}, claims, key, algorithms=["ES256"])


@cache
def providers() -> tuple[Provider, ...]:
    """Every provider with an issuer and a client id, in the order of their names; the log tells of others."""
    found = []
    for name, told in sorted(openid_settings().items()):
        issuer = told.get("issuer", _KNOWN.get(name, ""))
        if not issuer or "client_id" not in told:
            missing = "client id" if issuer else "issuer"
            _log.warning("Nobody can sign in with the OpenID provider %s: its %s is not set.", name, missing)
        else:
            found.append(
                Provider(
                    name=name,
                    label=told.get("label", name.capitalize()),
                    issuer=issuer,
                    client_id=told["client_id"],
                    secret=told.get("client_secret", ""),
                    team_id=told.get("team_id", ""),
                    key_id=told.get("key_id", ""),
                    private_key=told.get("private_key", ""),
                )
            )
    return tuple(found)


def provider_named(name: str) -> Provider:
    """The provider of that name.

    Raises:
        NoSuchProviderError: there is none.
    """
    found = next((each for each in providers() if each.name == name), None)
    if found is None:
        raise NoSuchProviderError
    return found


def label_of(issuer: str) -> str:
    """What a provider calls itself here; its issuer when it is no longer set."""
    return next((each.label for each in providers() if each.issuer == issuer), issuer)
