"""What the page about the order of sources says."""

from datetime import date

from healthvault.metrics.metric import Daily, Metric
from healthvault.metrics.unit import Dimension, UnitSystem
from healthvault.ui import text
from healthvault.vault.orders import ALWAYS, Order
from healthvault.vault.priority import decided_by
from healthvault.vault.reorder import Effect

_SUM = (
    "Where two sources tell of the same minutes, the upper one counts, and the lower ones fill the gaps that "
    "it leaves. A source that alone told more than all of them by that rule leads its day."
)
_NIGHT = (
    "One source tells a night, with every number of it: one that knows the stages before one that does not, "
    "and of those the upper one, unless it saw less than half of the night."
)
_INSTANT = (
    "One source speaks for a day: the upper one, unless it measured in less than 80% of the hours of the "
    "most complete one."
)
_ALSO = {
    "active_energy": " It also decides which source tells a workout.",
    "bp_systolic": " Both numbers of a blood pressure come from it.",
}
SILENCE = (
    "When a device is silent for longer than this, a sleep is over, and what follows is another one: the "
    "longer of the two is the night. A longer time suits who lies awake without a word of the device; a "
    "shorter one who sleeps in two halves. It holds for all nights; 60 minutes are usual."
)
NAMES = {"sleep_stage": "Sleep", "bp_systolic": "Blood pressure"}
"""What a metric is called here that decides about others too."""


def rule_words(metric: Metric) -> str:
    """How sources count for a metric, in words."""
    if metric.daily is Daily.NIGHT:
        return _NIGHT
    rule = _SUM if metric.daily is Daily.SUM else _INSTANT
    return rule + _ALSO.get(decided_by(metric.slug), "")


def place_words(name: str, place: int, of: int) -> str:
    """Where a source stands after it was moved, for whoever hears the page."""
    return f"{name} is now number {place + 1} of {of}."


def effect_words(told: Effect, today: date) -> str:
    """How many days another order would change, and from which to which."""
    if not told.changes:
        return "No number would change: wherever these sources overlap, the same ones count."
    first, last = told.changes[0].day, told.changes[-1].day
    one_day = f": {text.day(first, today)}"
    when = one_day if first == last else f", from {text.day(first, today)} to {text.day(last, today)}"
    many = text.number(len(told.changes))
    return f"{many} of {text.count(told.day_count, 'day')} would change{when}."


def silence_effect_words(told: Effect, today: date) -> str:
    """How many nights another end of sleeps would change, and from which to which."""
    if not told.changes:
        return "No night would change: no silence of yours lies between the two."
    first, last = told.changes[0].day, told.changes[-1].day
    when = text.day(first, today) if first == last else f"{text.day(first, today)} to {text.day(last, today)}"
    many = f"{text.number(len(told.changes))} of {text.count(told.day_count, 'night')} would change: {when}."
    same = sum(not change.size for change in told.changes)
    if not same:
        return many
    return f"{many} In {text.number(same)} of them the time asleep stays, and its parts or naps change."


def kept_words(change_count: int, one: str = "day") -> str:
    """What became of it, once it is kept: on how many days, or nights, a number changed."""
    if not change_count:
        return "Kept. No number changed."
    return f"Kept. {text.count(change_count, one)} came out differently."


def amount_words(metric: Metric, value: float | None, system: UnitSystem) -> str:
    """A value in the person's unit; what is counted needs none. A dash where there is no value."""
    if value is None:
        return "–"
    said = text.quantity(metric, value, system)
    return said.number if metric.unit.dimension is Dimension.COUNT else str(said)


def since_words(order: Order, today: date) -> str:
    """From when an order holds."""
    return "All days" if order.from_day == ALWAYS else f"From {text.day(order.from_day, today)}"
