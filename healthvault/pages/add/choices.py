"""What can be entered, and the words around it."""

from datetime import datetime

from healthvault.ingest.by_hand import PRESSURE, Entry, can_be_entered
from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.metric import Daily, display_unit
from healthvault.metrics.unit import UnitSystem
from healthvault.ui import text

_PRESSURE_NAME = "Blood pressure"
CHOICES: dict[str, str] = dict(
    sorted(
        [
            (PRESSURE, _PRESSURE_NAME),
            *((row.slug, row.name) for row in METRICS.values() if can_be_entered(row)),
        ],
        key=lambda choice: choice[1].casefold(),
    )
)
"""What is sent → what is shown, by name."""
_MOOD = "From 1, very unpleasant, to 5, very pleasant."
_ADDS = "It is added to what was measured on that day."


def unit_of(what: str, system: UnitSystem) -> str:
    """The unit in which it is asked for; empty for a bare number."""
    metric = METRICS["bp_systolic"] if what == PRESSURE else METRICS.get(what)
    return display_unit(metric, system).symbol if metric else ""


def hint_of(what: str) -> str:
    """What to know before writing the number; empty when it is plain."""
    if what == "mood":
        return _MOOD
    metric = METRICS.get(what)
    return _ADDS if metric and metric.daily is Daily.SUM else ""


def said(told: Entry, system: UnitSystem, now: datetime, zone: str) -> str:
    """`Weight 72.5 kg, today 07:30`: what was kept, as it will be shown."""
    shown = [text.quantity(METRICS[slug], value, system) for slug, value in told.values.items()]
    when = text.moment(told.at, now, zone)
    if len(shown) > 1:
        return f"{_PRESSURE_NAME} {shown[0].number}/{shown[1]}, {when}."
    return f"{METRICS[next(iter(told.values))].name} {shown[0]}, {when}."
