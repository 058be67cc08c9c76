"""Who people are at OpenID providers: found by issuer and subject alone, linked only after proof of both."""

from contextlib import suppress
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.accounts import ceremonies, store, store_ways
from healthvault.accounts.ceremonies import Kind
from healthvault.accounts.email import clean_email
from healthvault.accounts.errors import (
    CeremonyOverError,
    EmailTakenError,
    IdentityTakenError,
    LinkNeededError,
    LinkYourselfError,
    NoEmailError,
    UnvouchedEmailError,
)
from healthvault.accounts.oidc import Told
from healthvault.accounts.oidc_provider import label_of
from healthvault.accounts.proof import require_proof
from healthvault.accounts.sessions import who
from healthvault.accounts.sign_up import let_sign_up, let_sign_up_as
from healthvault.accounts.ways_in import keep_one
from healthvault.core import clock
from healthvault.core.audit import Deed, note
from healthvault.core.db import Purpose, as_system, as_worker
from healthvault.core.errors import NotFoundError
from healthvault.core.ids import PersonId, SessionId, new_id
from healthvault.core.live import notify
from healthvault.core.mail import sends_letters

_LONGEST_NAME = 100


async def person_of(told: Told) -> PersonId | None:
    """Whose account it is, and note that it was used; None for nobody's."""
    async with as_system("find an identity") as db:
        person = await store_ways.identity_owner(db, told.issuer, told.subject)
    if person is not None:
        async with as_worker(person, Purpose.SHOW) as db:
            await store_ways.use_identity(db, told.issuer, told.subject, clock.now())
    return person


async def sign_up_with(told: Told, *, address: str) -> PersonId:
    """Make an account for somebody whom a provider told us of; it has no password.

    Raises:
        NoEmailError: the provider told none.
        EmailFormError: what it told is none.
        LinkNeededError: there is an account with this address, and the provider vouches that it is theirs.
        LinkYourselfError: there is one, and nobody vouches.
        UnvouchedEmailError: nobody vouches for the address, and here a letter would have to.
        SignUpClosedError: the settings let nobody in.
        InviteOnlyError: the settings let in who was invited, and they were not.
        TooManyAttemptsError: too many from that address.
    """
    if not told.email:
        raise NoEmailError
    email = clean_email(told.email)
    async with as_system("see whose e-mail address it is") as db:
        is_known = await store.person_by_email(db, email) is not None
    if is_known:
        raise LinkNeededError if told.is_theirs else LinkYourselfError
    if sends_letters() and not told.is_theirs:
        raise UnvouchedEmailError
    await (let_sign_up_as(email, address) if told.is_theirs else let_sign_up(address))
    person = PersonId(new_id())
    async with as_worker(person, Purpose.SHOW) as db:
        if not await store.add_person(
            db,
            person,
            email=email,
            name=told.name.replace("\x00", "").strip()[:_LONGEST_NAME],
            password_hash=None,
            zone="UTC",
            is_sample=False,
        ):
            raise EmailTakenError
        if told.is_theirs:
            await store_ways.note_email_verified(db, clock.now())
        await note(db, Deed.SIGN_UP, person, by=label_of(told.issuer))
        await _add(db, person, told)
    return person


async def wait_for(told: Told) -> str:
    """Keep an identity until the account with its e-mail address is proved; the token that names it."""
    state = {"issuer": told.issuer, "subject": told.subject, "email": told.email}
    return await ceremonies.begin(Kind.LINK, state)


async def link_what_waits(way: str, person: PersonId) -> None:
    """Link the identity that waits for whoever comes in, if it has their e-mail address; then it is gone."""
    try:
        state = (await ceremonies.end(way, Kind.LINK)).state
    except CeremonyOverError:
        return
    told = Told(
        issuer=state["issuer"], subject=state["subject"], email=state["email"], is_theirs=True, name=""
    )
    with suppress(IdentityTakenError):  # It was linked meanwhile, and whoever comes in comes in.
        async with as_worker(person, Purpose.SHOW) as db:
            known = await store.person(db)
            if known is not None and known.email.casefold() == told.email.casefold():
                await _add(db, person, told)


async def link(session: SessionId, told: Told) -> None:
    """Link an identity to whoever is signed in.

    Raises:
        ProofNeededError: it was too long ago that they showed who they are.
        IdentityTakenError: somebody has it.
        NoSessionError: the session ended.
    """
    await require_proof(session)
    person = (await who(session)).id
    async with as_worker(person, Purpose.SHOW) as db:
        await _add(db, person, told)


async def unlink(session: SessionId, identity: UUID) -> None:
    """Unlink an identity of whoever is signed in.

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
        if not await store_ways.remove_identity(db, identity):
            raise NotFoundError
        await note(db, Deed.IDENTITY_REMOVED, person)
        await notify(db, person, "account")


async def _add(db: AsyncSession, person: PersonId, told: Told) -> None:
    if not await store_ways.add_identity(
        db,
        new_id(),
        person,
        issuer=told.issuer,
        subject=told.subject,
        email=told.email,
        at=clock.now(),
    ):
        raise IdentityTakenError
    await note(db, Deed.IDENTITY_LINKED, person, provider=label_of(told.issuer))
    await notify(db, person, "account")
