"""Passkeys (WebAuthn): made by somebody who is signed in, and from then on two things at once at the door.

A challenge is drawn for one browser, lives five minutes and is answered once. It names its own ceremony, so
that no other cookie is needed; `browser` is the form token of the browser, which it shares with nobody.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from uuid import UUID

from healthvault.accounts import ceremonies, store_ways
from healthvault.accounts.attempts import Limit, count
from healthvault.accounts.ceremonies import Ceremony, Kind
from healthvault.accounts.errors import CeremonyOverError, PasskeyError, PasskeyKnownError
from healthvault.accounts.proof import require_proof
from healthvault.accounts.sessions import who
from healthvault.accounts.ways_in import keep_one
from healthvault.core import clock
from healthvault.core.audit import Deed, note
from healthvault.core.config import settings
from healthvault.core.db import Purpose, as_system, as_worker
from healthvault.core.errors import NotFoundError
from healthvault.core.ids import PersonId, SessionId, new_id
from healthvault.core.live import notify

if TYPE_CHECKING:
    from webauthn.helpers.structs import AuthenticationCredential

_LIFE = timedelta(minutes=5)
_NAME = "Health Vault"
_LONGEST_NAME = 60
_LARGEST_ANSWER = 12_000
_CHALLENGES_FROM_ADDRESS = Limit(what="challenges to one address", most=120, window=timedelta(minutes=1))
_ANSWERS_FROM_ADDRESS = Limit(what="passkeys from one address", most=60, window=timedelta(minutes=1))


class _For(StrEnum):
    ADDING = "adding"
    SHOWING = "showing"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where a passkey works: the host that it is bound to, and the origins that it may be used on."""

    host: str
    origins: list[str]


async def options_to_show(*, browser: str, address: str) -> str:
    """What a browser must know to ask for a passkey, as JSON.

    Raises:
        TooManyAttemptsError: too many from that address.
    """
    from webauthn import generate_authentication_options, options_to_json  # Slow to import.
    from webauthn.helpers.structs import UserVerificationRequirement

    await count(_CHALLENGES_FROM_ADDRESS, address)
    options = generate_authentication_options(
        rp_id=_place().host,
        challenge=await _challenge(_For.SHOWING, browser),
        timeout=int(_LIFE.total_seconds() * 1000),
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return options_to_json(options)


async def options_to_add(session: SessionId, *, browser: str) -> str:
    """What a browser must know to make a passkey for whoever is signed in, as JSON.

    Raises:
        ProofNeededError: it was too long ago that they showed who they are.
        NoSessionError: the session ended.
    """
    from webauthn import generate_registration_options, options_to_json
    from webauthn.helpers.structs import (
        AuthenticatorSelectionCriteria,
        PublicKeyCredentialDescriptor,
        ResidentKeyRequirement,
        UserVerificationRequirement,
    )

    await require_proof(session)
    person = await who(session)
    async with as_worker(person.id, Purpose.SHOW) as db:
        known = await store_ways.passkeys(db)
    options = generate_registration_options(
        rp_id=_place().host,
        rp_name=_NAME,
        user_id=person.id.bytes,
        user_name=person.email,
        user_display_name=person.name or person.email,
        challenge=await _challenge(_For.ADDING, browser, session=session),
        timeout=int(_LIFE.total_seconds() * 1000),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=one.credential) for one in known],
    )
    return options_to_json(options)


async def add(session: SessionId, answer: str, *, name: str, browser: str) -> None:
    """Keep the passkey that a browser made.

    Raises:
        PasskeyError: the answer does not fit what was asked.
        CeremonyOverError: nothing was asked of this browser and session, or it took too long.
        PasskeyKnownError: it is known already.
        NoSessionError: the session ended.
    """
    from webauthn import verify_registration_response
    from webauthn.helpers import base64url_to_bytes, parse_registration_credential_json
    from webauthn.helpers.exceptions import WebAuthnException

    try:
        made = parse_registration_credential_json(_sized(answer))
        challenge = _challenge_in(made.response.client_data_json)
        begun = await _answered(challenge, _For.ADDING, browser)
        if begun.state["session"] != str(session):
            raise CeremonyOverError
        verified = verify_registration_response(
            credential=made,
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=_place().host,
            expected_origin=_place().origins,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError):
        raise PasskeyError from None
    person = (await who(session)).id
    async with as_worker(person, Purpose.SHOW) as db:
        if not await store_ways.add_passkey(
            db,
            new_id(),
            person,
            credential=verified.credential_id,
            key=verified.credential_public_key,
            sign_count=verified.sign_count,
            is_backed_up=verified.credential_backed_up,
            transports=[str(each) for each in made.response.transports or ()],
            name=" ".join(name.replace("\x00", "").split())[:_LONGEST_NAME] or "Passkey",
            at=clock.now(),
        ):
            raise PasskeyKnownError
        await note(db, Deed.PASSKEY_ADDED, person, name=name)
        await notify(db, person, "account")


