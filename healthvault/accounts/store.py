"""The queries of accounts. Everything before a session exists goes through definer functions."""

from collections.abc import Collection
from datetime import datetime, timedelta
from itertools import pairwise

from sqlalchemy import CursorResult, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from healthvault.accounts.person import Credentials, OpenSession, Person, Preferences, Proof, Session
from healthvault.accounts.tables import PersonRow
from healthvault.core.ids import PersonId, SessionId
from healthvault.metrics.zones import Zones, zones_until


async def add_person(
    db: AsyncSession,
    person: PersonId,
    *,
    email: str,
    name: str,
    password_hash: str | None,
    zone: str,
    is_sample: bool,
) -> bool:
    """Add somebody with default preferences; False when the e-mail address is taken."""
    return bool(
        await db.scalar(
            text("select app.sign_up(:person, :email, :name, :hash, :zone, :sample)"),
            {
                "person": person,
                "email": email,
                "name": name,
                "hash": password_hash,
                "zone": zone,
                "sample": is_sample,
            },
        )
    )


async def credentials(db: AsyncSession, email: str) -> Credentials | None:
    """Who has this e-mail address, and the hash of their password; None for nobody."""
    row = (await db.execute(text("select * from app.credentials(:email)"), {"email": email})).one_or_none()
    return Credentials(person=PersonId(row.person_id), password_hash=row.password_hash) if row else None


async def person_by_email(db: AsyncSession, email: str) -> PersonId | None:
    """Who has this e-mail address."""
    return await db.scalar(text("select app.person_by_email(:email)"), {"email": email})


async def change_hash(db: AsyncSession, person: PersonId, *, old: str, new: str) -> None:
    """Put a new hash where the old one stands; nothing happens when it no longer does."""
    await db.execute(
        text("select app.rehash(:person, :old, :new)"), {"person": person, "old": old, "new": new}
    )


async def add_session(
    db: AsyncSession,
    session: SessionId,
    person: PersonId,
    *,
    token_hash: bytes,
    kind: str,
    label: str,
    scopes: list[str],
    address: str,
    agent: str,
    idle: timedelta,
    life: timedelta,
    method: str = "",
) -> None:
    """Open a way in."""
    await db.execute(
        text(
            "select app.open_session(:session, :person, :hash, :kind, :label, cast(:scopes as text[]),"
            " :address, :agent, :idle, :life, :method)"
        ),
        {
            "session": session,
            "person": person,
            "hash": token_hash,
            "kind": kind,
            "label": label,
            "scopes": scopes,
            "address": address,
            "agent": agent,
            "idle": idle,
            "life": life,
            "method": method,
        },
    )


async def renew_session(db: AsyncSession, token_hash: bytes) -> bool:
    """Give the session of this transaction, which proved itself, another token; False when it has ended."""
    return bool(await db.scalar(text("select app.renew_session(:hash)"), {"hash": token_hash}))


async def session_of(db: AsyncSession, token_hash: bytes, idle: timedelta) -> Session | None:
    """The live session of a token; using it moves its idle limit."""
    row = (
        await db.execute(
            text("select * from app.session_of(:hash, :idle)"), {"hash": token_hash, "idle": idle}
        )
    ).one_or_none()
    if row is None:
        return None
    return Session(
        id=SessionId(row.id),
        person=PersonId(row.person_id),
        kind=row.kind,
        scopes=frozenset(row.scopes),
        expires_at=row.expires_at,
    )


async def proof(db: AsyncSession) -> Proof | None:
    """When the session of this transaction last proved itself; None when it has ended."""
    query = text(
        "select s.proved_at, p.is_sample from hv.session s join hv.person p on p.id = s.person_id"
        " where s.id = nullif(current_setting('app.sid', true), '')::uuid"
    )
    row = (await db.execute(query)).one_or_none()
    return Proof(proved_at=row.proved_at, is_sample=row.is_sample) if row else None


async def live_person(db: AsyncSession) -> PersonId | None:
    """The person whom this transaction acts for; None when the session has ended."""
    return await db.scalar(text("select app.uid()"))


async def live_sessions(
    db: AsyncSession, known: Collection[SessionId], used: Collection[SessionId], idle: timedelta
) -> dict[SessionId, PersonId]:
    """Those of `known` that live, and whose they are; those of `used` count as used now."""
    rows = await db.execute(
        text("select * from app.live_sessions(cast(:known as uuid[]), cast(:used as uuid[]), :idle)"),
        {"known": list(known), "used": list(used), "idle": idle},
    )
    return {SessionId(row.id): PersonId(row.person_id) for row in rows}


async def person(db: AsyncSession) -> Person | None:
    """The person whom this transaction acts for."""
    # The hash of the password is granted to nobody, so that the row cannot be selected whole.
    told = (PersonRow.id, PersonRow.email, PersonRow.name, PersonRow.is_sample, PersonRow.created_at)
    row = (await db.execute(select(*map(col, told)))).one_or_none()
    if row is None:
        return None
    return Person(
        id=PersonId(row.id),
        email=row.email,
        name=row.name,
        is_sample=row.is_sample,
        created_at=row.created_at,
    )


