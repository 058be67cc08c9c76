"""What a file says about the person, where she has not said it herself; and the zone she reads files in."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.metrics.sample import Profile

_FILL = """
update hv.preferences set birth_year = coalesce(birth_year, :birth_year), sex = coalesce(sex, :sex)
where person_id = (select app.uid())"""


async def fill_profile(db: AsyncSession, profile: Profile | None) -> None:
    """Take over what the person's preferences leave open."""
    if profile is not None:
        await db.execute(text(_FILL), {"birth_year": profile.birth_year, "sex": profile.sex})


async def zone_of(db: AsyncSession) -> str:
    """The person's IANA zone, for times that carry none."""
    zone = await db.scalar(text("select zone from hv.preferences"))
    return zone or "UTC"
