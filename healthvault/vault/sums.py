"""Amounts: steps, energy, distance. Every moment counts once, whoever measured it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from healthvault.metrics.day import MINUTE_MS
from healthvault.vault.columns import Columns
from healthvault.vault.streams import Stream
from healthvault.vault.sweep import uncovered
from healthvault.vault.table import Days, Shares, rounded

_LESS = 1 - 1e-9
"""A sum is only beaten by more than what rounding can do."""


def sum_days(readings: Columns, ranking: Sequence[Stream]) -> tuple[Days, NDArray[np.float64]]:
    """Days of a metric that adds up.

    The first stream of the ranking that covers a moment counts, others fill the gaps, partly covered
    readings count in part. Where one stream alone tells more than all of them by that rule, it leads that
    day: a day is never less than what one device saw, nor more than all of them together.

    Args:
        readings: At least one reading of one metric.
        ranking: The person's streams, the one that counts first in front.

    Returns:
        The days, and how much of each reading counted, shape (n,).
    """
    rank = _ranks(readings, ranking)
    days, place = np.unique(readings.day, return_inverse=True)
    shape = (len(days), len(ranking))
    cell = place * shape[1] + rank
    n = np.bincount(cell, minlength=shape[0] * shape[1]).reshape(shape)
    own = _added(cell, readings.value, shape)
    counted_each = readings.value.copy()
    shared = ((n > 0).sum(axis=1) > 1)[place]
    counted_each[shared] *= _shares(readings.only(shared), rank[shared])
    best = own.max(axis=1)
    leads = best * _LESS > _added(cell, counted_each, shape).sum(axis=1)
    leader = np.where(leads, own.argmax(axis=1), -1)
    again = leads[place]
    if again.any():
        led = np.where(rank == leader[place], -1, rank)[again]
        counted_each[again] = readings.value[again] * _shares(readings.only(again), led)
    counted = _added(cell, counted_each, shape)
    shares = Shares(
        stream=[stream.id for stream in ranking],
        purposes=np.array([stream.purposes for stream in ranking]),
        n=n,
        minutes=_added(cell, readings.duration_ms / MINUTE_MS, shape),
        own=own,
        counted=counted,
        rule=_rules(n, own, counted, leader),
    )
    none = np.full(len(days), np.nan)
    return Days(
        day=days,
        value=rounded(counted.sum(axis=1)),
        low=none,
        high=none,
        n=(n * shares.counted_at).sum(axis=1),
        purposes=shares.all_purposes(),
        lineage=shares.lineage(_day_rules(n, leads)),
    ), counted_each


def _ranks(readings: Columns, ranking: Sequence[Stream]) -> NDArray[np.int64]:
    ids, which = np.unique(readings.stream, return_inverse=True)
    place = {stream.id: rank for rank, stream in enumerate(ranking)}
    return np.array([place[number] for number in ids.tolist()], np.int64)[which]


def _added(
    cell: NDArray[np.int64], amounts: NDArray[np.float64], shape: tuple[int, int]
) -> NDArray[np.float64]:
    flat: NDArray[np.float64] = np.zeros(shape[0] * shape[1])
    np.add.at(flat, cell, amounts)
    return flat.reshape(shape)


def _shares(readings: Columns, rank: NDArray[np.int64]) -> NDArray[np.float64]:
    return uncovered(readings.day, rank, readings.start_ms, readings.duration_ms)


def _rules(
    n: NDArray[np.int64], own: NDArray[np.float64], counted: NDArray[np.float64], leader: NDArray[np.int64]
) -> NDArray[np.str_]:
    """What became of each stream on each day, shape (days, streams)."""
    rule = np.where(counted < own * _LESS, "fills gaps", "counts")
    rule = np.where((counted <= 0) & (own > 0), "covered", rule)
    alone = (n > 0).sum(axis=1) == 1
    rule[alone] = "alone"
    rule[np.flatnonzero(leader >= 0), leader[leader >= 0]] = "leads"
    return rule


def _day_rules(n: NDArray[np.int64], leads: NDArray[np.bool_]) -> list[str]:
    many = (n > 0).sum(axis=1) > 1
    return np.where(leads, "most by itself", np.where(many, "by priority", "one source")).tolist()
