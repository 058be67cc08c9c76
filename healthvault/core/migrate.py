"""The schema, from empty to this version and back: Alembic only, as `hv_owner`."""

from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
from sqlalchemy import Connection, NullPool, create_engine, text

from healthvault.core.db import SCHEMA, Role, conninfo, role_url
from healthvault.core.errors import SetUpError

if TYPE_CHECKING:
    from alembic.config import Config

ROOT = Path(__file__).resolve().parents[2]
_LOCK = 0x48_56_4D_47  # "HVMG": two processes that start at once migrate one after the other.


class NewerDatabaseError(SetUpError):
    """This database was used by a newer Health Vault. Start that version; an older one could harm it."""


def migrate(database_url: str, revision: str = "head") -> None:
    """Bring the schema up to `revision`; does nothing when it is there already.

    Raises:
        NewerDatabaseError: the database is ahead of this version.
    """
    if revision == "head" and is_current(database_url):
        return
    # Alembic takes a fifth of a second to load, which a database that is up to date need not cost.
    from alembic import command
    from alembic.util.exc import CommandError

    with _owner(database_url) as connection:
        try:
            command.upgrade(_configuration(connection), revision)
        except CommandError as error:
            raise NewerDatabaseError from error
        connection.commit()


def unmigrate(database_url: str, revision: str = "base") -> None:
    """Take the schema back to `revision`."""
    from alembic import command

    with _owner(database_url) as connection:
        command.downgrade(_configuration(connection), revision)
        connection.commit()


def newest() -> str:
    """This version's revision: the number that the last file of `alembic/versions` begins with."""
    return max(path.name for path in (ROOT / "alembic" / "versions").glob("[0-9]*.py")).partition("_")[0]


def is_current(database_url: str) -> bool:
    """Whether the database has this version's schema."""
    with psycopg.connect(conninfo(database_url, Role.OWNER)) as connection:
        table = f"{SCHEMA}.alembic_version"
        if connection.execute("select to_regclass(%s)", (table,)).fetchone() == (None,):
            return False
        return connection.execute(f"select version_num from {table}".encode()).fetchall() == [(newest(),)]


def _owner(database_url: str) -> Connection:
    # Closing must end the server session, which lets the lock go.
    connection = create_engine(role_url(database_url, Role.OWNER), poolclass=NullPool).connect()
    connection.execute(text("select pg_advisory_lock(:key)"), {"key": _LOCK})
    connection.execute(text(f"create schema if not exists {SCHEMA}"))
    connection.commit()
    return connection


def _configuration(connection: Connection) -> "Config":
    from alembic.config import Config

    configuration = Config(ROOT / "alembic.ini")
    configuration.attributes["connection"] = connection
    return configuration
