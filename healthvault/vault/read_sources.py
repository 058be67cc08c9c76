"""Who has ever told of a metric."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.vault.ask import ask
from healthvault.vault.priority import decided_by
from healthvault.vault.streams import source_names, streams

_TELLERS = b"""select stream_id, min(day), max(day), count(distinct day)::int from hv.sample_chunk
where metric = %s group by stream_id"""
_ORDERED = b"""select metric from hv.sample_chunk group by metric
having count(distinct stream_id) > 1 or metric = 'sleep_stage'"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """A stream that tells of a metric, by its name and kind, and over which days."""

    stream: int
    name: str
    kind: str
    first_day: date
    last_day: date
    day_count: int


async def tellers(db: AsyncSession, metric: str) -> list[Teller]:
    """The streams that have told of a metric, or of what its numbers are made from; by their ids."""
    known, names = await streams(db), await source_names(db)
    found = await ask(db, _TELLERS, (decided_by(metric),))
    return [
        Teller(
            stream=stream,
            name=names[stream],
            kind=known[stream].source.kind.value,
            first_day=first,
            last_day=last,
            day_count=count,
        )
        for stream, first, last, count in sorted(found)
    ]


async def with_a_choice(db: AsyncSession) -> list[str]:
    """The metrics that more than one stream has told of, so that an order matters; and sleep, whose end is
    chosen too.
    """
    return sorted(metric for (metric,) in await ask(db, _ORDERED))
