"""Two roads of one measurement: straight from who measured it, and carried here by somebody else.

A scale tells its maker, its maker tells us, and its app tells a phone that tells us too. The maker's own road
has the say where both speak of the same time; what was carried is kept, in the shadow, and said so.

Source: `Health Vault rule set 2`; "originator" and "carrier" are our words for a stream's origin and carrier.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from healthvault.metrics.day import MINUTE_MS
from healthvault.vault.columns import Columns
from healthvault.vault.streams import Stream

SHADOWED = "shadowed"
"""The rule word of a stream whose readings came by a better road too."""
_NOBODY = frozenset({"manual", "sample"})
"""Origins without a road of their own: what a person typed in one app is no copy of what she typed here."""
_SAME_MOMENT_MS = 2 * MINUTE_MS
"""A carrier rounds what it tells: so far from the maker's own readings is the same time. Source: our
convention, rule set 2; copies of one workout lie within two minutes (Open Wearables, report 1663).
"""

Relays = Mapping[int, frozenset[int]]
"""A stream that was carried, and the streams of the same maker that came straight."""


def relays(streams: Sequence[Stream]) -> Relays:
    """Which of some streams were carried here, although their maker speaks to us itself."""
    straight: dict[str, set[int]] = {}
    for stream in streams:
        if _is_straight(stream):
            straight.setdefault(stream.source.origin, set()).add(stream.id)
    return {
        stream.id: frozenset(straight[stream.source.origin])
        for stream in streams
        if stream.source.origin in straight and not _is_straight(stream)
    }


def straight_first(ranking: Sequence[Stream]) -> list[Stream]:
    """The ranking, with no carried stream before its maker's own."""
    carried = relays(ranking)
    place = {stream.id: at for at, stream in enumerate(ranking)}

    def key(stream: Stream) -> tuple[int, bool, int]:
        own = place[stream.id]
        makers = [place[straight] for straight in carried.get(stream.id, ())]
        return max([own, *makers]), stream.id in carried, own

    return sorted(ranking, key=key)


def shadowed(readings: Columns, ranking: Sequence[Stream], casts: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which readings were carried although their maker's own road tells of the same time, shape (n,).

    Between its first and its last reading of a local day a maker's road has the say, in its gaps too: who
    carries cannot know more. A reading lies there if its middle does; before and after, it is taken as any.

    Args:
        readings: Readings of one metric.
        ranking: The person's streams.
        casts: Which readings can cast a shadow, shape (n,): those that know when in the day they are.
    """
    dark = np.zeros(len(readings), np.bool_)
    days, place = np.unique(readings.day, return_inverse=True)
    middle = readings.start_ms + readings.duration_ms // 2
    by_maker: dict[frozenset[int], list[int]] = {}
    for carried, makers in relays(ranking).items():
        by_maker.setdefault(makers, []).append(carried)
    for makers, carried in by_maker.items():
        own = np.isin(readings.stream, list(makers)) & casts
        first = np.full(len(days), np.iinfo(np.int64).max)
        last = np.full(len(days), np.iinfo(np.int64).min)
        np.minimum.at(first, place[own], readings.start_ms[own] - _SAME_MOMENT_MS)
        np.maximum.at(last, place[own], readings.end_ms[own] + _SAME_MOMENT_MS)
        theirs = np.isin(readings.stream, carried)
        dark |= theirs & (middle >= first[place]) & (middle <= last[place])
    return dark


def _is_straight(stream: Stream) -> bool:
    return stream.source.carrier == stream.source.origin and stream.source.origin not in _NOBODY
