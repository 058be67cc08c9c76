"""What the vault answers: the resolved layer, and the readings behind it."""

from collections.abc import Sequence
from datetime import date

from psycopg import AsyncCursor
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.db import raw
from healthvault.vault.values import DayValue, KnownMetric


async def days(
    db: AsyncSession, metrics: Sequence[str], first: date, last: date
) -> dict[str, list[DayValue]]:
    """The resolved days of some metrics from `first` to `last`, both included, ascending.

    Every metric asked for is a key; a day without a measurement is in no list.
    """
    names = await source_names(db)
    answer: dict[str, list[DayValue]] = {metric: [] for metric in metrics}
    query = (
        b"select metric, day, value, low, high, n, lineage ->> 'by' from hv.day_value"
        b" where metric = any(%s) and day between %s and %s order by metric, day"
    )
    sources: dict[str, tuple[str, ...]] = {}
    async with AsyncCursor(await raw(db)) as cursor:
        await cursor.execute(query, (list(metrics), first, last), binary=True)
        for metric, day, value, low, high, n, by in await cursor.fetchall():
            if by not in sources:
                sources[by] = tuple(names[int(stream)] for stream in by.split(",") if stream)
            answer[metric].append(
                DayValue(day=day, value=value, low=low, high=high, n=n, sources=sources[by])
            )
    return answer


async def known_metrics(db: AsyncSession) -> list[KnownMetric]:
    """The metrics of which there is at least one day, and over which days."""
    rows = await db.execute(
        text("select metric, min(day), max(day), count(*) from hv.day_value group by metric order by metric")
    )
    return [
        KnownMetric(metric=metric, first_day=first, last_day=last, day_count=count)
        for metric, first, last, count in rows
    ]


async def source_names(db: AsyncSession) -> dict[int, str]:
    """The name of every stream of the person."""
    rows = await db.execute(text("select id, app from hv.stream"))
    return {number: name for number, name in rows}  # noqa: C416  A row is no pair to `dict`.
