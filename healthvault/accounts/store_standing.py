"""The queries of whoever runs the service; the database refuses all of them to anybody else."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.ids import PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The service in numbers. `arrivals` counts imports by their state; sample persons are not people."""

    people: int
    active_week: int
    active_month: int
    samples: int
    arrivals: Mapping[str, int]
    letters_waiting: int
    letters_failed: int
    database_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account, as whoever runs the service knows it; `last_seen_at` is None before the first sign-in."""

    email: str
    role: str
    created_at: datetime
    last_seen_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Logs:
    """How many logs of deeds there are, of how many lines; and the first line that does not hold, or ""."""

    logs: int
    lines: int
    broken: str


async def counts(db: AsyncSession) -> Counts:
    """The service in numbers."""
    row = (
        await db.execute(
            text("select *, pg_database_size(current_database()) size from app.service_counts()")
        )
    ).one()
    return Counts(
        people=row.people,
        active_week=row.active_week,
        active_month=row.active_month,
        samples=row.samples,
        arrivals=row.arrivals,
        letters_waiting=row.letters_waiting,
        letters_failed=row.letters_failed,
        database_bytes=row.size,
    )


async def accounts(db: AsyncSession) -> list[Account]:
    """The last five hundred accounts, the newest first."""
    return [
        Account(email=row.email, role=row.role, created_at=row.created_at, last_seen_at=row.last_seen_at)
        for row in await db.execute(text("select * from app.accounts()"))
    ]


async def logs(db: AsyncSession) -> Logs:
    """Look through every log of deeds, at its digests alone."""
    row = (await db.execute(text("select * from app.all_logs()"))).one()
    broken = f"line {row.n} of {row.chain}: {row.why}" if row.why else ""
    return Logs(logs=row.chains, lines=row.links, broken=broken)


async def own_log(db: AsyncSession) -> Logs:
    """Look through the log of the person of this transaction."""
    row = (await db.execute(text("select * from app.own_log()"))).one()
    return Logs(logs=1, lines=row.links, broken=f"line {row.n}: {row.why}" if row.why else "")


async def master(db: AsyncSession) -> str:
    """The fingerprint of the master key that the data keys are wrapped with; it opens nothing."""
    return (await db.execute(text("select app.master()"))).scalar_one()


async def set_role(db: AsyncSession, person: PersonId, role: str) -> str:
    """Give somebody a role; what stands in the way, or an empty string when it is done."""
    return (
        await db.execute(text("select app.set_role(:person, :role)"), {"person": person, "role": role})
    ).scalar_one()
