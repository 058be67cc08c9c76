"""The order of sources as the screen shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from healthvault.ingest.priorities import Standing
from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.catalogue import metric as metric_called
from healthvault.metrics.unit import UnitSystem
from healthvault.pages.priorities.words import NAMES, amount_words, since_words
from healthvault.ui import text
from healthvault.vault.orders import Order
from healthvault.vault.priority import decided_by
from healthvault.vault.reorder import Effect

MOST_CHANGES = 5
"""So many of the largest changes are shown before an order is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceView:
    """A source in its place. `lift` and `sink` are the keys of its buttons; a button with a new key is made
    anew, and takes the focus where `takes` says so: `up`, `down` or nothing.
    """

    stream: int
    rank: str
    name: str
    detail: str
    is_first: bool
    is_last: bool
    lift: str
    sink: str
    takes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldView:
    """An order that was chosen: since when, and who is named in it."""

    day: str
    since: str
    order: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView:
    """A day as it is and as it would be."""

    day: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceView:
    """A metric whose order can be chosen."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """The source that was moved last, by one step up (-1) or down (1), and how many moves there were."""

    stream: int = 0
    steps: int = 0
    count: int = 0


def place_views(standing: Standing, draft: Sequence[int], today: date, last: Moved) -> list[PlaceView]:
    """The sources in the order of a draft; the one that was moved by a button keeps the focus."""
    told = standing.ranked(tuple(draft))
    views = []
    for at, teller in enumerate(told):
        is_first, is_last = at == 0, at == len(told) - 1
        takes = ""
        if teller.stream == last.stream and last.steps:
            takes = "up" if (last.steps < 0 and not is_first) or is_last else "down"
        count = last.count if takes else 0
        days = text.count(teller.day_count, "day")
        detail = f"{teller.kind.capitalize()} · {days}, the last {text.day(teller.last_day, today)}"
        if teller.stream in standing.carried:
            detail += " · what its maker tells here too comes first"
        views.append(
            PlaceView(
                stream=teller.stream,
                rank=str(at + 1),
                name=teller.name,
                detail=detail,
                is_first=is_first,
                is_last=is_last,
                lift=f"up-{teller.stream}-{count if takes == 'up' else 0}",
                sink=f"down-{teller.stream}-{count if takes == 'down' else 0}",
                takes=takes,
            )
        )
    return views


def held_views(standing: Standing, today: date) -> list[HeldView]:
    """The orders that were chosen, the latest first."""
    names = {teller.stream: teller.name for teller in standing.usual}

    def named(order: Order) -> str:
        told = [names[stream] for stream in order.streams if stream in names]
        return ", then ".join(told) if told else "The usual order"

    held = reversed(standing.orders.of(standing.metric))
    return [
        HeldView(day=order.from_day.isoformat(), since=since_words(order, today), order=named(order))
        for order in held
    ]


def change_views(told: Effect, system: UnitSystem, today: date) -> list[ChangeView]:
    """The days that would change most."""
    shown = metric_called(told.metric)
    return [
        ChangeView(
            day=text.day(change.day, today),
            before=amount_words(shown, change.before, system),
            after=amount_words(shown, change.after, system),
        )
        for change in told.largest(MOST_CHANGES)
        if change.size
    ]


def choice_views(several: Sequence[str], asked: str) -> list[ChoiceView]:
    """The metrics that several sources tell, and the one that is asked for, by name."""
    deciding = {decided_by(slug) for slug in several}
    if asked:
        deciding.add(decided_by(asked))
    named = {slug: NAMES.get(slug, METRICS[slug].name) for slug in deciding}
    return [
        ChoiceView(slug=shown_as(slug), name=named[slug]) for slug in sorted(named, key=named.__getitem__)
    ]


def shown_as(slug: str) -> str:
    """The metric whose numbers stand for those that are decided together."""
    return "sleep_duration" if decided_by(slug) == "sleep_stage" else decided_by(slug)
