"""What a number was made from, in words and in the person's units. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import urlencode

from healthvault.metrics.catalogue import metric
from healthvault.metrics.metric import Daily, Metric
from healthvault.metrics.unit import UnitSystem
from healthvault.ui import text
from healthvault.vault.silence import USUAL_MIN
from healthvault.vault.values import Lineage, SpanLineage, StreamValue

_MANY = "Several sources measured this. "
_ONE = "one source"
_DAY_RULES = {
    _ONE: "One source measured this, and its readings were taken as they are.",
    "by priority": _MANY + "One speaks for the day: the first in rank that measured for most of it.",
    "most complete": _MANY
    + "The first in rank saw little of the day, so the most complete one speaks for it.",
    "most by itself": _MANY + "One alone told more than all do without their overlaps, so it leads the day.",
    "the day's total": _MANY + "One tells the whole day in one number, which holds what the others saw.",
    "two roads": "One source measured this, and it came here by two roads: straight from its maker, "
    "which counts, and carried by another app.",
    "one device tells the night": "Several devices saw this night; its stages are those of one of them.",
}
_SHARED = (
    _MANY + "Where they overlap in time the first in rank counts, and the others fill its gaps: "
    "nothing is counted twice."
)
_STREAM_RULES = {
    "alone": "the only one",
    "counts": "counted whole",
    "leads": "leads the day",
    "fills gaps": "fills the gaps",
    "covered": "the same time was already counted",
    "chosen": "speaks for the day",
    "not chosen": "another speaks for the day",
    "shadowed": "its maker told it too, and is believed",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyLine:
    """What one source said of a day, and what became of it; `total` is its maker's own, empty for none."""

    source: str
    readings: str
    said: str
    counted: str
    rule: str
    total: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyShare:
    """On how many days a source was treated by one rule."""

    source: str
    days: str
    readings: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyDay:
    """One of the days that made a usual; `lies` is where against its range, `readings` leads to what it was
    made from.
    """

    when: str
    value: str
    lies: str
    readings: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyView:
    """A number and what it was made from. `lines` are of one day, `shares` of several, `days` of a usual;
    `order`, `readings` and `trends` lead to where the rule is changed (as `change` says), to every reading
    of a day, and to where the number is drawn.
    """

    title: str
    intro: str
    order: str = ""
    readings: str = ""
    readings_of: str = "See the readings"
    trends: str = ""
    change: str = "Change which source counts"
    ranking: str = ""
    silence: str = ""
    rule_set: str = ""
    has_totals: bool = False
    lines: list[WhyLine] = field(default_factory=list[WhyLine])
    shares: list[WhyShare] = field(default_factory=list[WhyShare])
    days: list[WhyDay] = field(default_factory=list[WhyDay])


def why_view(told: Lineage, system: UnitSystem) -> WhyView:
    """The lineage of a day's number."""
    shown = metric(told.metric)
    address = {"metric": shown.slug, "day": told.day.isoformat()}
    return WhyView(
        title=f"{shown.name}: {text.quantity(shown, told.value, system)}",
        intro=f"{text.date_words(told.day, year=True)}. {_reason(shown, told.rule)}",
        order=f"/priorities?{urlencode({'metric': shown.slug})}",
        readings=f"/readings?{urlencode(address)}",
        change=change_words(shown),
        ranking=_ranking(told),
        silence=silence_words(told.silence_min),
        rule_set=f"Rule set {told.rule_set}",
        has_totals=any(stream.day_total is not None for stream in told.streams),
        lines=[_line(shown, stream, told.streams, system) for stream in told.streams],
    )


def pair_view(upper: Lineage, lower: Lineage, system: UnitSystem) -> WhyView:
    """Two numbers that are read as one; their metrics are called by what they share, a comma and a part."""
    both = (upper, lower)
    views = [why_view(each, system) for each in both]
    high, low = (text.quantity(metric(each.metric), each.value, system) for each in both)
    return replace(
        views[0],
        title=f"{metric(upper.metric).name.partition(', ')[0]}: {high.number}/{low}",
        lines=[
            replace(line, source=f"{line.source}, {metric(told.metric).name.partition(', ')[2]}")
            for told, view in zip(both, views, strict=True)
            for line in view.lines
        ],
    )


