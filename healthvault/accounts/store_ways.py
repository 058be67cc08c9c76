"""The queries of the other ways in: ceremonies, identities, passkeys, the second factor.

Secrets are read through `as_worker`, whose role alone may; what must be found before a person is known goes
through definer functions that tell an owner and nothing else.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import CursorResult, text
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.ids import PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A ceremony that was begun: for whom, if that is known, and its sealed state."""

    person: PersonId | None
    state: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who somebody is at an OpenID provider; `email` is what it knows them by, empty when it tells none."""

    id: UUID
    issuer: str
    subject: str
    email: str
    created_at: datetime
    last_used_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passkey:
    """A passkey as its owner sees it in a list."""

    id: UUID
    credential: bytes
    name: str
    is_backed_up: bool
    created_at: datetime
    last_used_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicKey:
    """What a passkey's answer is checked against."""

    id: UUID
    key: bytes
    sign_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Authenticator:
    """The app with the six digits: its sealed secret, the last step that was used, when it was confirmed."""

    secret: bytes
    last_step: int
    confirmed_at: datetime | None


async def begin_ceremony(
    db: AsyncSession, token_hash: bytes, *, person: PersonId | None, kind: str, state: bytes, life: timedelta
) -> None:
    """Keep what was begun."""
    await db.execute(
        text("select app.begin_ceremony(:hash, :person, :kind, :state, :life)"),
        {"hash": token_hash, "person": person, "kind": kind, "state": state, "life": life},
    )


async def ceremony(db: AsyncSession, token_hash: bytes, kind: str) -> Begun | None:
    """What was begun; it goes on."""
    query = text("select * from app.ceremony(:hash, :kind)")
    return _begun((await db.execute(query, {"hash": token_hash, "kind": kind})).one_or_none())


async def end_ceremony(db: AsyncSession, token_hash: bytes, kind: str) -> Begun | None:
    """What was begun; it ends here, and cannot be asked for again."""
    query = text("select * from app.end_ceremony(:hash, :kind)")
    return _begun((await db.execute(query, {"hash": token_hash, "kind": kind})).one_or_none())


async def identity_owner(db: AsyncSession, issuer: str, subject: str) -> PersonId | None:
    """Who this is at that provider; None for nobody here."""
    return await db.scalar(
        text("select app.identity_owner(:issuer, :subject)"), {"issuer": issuer, "subject": subject}
    )


async def add_identity(
    db: AsyncSession, id_: UUID, person: PersonId, *, issuer: str, subject: str, email: str, at: datetime
) -> bool:
    """Link an identity to the person of this transaction; False when somebody has it."""
    added: CursorResult = await db.execute(  # pyright: ignore[reportAssignmentType]
        text(
            "insert into hv.identity (id, person_id, issuer, subject, email, created_at, last_used_at)"
            " values (:id, :person, :issuer, :subject, :email, :at, :at)"
            " on conflict (issuer, subject) do nothing"
        ),
        {"id": id_, "person": person, "issuer": issuer, "subject": subject, "email": email, "at": at},
    )
    return added.rowcount == 1


async def use_identity(db: AsyncSession, issuer: str, subject: str, at: datetime) -> None:
    """Note that it was used."""
    await db.execute(
        text("update hv.identity set last_used_at = :at where issuer = :issuer and subject = :subject"),
        {"at": at, "issuer": issuer, "subject": subject},
    )


async def identities(db: AsyncSession) -> list[Identity]:
    """The identities of the person of this transaction, the oldest first."""
    rows = await db.execute(
        text(
            "select id, issuer, subject, email, created_at, last_used_at from hv.identity"
            " order by created_at, id"
        )
    )
    return [Identity(**row._mapping) for row in rows]  # noqa: SLF001  The columns are the fields.


async def remove_identity(db: AsyncSession, id_: UUID) -> bool:
    """Unlink an identity; False when it is not theirs."""
    return await _removed(db, "delete from hv.identity where id = :id", id_)


async def note_email_verified(db: AsyncSession, at: datetime) -> None:
    """Note that the person's e-mail address is theirs."""
    await db.execute(text("update hv.person set email_verified_at = :at"), {"at": at})


async def has_password(db: AsyncSession) -> bool:
    """Whether the person of this transaction has a password."""
    return bool(await db.scalar(text("select app.has_password()")))


async def passkey_owner(db: AsyncSession, credential: bytes) -> PersonId | None:
    """Whose passkey it is."""
    return await db.scalar(text("select app.passkey_owner(:credential)"), {"credential": credential})


async def add_passkey(
    db: AsyncSession,
    id_: UUID,
    person: PersonId,
    *,
    credential: bytes,
    key: bytes,
    sign_count: int,
    is_backed_up: bool,
    transports: list[str],
    name: str,
    at: datetime,
) -> bool:
    """Keep a passkey of the person of this transaction; False when it is known already."""
    added: CursorResult = await db.execute(  # pyright: ignore[reportAssignmentType]
        text(
            "insert into hv.passkey (id, person_id, credential_id, public_key, sign_count, is_backed_up,"
            " transports, name, created_at) values (:id, :person, :credential, :key, :count, :backed_up,"
            " cast(:transports as text[]), :name, :at) on conflict (credential_id) do nothing"
        ),
        {
            "id": id_,
            "person": person,
            "credential": credential,
            "key": key,
            "count": sign_count,
            "backed_up": is_backed_up,
            "transports": transports,
            "name": name,
            "at": at,
        },
    )
    return added.rowcount == 1


