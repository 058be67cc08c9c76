"""Work that outlives a click: queued in the same transaction as what it is about, done by the worker process.

Arguments are ids, never values: a queue has no row level security. A task runs at least once, so it is
idempotent. Tasks of one person run one after the other; a task whose worker died is started again.
"""

import logging
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import wraps
from secrets import token_hex
from typing import Any
from uuid import UUID

import procrastinate
from procrastinate import PsycopgConnector, RetryStrategy
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.db import Role, conninfo, raw
from healthvault.core.ids import PersonId
from healthvault.core.log import request_id
from healthvault.core.telemetry import timed
from healthvault.core.tracing import span

_SEARCH_PATH = "jobs, pg_catalog"
_HEARTBEAT_S = 5.0
_STALLED_S = 20.0
_PATIENCE_S = 5.0
"""How long a task may go on after the person asked to stop; then it is started again next time."""

_log = logging.getLogger(__name__)
_app = procrastinate.App(connector=PsycopgConnector())

Work = Callable[..., Awaitable[None]]
Chore = Callable[[], Awaitable[None]]


class Task:
    """A kind of work, known by its name."""

    def __init__(self, name: str, task: Any) -> None:
        self.name = name
        self._task = task

    async def enqueue(self, db: AsyncSession, person: PersonId, **ids: UUID) -> None:
        """Queue it for a person; it exists when, and only when, this transaction commits.

        Args:
            db: A transaction from any door.
            person: Whose work it is.
            ids: What it is about.
        """
        await self._defer(db, str(person), {"person": person, **ids})

    async def enqueue_for_nobody(self, db: AsyncSession, **ids: UUID) -> None:
        """Queue work that belongs to no person, such as a letter; what is about the same ids waits its turn.

        Args:
            db: A transaction from any door.
            ids: What it is about.
        """
        await self._defer(db, " ".join(map(str, ids.values())), ids)

    async def enqueue_once(self, db: AsyncSession, person: PersonId) -> None:
        """Queue it for a person, unless it waits or is being done for them already.

        Args:
            db: A transaction of a worker: only they may look into the queue.
            person: Whose work it is.
        """
        there = text(
            "select exists (select from jobs.procrastinate_jobs where task_name = :name and lock = :person"
            " and status in ('todo', 'doing'))"
        )
        if not await db.scalar(there, {"name": self.name, "person": str(person)}):
            await self.enqueue(db, person)

    async def _defer(self, db: AsyncSession, lock: str, ids: Mapping[str, UUID]) -> None:
        await db.execute(text("select set_config('search_path', :path, true)"), {"path": _SEARCH_PATH})
        deferrer = self._task.configure(lock=lock, connection=await raw(db))
        await deferrer.defer_async(**{name: str(value) for name, value in ids.items()})
        await db.execute(text("set local search_path to default"))


def task(name: str, *, attempts: int = 5, priority: int = 0) -> Callable[[Work], Task]:
    """Make `async def work(*, person: PersonId, …: UUID)` a kind of work.

    What fails is tried again so often, after 2, 4, 8 … seconds. What has a lower priority is done when
    nothing of a higher one waits.
    """

    def made(work: Work) -> Task:
        @wraps(work)
        async def with_ids(**ids: str) -> None:
            with _watched(name):
                await work(**{key: UUID(value) for key, value in ids.items()})

        retry = RetryStrategy(max_attempts=attempts, exponential_wait=2)
        return Task(name, _app.task(name=name, retry=retry, priority=priority)(with_ids))

    return made


def every(cron: str, name: str) -> Callable[[Chore], Chore]:
    """Have `async def chore()` done at the times of a crontab line (UTC), by one worker at a time."""

    def made(chore: Chore) -> Chore:
        async def in_turn(timestamp: int) -> None:  # noqa: ARG001  The queue passes it.
            with _watched(name):
                await chore()

        _app.periodic(cron=cron)(_app.task(name=name, queueing_lock=name)(in_turn))
        return chore

    return made


@contextmanager
def _watched(name: str) -> Iterator[None]:
    """One run of a task: it has a name in the log, is timed, counted and traced."""
    request_id.set(token_hex(8))
    began_s = time.perf_counter()
    with timed("jobs", name), span("job", healthvault__task=name):
        yield
    _log.info("worked", extra={"task": name, "took_ms": round((time.perf_counter() - began_s) * 1000, 1)})


async def work(database_url: str, *, concurrency: int = 2, wait: bool = True) -> None:
    """Do what is queued, until a signal to stop.

    Args:
        database_url: The database, without a role.
        concurrency: So many tasks at once.
        wait: False returns when nothing is left to do.
    """
    connector = PsycopgConnector(
        conninfo=conninfo(database_url, Role.WORKER),
        kwargs={"options": f"-c search_path={_SEARCH_PATH.replace(' ', '')}"},
        min_size=1,
        max_size=concurrency + 3,
    )
    with _app.replace_connector(connector) as app:
        async with app.open_async():
            await _start_stalled_again(app)
            await app.run_worker_async(
                concurrency=concurrency,
                wait=wait,
                delete_jobs="successful",
                update_heartbeat_interval=_HEARTBEAT_S,
                stalled_worker_timeout=_STALLED_S,
                shutdown_graceful_timeout=_PATIENCE_S if wait else None,  # pyright: ignore[reportArgumentType]  None is for ever.
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """What the workers have before them: jobs that wait, how long the first of them has, those under way, and
    those that were given up.
    """

    waiting: int
    oldest_s: float | None
    doing: int
    failed: int


async def queue(db: AsyncSession) -> Queue:
    """How much is queued. Only a worker's transaction may ask."""
    counted = text(
        """select count(*) filter (where status = 'todo') waiting,
             count(*) filter (where status = 'doing') doing, count(*) filter (where status = 'failed') failed,
             extract(epoch from now() - (select min(e.at) from jobs.procrastinate_events e
               join jobs.procrastinate_jobs w on w.id = e.job_id
               where w.status = 'todo' and e.type = 'deferred'
                 and coalesce(w.scheduled_at, now()) <= now())) oldest
           from jobs.procrastinate_jobs"""
    )
    row = (await db.execute(counted)).one()
    oldest_s = None if row.oldest is None else float(row.oldest)
    return Queue(waiting=row.waiting, oldest_s=oldest_s, doing=row.doing, failed=row.failed)


async def is_worked_on(db: AsyncSession) -> bool:
    """Whether a worker lives, by its heartbeat."""
    alive = text(
        "select exists (select from jobs.procrastinate_workers where last_heartbeat > now() - :silence)"
    )
    return bool(await db.scalar(alive, {"silence": timedelta(seconds=_STALLED_S)}))


async def _start_stalled_again(app: procrastinate.App) -> None:
    """Queue again what a dead worker was doing."""
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=_STALLED_S):
        _log.warning("Starting %s again: its worker died.", job.task_name)
        await app.job_manager.retry_job(job)


@_app.periodic(cron="* * * * *")
@_app.task(name="start_stalled_again", queueing_lock="start_stalled_again", pass_context=True)
async def _every_minute(context: procrastinate.JobContext, timestamp: int) -> None:  # noqa: ARG001  The queue passes it.
    await _start_stalled_again(context.app)
