"""The orders in which a person wants their streams to count: by metric, each from a local day on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core import clock
from healthvault.core.ids import PersonId
from healthvault.metrics.day import day_number
from healthvault.vault.ask import ask
from healthvault.vault.columns import Columns
from healthvault.vault.priority import decided_by, ranked
from healthvault.vault.streams import Stream, Streams

ALWAYS = date.min
"""From when an order holds that holds for every day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Streams by their ids, the one that counts first in front, from a day until the next order's.

    No streams: the usual order. What is not among them comes after, in the usual order.
    """

    from_day: date
    streams: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The days from `first` to `last`, both included, since 1970-01-01, in which one order holds."""

    first: int
    last: int
    placed: tuple[int, ...] = ()

    def holds(self, day: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which days lie in it."""
        return (day >= self.first) & (day <= self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """All orders of a person, by the metric that decides; those of one metric ascend."""

    by_metric: Mapping[str, tuple[Order, ...]] = field(default_factory=dict[str, tuple[Order, ...]])

    def of(self, metric: str) -> tuple[Order, ...]:
        """The orders that hold for a metric."""
        return self.by_metric.get(decided_by(metric), ())

    def at(self, metric: str, day: date) -> Order:
        """The order that holds for a metric on a day; the usual one, where nobody chose any."""
        usual = Order(from_day=ALWAYS, streams=())
        return next((order for order in reversed(self.of(metric)) if order.from_day <= day), usual)

    def periods(self, metric: str) -> list[Period]:
        """In which order the streams of a metric count when: every day lies in one period."""
        begins = [day_number(order.from_day) for order in self.of(metric)]
        ends = [begin - 1 for begin in begins[1:]] + [day_number(date.max)]
        chosen = [
            Period(first=first, last=last, placed=order.streams)
            for first, last, order in zip(begins, ends, self.of(metric), strict=False)
        ]
        before = day_number(ALWAYS), (begins[0] - 1 if begins else day_number(date.max))
        return [Period(first=before[0], last=before[1]), *chosen]

    def with_order(self, metric: str, order: Order) -> "Orders":
        """These orders and one more; one for all days is in the place of all others of the metric."""
        kept = [] if order.from_day == ALWAYS else self.of(metric)
        others = [each for each in kept if each.from_day != order.from_day]
        told: list[Order] = []
        for each in sorted([*others, order], key=lambda each: each.from_day):
            if each.streams != (told[-1].streams if told else ()):
                told.append(each)
        return Orders(by_metric={**self.by_metric, decided_by(metric): tuple(told)})


def by_order(
    metric: str, readings: Columns, known: Streams, orders: Orders
) -> Iterator[tuple[Columns, list[Stream]]]:
    """The readings of each period, ascending, with the ranking of the streams that are among them."""
    day = readings.day if orders.of(metric) else None
    for period in orders.periods(metric):
        part = readings if day is None else readings.only(period.holds(day))
        if len(part):
            there = set(np.unique(part.stream).tolist())
            # All are ranked, so that who else is among these readings does not matter.
            yield part, [each for each in ranked(metric, known, period.placed) if each.id in there]


_ORDERS = b"select metric, from_day, streams from hv.priority order by metric, from_day"
_FORGET = text("delete from hv.priority where metric = :metric")
_KEEP = text("""insert into hv.priority (person_id, metric, from_day, streams, chosen_at)
values (:person, :metric, :from_day, :streams, :at)""")


async def orders(db: AsyncSession) -> Orders:
    """All orders of the person."""
    told: dict[str, list[Order]] = {}
    for metric, from_day, streams in await ask(db, _ORDERS):
        told.setdefault(metric, []).append(Order(from_day=from_day, streams=tuple(streams)))
    return Orders(by_metric={metric: tuple(each) for metric, each in told.items()})


async def keep_orders(db: AsyncSession, person: PersonId, metric: str, told: Sequence[Order]) -> None:
    """Let these be all orders of a metric. The days are not made again here."""
    decides = decided_by(metric)
    await db.execute(_FORGET, {"metric": decides})
    for order in told:
        row = {"from_day": order.from_day, "streams": list(order.streams), "at": clock.now()}
        await db.execute(_KEEP, {"person": person, "metric": decides, **row})