async def passkeys(db: AsyncSession) -> list[Passkey]:
    """The passkeys of the person of this transaction, the oldest first."""
    rows = await db.execute(
        text(
            "select id, credential_id as credential, name, is_backed_up, created_at, last_used_at"
            " from hv.passkey order by created_at, id"
        )
    )
    return [Passkey(**row._mapping) for row in rows]  # noqa: SLF001  The columns are the fields.


async def public_key(db: AsyncSession, credential: bytes) -> PublicKey | None:
    """What an answer of this passkey is checked against, locked until the transaction ends."""
    row = (
        await db.execute(
            text(
                "select id, public_key as key, sign_count from hv.passkey where credential_id = :credential"
                " for update"
            ),
            {"credential": credential},
        )
    ).one_or_none()
    return PublicKey(**row._mapping) if row else None  # noqa: SLF001  The columns are the fields.


async def use_passkey(
    db: AsyncSession, id_: UUID, *, sign_count: int, is_backed_up: bool, at: datetime
) -> None:
    """Note that a passkey was used."""
    await db.execute(
        text(
            "update hv.passkey set sign_count = :count, is_backed_up = :backed_up, last_used_at = :at"
            " where id = :id"
        ),
        {"count": sign_count, "backed_up": is_backed_up, "at": at, "id": id_},
    )


async def remove_passkey(db: AsyncSession, id_: UUID) -> bool:
    """Forget a passkey; False when it is not theirs."""
    return await _removed(db, "delete from hv.passkey where id = :id", id_)


async def keep_authenticator(db: AsyncSession, person: PersonId, secret: bytes) -> bool:
    """Keep the sealed secret of an app that is still to be confirmed; False when one is confirmed already."""
    kept: CursorResult = await db.execute(  # pyright: ignore[reportAssignmentType]
        text(
            "insert into hv.authenticator as a (person_id, secret, last_step) values (:person, :secret, 0)"
            " on conflict (person_id) do update set secret = excluded.secret, last_step = 0"
            " where a.confirmed_at is null"
        ),
        {"person": person, "secret": secret},
    )
    return kept.rowcount == 1


async def authenticator(db: AsyncSession) -> Authenticator | None:
    """The app of the person of this transaction, locked until the transaction ends."""
    query = text("select secret, last_step, confirmed_at from hv.authenticator for update")
    row = (await db.execute(query)).one_or_none()
    return Authenticator(**row._mapping) if row else None  # noqa: SLF001  The columns are the fields.


async def has_second_factor(db: AsyncSession) -> bool:
    """Whether the person of this transaction confirmed an app with six digits."""
    return bool(
        await db.scalar(text("select exists (select 1 from hv.authenticator where confirmed_at is not null)"))
    )


async def use_step(db: AsyncSession, step: int, *, confirmed_at: datetime) -> None:
    """Note the step of a code that was right; the first one confirms the app."""
    await db.execute(
        text("update hv.authenticator set last_step = :step, confirmed_at = coalesce(confirmed_at, :at)"),
        {"step": step, "at": confirmed_at},
    )


async def remove_second_factor(db: AsyncSession) -> None:
    """Forget the app and the recovery codes of the person of this transaction."""
    await db.execute(text("delete from hv.authenticator"))
    await db.execute(text("delete from hv.recovery_code"))


async def keep_recovery_codes(db: AsyncSession, person: PersonId, hashes: list[str]) -> None:
    """Put these recovery codes in the place of those until now."""
    await db.execute(text("delete from hv.recovery_code"))
    await db.execute(
        text("insert into hv.recovery_code (person_id, place, code_hash) values (:person, :place, :hash)"),
        [{"person": person, "place": place, "hash": each} for place, each in enumerate(hashes, start=1)],
    )


async def use_recovery_code(db: AsyncSession, code_hash: str, at: datetime) -> bool:
    """Use up a recovery code of the person of this transaction; False when it is none, or was used."""
    used: CursorResult = await db.execute(  # pyright: ignore[reportAssignmentType]
        text("update hv.recovery_code set used_at = :at where code_hash = :hash and used_at is null"),
        {"at": at, "hash": code_hash},
    )
    return used.rowcount == 1


async def recovery_codes_left(db: AsyncSession) -> int:
    """How many recovery codes are still good."""
    return int(await db.scalar(text("select count(*) from hv.recovery_code where used_at is null")) or 0)


async def _removed(db: AsyncSession, statement: str, id_: UUID) -> bool:
    gone: CursorResult = await db.execute(text(statement), {"id": id_})  # pyright: ignore[reportAssignmentType]
    return gone.rowcount == 1


def _begun(row: object) -> Begun | None:
    if row is None:
        return None
    return Begun(person=row.person_id, state=row.state)  # pyright: ignore[reportAttributeAccessIssue]
