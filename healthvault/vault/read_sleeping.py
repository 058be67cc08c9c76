"""When somebody was asleep, minute by minute, and nothing else of their nights."""

from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.metrics.metric import SleepStage
from healthvault.vault.ask import ask
from healthvault.vault.values import Sleeping

_SLEEPING = b"""
select n.night, n.offset_min,
  (extract(epoch from lower(piece)) / 60)::int, (extract(epoch from upper(piece)) / 60)::int
from hv.sleep_night n join (
  select person_id, night, unnest(range_agg(tstzrange(start_at, end_at))) as piece
  from hv.sleep_segment where night between %s and %s and stage <> all(%s) group by person_id, night
) s using (person_id, night) order by night, piece"""
_AWAKE = [int(SleepStage.IN_BED), int(SleepStage.AWAKE)]


async def sleeping(db: AsyncSession, first: date, last: date) -> list[Sleeping]:
    """The nights whose waking was from `first` to `last`, both included, ascending, naps among them.

    Stages in a row are joined in the database: a night is five stretches of sleep, and twenty stages.
    """
    pieces: dict[tuple[date, int], list[tuple[int, int]]] = {}
    for night, offset_min, begin_min, end_min in await ask(db, _SLEEPING, (first, last, _AWAKE)):
        pieces.setdefault((night, offset_min), []).append((begin_min, end_min))
    return [Sleeping(night, offset_min, tuple(told)) for (night, offset_min), told in pieces.items()]
