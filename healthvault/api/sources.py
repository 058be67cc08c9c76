"""Who measures for a person, and how fresh each is: for programs."""

from datetime import date, datetime

from fastapi import APIRouter
from pydantic import BaseModel

from healthvault.accounts import store
from healthvault.accounts.person import Preferences
from healthvault.api.visitor import Reader
from healthvault.core import clock
from healthvault.core.db import Purpose, as_person
from healthvault.insights.freshness import State
from healthvault.insights.sources import SourceDays, sources

router = APIRouter(prefix="/api/v1/sources", tags=["insights"])


class GapBody(BaseModel):
    """Local dates in a row without a reading, both ends included, longer than is usual."""

    first: date
    last: date


class SourceBody(BaseModel):
    """One source. `usual_gap_days` is null, and there are no gaps, while its rhythm is being learnt."""

    name: str
    readings: int
    first_day: date
    last_reading: datetime
    age_days: int
    usual_gap_days: int | None
    state: State
    gaps: list[GapBody]


class SourcesBody(BaseModel):
    """Every source of the person, the one that told something last first; gaps are those since `since`."""

    today: date
    zone: str
    since: date | None
    sources: list[SourceBody]


@router.get("")
async def list_sources(session: Reader) -> SourcesBody:
    """Each device and app: its last reading, how often it usually comes, and where it is missing."""
    async with as_person(session.id, Purpose.SHOW) as db:
        zone = (await store.preferences(db) or Preferences()).zone
        today = clock.today(zone)
        found = await sources(db, today)
    return SourcesBody(
        today=today,
        zone=zone,
        since=found[0].shown.first if found else None,
        sources=[_body(source) for source in found],
    )


def _body(source: SourceDays) -> SourceBody:
    told = source.freshness
    return SourceBody(
        name=source.name,
        readings=source.readings,
        first_day=source.first_day,
        last_reading=source.last_at,
        age_days=told.age_days,
        usual_gap_days=told.usual_gap_days,
        state=told.state,
        gaps=[GapBody(first=gap.first, last=gap.last) for gap in source.gaps],
    )
