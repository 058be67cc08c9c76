"""A trend as a file: exactly what the trends page draws, in the person's units."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from healthvault.accounts import store
from healthvault.accounts.person import Preferences
from healthvault.accounts.zones import zones_of
from healthvault.api.span import Day
from healthvault.api.visitor import Reader
from healthvault.core import clock
from healthvault.core.db import Purpose, as_person
from healthvault.insights.span import Range
from healthvault.insights.trend import clock_shown, trend
from healthvault.insights.trend_csv import file_name, trend_csv

router = APIRouter(prefix="/api/v1", tags=["days"])


@router.get("/trends.csv", response_class=Response)
async def export_trend(
    session: Reader,
    *,
    metric: Annotated[str, Query(max_length=100)],
    range_: Annotated[Range, Query(alias="range")] = Range.HALF_YEAR,
    first: Day | None = None,
    end: Day | None = None,
    compare: Annotated[str, Query(max_length=100)] = "",
) -> Response:
    """A metric over a range that ends on a day, as CSV.

    `first` may stand for the range; `compare` is empty, `previous` or another metric.
    """
    async with as_person(session.id, Purpose.SHOW) as db:
        kept = await store.preferences(db) or Preferences()
        today = clock.today(kept.zone)
        zone = clock_shown(range_, min(end or today, today), await zones_of(db))
        shown = await trend(
            db,
            metric,
            range_,
            end or today,
            first=first,
            compare=compare,
            today=today,
            zone=zone,
        )
    return Response(
        trend_csv(shown, kept.system, zone),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{file_name(shown)}"'},
    )
