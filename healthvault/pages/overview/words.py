"""The sentences of the overview: computed, not generated, from the numbers beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from healthvault.ingest.status import ImportStatus, State
from healthvault.insights.baseline import Baseline, Standing
from healthvault.insights.overview import MetricCard, Overview
from healthvault.insights.season import Season
from healthvault.insights.so_far import SO_FAR
from healthvault.metrics.metric import Metric, display_unit, precision_in
from healthvault.metrics.unit import HOUR, MINUTE, SECOND, UnitSystem, convert
from healthvault.ui import text


def difference(metric: Metric, value: float, from_: float, system: UnitSystem) -> tuple[float, str]:
    """How far a value lies from another, as the difference of the two numbers that are shown.

    Returns:
        The difference in the displayed unit, 0 when the two look alike, and its size in words without a sign.
    """
    if metric.unit in {HOUR, MINUTE}:
        minutes = [round(float(convert(each, metric.unit, MINUTE))) for each in (value, from_)]
        apart = minutes[0] - minutes[1]
        return apart, text.duration(float(convert(abs(apart), MINUTE, SECOND)))
    unit = display_unit(metric, system)
    places = precision_in(metric, unit)
    shown = [round(float(convert(each, metric.unit, unit)), places) for each in (value, from_)]
    apart = round(shown[0] - shown[1], places)
    return apart, str(text.Quantity(number=text.number(abs(apart), places), unit=unit.symbol))


def usual_range(metric: Metric, usual: Baseline, system: UnitSystem) -> str:
    """The usual range: `52–58 bpm`, `6 h 40 min – 7 h 50 min`."""
    return text.between(metric, usual.low, usual.high, system)


def delta(card: MetricCard, system: UnitSystem) -> str:
    """Where a card's value stands against the usual, in words; empty while that is not known."""
    usual = card.usual
    if usual is None:
        return ""
    if card.is_unfinished:
        return f"Usually {text.quantity(card.metric, usual.median, system)} by the end of the day"
    apart, size = difference(card.metric, card.latest.value, usual.median, system)
    if not apart:
        return "As usual"
    if card.standing is Standing.WITHIN:
        return "In your usual range"
    way = f"{size} {'above' if apart > 0 else 'below'} your median"
    return f"{way}, as at this time of year" if card.is_of_season else way


def season_words(metric: Metric, usual: Baseline, season: Season, system: UnitSystem) -> str:
    """What the time of the year did before: `at this time of year 900 steps lower (2024, 2025)`."""
    apart, size = difference(metric, usual.median + season.shift, usual.median, system)
    if not apart:
        return ""
    years = ", ".join(str(year) for year in season.years)
    return f"at this time of year {size} {'higher' if apart > 0 else 'lower'} ({years})"


def arriving_words(arrivals: Sequence[ImportStatus]) -> str:
    """How far the data is that is on its way; empty when none is."""
    moving = next((one for one in arrivals if one.state.is_moving and not one.dry_run), None)
    if moving is None:
        return ""
    if moving.state is State.READING and moving.bytes_total:
        return f"{text.percent(moving.bytes_done / moving.bytes_total)} read so far."
    return "Working out your days." if moving.state is State.RESOLVING else "It has just begun."


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The two sentences on top."""

    first: str
    second: str


def summary(shown: Overview, system: UnitSystem) -> Summary:
    """How the night was, and whether anything stands apart; of who has no card yet, where to look."""
    if not shown.cards and shown.last_night is None:
        return Summary(
            first="There is too little yet to sum up.",
            second="What you noted or did stands in its day, and what was measured in Trends.",
        )
    return Summary(first=_night(shown), second=_standing(shown, system))


def so_far_late(shown: Overview) -> str:
    """Which of today's sums should have come again by now, and since when; empty when none should."""
    for slug in SO_FAR:
        told, card = shown.freshness(slug), shown.card(slug)
        if told is not None and card is not None and told.is_stale:
            return f"{card.metric.name}: {told}"
    return ""


def _night(shown: Overview) -> str:
    night, usual = shown.last_night, shown.usual_asleep_min
    if night is None:
        return "No night has been recorded lately."
    asleep = text.duration(night.asleep_min * 60)
    when = text.night(night.night, shown.today)
    said = f"You slept {asleep} {when if when == 'last night' else f'in {when}'}"
    if usual is None:
        return f"{said}."
    apart = round(night.asleep_min) - round(usual.median)
    if abs(apart) < 5:
        return f"{said}, as long as usual."
    return f"{said}, {text.duration(abs(apart) * 60)} {'more' if apart > 0 else 'less'} than usual."


def _standing(shown: Overview, system: UnitSystem) -> str:
    recent = [card for card in shown.cards if shown.today - card.latest.day <= timedelta(days=1)]
    if not recent:
        last = max((card.latest.day for card in shown.cards), default=None)
        since = f" since {text.day(last, shown.today)}" if last else ""
        return f"Nothing has arrived{since}: bring newer data in under Sync."
    judged = [
        card
        for card in recent
        if card.standing is not None and not card.is_of_season and card.metric.slug != "sleep_duration"
    ]
    apart = [card for card in judged if card.standing is not Standing.WITHIN and card.usual]
    if not judged:
        return "What is usual for you is still being learnt: that takes two weeks of days."
    if not apart:
        return f"{_all(len(judged))} in your usual range."
    first = min(apart, key=lambda card: (card.is_good_news is not False, card.is_good_news is None))
    value = text.quantity(first.metric, first.latest.value, system)
    usual = usual_range(first.metric, first.usual, system) if first.usual else ""
    others = f"; {_others(len(apart) - 1)}" if len(apart) > 1 else ""
    return f"Your {_lower(first.metric.name)} is {value}, {first.standing} your usual {usual}{others}."


def _all(count: int) -> str:
    few = {1: "Your one other number is", 2: "Both other numbers are"}
    return few.get(count, f"All {count} other numbers are")


def _others(count: int) -> str:
    return "one more number stands apart" if count == 1 else f"{count} more numbers stand apart"


def _lower(name: str) -> str:
    return name[0].lower() + name[1:]
