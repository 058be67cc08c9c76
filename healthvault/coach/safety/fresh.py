"""What was measured today or yesterday and should not wait, whatever is asked.

It reads for the purpose of the answer, so that a note holds nothing that a model may not know; what is
switched off for the coach is not looked at either. Wearables err: limits for their means are wider, and a
lasting habit of the person's own is none of it.
"""

from datetime import timedelta
from statistics import median
from zoneinfo import ZoneInfo, available_timezones

from healthvault.coach.analyst.look import Look
from healthvault.coach.safety import limits
from healthvault.coach.safety.readings import Read, Reading
from healthvault.metrics.catalogue import metric
from healthvault.metrics.words import day, quantity
from healthvault.vault.values import DayValue

_FRESH_DAYS = 2
_USUAL_DAYS = 30
_WEIGHED_DAYS = 30
_EATEN_DAYS, _LITTLE_DAYS = 7, 4
"""Days, and on how many of them; one day with a meal forgotten is none of it."""
_READ = ("bp_systolic", "bp_diastolic", "spo2", "blood_glucose", "resting_heart_rate")


async def fresh_reading(look: Look) -> Read | None:
    """The first fresh reading that should not wait, said with its day; None for most."""
    days = await look.book.days(_READ, look.last_days(_USUAL_DAYS))
    told = [_pressure(look, days), _oxygen(look, days), _sugar(look, days), _pulse(look, days)]
    return next((read for read in told if read is not None), None)


async def eats_or_weighs_little(look: Look, height_cm: float | None) -> bool:
    """Whether somebody is underweight by their last weight within a month, or what they wrote down of what
    they ate in the last seven days is very little on most of them; False where it is not known.
    """
    days = await look.book.days(["weight", "diet_energy"], look.last_days(_WEIGHED_DAYS))
    eaten = _fresh(look, days, "diet_energy", within=_EATEN_DAYS)
    little = [each for each in eaten if each.value <= limits.KCAL_A_DAY]
    if len(little) >= _LITTLE_DAYS and len(little) * 2 > len(eaten):
        return True
    weights = days.get("weight", [])
    if height_cm is None or not weights:
        return False
    return weights[-1].value / (height_cm / 100) ** 2 < limits.UNDERWEIGHT_KG_M2


async def sleeps_elsewhere(look: Look, zone: str) -> bool:
    """Whether the last night of these days was measured under another clock than that of a zone."""
    nights = await look.book.nights(look.last_days(_FRESH_DAYS))
    if not nights or zone not in available_timezones():
        return False
    at_home = nights[-1].end_at.astimezone(ZoneInfo(zone)).utcoffset()
    return at_home != timedelta(minutes=nights[-1].offset_min)


def _fresh(
    look: Look, days: dict[str, list[DayValue]], slug: str, within: int = _FRESH_DAYS
) -> list[DayValue]:
    since = look.last_days(within).first
    return [each for each in days.get(slug, []) if each.day >= since]


def _said(look: Look, slug: str, value: float, at: DayValue) -> str:
    words = quantity(metric(slug), value, look.voice.units)
    return f"{words} ({metric(slug).name.lower()}, {day(at.day, look.voice.today)})"


def _pressure(look: Look, days: dict[str, list[DayValue]]) -> Read | None:
    for slug, limit in (("bp_systolic", limits.SYSTOLIC_MMHG), ("bp_diastolic", limits.DIASTOLIC_MMHG)):
        for each in reversed(_fresh(look, days, slug)):
            highest = each.value if each.high is None else each.high
            if highest >= limit:
                return Read(reading=Reading.PRESSURE, said=_said(look, slug, highest, each))
    return None


def _oxygen(look: Look, days: dict[str, list[DayValue]]) -> Read | None:
    low = [each for each in _fresh(look, days, "spo2") if each.value <= limits.SPO2_WATCH_PERCENT]
    if not low:
        return None
    return Read(reading=Reading.OXYGEN, said=_said(look, "spo2", low[-1].value, low[-1]))


def _sugar(look: Look, days: dict[str, list[DayValue]]) -> Read | None:
    """Of today alone: of a low or a high yesterday nothing can be done any more."""
    for each in _fresh(look, days, "blood_glucose", within=1):
        lowest = each.value if each.low is None else each.low
        highest = each.value if each.high is None else each.high
        if lowest < limits.GLUCOSE_LOW_MG_DL:
            return Read(reading=Reading.SUGAR_LOW, said=_said(look, "blood_glucose", lowest, each))
        if highest >= limits.GLUCOSE_HIGH_MG_DL:
            return Read(reading=Reading.SUGAR_HIGH, said=_said(look, "blood_glucose", highest, each))
    return None


def _pulse(look: Look, days: dict[str, list[DayValue]]) -> Read | None:
    fresh = _fresh(look, days, "resting_heart_rate")
    if not fresh:
        return None
    last, usual = fresh[-1], median(each.value for each in days["resting_heart_rate"])
    is_fast = last.value > limits.RESTING_FAST_BPM
    # Who always rests so slowly, as some do who train much, is not told so every day.
    is_slow = last.value < limits.RESTING_SLOW_BPM <= usual
    if not is_fast and not is_slow:
        return None
    reading = Reading.PULSE_FAST if is_fast else Reading.PULSE_SLOW
    return Read(reading=reading, said=_said(look, "resting_heart_rate", last.value, last))
