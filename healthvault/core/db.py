"""The doors to the database. There are three, and each says who is asking and why.

A door opens one transaction and sets, for that transaction only, the id of the **session** (never of the
person) and the purpose. A definer function in the database resolves it, so that an injected statement cannot
choose a person, a revoked session sees nothing at once, and a pooled connection carries nothing over.
"""

# SQLModel declares both of a table's names as attributes of the instance.
# pyright: reportIncompatibleVariableOverride=false

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

import psycopg
from sqlalchemy import URL, MetaData, event, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.orm import declared_attr
from sqlalchemy.pool import QueuePool
from sqlmodel import SQLModel

from healthvault.core.errors import SetUpError
from healthvault.core.ids import PersonId, SessionId
from healthvault.core.telemetry import timed
from healthvault.core.tracing import span

SCHEMA = "hv"
_POOL = 12
"""Connections kept a role: ten people at once and two more. One beyond is opened anew and knows no plan."""

_PREPARED_AFTER = 3
"""How often a connection is asked the same before the server keeps the plan."""


class Role(StrEnum):
    """The database's roles that can log in; `hv_definer` and `hv_backup` are made beside them."""

    OWNER = "hv_owner"
    APP = "hv_app"
    WORKER = "hv_worker"


class Purpose(StrEnum):
    """Why somebody reads. A stream's origin and the person's consent decide which purposes may see it.

    `analyst` is the coach without a model: it sees what a screen may, but for what the person switched off.
    """

    SHOW = "show"
    COACH = "coach"
    SHARE = "share"
    COMPARE = "compare"
    RESEARCH = "research"
    EXPORT = "export"
    ANALYST = "analyst"

    @property
    def bit(self) -> int:
        """This purpose's place in a row's `purposes` mask; the function `app.purpose_bit` mirrors it."""
        return 1 << list(Purpose).index(Purpose.SHOW if self is Purpose.ANALYST else self)


ALL_PURPOSES = sum({purpose.bit for purpose in Purpose})


