"""The schema, from empty to this version and back: Alembic only, as `hv_owner`."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from sqlalchemy import Connection, NullPool, create_engine, text

from healthvault.core.db import SCHEMA, Role, role_url
from healthvault.core.errors import SetUpError

ROOT = Path(__file__).resolve().parents[2]
_LOCK = 0x48_56_4D_47  # "HVMG": two processes that start at once migrate one after the other.


class NewerDatabaseError(SetUpError):
    """This database was used by a newer Health Vault. Start that version; an older one could harm it."""


def migrate(database_url: str, revision: str = "head") -> None:
    """Bring the schema up to `revision`; does nothing when it is there already.

    Raises:
        NewerDatabaseError: the database is ahead of this version.
    """
    with _owner(database_url) as connection:
        try:
            command.upgrade(_configuration(connection), revision)
        except CommandError as error:
            raise NewerDatabaseError from error
        connection.commit()


def unmigrate(database_url: str, revision: str = "base") -> None:
    """Take the schema back to `revision`."""
    with _owner(database_url) as connection:
        command.downgrade(_configuration(connection), revision)
        connection.commit()


def is_current(database_url: str) -> bool:
    """Whether the database has this version's schema."""
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    with _owner(database_url) as connection:
        context = MigrationContext.configure(connection, opts={"version_table_schema": SCHEMA})
        heads = set(ScriptDirectory.from_config(_configuration(connection)).get_heads())
        return set(context.get_current_heads()) == heads


def _owner(database_url: str) -> Connection:
    # Closing must end the server session, which lets the lock go.
    connection = create_engine(role_url(database_url, Role.OWNER), poolclass=NullPool).connect()
    connection.execute(text("select pg_advisory_lock(:key)"), {"key": _LOCK})
    connection.execute(text(f"create schema if not exists {SCHEMA}"))
    connection.commit()
    return connection


def _configuration(connection: Connection) -> Config:
    configuration = Config(ROOT / "alembic.ini")
    configuration.attributes["connection"] = connection
    return configuration