def span_view(told: SpanLineage, today: date) -> WhyView:
    """What the days of a metric were made from, taken together."""
    shown = metric(told.metric)
    night = shown.daily is Daily.NIGHT
    days = text.count(told.day_count, "night" if night else "day")
    shared = (
        "On none of them more than one source measured."
        if not told.shared_count
        else f"On {text.number(told.shared_count)} of them several sources measured, and the rules decided."
    )
    sets = " and ".join(str(each) for each in told.rule_sets)
    return WhyView(
        title=f"{shown.name}, {text.span(told.first, told.last, today)}",
        intro=f"It is made of the numbers of {days}. {shared}",
        order=f"/priorities?{urlencode({'metric': shown.slug})}",
        readings=f"/readings?{urlencode({'metric': shown.slug, 'day': told.last_day.isoformat()})}",
        readings_of=f"See the readings of {text.day(told.last_day, today)}",
        change=change_words(shown),
        silence=silence_words(told.silence_min),
        rule_set=f"Rule set {sets}",
        shares=[
            WhyShare(
                source=share.source,
                days=text.number(share.day_count),
                readings=text.number(share.n),
                rule=_STREAM_RULES.get(share.rule, share.rule),
            )
            for share in told.shares
        ],
    )


def _line(shown: Metric, stream: StreamValue, among: Sequence[StreamValue], system: UnitSystem) -> WhyLine:
    total = stream.day_total
    return WhyLine(
        source=_source(stream, among),
        readings=_readings(shown, stream),
        said=_said(shown, stream, system),
        counted=str(text.quantity(shown, stream.counted, system)) if stream.counted else "",
        rule=_STREAM_RULES.get(stream.rule, stream.rule),
        total="" if total is None else str(text.quantity(shown, total, system)),
    )


def _readings(shown: Metric, stream: StreamValue) -> str:
    """How many, in how much time: of instants in how many hours of the day there are any."""
    many = text.number(stream.n)
    if shown.daily not in {Daily.SUM, Daily.NIGHT}:
        return f"{many} in {text.count(round(stream.minutes / 60), 'hour')}"
    return f"{many} in {text.duration(stream.minutes * 60)}" if stream.minutes >= 1 else many


def _reason(shown: Metric, rule: str) -> str:
    if shown.daily is Daily.SUM and rule == "by priority":
        return _SHARED
    return _DAY_RULES.get(rule, "")


def _ranking(told: Lineage) -> str:
    """In which order the sources count, and whose order that is; empty where there is one."""
    if len(told.streams) < 2:
        return ""
    names = ", then ".join(dict.fromkeys(_source(stream, told.streams) for stream in told.streams))
    if told.chosen_from is None:
        return f"In the usual order: {names}."
    since = "" if told.chosen_from == date.min else f" from {text.date_words(told.chosen_from, year=True)} on"
    return f"In the order that you chose{since}: {names}."


def silence_words(minutes: int | None) -> str:
    """When a sleep is over, and whose rule that is; empty for a number of no night."""
    if minutes is None:
        return ""
    whose = "the usual rule" if minutes == USUAL_MIN else "your choice"
    return f"A silence of more than {minutes} minutes ends a sleep: {whose}."


def change_words(shown: Metric) -> str:
    """What the way to the rule is called."""
    return "Change how nights are made" if shown.daily is Daily.NIGHT else "Change which source counts"


def _said(shown: Metric, stream: StreamValue, system: UnitSystem) -> str:
    if shown.daily is Daily.NIGHT:  # Of a night that is not believed only the time asleep is kept.
        return f"{text.duration(stream.value * 60)} asleep"
    return str(text.quantity(shown, stream.value, system))


def _source(stream: StreamValue, among: Sequence[StreamValue]) -> str:
    twins = sum(other.source == stream.source for other in among)
    return f"{stream.source} ({stream.kind})" if twins > 1 else stream.source
