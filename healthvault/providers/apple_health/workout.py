"""A `<Workout>` as one workout: what its statistics say, and what older exports say in attributes instead."""

import re
from collections.abc import Iterator, Mapping

from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.metric import Daily
from healthvault.metrics.sample import WorkoutSample
from healthvault.metrics.unit import KILOCALORIE, METRE, SECOND, Unit, UnitError, convert, unit_named
from healthvault.metrics.zones import Zones
from healthvault.providers.apple_health.element import Element
from healthvault.providers.apple_health.form import QUANTITY_PREFIX
from healthvault.providers.apple_health.identifiers import QUANTITIES
from healthvault.providers.apple_health.moments import moment
from healthvault.providers.apple_health.source import source
from healthvault.providers.apple_health.tally import BACKWARDS, NO_FIELD, NO_TIME, TOO_LONG
from healthvault.providers.apple_health.text import decimal

_ACTIVITY_PREFIX = "HKWorkoutActivityType"
_WORD_START = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_KIND = re.compile(r"[a-z0-9_]{1,64}")
_AMOUNT = re.compile(r"\s*(\S+)\s+(\S+)\s*")
_LONGEST_MS = 7 * 86_400_000
_DISTANCES = (
    "distance_walk_run",
    "distance_cycling",
    "distance_swimming",
    "distance_wheelchair",
    "distance_snow",
    "distance_other",
)


def _in(unit: Unit, number: str | None, unit_text: str | None) -> float | None:
    """A printed amount in `unit`; None when absent, no number, negative or in a unit of something else."""
    value = decimal(number) if number else None
    printed = unit_named(unit_text) if unit_text else None
    if value is None or value < 0 or printed is None:
        return None
    try:
        return convert(value, printed, unit)
    except UnitError:
        return None


def _statistics(workout: Element) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Our name and the attributes of each statistic that we know."""
    for statistic in workout.each("WorkoutStatistics"):
        slug = QUANTITIES.get(statistic.attributes.get("type", "").removeprefix(QUANTITY_PREFIX))
        if slug:
            yield slug, statistic.attributes


def _details(workout: Element) -> dict[str, float]:
    """Everything the statistics say, by metric, kind and unit, such as `heart_rate_max_bpm`."""
    details: dict[str, float] = {}
    for slug, attributes in _statistics(workout):
        metric = METRICS[slug]
        kinds = (
            (("sum", ""),)
            if metric.daily is Daily.SUM
            else (("average", "_mean"), ("minimum", "_min"), ("maximum", "_max"))
        )
        for kind, suffix in kinds:
            value = _in(metric.unit, attributes.get(kind), attributes.get("unit"))
            if value is not None:
                unit = "" if metric.unit.slug == slug else f"_{metric.unit.slug}"
                details[f"{slug}{suffix}{unit}"] = value
    ascent = _AMOUNT.fullmatch(workout.metadata().get("HKElevationAscended", ""))
    climbed_m = _in(METRE, ascent[1], ascent[2]) if ascent else None
    if climbed_m is not None:
        details["ascent_m"] = climbed_m
    return details


def _distance_m(attributes: Mapping[str, str], details: Mapping[str, float]) -> float | None:
    sums = [details[name] for slug in _DISTANCES if (name := f"{slug}_m") in details]
    return (
        max(sums)
        if sums
        else _in(METRE, attributes.get("totalDistance"), attributes.get("totalDistanceUnit"))
    )


def _energy_kcal(attributes: Mapping[str, str], details: Mapping[str, float]) -> float | None:
    if "active_energy_kcal" in details:
        return details["active_energy_kcal"]
    return _in(KILOCALORIE, attributes.get("totalEnergyBurned"), attributes.get("totalEnergyBurnedUnit"))


def kind(activity: str) -> str:
    """Apple's name of an activity in words: `HKWorkoutActivityTypeTraditionalStrengthTraining` is one of
    three.
    """
    name = _WORD_START.sub("_", activity.removeprefix(_ACTIVITY_PREFIX)).lower()
    return name if _KIND.fullmatch(name) else "other"


def _route_file(workout: Element) -> str | None:
    paths = (
        file.attributes.get("path")
        for route in workout.each("WorkoutRoute")
        for file in route.each("FileReference")
    )
    return next((path for path in paths if path), None)


def workout_sample(workout: Element, zones: Zones) -> WorkoutSample | str:
    """The workout, or the reason why it cannot be kept.

    Args:
        workout: The element; its statistics count before its attributes, which only older exports have.
        zones: The person's, for times without an offset.
    """
    attributes, metadata = workout.attributes, workout.metadata()
    if not {"workoutActivityType", "startDate", "endDate", "sourceName"} <= attributes.keys():
        return NO_FIELD
    start, end = moment(attributes["startDate"], zones), moment(attributes["endDate"], zones)
    if start is None or end is None:
        return NO_TIME
    if end.at_ms < start.at_ms:
        return BACKWARDS
    if end.at_ms - start.at_ms > _LONGEST_MS:
        return TOO_LONG
    details = _details(workout)
    return WorkoutSample(
        source=source(
            attributes["sourceName"],
            attributes.get("device", ""),
            user_entered=metadata.get("HKWasUserEntered") == "1",
        ),
        kind=kind(attributes["workoutActivityType"]),
        start_at=start.at(),
        end_at=end.at(),
        offset_min=start.within(metadata.get("HKTimeZone")).offset_min,
        duration_s=_in(SECOND, attributes.get("duration"), attributes.get("durationUnit", "min")),
        distance_m=_distance_m(attributes, details),
        energy_kcal=_energy_kcal(attributes, details),
        heart_rate_mean_bpm=details.get("heart_rate_mean_bpm"),
        heart_rate_max_bpm=details.get("heart_rate_max_bpm"),
        route_file=_route_file(workout),
        details=details,
    )
