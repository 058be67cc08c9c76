"""The embedded PostgreSQL: one private server per home, shared by every process of ours that needs it.

The first process starts it, later ones adopt it, the last one stops it. A killed process leaves it running,
and the next start adopts it. Nothing listens on the network: a Unix socket in a private folder, and the
kernel says who is asking (peer authentication), so that there is no password to keep.
"""

import fcntl
import os
import pwd
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from healthvault.core.errors import SetUpError
from healthvault.core.postmaster import (
    MAJOR,
    SOCKET_NAME,
    SUPERUSER,
    PostgresWillNotStartError,
    Postmaster,
    copied_binaries,
    server_account,
    wheel_binaries,
)

DATABASE = "healthvault"
_ROLES_SQL = Path(__file__).resolve().parents[2] / "deploy" / "roles.sql"
_LOGIN_ROLES = (SUPERUSER, "hv_owner", "hv_app", "hv_worker", "hv_backup")
_LONGEST_SOCKET_PATH = 103
"""Bytes. Source: sun_path in unix(7) has 108 with its end mark, on macOS 104."""
_RECOVERY_S = 600.0
"""A gigabyte of write-ahead log took 16 s to replay; ten minutes is patience, not hope."""
_ROOTS_PLACE = Path("/var/lib/healthvault")
"""Where root's database lives when its home cannot be entered by the account that runs PostgreSQL."""


class OldDatabaseError(SetUpError):
    """The database was made by another major version of PostgreSQL. Export with that one, then restore."""


