"""What every test may stand on: a stopped clock, a closed network, a database of its own."""

import base64
import os
import shutil
import socket
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import hypothesis
import psycopg
import pytest

from healthvault.core import clock, jobs
from healthvault.core.db import Role, close_database, conninfo, open_database
from healthvault.core.migrate import migrate
from healthvault.core.wrapping import hold_master
from healthvault.vault.catalogue import sync_catalogue
from tests import overheard
from tests.databases import Server

# A busy machine is no failure, and what fails here must fail everywhere.
hypothesis.settings.register_profile("steady", deadline=None, derandomize=True)
hypothesis.settings.load_profile("steady")

# The processes that a test starts must open what the test sealed.
pytest.MonkeyPatch().setenv(
    "HEALTHVAULT_MASTER_KEY", base64.b64encode(b"a master key of 32 bytes, tests.").decode()
)

_leaked_elsewhere: list[str] = []

_MARKED_BY_FIXTURE = {
    "embedded": "db",
    "database_url": "db",
    "database": "db",
    "site": "browser",
    "tab": "browser",
}


def pytest_sessionstart() -> None:
    """From the first test on, what is said in logs is kept."""
    overheard.begin()


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """What one of several processes leaked counts for all of them; one that died says nothing."""
    _leaked_elsewhere.extend(getattr(node, "workeroutput", {}).get("leaks", ()))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A secret in any log of the whole run fails it."""
    leaks = overheard.end() + _leaked_elsewhere
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["leaks"] = leaks
    elif leaks:
        sys.stderr.write("\nSecrets in logs:\n" + "\n".join(leaks) + "\n")
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Where several processes run the tests, what belongs together runs in one of them."""
    from tests.together import Together

    return Together(config, log)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """How many processes run the tests: one more than there are cores, because many of them wait."""
    return min((os.cpu_count() or 1) + 1, 4)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that uses the database or a browser carries the marker without anybody remembering it."""
    for item in items:
        for fixture, marker in _MARKED_BY_FIXTURE.items():
            if fixture in getattr(item, "fixturenames", ()):
                item.add_marker(marker)


@pytest.fixture(scope="session", autouse=True)
def _closed_network() -> Iterator[None]:
    """Nothing leaves this machine: a test that tries fails there and then."""
    patch = pytest.MonkeyPatch()
    for name in ("connect", "connect_ex"):
        patch.setattr(socket.socket, name, _only_here(getattr(socket.socket, name)))
    yield
    patch.undo()


def _only_here(connect: Callable) -> Callable:
    def checked(self: socket.socket, address: object) -> object:
        host = address[0] if isinstance(address, tuple) else "unix"
        if host not in {"unix", "127.0.0.1", "localhost", "::1"}:
            raise AssertionError(f"A test tried to reach {host}.")
        return connect(self, address)

    return checked


@pytest.fixture
def stop_clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Stops `core.clock.now()` at an aware instant."""

    def stop(instant: datetime) -> None:
        assert instant.tzinfo is not None
        monkeypatch.setattr(clock, "_read", lambda: instant)

    return stop


@pytest.fixture
def one_moment(stop_clock: Callable[[datetime], None]) -> None:
    """The clock stands at the present, so that no half minute ends between two lines of a test."""
    stop_clock(clock.now())


@pytest.fixture
def own_queue(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever works does what this test queues: what others left is gone, and no chore begins by itself."""
    address = conninfo(database_url, Role.WORKER)
    with psycopg.connect(address, options="-c search_path=jobs,pg_catalog") as connection:
        connection.execute("delete from procrastinate_jobs")
    monkeypatch.setattr(jobs._app.periodic_registry, "periodic_tasks", {})


def pytest_addoption(parser: pytest.Parser) -> None:
    """The first two serve `tests/mutants`, which runs tests many times; `--cases` whoever has a night."""
    parser.addoption("--home", type=Path, help="where a server runs already, which lives on")
    parser.addoption("--database", default="", help="the database of it that is used")
    parser.addoption("--cases", type=int, default=40, help="requests made from each operation of the API")


@pytest.fixture(scope="session")
def embedded(pytestconfig: pytest.Config) -> Iterator[Server]:
    """A running embedded PostgreSQL that goes away with the session."""
    running: Path | None = pytestconfig.getoption("home")
    home = running or Path(tempfile.mkdtemp(prefix="hv-tests-"))
    home.chmod(0o711)  # When root runs the tests, another account runs PostgreSQL in there.
    server = Server(home, pytestconfig.getoption("database"))
    server.start()
    yield server
    server.stop()
    if not running:
        for log in home.rglob("*.log"):
            overheard.keep_words(log.name, log.read_text())
        shutil.rmtree(home)


@pytest.fixture(scope="session")
def database_url(embedded: Server) -> str:
    """The address of a migrated database, without a role. Tests share it: each makes its own person."""
    migrate(embedded.url())
    sync_catalogue(embedded.url())
    hold_master(embedded.url())
    return embedded.url()


@pytest.fixture(scope="session")
async def database(database_url: str) -> AsyncIterator[None]:
    """The doors of `core.db`, open on that database."""
    open_database(database_url)
    yield
    await close_database()


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory, database_url: str, database: None) -> Iterator[Any]:
    """The served app on a port of its own, on the tests' database: one for all who need no other settings."""
    from tests.security.house import start_house

    served, server = start_house(tmp_path_factory.mktemp("house"), database_url)
    yield served
    server.terminate()
    server.wait(60)
