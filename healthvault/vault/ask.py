"""One question to the database, answered in plain rows: reading is most of what the screens do."""

from collections.abc import Sequence
from typing import Any

from psycopg import AsyncCursor
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.db import raw


async def ask(db: AsyncSession, query: bytes, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
    """The rows of a query of our own, values in binary: past the layers that a table's class would need."""
    async with AsyncCursor(await raw(db)) as cursor:
        await cursor.execute(query, parameters, binary=True)
        return await cursor.fetchall()
