"""Everything that can be measured: one row a metric, the only list of metrics there is."""

from healthvault.core.errors import NotFoundError
from healthvault.metrics import (
    catalogue_activity,
    catalogue_body,
    catalogue_environment,
    catalogue_heart,
    catalogue_lab,
    catalogue_movement,
    catalogue_nutrition,
    catalogue_sleep,
)
from healthvault.metrics.metric import Better, Daily, Domain, Metric, SleepStage, display_unit, precision_in

__all__ = [
    "METRICS",
    "Better",
    "Daily",
    "Domain",
    "Metric",
    "SleepStage",
    "display_unit",
    "metric",
    "precision_in",
]


class UnknownMetricError(NotFoundError):
    """There is no such metric."""


METRICS: dict[str, Metric] = {
    row.slug: row
    for rows in (
        catalogue_heart.ROWS,
        catalogue_sleep.ROWS,
        catalogue_activity.ROWS,
        catalogue_movement.ROWS,
        catalogue_body.ROWS,
        catalogue_environment.ROWS,
        catalogue_nutrition.ROWS,
        catalogue_lab.ROWS,
    )
    for row in rows
}


def metric(slug: str) -> Metric:
    """The row of a metric.

    Raises:
        UnknownMetricError: No metric has this slug.
    """
    try:
        return METRICS[slug]
    except KeyError:
        raise UnknownMetricError(f"There is no metric called {slug!r}.") from None
