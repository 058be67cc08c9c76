"""A night as the screen shows it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone

from healthvault.charts.hypnogram import Hypnogram, hypnogram
from healthvault.insights.baseline import Baseline
from healthvault.insights.freshness import Freshness
from healthvault.metrics.catalogue import metric
from healthvault.pages.overview.words import usual_range
from healthvault.ui import text
from healthvault.vault.values import Night

_ASLEEP = metric("sleep_duration")
_STEP_H = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class StageView:
    """How long one stage took; `kind` is awake, rem, core or deep, `slug` the metric of its time."""

    kind: str
    slug: str
    name: str
    duration: str
    share: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactView:
    """Something else about a night, and of which metric it is."""

    slug: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TickView:
    """A time of day at a place, in percent of the width; a minor one goes where there is little room."""

    at: str
    words: str
    is_minor: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NightView:
    """A night; the paths are on the grid of `charts.hypnogram`, `has_stages` tells that there are any.

    `day` is that of waking. `late` says that a newer one should be here by now; empty when none should.
    """

    day: str
    title: str
    number: str
    unit: str
    when: str
    usual: str
    late: str
    facts: list[FactView] = field(default_factory=list)
    stages: list[StageView] = field(default_factory=list)
    ticks: list[TickView] = field(default_factory=list)
    awake: str
    rem: str
    core: str
    deep: str
    joins: str
    has_stages: bool
    alt: str


def night_view(
    night: Night, usual: Baseline | None, today: datetime, told: Freshness | None = None
) -> NightView:
    """A night on the clock where it was slept, and how fresh it is; `today` is now in the person's zone."""
    asleep = text.quantity(_ASLEEP, night.asleep_min, "metric")
    when = f"{_clock(night.start_at, night)}–{_clock(night.end_at, night)}"
    drawn, stages = _drawn(night), _stages(night)
    title = text.night(night.night, today.date())
    return NightView(
        day=night.night.isoformat(),
        title=title[0].upper() + title[1:],
        number=asleep.number,
        unit=asleep.unit,
        when=when,
        usual=f"Usual {usual_range(_ASLEEP, usual, 'metric')}" if usual else "Learning your usual",
        late=told.said_when_stale if told else "",
        facts=_facts(night),
        stages=stages,
        ticks=_ticks(night),
        awake=drawn.awake,
        rem=drawn.rem,
        core=drawn.core,
        deep=drawn.deep,
        joins=drawn.joins,
        has_stages=bool(drawn.core or drawn.deep or drawn.rem),
        alt=f"{title[0].upper()}{title[1:]}, {when}: {asleep} asleep"
        + "".join(f", {stage.duration} {stage.name.lower()}" for stage in stages)
        + ".",
    )


def _facts(night: Night) -> list[FactView]:
    middle = night.start_at + (night.end_at - night.start_at) / 2
    facts = [FactView(slug="sleep_duration", words=f"Middle at {_clock(middle, night)}")]
    if night.in_bed_min is not None:
        words = f"{text.duration(night.in_bed_min * 60)} in bed"
        facts.append(FactView(slug="sleep_in_bed", words=words))
    if night.efficiency_percent is not None:
        words = f"{text.number(night.efficiency_percent)}% of it asleep"
        facts.append(FactView(slug="sleep_efficiency", words=words))
    if night.nap_min:
        facts.append(FactView(slug="sleep_nap", words=f"{text.duration(night.nap_min * 60)} of naps besides"))
    return facts


def _stages(night: Night) -> list[StageView]:
    parts = (
        ("awake", "Awake", night.awake_min),
        ("rem", "REM", night.rem_min),
        ("core", "Core", night.core_min),
        ("deep", "Deep", night.deep_min),
    )
    return [
        StageView(
            kind=kind,
            slug=f"sleep_{kind}",
            name=name,
            duration=text.duration(minutes * 60),
            share="" if kind == "awake" else text.percent(minutes / max(night.asleep_min, 1)),
        )
        for kind, name, minutes in parts
        if minutes is not None
    ]


def _drawn(night: Night) -> Hypnogram:
    whole = max(night.end_at - night.start_at, timedelta(minutes=1))
    main = sorted((piece for piece in night.segments if piece.period == 0), key=lambda piece: piece.start_at)
    return hypnogram(
        [
            ((piece.start_at - night.start_at) / whole, (piece.end_at - night.start_at) / whole, piece.stage)
            for piece in main
        ]
    )


def _ticks(night: Night) -> list[TickView]:
    whole = night.end_at - night.start_at
    local = night.start_at.astimezone(timezone(timedelta(minutes=night.offset_min)))
    at = local.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    ticks = []
    while at < night.end_at:
        share = (at - night.start_at) / whole
        if at.hour % _STEP_H == 0 and 0.04 < share < 0.96:
            ticks.append(TickView(at=f"{share:.2%}", words=f"{at:%H:%M}"))
        at += timedelta(hours=1)
    return ticks


def _clock(at: datetime, night: Night) -> str:
    return f"{at.astimezone(timezone(timedelta(minutes=night.offset_min))):%H:%M}"
