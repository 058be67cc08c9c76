"""What runs as long as the web process does: the database's doors, the news, and who watches over it."""

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import reflex as rx
from reflex_base import otel

from healthvault.coach import running as answers
from healthvault.core import live as news
from healthvault.core.config import settings
from healthvault.core.db import close_database, open_database
from healthvault.core.errors import SetUpError
from healthvault.core.log import begin_log
from healthvault.core.report import begin_reporting, end_reporting
from healthvault.core.telemetry import begin_counting
from healthvault.core.tracing import begin_tracing, end_tracing
from healthvault.core.wrapping import hold_master
from healthvault.ingest.receive import clear_interrupted
from healthvault.ui import live
from healthvault.ui.liveness import keep_looking

_COLLECT_AFTER = 50_000
"""Objects. With the default of 700 the collector walks the states of every open tab at each event."""


class NoDatabaseError(SetUpError):
    """There is no database. Start everything with ./run, or set DATABASE_URL."""


@asynccontextmanager
async def running(app: rx.App) -> AsyncIterator[None]:
    """Open everything, and close it; for `app.register_lifespan_task`.

    Raises:
        NoDatabaseError: the settings name none.
        MasterKeyError: the master key is missing, or is not this database's.
    """
    if not settings().database_url:
        raise NoDatabaseError
    _watch_over("web")
    await asyncio.to_thread(hold_master, settings().database_url)
    open_database(settings().database_url)
    await clear_interrupted()
    gc.freeze()
    gc.set_threshold(_COLLECT_AFTER)
    tasks = [asyncio.create_task(each) for each in (news.listen(), live.relay(app), keep_looking())]
    try:
        yield
    finally:
        await answers.shut_down()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await close_database()
        end_tracing()
        end_reporting()


def _watch_over(process: str) -> None:
    begin_log(process)
    begin_counting()
    begin_reporting(process)
    if (provider := begin_tracing(process)) is not None:
        otel.enable(provider)
