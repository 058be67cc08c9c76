"""A Health Vault of its own whose parts can be killed: its database, its web process, its commands."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import psycopg

from healthvault.core.chains import LogFindings, log_findings
from healthvault.core.config import environment
from healthvault.core.db import Purpose, Role, as_worker, close_database, conninfo, open_database, raw
from healthvault.core.embedded import EmbeddedPostgres
from healthvault.core.ids import PersonId
from healthvault.core.migrate import migrate
from healthvault.core.wrapping import hold_master
from healthvault.vault.catalogue import sync_catalogue

ROOT = Path(__file__).resolve().parents[2]
_ROWS = b"""
select 'reading', metric, day::text, array_to_string(start_ms, ','), array_to_string(value, ',')
  from hv.sample_chunk
union all select 'day', metric, day::text, n::text, value::text from hv.day_value
union all select 'night', '', night::text, '', asleep_min::text from hv.sleep_night
order by 1, 2, 3, 4, 5"""


@dataclass(slots=True, kw_only=True)
class Machine:
    """What runs, and how to kill it."""

    home: Path
    database: EmbeddedPostgres
    kills: int = 0
    _started: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return self.database.url()

    def kill_database(self) -> None:
        """SIGKILL to every process of the server, the postmaster first, so that nobody tidies up."""
        [pid_file] = self.home.rglob("postmaster.pid")
        postmaster = psutil.Process(int(pid_file.read_text().split()[0]))
        for process in (postmaster, *postmaster.children(recursive=True)):
            with suppress(psutil.NoSuchProcess):
                process.kill()
        self.kills += 1

    def bring_back(self) -> None:
        """What `serve` does when it sees that the database fell."""
        self.database.start()

    def command(self, *words: str) -> subprocess.Popen[bytes]:
        """Our own command line, on this database."""
        settings = {"DATABASE_URL": self.url, "HEALTHVAULT_HOME": str(self.home)}
        quiet = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        argv = [sys.executable, "-m", "healthvault", *words]
        process = subprocess.Popen(argv, cwd=ROOT, env=environment(**settings), **quiet)
        self._started.append(process)
        return process

    def logs_of_deeds(self) -> LogFindings:
        """What looking through every audit chain finds."""
        with psycopg.connect(conninfo(self.url, Role.OWNER)) as connection:
            return log_findings(connection)

    def stop(self) -> None:
        for process in self._started:
            if process.poll() is None:
                process.kill()
                process.wait()
            if process.stdout:
                process.stdout.close()
        self.database.stop()


def kill(process: subprocess.Popen[bytes]) -> None:
    """SIGKILL to a process and everything that it started."""
    for each in (psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)):
        with suppress(ProcessLookupError):
            os.kill(each.pid, signal.SIGKILL)
    process.wait()


def a_machine(home: Path) -> Machine:
    """A database with a schema, running."""
    home.chmod(0o711)  # When root runs the tests, another account runs PostgreSQL in there.
    database = EmbeddedPostgres(home)
    database.start()
    migrate(database.url())
    sync_catalogue(database.url())
    hold_master(database.url())
    return Machine(home=home, database=database)


@asynccontextmanager
async def opened(url: str, *, after: str) -> AsyncIterator[None]:
    """The doors of this process on another database for a while; `after` it they lead to the usual one."""
    await close_database()
    open_database(url)
    try:
        yield
    finally:
        await close_database()
        open_database(after)


async def everything(person: PersonId) -> list[tuple[str, ...]]:
    """Every reading, day and night of a person, without what differs between two people."""
    async with as_worker(person, Purpose.SHOW) as db:
        return await (await (await raw(db)).execute(_ROWS)).fetchall()


async def eventually(question, *, within_s: float = 60.0):
    """The first answer that is not None; whoever is down meanwhile is asked again."""
    loop = asyncio.get_running_loop()
    ends_s = loop.time() + within_s
    while loop.time() < ends_s:
        with suppress(Exception):
            answer = await question()
            if answer is not None:
                return answer
        await asyncio.sleep(0.05)
    raise AssertionError("This never came to be.")
