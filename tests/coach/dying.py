"""Run as a program: begins an answer in a process that whoever started it may kill, and says in which
conversation.
"""

import asyncio
import sys
from contextlib import aclosing
from uuid import UUID

from healthvault.ai.model import Delta
from healthvault.coach import running
from healthvault.core import live
from healthvault.core.db import open_database
from healthvault.core.ids import SessionId
from healthvault.core.instance import instance
from tests.faults.machine import eventually


async def _number() -> int | None:
    return instance()


async def _talk(database_url: str, session: SessionId) -> None:
    open_database(database_url)
    listening = asyncio.create_task(live.listen())
    await eventually(_number)
    run = await running.begin(session, None, "Tell me everything")
    async with aclosing(run.follow()) as batches:
        async for batch in batches:
            if any(isinstance(event, Delta) for event in batch):
                sys.stdout.write(f"{run.begun.conversation}\n")
                sys.stdout.flush()
    listening.cancel()


asyncio.run(_talk(sys.argv[1], SessionId(UUID(sys.argv[2]))))
