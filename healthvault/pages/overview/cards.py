"""The cards of the overview as the screen shows them: every number in words, every line drawn."""

from dataclasses import dataclass, field
from datetime import date, datetime
from sys import intern
from zoneinfo import ZoneInfo

from healthvault.charts.sparkline import spark_bars, sparkline
from healthvault.insights.baseline import ENOUGH_DAYS, Baseline
from healthvault.insights.goal_words import goal_line
from healthvault.insights.overview import MetricCard
from healthvault.insights.so_far import SoFar
from healthvault.insights.source_change import SourceChange
from healthvault.metrics.metric import Daily, Metric
from healthvault.metrics.unit import UnitSystem
from healthvault.pages.overview.references import ReferenceView, reference_views
from healthvault.pages.overview.words import delta, season_words, usual_range
from healthvault.ui import text

_DRAWN_AS = {"sleep_regularity": "sleep_duration"}
"""What is computed has no trend of its own: its name leads to what it is computed from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """A metric card of a `day`. `trend` is where its name leads; `news` is good, bad or empty.

    `line`, `bars`, `band` and `last` are the `d` of paths. `references` are people like the person and
    guidelines.
    """

    slug: str
    day: str
    name: str
    domain: str
    trend: str
    number: str
    unit: str
    as_of: str
    delta: str
    news: str
    usual: str
    line: str
    bars: str
    band: str
    last: str
    goal: str = ""
    references: list[ReferenceView] = field(default_factory=list[ReferenceView])


@dataclass(frozen=True, slots=True, kw_only=True)
class SoFarView:
    """What today, the `day`, has come to. `percent` is of the usual day, `usual_percent` where one usually is
    by now.
    """

    slug: str
    day: str
    name: str
    domain: str
    number: str
    unit: str
    words: str
    as_of: str
    percent: int
    usual_percent: int


def card_view(card: MetricCard, system: UnitSystem, now: datetime, zone: str) -> CardView:
    """A card on the screen."""
    shown = text.quantity(card.metric, card.latest.value, system)
    late = stale(card)
    said, usual = late or delta(card, system), _usual(card, system, now.astimezone(ZoneInfo(zone)).date())
    points = placed(card)
    adds_up = card.metric.daily is Daily.SUM
    drawn = sparkline(points, (card.usual.low, card.usual.high) if card.usual else None)
    when = as_of(card, now, zone)
    return CardView(
        slug=card.metric.slug,
        day=intern(card.latest.day.isoformat()),
        name=card.metric.name,
        domain=card.metric.domain.value,
        trend=intern(f"/trends?metric={_DRAWN_AS.get(card.metric.slug, card.metric.slug)}&range=month"),
        number=shown.number,
        unit=shown.unit,
        as_of=intern(when),
        delta=intern(said),
        news="" if late else news(card.is_good_news),
        usual=usual,
        line="" if adds_up else drawn.line,
        bars=spark_bars(points, card.spark_span.length) if adds_up else "",
        band="" if adds_up else drawn.band,
        last="" if adds_up else drawn.last,
        goal=goal_line(card.goal, card.kept, system) if card.goal else "",
        references=reference_views(card.published, system),
    )


def so_far_view(so_far: SoFar, system: UnitSystem, now: datetime, zone: str) -> SoFarView:
    """A sum of today on the screen."""
    shown = text.quantity(so_far.metric, so_far.value, system)
    whole, by_now = so_far.usual_day, so_far.usual_by_now
    top = whole.high if whole else so_far.value
    return SoFarView(
        slug=so_far.metric.slug,
        day=now.astimezone(ZoneInfo(zone)).date().isoformat(),
        name=so_far.metric.name,
        domain=so_far.metric.domain.value,
        number=shown.number,
        unit=shown.unit,
        words=_by_now(so_far, system),
        as_of=f"as of {text.clock(so_far.as_of or now, zone)}",
        percent=_percent(so_far.value, top),
        usual_percent=_percent(by_now.median, top) if by_now else -1,
    )


def placed(card: MetricCard) -> list[tuple[float, float | None]]:
    """The points of a card's sparkline: how far into its time, from 0 to 1, and the value."""
    span = card.spark_span
    return [((point.day - span.first).days / max(span.length - 1, 1), point.value) for point in card.spark]


def learning(measured_days: int, since: SourceChange | None, today: date) -> str:
    """How far the learning of what is usual has come."""
    said = f"Learning your usual: {measured_days} of {ENOUGH_DAYS} days"
    return f"{said}, {_began(since, today)}" if since else said


def stands_on(usual: Baseline, each: str, today: date) -> str:
    """How many days a usual stands on, and since which device when that began within them."""
    days = text.count(usual.n, each)
    return f"{days} {_began(usual.since, today)}" if usual.since else days


def _began(since: SourceChange, today: date) -> str:
    when = text.day(since.day, today)
    return f"since {since.source}{'' if when in {'today', 'yesterday'} else ' on'} {when}"


def as_of(card: MetricCard, now: datetime, zone: str) -> str:
    """How fresh a card is: a time of today, a day, or the night."""
    here = ZoneInfo(zone)
    today, at = now.astimezone(here).date(), card.as_of
    if card.metric.daily is Daily.NIGHT:
        return text.night(card.latest.day, today)
    if at is not None and at.astimezone(here).date() == card.latest.day == today:
        return f"as of {text.clock(at, zone)}"
    return text.day(card.latest.day, today)


def news(is_good: bool | None) -> str:  # noqa: FBT001  Three answers, not a switch.
    """Good, bad, or empty for neither."""
    return {None: "", True: "good", False: "bad"}[is_good]


def stale(card: MetricCard) -> str:
    """That it should have come again by now; empty when it comes as it used to."""
    return card.freshness.said_when_stale if card.freshness is not None else ""


def _usual(card: MetricCard, system: UnitSystem, today: date) -> str:
    usual = card.usual
    if usual is None:
        return learning(card.measured_days, card.since, today)
    median = text.quantity(card.metric, usual.median, system)
    days = stands_on(usual, "night" if card.metric.daily is Daily.NIGHT else "day", today)
    said = f"Usual {usual_range(card.metric, usual, system)}, median {median} ({days})"
    moved = season_words(card.metric, usual, card.season, system) if card.season else ""
    return f"{said}; {moved}" if moved else said


def _by_now(so_far: SoFar, system: UnitSystem) -> str:
    if so_far.usual_by_now is None or so_far.usual_day is None:
        return "What is usual is still being learnt"
    now, whole = (
        _said(so_far.metric, usual.median, system) for usual in (so_far.usual_by_now, so_far.usual_day)
    )
    return f"usually {now} by now, {whole} in a day"


def _said(metric: Metric, value: float, system: UnitSystem) -> str:
    shown = text.quantity(metric, value, system)
    return str(shown) if shown.unit in {"min", "h"} else shown.number


def _percent(value: float, top: float) -> int:
    return min(100, round(100 * value / top)) if top > 0 else 0
