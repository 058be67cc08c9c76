"""The embedded PostgreSQL: shared, private, and whole after any death."""

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from healthvault.core.embedded import EmbeddedPostgres
from healthvault.core.postmaster import PostgresWillNotStartError

pytestmark = pytest.mark.db


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder of its own for one server, which no server outlives."""
    folder = Path(tempfile.mkdtemp(prefix="hv-home-"))
    folder.chmod(0o711)  # When root runs the tests, another account runs PostgreSQL in there.
    yield folder
    for pid in _pids(folder):
        os.kill(pid, signal.SIGQUIT)
    shutil.rmtree(folder, ignore_errors=True)


def _pids(home: Path) -> list[int]:
    return [int(path.read_text().split()[0]) for path in home.rglob("postmaster.pid")]


def _note(server: EmbeddedPostgres, number: int) -> None:
    with psycopg.connect(server.url("hv_owner")) as connection:
        connection.execute("create table if not exists public.note (number int)")
        connection.execute("insert into public.note values (%s)", (number,))


def _notes(server: EmbeddedPostgres) -> list[int]:
    with psycopg.connect(server.url("hv_owner")) as connection:
        return [row[0] for row in connection.execute("select number from public.note order by 1")]


@pytest.fixture
def server(home: Path) -> Iterator[EmbeddedPostgres]:
    """A started server."""
    running = EmbeddedPostgres(home)
    running.start()
    with psycopg.connect(running.url("hv_super")) as connection:
        connection.execute("grant create on schema public to hv_owner")
    yield running
    running.stop()


def test_what_was_committed_is_there_after_a_restart(server: EmbeddedPostgres) -> None:
    _note(server, 1)
    server.stop()

    server.start()

    assert _notes(server) == [1]


def test_the_last_user_stops_it_and_no_other(server: EmbeddedPostgres) -> None:
    second = EmbeddedPostgres(server.home)
    second.start()

    server.stop()
    lives_on = second.is_running
    second.stop()

    assert lives_on
    assert not second.is_running


def test_a_killed_server_recovers_what_it_acknowledged(server: EmbeddedPostgres) -> None:
    _note(server, 7)
    os.kill(_pids(server.home)[0], signal.SIGKILL)

    server.start()

    assert _notes(server) == [7]


def test_a_pid_file_that_names_another_process_does_not_stop_the_start(server: EmbeddedPostgres) -> None:
    pid_file = next(server.home.rglob("postmaster.pid"))
    content = pid_file.read_text()
    server.stop()
    pid_file.write_text(content.replace(content.split()[0], str(os.getpid()), 1))

    server.start()

    assert server.is_running


def test_an_empty_pid_file_does_not_stop_the_start(server: EmbeddedPostgres) -> None:
    data = next(server.home.rglob("PG_VERSION")).parent
    server.stop()
    (data / "postmaster.pid").touch()
    shutil.chown(data / "postmaster.pid", data.owner())

    server.start()

    assert server.is_running


def test_an_interrupted_first_start_leaves_nothing_that_looks_finished(home: Path) -> None:
    half_made = home / "pg" / "18.new"
    half_made.mkdir(parents=True)
    (half_made / "PG_VERSION").write_text("18")

    server = EmbeddedPostgres(home)
    server.start()
    server.stop()

    assert not half_made.exists()


def test_a_home_too_long_for_a_socket_works_and_leaves_nothing_behind(home: Path) -> None:
    server = EmbeddedPostgres(home / ("long" * 30))

    host = server.start()
    _connects = psycopg.connect(server.url("hv_app")).close()
    mode = host.stat().st_mode & 0o777
    server.stop()

    assert len(str(host)) < 90
    assert mode == 0o700
    assert not host.exists()


def test_starting_at_once_makes_one_server(home: Path) -> None:
    servers = [EmbeddedPostgres(home) for _ in range(4)]

    with ThreadPoolExecutor(4) as pool:
        hosts = set(pool.map(lambda server: server.start(), servers))
    for server in servers:
        server.stop()

    assert len(hosts) == 1
    assert not servers[0].is_running


def test_the_app_is_no_superuser_and_owns_nothing(server: EmbeddedPostgres) -> None:
    with psycopg.connect(server.url("hv_app")) as connection:
        row = connection.execute(
            "select rolsuper or rolbypassrls, (select count(*) from pg_class where relowner = r.oid)"
            " from pg_roles r where rolname = current_user"
        ).fetchone()

    assert row == (False, 0)


def test_nothing_listens_on_the_network(server: EmbeddedPostgres) -> None:
    with psycopg.connect(server.url("hv_super")) as connection:
        row = connection.execute("select current_setting('listen_addresses')").fetchone()

    assert row == ("",)


def test_a_value_never_reaches_the_log(server: EmbeddedPostgres) -> None:
    with psycopg.connect(server.url("hv_app")) as connection, pytest.raises(psycopg.Error):
        connection.execute("select %s::int", ("resting 52",))
    server.stop()

    logs = "".join(path.read_text() for path in server.home.rglob("postgres.log"))

    assert "resting 52" not in logs


def test_a_database_that_is_not_ours_is_refused_with_a_sentence(home: Path) -> None:
    (home / "pg" / "18").mkdir(parents=True)
    (home / "pg" / "18" / "PG_VERSION").write_text("18")

    with pytest.raises(PostgresWillNotStartError, match="will not start"):
        EmbeddedPostgres(home).start()
