"""Amounts: steps, energy, distance. Every moment counts once, whoever measured it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from healthvault.metrics.day import MINUTE_MS
from healthvault.vault.columns import Columns
from healthvault.vault.roads import SHADOWED, shadowed
from healthvault.vault.streams import Stream
from healthvault.vault.sweep import uncovered
from healthvault.vault.table import Days, Shares, rounded

_WHOLE_DAY_MS = 20 * 60 * MINUTE_MS
"""What lasts this long is a day's total. Source: our convention, rule set 1; the shortest day has 23
hours.
"""
_LESS = 1 - 1e-9
"""A sum is only beaten by more than what rounding can do."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Told:
    """Readings by day and stream: the table has `shape`, and `cell` is each reading's place in it."""

    readings: Columns
    rank: NDArray[np.int64]
    place: NDArray[np.int64]
    shape: tuple[int, int]

    @property
    def cell(self) -> NDArray[np.int64]:
        return self.place * self.shape[1] + self.rank

    def added(self, amounts: NDArray[np.float64]) -> NDArray[np.float64]:
        """What each stream has on each day, shape (days, streams)."""
        flat: NDArray[np.float64] = np.zeros(self.shape[0] * self.shape[1])
        np.add.at(flat, self.cell, amounts)
        return flat.reshape(self.shape)

    def only(self, kept: NDArray[np.bool_]) -> "_Told":
        """The readings where `kept` is true, in the same table."""
        return _Told(
            readings=self.readings.only(kept),
            rank=self.rank[kept],
            place=self.place[kept],
            shape=self.shape,
        )


def sum_days(readings: Columns, ranking: Sequence[Stream]) -> tuple[Days, NDArray[np.float64]]:
    """Days of a metric that adds up.

    The first stream of the ranking that covers a moment counts, others fill the gaps, partly covered
    readings count in part. Where one stream alone tells more than all of them by that rule, it leads that
    day: a day is never less than what one device saw, nor more than all of them together. A reading of a
    whole day fills no gaps, for it holds what the others saw: it counts alone, where it tells more, or not;
    and never where its own app tells of the day in detail. What was carried here although its maker tells
    of the same time counts nowhere (`roads`).

    Args:
        readings: At least one reading of one metric.
        ranking: The person's streams, the one that counts first in front.

    Returns:
        The days, and how much of each reading counted, shape (n,).
    """
    days, place = np.unique(readings.day, return_inverse=True)
    rank = _ranks(readings, ranking)
    told = _Told(readings=readings, rank=rank, place=place, shape=(len(days), len(ranking)))
    n = told.added(np.ones(len(readings))).astype(np.int64)
    idle = _told_in_detail(told, ranking)
    has_detail = n > told.added(idle.astype(np.float64))
    own = told.added(np.where(idle & has_detail.ravel()[told.cell], 0.0, readings.value))
    dark = shadowed(readings, ranking, casts=~is_whole_day(readings))
    counted_each = np.zeros(len(readings))
    counted_each[~dark & ~idle], leader, whole = _counted(told.only(~dark & ~idle))
    counted = told.added(counted_each)
    in_shadow = told.added(dark.astype(np.float64)).astype(np.int64)
    shares = Shares(
        stream=[stream.id for stream in ranking],
        purposes=np.array([stream.purposes for stream in ranking]),
        n=n,
        minutes=told.added(readings.duration_ms / MINUTE_MS),
        own=own,
        counted=counted,
        rule=_rules(n, own, counted, leader, in_shadow),
    )
    none = np.full(len(days), np.nan)
    return Days(
        day=days,
        value=rounded(counted.sum(axis=1)),
        low=none,
        high=none,
        n=(n * shares.counted_at).sum(axis=1),
        purposes=shares.all_purposes(),
        lineage=shares.lineage(_day_rules(n, in_shadow, leader >= 0, whole)),
    ), counted_each