async def show(answer: str, *, browser: str, address: str) -> PersonId:
    """Whose passkey answered.

    Args:
        answer: What the browser gives, as JSON.
        browser: The form token of the browser that was asked.
        address: The network address they came from, for the limits alone.

    Raises:
        PasskeyError: it is nobody's, does not fit what was asked, or is a copy: its count went back.
        CeremonyOverError: nothing was asked of this browser, or it took too long.
        TooManyAttemptsError: too many tries.
    """
    from webauthn.helpers import parse_authentication_credential_json
    from webauthn.helpers.exceptions import WebAuthnException

    await count(_ANSWERS_FROM_ADDRESS, address)
    try:
        shown = parse_authentication_credential_json(_sized(answer))
        challenge = _challenge_in(shown.response.client_data_json)
    except (WebAuthnException, ValueError, KeyError, TypeError):
        raise PasskeyError from None
    await _answered(challenge, _For.SHOWING, browser)
    async with as_system("find a passkey") as db:
        owner = await store_ways.passkey_owner(db, shown.raw_id)
    if owner is None or shown.response.user_handle not in (None, owner.bytes):
        raise PasskeyError
    if not await _is_right(owner, shown, challenge):
        async with as_worker(owner, Purpose.SHOW) as db:
            await note(db, Deed.SIGN_IN_FAILED, owner, method="passkey", address=address)
        raise PasskeyError
    return owner


async def remove(session: SessionId, passkey: UUID) -> None:
    """Forget a passkey of whoever is signed in.

    Raises:
        ProofNeededError: it was too long ago that they showed who they are.
        LastWayInError: it is their only way in.
        NotFoundError: it is not theirs.
        NoSessionError: the session ended.
    """
    await require_proof(session)
    person = (await who(session)).id
    async with as_worker(person, Purpose.SHOW) as db:
        await keep_one(db)
        if not await store_ways.remove_passkey(db, passkey):
            raise NotFoundError
        await note(db, Deed.PASSKEY_REMOVED, person)
        await notify(db, person, "account")


async def _is_right(owner: PersonId, shown: "AuthenticationCredential", challenge: str) -> bool:
    from webauthn import verify_authentication_response
    from webauthn.helpers import base64url_to_bytes
    from webauthn.helpers.exceptions import WebAuthnException

    async with as_worker(owner, Purpose.SHOW) as db:
        known = await store_ways.public_key(db, shown.raw_id)
        if known is None:
            return False
        try:
            verified = verify_authentication_response(
                credential=shown,
                expected_challenge=base64url_to_bytes(challenge),
                expected_rp_id=_place().host,
                expected_origin=_place().origins,
                credential_public_key=known.key,
                credential_current_sign_count=known.sign_count,
                require_user_verification=True,
            )
        except (WebAuthnException, ValueError):
            return False
        await store_ways.use_passkey(
            db,
            known.id,
            sign_count=verified.new_sign_count,
            is_backed_up=verified.credential_backed_up,
            at=clock.now(),
        )
    return True


async def _challenge(what: _For, browser: str, *, session: SessionId | None = None) -> bytes:
    from webauthn.helpers import bytes_to_base64url

    drawn = secrets.token_bytes(32)
    state = {"for": what, "browser": _known_by(browser), "session": str(session or "")}
    await ceremonies.begin_as(bytes_to_base64url(drawn), Kind.PASSKEY, state, life=_LIFE)
    return drawn


async def _answered(challenge: str, what: _For, browser: str) -> Ceremony:
    begun = await ceremonies.end(challenge, Kind.PASSKEY)
    same_browser = hmac.compare_digest(begun.state["browser"], _known_by(browser))
    if begun.state["for"] != what or not browser or not same_browser:
        raise CeremonyOverError
    return begun


def _challenge_in(client_data: bytes) -> str:
    from webauthn.helpers import bytes_to_base64url, parse_client_data_json

    return bytes_to_base64url(parse_client_data_json(client_data).challenge)


def _known_by(browser: str) -> str:
    return hashlib.sha256(browser.encode()).hexdigest()


def _sized(answer: str) -> str:
    if len(answer) > _LARGEST_ANSWER:
        raise PasskeyError
    return answer


def _place() -> _Place:
    origins = list(settings().origins)
    return _Place(host=urlsplit(origins[0]).hostname or "", origins=origins)
