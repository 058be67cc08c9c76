"""A metric over time, thinned for a screen: no point is made up, and no extreme is lost."""

from datetime import UTC, datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from healthvault.api.span import Moment, check_order
from healthvault.api.visitor import Reader
from healthvault.core.db import Purpose, as_person
from healthvault.core.errors import InvalidInputError
from healthvault.metrics.catalogue import metric as metric_called
from healthvault.metrics.day import instant
from healthvault.metrics.series import thin
from healthvault.vault.read import readings

router = APIRouter(prefix="/api/v1/series", tags=["series"])
_LONGEST = timedelta(days=93)


class TooLongError(InvalidInputError):
    """Ask for at most 93 days at once, or for days instead."""


class SeriesBody(BaseModel):
    """The readings that count, in the catalogue's unit; `at` and `value` are of one length."""

    metric: str
    unit: str
    at: list[datetime]
    value: list[float]


@router.get("")
async def one_series(
    session: Reader,
    metric: Annotated[str, Query(max_length=100)],
    start: Moment,
    end: Moment,
    points: Annotated[int, Query(ge=4, le=5000)] = 1000,
) -> SeriesBody:
    """The readings of a metric from `start` (included) to `end` (not), at most `points` of them."""
    asked = metric_called(metric)
    check_order(start, end)
    if end - start > _LONGEST:
        raise TooLongError
    async with as_person(session.id, Purpose.SHOW) as db:
        shown = thin(await readings(db, asked.slug, start, end), points)
    return SeriesBody(
        metric=asked.slug,
        unit=asked.unit.symbol,
        at=[instant(at_ms).astimezone(UTC) for at_ms in shown.at_ms.tolist()],
        value=shown.value.tolist(),
    )
