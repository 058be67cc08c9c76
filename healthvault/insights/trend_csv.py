"""A look at a metric as a file: exactly the numbers that are shown, in the person's units."""

import csv
import io
from zoneinfo import ZoneInfo

from healthvault.insights.points import Point
from healthvault.insights.span import Resolution, bucket_span
from healthvault.insights.trend import Line, Trend
from healthvault.metrics.metric import Metric, display_unit, precision_in
from healthvault.metrics.unit import UnitSystem, convert

_COUNTED = {
    Resolution.READING: "readings",
    Resolution.HOUR: "readings",
    Resolution.DAY: "readings",
    Resolution.WEEK: "days",
    Resolution.MONTH: "days",
}


def trend_csv(shown: Trend, system: UnitSystem, zone: str) -> str:
    """The points of a trend and of what it is compared with, one row each, in time; gaps have no row.

    Columns: `metric`, `from` and `to` (local dates; for readings and hours an ISO 8601 local time with its
    offset, and no `to`), `value`, `low`, `high` (empty where they mean nothing), `unit`, and how many
    `readings` or `days` a row is made of.
    """
    written = io.StringIO(newline="")
    rows = csv.writer(written)
    rows.writerow(["metric", "from", "to", "value", "low", "high", "unit", _COUNTED[shown.line.resolution]])
    for line in (shown.line, shown.compared):
        if line is not None:
            rows.writerows(
                _row(line, point, system, zone) for point in line.points if point.value is not None
            )
    return written.getvalue()


def _row(line: Line, point: Point, system: UnitSystem, zone: str) -> list[str | int]:
    first, last = _when(line, point, zone)
    values = [shown_number(line.metric, value, system) for value in (point.value, point.low, point.high)]
    unit = display_unit(line.metric, system)
    return [line.metric.slug, first, last, *values, unit.symbol or unit.slug, point.n]


def _when(line: Line, point: Point, zone: str) -> tuple[str, str]:
    if point.at is not None:
        return point.at.astimezone(ZoneInfo(zone)).isoformat(timespec="seconds"), ""
    bucket = bucket_span(point.day, line.resolution)
    return bucket.first.isoformat(), min(bucket.last, line.span.last).isoformat()


def shown_number(metric: Metric, value: float | None, system: UnitSystem) -> str:
    """A value in the person's unit with the decimals shown, as a machine reads it; empty for None."""
    if value is None:
        return ""
    unit = display_unit(metric, system)
    return f"{float(convert(value, metric.unit, unit)):.{precision_in(metric, unit)}f}"


def file_name(shown: Trend) -> str:
    """A name for the file: `resting_heart_rate_2026-05-26_2026-11-23.csv`."""
    span = shown.line.span
    return f"{shown.line.metric.slug}_{span.first.isoformat()}_{span.last.isoformat()}.csv"
