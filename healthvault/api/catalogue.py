"""What can be measured, and what of it the person has."""

from datetime import date

from fastapi import APIRouter
from pydantic import BaseModel

from healthvault.api.visitor import Reader
from healthvault.core.db import Purpose, as_person
from healthvault.metrics.catalogue import METRICS, Better, Daily, Domain, Metric
from healthvault.vault.read import known_metrics
from healthvault.vault.values import KnownMetric

router = APIRouter(prefix="/api/v1/metrics", tags=["metrics"])


class MetricBody(BaseModel):
    """One metric. The last three say what the person has of it; they are null when there is nothing."""

    slug: str
    name: str
    unit: str
    ucum: str
    loinc: str | None
    domain: Domain
    daily: Daily
    better: Better
    precision: int
    plausible_low: float
    plausible_high: float
    first_day: date | None
    last_day: date | None
    day_count: int | None


class MetricsBody(BaseModel):
    """The catalogue."""

    metrics: list[MetricBody]


@router.get("")
async def list_metrics(session: Reader) -> MetricsBody:
    """Every metric of the catalogue, in its order."""
    async with as_person(session.id, Purpose.SHOW) as db:
        known = {each.metric: each for each in await known_metrics(db)}
    return MetricsBody(metrics=[_body(metric, known.get(metric.slug)) for metric in METRICS.values()])


def _body(metric: Metric, known: KnownMetric | None) -> MetricBody:
    return MetricBody(
        slug=metric.slug,
        name=metric.name,
        unit=metric.unit.symbol,
        ucum=metric.unit.ucum,
        loinc=metric.loinc,
        domain=metric.domain,
        daily=metric.daily,
        better=metric.better,
        precision=metric.precision,
        plausible_low=metric.plausible[0],
        plausible_high=metric.plausible[1],
        first_day=known.first_day if known else None,
        last_day=known.last_day if known else None,
        day_count=known.day_count if known else None,
    )
