"""The days of a metric beside every source that was published about it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from statistics import fmean

from healthvault.insights.baseline import Baseline
from healthvault.insights.benchmark import Benchmark, Taken, Who, beside
from healthvault.insights.reference import Reference, Takes, references_of
from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.metric import Daily, Metric
from healthvault.vault.values import DayValue

_MEAN_DAYS, _MEAN_ENOUGH = 30, 2
"""A mean is of the days of a month, two of them at least.

Source: two occasions: Whelton 2018, doi 10.1161/HYP.0000000000000065, section 4; a month: our convention.
"""
_WEEK_DAYS = 7
_CM_A_METRE = 100


def published(
    metric: Metric, days: Sequence[DayValue], usual: Baseline | None, who: Who, today: date
) -> tuple[Benchmark, ...]:
    """The days of a metric beside every source that may be held against it, people before guidelines.

    Args:
        metric: What was measured. A weight is told as a body mass index, where the height is known.
        days: Its days in time, at least one.
        usual: What is usual for the person; None while it is being learnt.
        who: Whose they are.
        today: The person's date: what adds up is not over on it.

    Returns:
        None of it where the sex, the age or the method does not fit.
    """
    about, days = (metric.slug, days) if metric.slug != "weight" else ("bmi", body_mass_index(days, who))
    whole = [day for day in days if not (metric.daily is Daily.SUM and day.day == today)]
    found = [
        told
        for one in references_of(about)
        if days
        and (told := beside(one, _shown(one, taken(one.takes, whole, usual, today)), who, days[-1].day.year))
    ]
    return tuple(sorted(found, key=lambda one: one.reference.kind != "people"))


def _shown(reference: Reference, number: Taken | None) -> Taken | None:
    """A number as it is shown: what reads 120 is judged as 120."""
    if number is None:
        return None
    precision = METRICS[reference.metric].precision if reference.metric in METRICS else 0
    return replace(number, value=round(number.value, precision))


def taken(takes: Takes, days: Sequence[DayValue], usual: Baseline | None, today: date) -> Taken | None:
    """A person's number as a source wants it; None where the days do not give it.

    Args:
        takes: Which number it wants.
        days: Days that are over, in time.
        usual: What is usual for the person.
        today: The person's date; a week ends on the day before.
    """
    if not days:
        return None
    last = days[-1]
    if takes is Takes.DAY:
        return _told(last.value, [last])
    if takes is Takes.USUAL:
        return None if usual is None else Taken(value=usual.median, n=usual.n, year=last.day.year)
    if takes is Takes.MEAN:
        month = _since(days, last.day - timedelta(days=_MEAN_DAYS - 1))
        return _told(fmean(day.value for day in month), month) if len(month) >= _MEAN_ENOUGH else None
    week = _since(days, today - timedelta(days=_WEEK_DAYS))
    return _told(sum(day.value for day in week), week) if week else None


def body_mass_index(days: Iterable[DayValue], who: Who) -> list[DayValue]:
    """Weights as body mass indices, in kg/m²; none while the height is not known."""
    if not who.height_cm:
        return []
    square_metres = (who.height_cm / _CM_A_METRE) ** 2
    return [day._replace(value=day.value / square_metres, low=None, high=None) for day in days]


def higher(upper: Sequence[Benchmark], lower: Sequence[Benchmark]) -> Benchmark | None:
    """Of the two parts of a blood pressure the one in the higher category; None unless both have one."""
    both = [one for one in (*upper, *lower) if one.category is not None]
    if len(both) != 2:
        return None
    order = both[0].categories
    return max(both, key=lambda one: order.index(one.category or order[0]))


def _since(days: Sequence[DayValue], first: date) -> list[DayValue]:
    return [day for day in days if day.day >= first]


def _told(value: float, days: Sequence[DayValue]) -> Taken:
    sources = tuple(dict.fromkeys(source for day in days for source in day.sources))
    return Taken(value=value, n=len(days), year=days[-1].day.year, sources=sources)
