"""Why a day's number is what it is."""

from datetime import date

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.errors import NotFoundError
from healthvault.vault.streams import streams
from healthvault.vault.values import Lineage, StreamValue

_LINEAGE = text("select value, rule_set, lineage from hv.day_value where metric = :metric and day = :day")


class NoSuchDayError(NotFoundError):
    """There is no measurement of this on that day."""


async def lineage(db: AsyncSession, metric: str, day: date) -> Lineage:
    """What a day's number was made from: every stream that spoke of it, and what became of each.

    Raises:
        NoSuchDayError: nothing was measured on that day.
    """
    found = (await db.execute(_LINEAGE, {"metric": metric, "day": day})).first()
    if found is None:
        raise NoSuchDayError
    value, rule_set, document = found
    known = await streams(db)
    told = tuple(
        StreamValue(
            source=known[stream].source.app,
            kind=known[stream].source.kind.value,
            n=n,
            minutes=minutes,
            value=own,
            counted=counted,
            rule=rule,
        )
        for stream, n, minutes, own, counted, rule in document["streams"]
    )
    return Lineage(
        metric=metric, day=day, value=value, rule=document["rule"], rule_set=rule_set, streams=told
    )
