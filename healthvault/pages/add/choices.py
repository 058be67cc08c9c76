"""What can be entered, and the words around it."""

from datetime import datetime

from healthvault.ingest.by_hand import NOTE, PRESSURE, SLEEP, can_be_entered, what_of
from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.metric import Daily, display_unit
from healthvault.metrics.unit import UnitSystem
from healthvault.metrics.zones import Zones
from healthvault.ui import text
from healthvault.vault.entries import Entry

_NAMES = {PRESSURE: "Blood pressure", NOTE: "Note", SLEEP: "Sleep"}
CHOICES: dict[str, str] = dict(
    sorted(
        [
            *_NAMES.items(),
            *((row.slug, row.name) for row in METRICS.values() if can_be_entered(row)),
        ],
        key=lambda choice: choice[1].casefold(),
    )
)
"""What is sent → what is shown, by name."""
_HINTS = {
    "mood": "From 1, very unpleasant, to 5, very pleasant.",
    SLEEP: "How long you slept, such as 7:30. Day and time are when you woke up. A night that a device told "
    "counts before it.",
    NOTE: "It is sealed with your key. Nobody you share with reads it, and no model unless you switch "
    "notes on for the coach.",
}
_ADDS = "It is added to what was measured on that day."


def unit_of(what: str, system: UnitSystem) -> str:
    """The unit in which it is asked for; empty for a bare number."""
    if what == SLEEP:
        return "hours"
    metric = METRICS["bp_systolic"] if what == PRESSURE else METRICS.get(what)
    return display_unit(metric, system).symbol if metric else ""


def hint_of(what: str) -> str:
    """What to know before writing; empty when it is plain."""
    metric = METRICS.get(what)
    return _HINTS.get(what, _ADDS if metric and metric.daily is Daily.SUM else "")


def name_of(told: Entry) -> str:
    """What an entry is of: `Weight`, `Blood pressure`, `Note`."""
    what = what_of(told)
    return _NAMES.get(what) or METRICS[what].name


def amount_of(told: Entry, system: UnitSystem) -> str:
    """What it says in the person's units: `72.5 kg`, `121/79 mmHg`; of a note its words."""
    if told.note:
        return told.note
    shown = [text.quantity(METRICS[slug], value, system) for slug, value in told.values.items()]
    return f"{shown[0].number}/{shown[1]}" if len(shown) > 1 else str(shown[0])


def said(told: Entry, system: UnitSystem, now: datetime, zones: Zones) -> str:
    """`Weight 72.5 kg, today 07:30.`: what was kept, as it will be shown."""
    when = text.moment(told.at, now, zones.at(told.at))
    return f"{name_of(told)}{'' if told.note else f' {amount_of(told, system)}'}, {when}."