def _told_in_detail(told: _Told, ranking: Sequence[Stream]) -> NDArray[np.bool_]:
    """Which readings are the total of a day of which the same app tells in detail, shape (n,)."""
    total = is_whole_day(told.readings)
    if not total.any():
        return total
    apps = {(stream.source.origin, stream.source.app): place for place, stream in enumerate(ranking)}
    teller = np.array([apps[stream.source.origin, stream.source.app] for stream in ranking])
    day_of_app = told.place * len(ranking) + teller[told.rank]
    return total & np.isin(day_of_app, day_of_app[~total])


def is_whole_day(readings: Columns) -> NDArray[np.bool_]:
    """Which readings are the total of a day, shape (n,): of no hour in particular."""
    return readings.duration_ms >= _WHOLE_DAY_MS


def _counted(told: _Told) -> tuple[NDArray[np.float64], NDArray[np.int64], NDArray[np.bool_]]:
    """How much of each reading counts; each day's leader, or -1; and on which days a day's total counts."""
    total = is_whole_day(told.readings)
    if not total.any():
        counted_each, leader = _swept(told)
        return counted_each, leader, np.zeros(told.shape[0], np.bool_)
    counted_each = np.zeros(len(total))
    detail, leader = _swept(told.only(~total))
    counted_each[~total] = detail
    totals = told.only(total)
    by_stream = totals.added(totals.readings.value)
    whole = by_stream.max(axis=1) * _LESS > told.added(counted_each).sum(axis=1)
    leader = np.where(whole, by_stream.argmax(axis=1), leader)
    counted_each[whole[told.place]] = 0
    counts = total & whole[told.place] & (told.rank == leader[told.place])
    counted_each[counts] = told.readings.value[counts]
    return counted_each, leader, whole


def _swept(told: _Told) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """How much of each reading counts, moment by moment; and each day's leader, or -1 where priority
    decides.
    """
    own = told.added(told.readings.value)
    counted_each = told.readings.value.copy()
    many = (told.added(np.ones(len(counted_each))) > 0).sum(axis=1) > 1
    shared = many[told.place]
    counted_each[shared] *= _shares(told.readings.only(shared), told.rank[shared])
    leads = own.max(axis=1) * _LESS > told.added(counted_each).sum(axis=1)
    leader = np.where(leads, own.argmax(axis=1), -1)
    again = leads[told.place]
    led = np.where(told.rank == leader[told.place], -1, told.rank)[again]
    counted_each[again] = told.readings.value[again] * _shares(told.readings.only(again), led)
    return counted_each, leader


def _ranks(readings: Columns, ranking: Sequence[Stream]) -> NDArray[np.int64]:
    ids, which = np.unique(readings.stream, return_inverse=True)
    place = {stream.id: rank for rank, stream in enumerate(ranking)}
    return np.array([place[number] for number in ids.tolist()], np.int64)[which]


def _shares(readings: Columns, rank: NDArray[np.int64]) -> NDArray[np.float64]:
    return uncovered(readings.day, rank, readings.start_ms, readings.duration_ms)


def _rules(
    n: NDArray[np.int64],
    own: NDArray[np.float64],
    counted: NDArray[np.float64],
    leader: NDArray[np.int64],
    in_shadow: NDArray[np.int64],
) -> NDArray[np.str_]:
    """What became of each stream on each day, shape (days, streams)."""
    rule = np.where(counted < own * _LESS, "fills gaps", "counts")
    rule = np.where((counted <= 0) & (own > 0), "covered", rule)
    alone = (n > 0).sum(axis=1) == 1
    rule[alone] = "alone"
    rule[np.flatnonzero(leader >= 0), leader[leader >= 0]] = "leads"
    rule[(n > 0) & (in_shadow == n)] = SHADOWED
    return rule


def _day_rules(
    n: NDArray[np.int64], in_shadow: NDArray[np.int64], leads: NDArray[np.bool_], whole: NDArray[np.bool_]
) -> list[str]:
    many = (n > in_shadow).sum(axis=1) > 1
    rule = np.where(many, "by priority", np.where((n > 0).sum(axis=1) > 1, "two roads", "one source"))
    rule = np.where(leads & many, "most by itself", rule)
    return np.where(whole & many, "the day's total", rule).tolist()
