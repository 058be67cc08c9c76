"""Answers that count days, or hold some days of the week against others."""

from collections.abc import Sequence
from statistics import fmean

from healthvault.coach.analyst.limit import Limit
from healthvault.coach.analyst.look import Look
from healthvault.insights.span import Span
from healthvault.metrics import words
from healthvault.metrics.metric import Daily, Metric, display_unit, precision_in
from healthvault.metrics.unit import HOUR, MINUTE, convert
from healthvault.metrics.unit_lab import unit_of
from healthvault.vault.values import DayValue

_WEEKDAYS = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")
_SATURDAY = 5
_ENOUGH_EACH = 2
"""How many of each weekday a comparison needs. Source: our convention: one may be a holiday."""

_SIDES = {
    ("above", False): "above", ("below", False): "below", ("above", True): "at least", ("below", True):
        "at most",
}  # fmt: skip


def counted(metric: Metric, limit: Limit, days: Sequence[DayValue], span: Span, look: Look) -> str:
    """On how many of the measured days a number was above or below a limit, as it is shown."""
    is_above = limit.side == "above"
    whole = [day for day in days if is_above or not _is_unfinished(metric, day, look)]
    bound = _kept(metric, limit, look)
    edge = shown(metric, bound, look)
    values = [shown(metric, day.value, look) for day in whole]
    found = sum(
        (value > edge if is_above else value < edge) or (limit.is_itself_in and value == edge)
        for value in values
    )
    each = "night" if metric.daily is Daily.NIGHT else "day"
    return (
        f"On **{found} of {words.count(len(whole), each)}** your"
        f" {words.plainly(metric)} was {_SIDES[limit.side, limit.is_itself_in]}"
        f" {look.voice.value(metric, bound)},"
        f" {look.voice.span(span)}."
    )


def coverage(metric: Metric, days: Sequence[DayValue], span: Span, look: Look) -> str:
    """On how many of the days something was measured."""
    each = "night" if metric.daily is Daily.NIGHT else "day"
    found = look.voice.of(len(days), span, each)
    return (
        f"Your {words.plainly(metric)} was measured on **{found}**, {look.voice.span(span)}"
        f" ({words.percent(len(days) / span.length)})."
    )


def best_weekday(metric: Metric, days: Sequence[DayValue], span: Span, look: Look, *, is_least: bool) -> str:
    """The day of the week with the highest mean, or the lowest, and its opposite."""
    whole = [day for day in days if not _is_unfinished(metric, day, look)]
    by_weekday = {
        number: [day.value for day in whole if day.day.weekday() == number]
        for number in range(len(_WEEKDAYS))
    }
    means = {number: fmean(values) for number, values in by_weekday.items() if len(values) >= _ENOUGH_EACH}
    if len(means) < len(_WEEKDAYS):
        return f"There are too few days in {look.voice.span(span)} to tell one day of the week from another."
    order = sorted(means, key=means.__getitem__, reverse=not is_least)
    first, last = (
        f"{_WEEKDAYS[number]}: {look.voice.mean(metric, means[number])}"
        f" on average ({words.count(len(by_weekday[number]), 'day')})"
        for number in (order[0], order[-1])
    )
    most, least = ("least", "most") if is_least else ("most", "least")
    return f"Your {words.plainly(metric)}, {look.voice.span(span)}: {most} on **{first}**, {least} on {last}."


def weekend(metric: Metric, days: Sequence[DayValue], span: Span, look: Look) -> str:
    """Saturdays and Sundays against the other days."""
    whole = [day for day in days if not _is_unfinished(metric, day, look)]
    free = [day.value for day in whole if day.day.weekday() >= _SATURDAY]
    work = [day.value for day in whole if day.day.weekday() < _SATURDAY]
    if min(len(free), len(work)) < _ENOUGH_EACH:
        return f"There are too few days in {look.voice.span(span)} to hold weekends against weekdays."
    apart = look.voice.apart(metric, fmean(work), fmean(free))
    way = "more" if fmean(free) > fmean(work) else "less"
    night = " Nights count to the day you woke up on." if metric.daily is Daily.NIGHT else ""
    return (
        f"Your {words.plainly(metric)}, {look.voice.span(span)}: **{look.voice.mean(metric, fmean(free))}**"
        f" on weekends"
        f" ({words.count(len(free), 'day')}) and **{look.voice.mean(metric, fmean(work))}** on weekdays"
        f" ({words.count(len(work), 'day')}), {apart} {way} on weekends.{night}"
    )


def shown(metric: Metric, value: float, look: Look) -> float:
    """A value as it reads: what reads 120 is not above 120."""
    if metric.unit in {HOUR, MINUTE}:
        return round(float(convert(value, metric.unit, MINUTE)))
    unit = display_unit(metric, look.voice.units)
    return round(float(convert(value, metric.unit, unit)), precision_in(metric, unit))


def _kept(metric: Metric, limit: Limit, look: Look) -> float:
    """The limit in the metric's own unit: from the unit that was said, or the person's.

    Of a stretch of time a bare number is minutes, of a night hours.
    """
    if metric.unit in {HOUR, MINUTE}:
        is_hours = limit.unit == "h" or (
            not limit.unit and metric.daily is Daily.NIGHT and limit.number <= 24
        )
        return float(convert(limit.number, HOUR if is_hours else MINUTE, metric.unit))
    said = unit_of(limit.measure, metric.unit.dimension) if limit.measure else None
    is_of_it = said is not None and said.dimension is metric.unit.dimension
    unit = said if said and is_of_it else display_unit(metric, look.voice.units)
    return float(convert(limit.number, unit, metric.unit))


def _is_unfinished(metric: Metric, day: DayValue, look: Look) -> bool:
    return metric.daily is Daily.SUM and day.day == look.voice.today