async def preferences(db: AsyncSession) -> Preferences | None:
    """How the person of this transaction wants to see numbers."""
    query = text(
        "select units, zone, birth_year, sex, height_cm, theme, laboratory, country from hv.preferences"
    )
    row = (await db.execute(query)).one_or_none()
    if row is None:
        return None
    return Preferences(
        units=row.units,
        zone=row.zone,
        birth_year=row.birth_year,
        sex=row.sex,
        height_cm=row.height_cm,
        theme=row.theme,
        laboratory=row.laboratory,
        country=row.country,
    )


async def keep_preferences(db: AsyncSession, chosen: Preferences) -> bool:
    """Keep the preferences; False when the session has ended."""
    kept: CursorResult = await db.execute(  # pyright: ignore[reportAssignmentType]
        text(
            "update hv.preferences set units = :units, zone = :zone, birth_year = :birth_year, sex = :sex,"
            " height_cm = :height_cm, theme = :theme, laboratory = :laboratory,"
            " country = :country"
        ),
        {
            "units": chosen.units,
            "zone": chosen.zone,
            "birth_year": chosen.birth_year,
            "sex": chosen.sex,
            "height_cm": chosen.height_cm,
            "theme": chosen.theme,
            "laboratory": chosen.laboratory,
            "country": chosen.country,
        },
    )
    return kept.rowcount == 1


async def zones(db: AsyncSession) -> Zones | None:
    """In which zones the person of this transaction counts days; None when the session has ended."""
    now = await db.scalar(text("select zone from hv.preferences"))
    earlier = await db.execute(text("select until_day, zone from hv.zone_before"))
    return None if now is None else zones_until([(row.until_day, row.zone) for row in earlier], now)


async def keep_zones_before(db: AsyncSession, person: PersonId, told: Zones) -> None:
    """Let these be all zones of the person; the one that holds now is kept with their preferences."""
    await db.execute(text("delete from hv.zone_before"))
    keep = text("insert into hv.zone_before (person_id, until_day, zone) values (:person, :until, :zone)")
    for each, following in pairwise(told.since):
        await db.execute(keep, {"person": person, "until": following.from_day, "zone": each.zone})


async def declined_zone(db: AsyncSession) -> str | None:
    """The zone in which the person said that days shall not be counted, though their device was there."""
    return await db.scalar(text("select zone_declined from hv.preferences"))


async def decline_zone(db: AsyncSession, zone: str | None) -> None:
    """Note that zone; None to forget it."""
    await db.execute(text("update hv.preferences set zone_declined = :zone"), {"zone": zone})


async def keep_name(db: AsyncSession, name: str) -> bool:
    """Keep the person's name; False when the session has ended."""
    kept: CursorResult = await db.execute(text("update hv.person set name = :name"), {"name": name})  # pyright: ignore[reportAssignmentType]
    return kept.rowcount == 1


async def open_sessions(db: AsyncSession) -> list[OpenSession]:
    """The person's ways in that are open, the last used first."""
    rows = await db.execute(
        text(
            "select id, kind, label, scopes, address, agent, method, created_at, last_used_at, expires_at"
            " from hv.session where revoked_at is null and expires_at > now() and idle_until > now()"
            " order by last_used_at desc, id"
        )
    )
    return [
        OpenSession(
            id=SessionId(row.id),
            kind=row.kind,
            label=row.label,
            scopes=frozenset(row.scopes),
            address=row.address,
            agent=row.agent,
            method=row.method,
            created_at=row.created_at,
            last_used_at=row.last_used_at,
            expires_at=row.expires_at,
        )
        for row in rows
    ]


async def revoke(db: AsyncSession, session: SessionId, at: datetime) -> bool:
    """End one of the person's sessions; False when it is not theirs or has ended."""
    ended: CursorResult = await db.execute(  # pyright: ignore[reportAssignmentType]
        text("update hv.session set revoked_at = :at where id = :id and revoked_at is null"),
        {"id": session, "at": at},
    )
    return ended.rowcount == 1


async def revoke_others(db: AsyncSession, but: SessionId, at: datetime) -> int:
    """End every session of the person but one; how many ended."""
    ended: CursorResult = await db.execute(  # pyright: ignore[reportAssignmentType]
        text("update hv.session set revoked_at = :at where id <> :id and revoked_at is null"),
        {"id": but, "at": at},
    )
    return ended.rowcount


async def revoke_all(db: AsyncSession, at: datetime) -> None:
    """End every session of the person."""
    await db.execute(text("update hv.session set revoked_at = :at where revoked_at is null"), {"at": at})


async def remove_person(db: AsyncSession) -> bool:
    """Remove the person with everything that is theirs; False when the session has ended."""
    gone: CursorResult = await db.execute(text("delete from hv.person"))  # pyright: ignore[reportAssignmentType]
    return gone.rowcount == 1


async def count_attempt(db: AsyncSession, key: str, window: timedelta) -> int:
    """Count one try; how many there were in the window, this one included."""
    return int(
        await db.scalar(text("select app.count_attempt(:key, :window)"), {"key": key, "window": window}) or 0
    )
