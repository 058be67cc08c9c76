"""The queries of links that were sent, of invitations, and of browsers that are known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.ids import PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailbox:
    """Whom a letter would reach, and their address as they wrote it when they made the account."""

    person: PersonId
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """What a link that was just used stood for; `person` is None where there is no account yet."""

    person: PersonId | None
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """An address that may make an account; `used_at` is None until it did."""

    email: str
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None


async def mailbox(db: AsyncSession, email: str) -> Mailbox | None:
    """Who reads letters to this address; None for nobody, and for sample persons."""
    row = (await db.execute(text("select * from app.mailbox(:email)"), {"email": email})).one_or_none()
    return Mailbox(person=PersonId(row.person_id), email=row.email) if row else None


async def begin(
    db: AsyncSession,
    token_hash: bytes,
    person: PersonId | None,
    *,
    purpose: str,
    email: str,
    life: timedelta,
) -> None:
    """Let a token do one thing; other open ones for the same end lapse."""
    await db.execute(
        text("select app.begin_errand(:hash, :person, :purpose, :email, :life)"),
        {"hash": token_hash, "person": person, "purpose": purpose, "email": email, "life": life},
    )


async def use(db: AsyncSession, token_hash: bytes, purpose: str) -> Errand | None:
    """Use a token up; None when it is none, was used, has lapsed, or stands for something else."""
    row = (
        await db.execute(
            text("select * from app.use_errand(:hash, :purpose)"), {"hash": token_hash, "purpose": purpose}
        )
    ).one_or_none()
    return Errand(person=row.person_id and PersonId(row.person_id), email=row.email) if row else None


async def cancel(db: AsyncSession, person: PersonId) -> None:
    """Let every open link of a person lapse."""
    await db.execute(text("select app.cancel_errands(:person)"), {"person": person})


async def reset_password(db: AsyncSession, person: PersonId, password_hash: str) -> None:
    """Put a new hash in the place of whatever stands there; every session and open link ends."""
    await db.execute(
        text("select app.reset_password(:person, :hash)"), {"person": person, "hash": password_hash}
    )


async def verify_email(db: AsyncSession, person: PersonId, email: str) -> str | None:
    """Keep an address as the person's, and that it was shown to be; the one until now, and None when somebody
    else has it.
    """
    return await db.scalar(
        text("select app.verify_email(:person, :email)"), {"person": person, "email": email}
    )


async def email_verified_at(db: AsyncSession) -> datetime | None:
    """When the person of this transaction showed that their address is theirs."""
    return await db.scalar(text("select email_verified_at from hv.person"))


async def is_operator(db: AsyncSession) -> bool:
    """Whether the person of this transaction runs the service."""
    return await db.scalar(text("select role from hv.person")) == "operator"


async def is_fresh(db: AsyncSession) -> bool:
    """Whether nobody but sample persons has an account here."""
    return bool(await db.scalar(text("select app.is_fresh()")))


async def invitations(db: AsyncSession) -> list[Invitation]:
    """The last two hundred invitations, the newest first; the database refuses whoever is no operator."""
    return [
        Invitation(email=row.email, created_at=row.created_at, expires_at=row.expires_at, used_at=row.used_at)
        for row in await db.execute(text("select * from app.invitations()"))
    ]


async def withdraw_invitation(db: AsyncSession, email: str) -> bool:
    """Take an open invitation back; False when there is none."""
    return bool(await db.scalar(text("select app.withdraw_invitation(:email)"), {"email": email}))


async def accept_invitation(db: AsyncSession, email: str) -> bool:
    """Use the open invitation of an address up; False when there is none."""
    return bool(await db.scalar(text("select app.accept_invitation(:email)"), {"email": email}))


async def begin_try(db: AsyncSession, key: str, *, free: int, longest: timedelta, forget: timedelta) -> bool:
    """Count a try; False, uncounted, when the last one is too near for how many there were."""
    return bool(
        await db.scalar(
            text("select app.begin_try(:key, :free, :longest, :forget)"),
            {"key": key, "free": free, "longest": longest, "forget": forget},
        )
    )


async def forget_tries(db: AsyncSession, keys: Sequence[str]) -> None:
    """Begin to count anew."""
    await db.execute(text("select app.forget_tries(cast(:keys as text[]))"), {"keys": list(keys)})


async def know_device(db: AsyncSession, person: PersonId, *, old_hash: bytes, new_hash: bytes) -> None:
    """Remember that a person signed in in this browser, which goes by another token from now on."""
    await db.execute(
        text("select app.know_device(:person, :old, :new)"),
        {"person": person, "old": old_hash, "new": new_hash},
    )


async def is_known_device(db: AsyncSession, token_hash: bytes, email: str) -> bool:
    """Whether whoever has this address signed in in this browser before."""
    return bool(
        await db.scalar(
            text("select app.is_known_device(:hash, :email)"), {"hash": token_hash, "email": email}
        )
    )


async def sweep(db: AsyncSession) -> None:
    """Take away what is of no more use."""
    await db.execute(text("select app.sweep_door()"))
