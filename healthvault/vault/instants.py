"""Instants: heart rate, weight, oxygen. A day is told by one stream, for two devices measure differently."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from healthvault.metrics.day import DAY_MS, MINUTE_MS
from healthvault.metrics.metric import Daily
from healthvault.vault.columns import Columns
from healthvault.vault.held import time_mean
from healthvault.vault.roads import SHADOWED, relays
from healthvault.vault.streams import Stream
from healthvault.vault.table import Days, Shares, rounded

_ENOUGH = 0.8
"""A stream speaks for the day if it has this share of the best one's hours. Source: Open Wearables' rule,
rule set 1.
"""
_HOUR_MS = 60 * MINUTE_MS
_SHORTEST_MS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Cells:
    """Readings sorted by day and stream: cell c spans rows `cut[c]` to `cut[c + 1]`."""

    order: NDArray[np.intp]
    cut: NDArray[np.intp]
    day: NDArray[np.int64]
    rank: NDArray[np.int64]
    hours: NDArray[np.int64]


def instant_days(
    readings: Columns, ranking: Sequence[Stream], daily: Daily
) -> tuple[Days, NDArray[np.bool_]]:
    """Days of a metric that is measured in instants.

    Args:
        readings: At least one reading of one metric.
        ranking: The person's streams, the one that counts first in front.
        daily: How a day becomes one number.

    Returns:
        The days, and which readings are of the streams that speak for their days, shape (n,).
    """
    ids, which = np.unique(readings.stream, return_inverse=True)
    place = {stream.id: rank for rank, stream in enumerate(ranking)}
    cells = _cells(readings, np.array([place[number] for number in ids.tolist()])[which])
    days, at = np.unique(cells.day, return_inverse=True)
    chosen = _chosen(cells, at, len(days))
    value = _values(readings, cells, daily)
    ordered = readings.value[cells.order]
    n = np.diff(cells.cut)
    shares = _by_day(cells, at, chosen, value, ranking)
    spoken = np.zeros(len(readings), np.bool_)
    spoken[cells.order] = np.repeat(np.isin(np.arange(len(n)), chosen), n)
    begins = cells.cut[:-1]
    many = np.bincount(at, minlength=len(days)) > 1
    first = cells.rank[chosen] == np.minimum.reduceat(cells.rank, np.searchsorted(at, np.arange(len(days))))
    measured = ((shares.n > 0) & (shares.rule != SHADOWED)).sum(axis=1) > 1
    taken = np.where(first, np.where(measured, "by priority", "two roads"), "most complete")
    why = np.where(many, taken, "one source").tolist()
    return Days(
        day=days,
        value=rounded(value[chosen]),
        low=np.minimum.reduceat(ordered, begins)[chosen],
        high=np.maximum.reduceat(ordered, begins)[chosen],
        n=n[chosen],
        purposes=shares.all_purposes(),
        lineage=shares.lineage(why),
    ), spoken


def _cells(readings: Columns, rank: NDArray[np.int64]) -> _Cells:
    day = readings.day
    local_ms = readings.start_ms + readings.offset_min.astype(np.int64) * MINUTE_MS
    cell = (day - day.min()) * (rank.max() + 1) + rank
    # By value and length too, so that the last reading and every sum are the same in whatever order they
    # came.
    order = np.argsort((cell << 28) + (local_ms - day * DAY_MS), kind="stable")
    order = _settled(order, readings, cell)
    begin = np.flatnonzero(np.diff(cell[order], prepend=-1))
    hour = (local_ms - day * DAY_MS)[order] // _HOUR_MS
    return _Cells(
        order=order,
        cut=np.append(begin, len(order)),
        day=day[order[begin]],
        rank=rank[order[begin]],
        hours=np.bitwise_count(np.bitwise_or.reduceat(np.int64(1) << hour, begin)).astype(np.int64),
    )


def _settled(order: NDArray[np.intp], readings: Columns, cell: NDArray[np.int64]) -> NDArray[np.intp]:
    """The order, with readings of one instant by instant, length and value."""
    same = (np.diff(readings.start_ms[order]) == 0) & (np.diff(cell[order]) == 0)
    if not same.any():
        return order
    tied = np.flatnonzero(np.append(same, False) | np.append(False, same))
    rows = order[tied]
    keys = (readings.value[rows], readings.duration_ms[rows], readings.start_ms[rows], cell[rows])
    order[tied] = rows[np.lexsort(keys)]
    return order


def _chosen(cells: _Cells, at: NDArray[np.int64], days: int) -> NDArray[np.intp]:
    """The cell that speaks for each day, shape (days,): the first in rank that has enough of the hours."""
    best = np.zeros(days, np.int64)
    np.maximum.at(best, at, cells.hours)
    enough = np.flatnonzero(cells.hours >= _ENOUGH * best[at])
    _, first = np.unique(at[enough], return_index=True)  # Cells stand by day, then by rank.
    return enough[first]


def _values(readings: Columns, cells: _Cells, daily: Daily) -> NDArray[np.float64]:
    """What each cell says as one number, shape (cells,)."""
    begins, value = cells.cut[:-1], readings.value[cells.order]
    match daily:
        case Daily.MAX:
            return np.maximum.reduceat(value, begins)
        case Daily.LAST:
            return value[cells.cut[1:] - 1]
        case Daily.ENERGY_MEAN:
            length = np.maximum(readings.duration_ms[cells.order], _SHORTEST_MS)
            energy = np.add.reduceat(length * 10 ** (value / 10), begins)
            return 10 * np.log10(energy / np.add.reduceat(length, begins))
        case Daily.TIME_MEAN:
            return time_mean(value, readings.start_ms[cells.order], begins)
        case _:
            return np.add.reduceat(value, begins) / np.diff(cells.cut)


def _by_day(
    cells: _Cells,
    at: NDArray[np.int64],
    chosen: NDArray[np.intp],
    value: NDArray[np.float64],
    ranking: Sequence[Stream],
) -> Shares:
    shape = (len(chosen), len(ranking))
    many = np.bincount(at, minlength=shape[0]) > 1
    rule = np.full(shape, "not chosen", dtype="<U10")
    counts, minutes, own, counted = (np.zeros(shape) for _ in range(4))
    counts[at, cells.rank] = np.diff(cells.cut)
    rule[_carried(counts > 0, ranking)] = SHADOWED
    rule[at[chosen], cells.rank[chosen]] = np.where(many, "chosen", "alone")
    minutes[at, cells.rank] = cells.hours * 60
    own[at, cells.rank] = value
    counted[at[chosen], cells.rank[chosen]] = value[chosen]
    return Shares(
        stream=[stream.id for stream in ranking],
        purposes=np.array([stream.purposes for stream in ranking]),
        n=counts.astype(np.int64),
        minutes=minutes,
        own=own,
        counted=counted,
        rule=rule,
    )


def _carried(there: NDArray[np.bool_], ranking: Sequence[Stream]) -> NDArray[np.bool_]:
    """Where a stream spoke that was carried here, on a day of which its maker spoke too; shape of `there`."""
    carried = np.zeros_like(there)
    place = {stream.id: rank for rank, stream in enumerate(ranking)}
    for stream, makers in relays(ranking).items():
        spoke = there[:, [place[maker] for maker in makers]].any(axis=1)
        carried[:, place[stream]] = there[:, place[stream]] & spoke
    return carried
