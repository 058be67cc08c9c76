"""What was told without a time zone, on days whose zone was changed since."""

from dataclasses import dataclass

from sqlalchemy import text

from healthvault.core.db import Purpose, as_person
from healthvault.core.ids import SessionId
from healthvault.metrics.zones import Zones
from healthvault.providers.registry import FILE_PROVIDERS

_FILES = text("""
select distinct b.file_name from hv.import_batch b
where b.state = 'done' and b.provider = any(:providers) and exists (
  select from hv.sample_chunk c where c.batch_id = b.id and c.day between :first and :last)""")
_ENTRIES = text("""
select count(*) from (
  select distinct on (entry_id) is_gone, said_at, offset_min from hv.entry_version
  order by entry_id, n desc) e
where not is_gone
  and (said_at at time zone 'UTC' + offset_min * interval '1 minute')::date between :first and :last""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unzoned:
    """Files by their names, and how many entries by hand; they stay at the instants they were read for."""

    files: tuple[str, ...]
    entries: int


async def unzoned(session: SessionId, before: Zones, after: Zones) -> Unzoned:
    """What was read by the zones before on days that have another one after."""
    files: set[str] = set()
    entries = 0
    without = [provider.slug for provider in FILE_PROVIDERS if not provider.tells_zones]
    async with as_person(session, Purpose.SHOW) as db:
        for first, last in before.differing(after):
            span = {"first": first, "last": last}
            files.update(name for (name,) in await db.execute(_FILES, {"providers": without, **span}))
            entries += await db.scalar(_ENTRIES, span) or 0
    return Unzoned(files=tuple(sorted(files)), entries=entries)