class Row(SQLModel):
    """A table in the schema `hv`, named after its class: `SleepNightRow` is `hv.sleep_night`."""

    metadata: ClassVar[MetaData] = MetaData(
        schema=SCHEMA,
        naming_convention={
            "ix": "%(table_name)s_%(column_0_N_name)s",
            "uq": "%(table_name)s_%(column_0_N_name)s_key",
            "fk": "%(table_name)s_%(column_0_N_name)s_fkey",
            "pk": "%(table_name)s_pkey",
            "ck": "%(table_name)s_%(constraint_name)s_check",
        },
    )

    @declared_attr.directive
    def __tablename__(cls) -> str:  # noqa: N805  SQLAlchemy calls this with the class.
        """The class's name in snake case, without `Row`."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__.removesuffix("Row")).lower()  # pyright: ignore[reportAttributeAccessIssue]


class DatabaseClosedError(SetUpError):
    """The database has not been opened."""


class NoActorError(SetUpError):
    """A database door was opened for nobody."""


@dataclass(slots=True)
class _Doors:
    app: AsyncEngine
    worker: AsyncEngine
    url: URL


_doors: _Doors | None = None


def role_url(database_url: str, role: Role) -> URL:
    """The same database for another role; the roles share one password (see `deploy/roles.sql`)."""
    return make_url(database_url).set(drivername="postgresql+psycopg", username=role.value)


def conninfo(database_url: str, role: Role) -> str:
    """The same address as a libpq connection string."""
    return role_url(database_url, role).set(drivername="postgresql").render_as_string(hide_password=False)


def open_database(database_url: str, *, pool_size: int = _POOL) -> None:
    """Prepare the pools; nothing connects yet, so that this is safe before a fork."""
    global _doors  # noqa: PLW0603  One process speaks to one database.

    def engine(role: Role) -> AsyncEngine:
        options: dict[str, Any] = {"prepare_threshold": None}
        return create_async_engine(
            role_url(database_url, role),
            pool_size=pool_size,
            connect_args=options,
            hide_parameters=True,  # An error would repeat health values in the log.
        )

    _doors = _Doors(app=engine(Role.APP), worker=engine(Role.WORKER), url=make_url(database_url))
    event.listen(_doors.app.sync_engine, "connect", _prepare_statements)


def _prepare_statements(adapted: Any, _: object) -> None:
    """Let the server keep the plans of the screens' questions, where no pooler stands in between.

    A pooler in transaction mode may hand the next transaction to another server that was told of no plan. It
    gives itself away: the process that it announces is not the one that answers.
    """
    driver: psycopg.AsyncConnection[Any] = adapted.driver_connection
    with closing(adapted.cursor()) as cursor:
        cursor.execute("select pg_backend_pid()")
        if cursor.fetchone() == (driver.info.backend_pid,):
            driver.prepare_threshold = _PREPARED_AFTER
    adapted.rollback()


async def close_database() -> None:
    """Give every connection back."""
    global _doors  # noqa: PLW0603
    if _doors is not None:
        await _doors.app.dispose()
        await _doors.worker.dispose()
        _doors = None


def connections_in_use() -> int:
    """How many connections of this process are in a transaction; none while the database is closed."""
    engines = () if _doors is None else (_doors.app, _doors.worker)
    pools = (engine.pool for engine in engines)
    return sum(pool.checkedout() for pool in pools if isinstance(pool, QueuePool))


def database_url() -> str:
    """The address that was opened, without a role.

    Raises:
        DatabaseClosedError: `open_database` was not called.
    """
    if _doors is None:
        raise DatabaseClosedError
    return _doors.url.render_as_string(hide_password=False)


_CONTEXT = b"""select set_config('app.sid', %s, true), set_config('app.person_id', %s, true),
  set_config('app.purpose', %s, true), set_config('app.reason', %s, true)"""
_DRIVER = "driver"


@asynccontextmanager
async def _open(
    engine: AsyncEngine, *, sid: str = "", person: str = "", purpose: str = "", reason: str = ""
) -> AsyncIterator[AsyncSession]:
    with (
        timed("transactions", purpose or "system"),
        span("transaction", healthvault__purpose=purpose or reason),
    ):
        async with _transaction(engine, sid, person, purpose, reason) as session:
            yield session


@asynccontextmanager
async def _transaction(
    engine: AsyncEngine, sid: str, person: str, purpose: str, reason: str
) -> AsyncIterator[AsyncSession]:
    context = (sid, person, purpose, reason)
    try:
        begun = await _begun(engine, context)
    except DBAPIError:  # It died in the pool, and the others with it: one that is opened anew lives.
        begun = await _begun(engine, context)
    async with begun as session:
        yield session
        await session.commit()


async def _begun(engine: AsyncEngine, context: tuple[str, str, str, str]) -> AsyncSession:
    """A session with its context set. One whose connection is dead has the whole pool opened anew."""
    session = AsyncSession(engine, expire_on_commit=False)
    try:
        connection = await session.connection()
        session.info[_DRIVER] = driver = await _driver(connection)
        try:
            await driver.execute(_CONTEXT, context)
        except psycopg.OperationalError:
            await connection.exec_driver_sql("select 1")  # Only so does SQLAlchemy learn of it.
            raise
    except BaseException:
        await session.close()
        raise
    return session


@asynccontextmanager
async def as_person(session_id: SessionId | None, purpose: Purpose) -> AsyncIterator[AsyncSession]:
    """One transaction as the person behind a live session; an ended session sees no rows.

    Raises:
        NoActorError: there is no session.
        DatabaseClosedError: `open_database` was not called.
    """
    if session_id is None:
        raise NoActorError
    if _doors is None:
        raise DatabaseClosedError
    async with _open(_doors.app, sid=str(session_id), purpose=purpose) as session:
        yield session


@asynccontextmanager
async def as_worker(person: PersonId | None, purpose: Purpose) -> AsyncIterator[AsyncSession]:
    """One transaction of a job or the command line on behalf of one person; of nobody, for what is nobody's.

    Raises:
        DatabaseClosedError: `open_database` was not called.
    """
    if _doors is None:
        raise DatabaseClosedError
    async with _open(_doors.worker, person=str(person or ""), purpose=purpose) as session:
        yield session


@asynccontextmanager
async def as_system(reason: str) -> AsyncIterator[AsyncSession]:
    """One transaction for nobody: it can call a few definer functions (sign-in, sign-up) and read no row.

    Raises:
        NoActorError: no reason was given.
        DatabaseClosedError: `open_database` was not called.
    """
    if not reason:
        raise NoActorError
    if _doors is None:
        raise DatabaseClosedError
    async with _open(_doors.app, reason=reason) as session:
        yield session


async def raw(session: AsyncSession) -> psycopg.AsyncConnection[Any]:
    """The psycopg connection of this very transaction: for COPY, and for reading without a table's class.

    Raises:
        DatabaseClosedError: the transaction is over.
    """
    if not session.in_transaction():
        raise DatabaseClosedError
    return session.info[_DRIVER]


async def _driver(connection: AsyncConnection) -> psycopg.AsyncConnection[Any]:
    driver = (await connection.get_raw_connection()).driver_connection
    if not isinstance(driver, psycopg.AsyncConnection):
        raise DatabaseClosedError
    return driver
