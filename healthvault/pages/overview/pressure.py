"""Blood pressure is one number of two parts: 118/76."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from healthvault.charts.sparkline import spark_pair
from healthvault.insights.baseline import Standing
from healthvault.insights.overview import MetricCard
from healthvault.metrics.unit import UnitSystem
from healthvault.pages.overview.cards import (
    CardView,
    as_of,
    card_view,
    learning,
    news,
    placed,
    stale,
    stands_on,
)
from healthvault.pages.overview.references import pressure_views
from healthvault.pages.overview.words import difference
from healthvault.ui import text

UPPER, LOWER = "bp_systolic", "bp_diastolic"
_NAME = "Blood pressure"


def card_views(cards: Sequence[MetricCard], system: UnitSystem, now: datetime, zone: str) -> list[CardView]:
    """Every card on the screen; the two parts of a blood pressure are one, or none when one is missing."""
    by_slug = {card.metric.slug: card for card in cards}
    upper, lower = by_slug.get(UPPER), by_slug.get(LOWER)
    shown = []
    for card in cards:
        if card.metric.slug not in {UPPER, LOWER}:
            shown.append(card_view(card, system, now, zone))
        elif card is upper and lower is not None and lower.latest.day == upper.latest.day:
            shown.append(_pressure(upper, lower, system, now, zone))
    return shown


def _pressure(upper: MetricCard, lower: MetricCard, system: UnitSystem, now: datetime, zone: str) -> CardView:
    high, low = (text.quantity(each.metric, each.latest.value, system) for each in (upper, lower))
    number, unit = f"{high.number}/{low.number}", high.unit
    late, today = stale(upper), now.astimezone(ZoneInfo(zone)).date()
    said, usual, when = (
        late or _said(upper, lower, system),
        _usual(upper, lower, system, today),
        as_of(upper, now, zone),
    )
    drawn = spark_pair(
        placed(upper),
        placed(lower),
        [(each.usual.low, each.usual.high) for each in (upper, lower) if each.usual],
    )
    judged = {upper.is_good_news, lower.is_good_news} - {None}
    return CardView(
        slug=UPPER,
        day=upper.latest.day.isoformat(),
        name=_NAME,
        domain=upper.metric.domain.value,
        trend=f"/trends?metric={UPPER}&compare={LOWER}&range=6m",
        number=number,
        unit=unit,
        as_of=when,
        delta=said,
        news="" if late else news(all(judged) if judged else None),
        usual=usual,
        line=drawn.line,
        bars="",
        band=drawn.band,
        last=drawn.last,
        references=pressure_views(upper.published, lower.published),
    )


def _said(upper: MetricCard, lower: MetricCard, system: UnitSystem) -> str:
    """Where the two parts stand; empty while that is not known of both."""
    if upper.standing is None or lower.standing is None:
        return ""
    apart = [
        f"{name} {_from_median(each, system)}"
        for name, each in (("Upper", upper), ("Lower", lower))
        if each.standing is not Standing.WITHIN
    ]
    return ", ".join([apart[0], *(each.lower() for each in apart[1:])]) if apart else "In your usual range"


def _from_median(card: MetricCard, system: UnitSystem) -> str:
    median = card.usual.median if card.usual else card.latest.value
    apart, size = difference(card.metric, card.latest.value, median, system)
    return f"{size} {'above' if apart > 0 else 'below'}"


def _usual(upper: MetricCard, lower: MetricCard, system: UnitSystem, today: date) -> str:
    if upper.usual is None or lower.usual is None:
        return learning(min(upper.measured_days, lower.measured_days), upper.since, today)
    ranges = [
        "–".join(text.quantity(each.metric, value, system).number for value in (usual.low, usual.high))
        for each, usual in ((upper, upper.usual), (lower, lower.usual))
    ]
    unit = text.quantity(upper.metric, upper.usual.low, system).unit
    medians = "/".join(
        text.quantity(each.metric, usual.median, system).number
        for each, usual in ((upper, upper.usual), (lower, lower.usual))
    )
    n = stands_on(min(upper.usual, lower.usual, key=lambda usual: usual.n), "day", today)
    return f"Usual {' / '.join(ranges)} {unit}, median {medians} ({n})"
