"""`worker`: do the queued work until told to stop. `serve` runs one; run more where there is more to do."""

import argparse
import asyncio
from importlib import import_module
from typing import Any

from healthvault.cli.database import running_database
from healthvault.coach.engine import model
from healthvault.coach.wording import word_insights
from healthvault.core import jobs
from healthvault.core.db import close_database, open_database
from healthvault.core.report import begin_reporting, end_reporting
from healthvault.core.telemetry import begin_counting
from healthvault.core.tracing import begin_tracing, end_tracing
from healthvault.ingest import afterwards
from healthvault.providers.apple_health.kept import compile_apart

_TASKS: tuple[str, ...] = (
    "healthvault.ingest.tasks",
    "healthvault.ingest.sample",
    "healthvault.ingest.afterwards",
    "healthvault.accounts.letters",
    "healthvault.accounts.sweeping",
    "healthvault.custody.recompute",
)
"""The modules that make a kind of work."""


def add(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("worker", help="do the queued work until told to stop")
    parser.set_defaults(run=_run)


def _run(_arguments: argparse.Namespace) -> int:
    begin_counting()
    begin_reporting("worker")
    begin_tracing("worker")
    for module in _TASKS:
        import_module(module)
    follow_reports()
    compile_apart()
    with running_database() as url:
        asyncio.run(_work(url))
    return 0


def follow_reports() -> None:
    """After a report its insights are worded, where the settings name an engine for that."""
    if model():
        afterwards.THEN.append(word_insights)


async def _work(url: str) -> None:
    open_database(url, pool_size=4)
    try:
        await jobs.work(url)
    finally:
        await close_database()
        end_tracing()
        end_reporting()
