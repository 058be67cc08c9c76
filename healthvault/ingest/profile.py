"""What a file says about the person, where she has not said it herself; and the zone she reads files in."""

import json
from dataclasses import asdict

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.ids import BatchId, PersonId
from healthvault.core.live import notify
from healthvault.metrics.sample import Profile

_OPEN = text("select birth_year, sex from hv.preferences")
_FILL = text("""
update hv.preferences set birth_year = coalesce(birth_year, :birth_year), sex = coalesce(sex, :sex)
where person_id = (select app.uid())""")
_REMEMBER = text(
    "update hv.import_batch set said = cast(:said as jsonb), filled = cast(:filled as jsonb)"
    " where id = :batch"
)
_LATER = text("""
select later.id, later.said from hv.import_batch later join hv.import_batch undone on undone.id = :batch
where later.state = 'done' and later.finished_at > undone.finished_at and later.said is not null
order by later.finished_at""")


async def fill_profile(db: AsyncSession, person: PersonId, batch: BatchId, profile: Profile | None) -> None:
    """Take over what the person's preferences leave open, and remember what came from this arrival."""
    if profile is None:
        return
    there = (await db.execute(_OPEN)).mappings().one()
    said = {name: value for name, value in asdict(profile).items() if value is not None}
    filled = [name for name in said if there[name] is None]
    await db.execute(_FILL, asdict(profile))
    await db.execute(_REMEMBER, {"batch": batch, "said": json.dumps(said), "filled": json.dumps(filled)})
    if filled:
        await notify(db, person, "account")


async def empty_profile(db: AsyncSession, person: PersonId, batch: BatchId) -> None:
    """Take back what an arrival filled in and the person has not changed since; the next one that said it
    fills it in.
    """
    query = text("select said, filled from hv.import_batch where id = :batch")
    said, filled = (await db.execute(query, {"batch": batch})).one()
    later = (await db.execute(_LATER, {"batch": batch})).all()
    for name in filled or ():
        heir, value = next(((heir, told[name]) for heir, told in later if name in told), (None, None))
        changed = await db.execute(_CHANGE[name], {"value": value, "said": said[name]})
        if changed.first() and heir is not None:
            await db.execute(_FILLED, {"batch": heir, "name": json.dumps([name])})
    if filled:
        await notify(db, person, "account")


_CHANGE = {
    name: text(f"update hv.preferences set {name} = :value where {name} = :said returning 1")
    for name in ("birth_year", "sex")
}
_FILLED = text("update hv.import_batch set filled = filled || cast(:name as jsonb) where id = :batch")


async def zone_of(db: AsyncSession) -> str:
    """The person's IANA zone, for times that carry none."""
    zone = await db.scalar(text("select zone from hv.preferences"))
    return zone or "UTC"
