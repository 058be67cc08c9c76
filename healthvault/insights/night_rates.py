"""How fast the heart beat while somebody lay at night, from hours."""

from collections.abc import Sequence
from datetime import date
from statistics import fmean
from zoneinfo import ZoneInfo

from healthvault.vault.values import HourValue

FIRST_HOUR, LAST_HOUR = 0, 6
"""The hours from 0:00 to 7:00. Source: the program of Alavi et al. 2022 (see `illness`)."""
ENOUGH_HOURS = 3
"""How many hours of rest a night needs. Source: our convention: near half of the seven."""


def night_rates(heart: Sequence[HourValue], steps: Sequence[HourValue], zone: str) -> dict[date, float]:
    """The mean heart rate of each night in beats a minute, by the local date on which it ended.

    The authors take the readings between 0:00 and 7:00 in minutes in which no step was counted. The vault
    keeps hours that are resolved, and minutes only as each source told them: so this takes the hours in which
    no step was counted at all. That is stricter where somebody gets up at night, and the same where they do
    not. Hours count alike, however many readings they hold.

    Args:
        heart: Hours of heart rate, in any order.
        steps: Hours of steps; an hour without any is not there.
        zone: The IANA zone whose clock tells when it is night; on a journey it is still this one.

    Returns:
        Nights with fewer than `ENOUGH_HOURS` such hours are absent.
    """
    walked = {hour.hour_at for hour in steps if hour.value > 0}
    here = ZoneInfo(zone)
    nights: dict[date, list[float]] = {}
    for hour in heart:
        local = hour.hour_at.astimezone(here)
        if FIRST_HOUR <= local.hour <= LAST_HOUR and hour.hour_at not in walked:
            nights.setdefault(local.date(), []).append(hour.value)
    return {night: fmean(rates) for night, rates in nights.items() if len(rates) >= ENOUGH_HOURS}
