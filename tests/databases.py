"""A PostgreSQL of the tests: many databases on one server, which does not wait for the disk."""

from pathlib import Path

import psycopg
import pytest

from healthvault.core import postmaster
from healthvault.core.embedded import EmbeddedPostgres
from healthvault.core.postmaster import SUPERUSER

_HURRIED = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}
"""Nobody pulls the plug here. What kills a database has one of its own, which waits for the disk."""


class Server(EmbeddedPostgres):
    """An embedded server that does not wait for the disk; or one that runs already, by way of a database.

    Args:
        home: Where it lives.
        database: Whose address `url` tells; without it, that of every embedded server.
    """

    def __init__(self, home: Path, database: str = "") -> None:
        super().__init__(home)
        self._database = database

    def start(self) -> Path:
        """As always, in a hurry."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(postmaster, "_OPTIONS", {**postmaster._OPTIONS, **_HURRIED})
            return super().start()

    def url(self, role: str = "") -> str:
        """The address of the database."""
        told = super().url(role)
        return named(told, self._database) if self._database else told

    def address(self, database: str) -> str:
        """The address of one of its databases, without a role."""
        return named(super().url(), database)

    def make(self, database: str, *, like: str = "") -> None:
        """Make a database as a first start does: empty, or a copy of one that nobody uses."""
        template = f"template {like}" if like else ""
        self._command(
            f"create database {database} {template} owner hv_owner",
            f"revoke all on database {database} from public",
            f"grant connect, temporary on database {database} to hv_app, hv_worker, hv_backup",
        )

    def drop(self, database: str) -> None:
        """Remove a database, whoever uses it."""
        self._command(f"drop database {database} with (force)")

    def _command(self, *statements: str) -> None:
        address = {"host": str(self._host()), "user": SUPERUSER, "dbname": "postgres"}
        with psycopg.connect(**address, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())


def named(url: str, database: str) -> str:
    """The address of another database of the same server."""
    role, _, place = url.partition("@/")
    return f"{role}@/{database}?{place.partition('?')[2]}"