class EmbeddedPostgres:
    """The server of one home."""

    def __init__(self, home: Path) -> None:
        self.home = home.resolve()
        self._postmaster: Postmaster | None = None
        self._socket: Path | None = None
        self._users: int | None = None

    def start(self) -> Path:
        """Start or adopt the server, and make its roles and database.

        Returns:
            The folder of its socket, which libpq takes as the host.

        Raises:
            SetUpError: it cannot run here; the sentence says why.
        """
        folder = self._folder()
        with _locked(folder / "start.lock"):
            self._postmaster = postmaster = self._prepared(folder)
            if self._users is None:
                self._users = os.open(folder / "users.lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
                fcntl.flock(self._users, fcntl.LOCK_SH)
            if not (postmaster.data / "PG_VERSION").exists():
                postmaster.initialise(_mapping())
            if not self._adopt(postmaster):
                self._socket = self._socket or _socket_folder(folder, postmaster)
                postmaster.start(self._socket)
                self._wait_until_it_answers()
            self._make_roles_and_database()
        return self._host()

    def _adopt(self, postmaster: Postmaster) -> bool:
        """Take over a live server. One that is dying as we look is none."""
        running = postmaster.running()
        if running is None:
            return False
        self._socket = running[1]
        try:
            self._wait_until_it_answers()
        except PostgresWillNotStartError:
            return False
        return True

    @property
    def is_running(self) -> bool:
        """Whether the server process lives."""
        return self._postmaster is not None and self._postmaster.running() is not None

    def stop(self) -> None:
        """Let go of the server, and stop it unless another process of ours still uses it."""
        postmaster, users = self._postmaster, self._users
        if postmaster is None or users is None:
            return
        with _locked(postmaster.log.parent / "start.lock"):
            try:
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                running = postmaster.running()
                if running is not None:
                    postmaster.stop(running[0])
            except BlockingIOError:
                pass  # Somebody else is still at work with it.
            finally:
                os.close(users)
                self._users = None
        if (
            self._socket is not None
            and self._socket.parent == Path(tempfile.gettempdir())
            and not self.is_running
        ):
            _remove_folder(self._socket)
        self._socket = None

    def url(self, role: str = "") -> str:
        """The database's address; without a role, for whoever adds one."""
        return f"postgresql://{role}@/{DATABASE}?host={quote(str(self._host()), safe='/')}"

    def _host(self) -> Path:
        if self._socket is None:
            raise PostgresWillNotStartError("The embedded database was not started.")
        return self._socket

    def _folder(self) -> Path:
        """The folder around the data: in the home, or where the server's account can reach it when we are
        root.
        """
        self.home.mkdir(parents=True, exist_ok=True, mode=0o700)
        folder = self.home / "pg"
        account = server_account(folder / str(MAJOR))
        if account is not None:
            self.home.chmod(0o711)
            if not folder.exists() and not _can_enter(self.home, account.uid):
                _ROOTS_PLACE.mkdir(mode=0o711, exist_ok=True)
                folder.symlink_to(tempfile.mkdtemp(prefix=f"{self.home.parent.name}-", dir=_ROOTS_PLACE))
        folder.mkdir(exist_ok=True, mode=0o711)
        return folder.resolve()

    def _prepared(self, folder: Path) -> Postmaster:
        data = folder / str(MAJOR)
        others = [
            path.name for path in folder.glob("[0-9][0-9]") if path != data and (path / "PG_VERSION").exists()
        ]
        if others and not data.exists():
            raise OldDatabaseError(
                f"The database in {folder} was made by PostgreSQL {others[0]}; this version brings {MAJOR}."
            )
        account = server_account(data)
        binaries = wheel_binaries()
        if account is not None:
            folder.chmod(0o711)
            if not _can_enter(binaries, account.uid):
                binaries = copied_binaries(binaries, folder)
        return Postmaster(binaries=binaries, data=data, log=folder / "postgres.log", account=account)

    def _connect(self, database: str) -> psycopg.Connection:
        return psycopg.connect(
            host=str(self._host()), user=SUPERUSER, dbname=database, autocommit=True, connect_timeout=5
        )

    def _wait_until_it_answers(self) -> None:
        ends_s = time.monotonic() + _RECOVERY_S
        while True:
            try:
                self._connect("postgres").close()
            except psycopg.OperationalError as error:
                if not self.is_running or time.monotonic() > ends_s:
                    words = self._postmaster.last_words() if self._postmaster else ""
                    raise PostgresWillNotStartError(
                        f"The database does not answer: {words or error}"
                    ) from error
                time.sleep(0.03)
            else:
                return

    def _make_roles_and_database(self) -> None:
        with self._connect("postgres") as connection:
            connection.execute(_ROLES_SQL.read_bytes())
            if not connection.execute("select 1 from pg_database where datname = %s", (DATABASE,)).fetchone():
                name = sql.Identifier(DATABASE)
                connection.execute(sql.SQL("create database {} owner hv_owner").format(name))
                connection.execute(sql.SQL("revoke all on database {} from public").format(name))
                connection.execute(
                    sql.SQL("grant connect, temporary on database {} to hv_app, hv_worker, hv_backup").format(
                        name
                    )
                )


def _mapping() -> str:
    """Who of the operating system may be which role: the account that runs Health Vault, and root."""
    accounts = dict.fromkeys((pwd.getpwuid(os.geteuid()).pw_name, "root"))
    return "".join(f'hv "{account}" {role}\n' for account in accounts for role in _LOGIN_ROLES)


def _socket_folder(folder: Path, postmaster: Postmaster) -> Path:
    """A private folder for the socket, short enough for the kernel."""
    place = folder / "socket"
    if len(os.fsencode(place / SOCKET_NAME)) <= _LONGEST_SOCKET_PATH:
        return place
    short = Path(tempfile.mkdtemp(prefix="hv-", dir=tempfile.gettempdir()))
    postmaster.make_private(short)
    return short


def _remove_folder(folder: Path) -> None:
    for path in folder.glob(".s.PGSQL.*"):
        path.unlink(missing_ok=True)
    folder.rmdir()


def _can_enter(path: Path, uid: int) -> bool:
    """Whether an account without groups of ours may enter every folder down to `path`."""
    for part in (path, *path.parents):
        status = part.stat()
        bit = 0o100 if status.st_uid == uid else 0o001
        if not status.st_mode & bit:
            return False
    return True


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    descriptor = os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
