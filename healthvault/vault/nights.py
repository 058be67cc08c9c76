"""From sleeps to nights: one stream tells a night, the longest sleep is the night, short ones are naps."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from healthvault.metrics.day import MINUTE_MS
from healthvault.metrics.metric import SleepStage
from healthvault.vault.columns import Columns
from healthvault.vault.roads import Relays, relays
from healthvault.vault.sleeps import Pieces, Sleeps, pieces, sleeps
from healthvault.vault.streams import Stream
from healthvault.vault.sweep import Cover, cover

_LONG_ENOUGH = 0.5
"""A stream can tell a night if its longest sleep has this share of the longest anybody told of it."""
_LONGEST_NAP_MIN = 180.0
_S = SleepStage


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamNight:
    """What one stream said of a night: its longest sleep, and whether it is the one believed, or was carried
    here although its maker told the night itself.
    """

    stream: int
    n: int
    minutes: float
    asleep_min: float
    is_chosen: bool
    is_shadowed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A piece of a night; period 0 is the main sleep."""

    begin_ms: int
    end_ms: int
    stage: int
    period: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedNight:
    """One night; times in milliseconds since the epoch, minutes absent where the source told none."""

    night: int
    begin_ms: int
    end_ms: int
    offset_min: int
    purposes: int
    asleep_min: float
    in_bed_min: float | None
    awake_min: float | None
    core_min: float | None
    deep_min: float | None
    rem_min: float | None
    nap_min: float | None
    segments: tuple[Segment, ...]
    told: tuple[StreamNight, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Told:
    """Everything that the streams said: pieces, sleeps, and when they say the person lay in bed."""

    pieces: Pieces
    sleeps: Sleeps
    asleep_min: NDArray[np.float64]
    beds: dict[int, Cover]
    rank: dict[int, int]
    purposes: dict[int, int]
    relays: Relays


def resolved_nights(readings: Columns, ranking: Sequence[Stream]) -> list[ResolvedNight]:
    """The nights of some sleep stages, ascending.

    Args:
        readings: Sleep stages and times in bed of any streams, in any order.
        ranking: The person's streams, the one that is believed first in front.
    """
    there = pieces(readings) if len(readings) else None
    if there is None or not len(there.stage):
        return []
    slept = sleeps(there, readings)
    in_bed = readings.only((readings.value == _S.IN_BED) & (readings.duration_ms > 0))
    told = _Told(
        pieces=there,
        sleeps=slept,
        asleep_min=slept.asleep_min,
        beds=_beds(in_bed),
        rank={stream.id: place for place, stream in enumerate(ranking)},
        purposes={stream.id: stream.purposes for stream in ranking},
        relays=relays(ranking),
    )
    order = np.argsort(slept.night, kind="stable")
    cuts = np.flatnonzero(np.diff(slept.night[order])) + 1
    nights = (_night(rows.tolist(), told) for rows in np.split(order, cuts))
    return [night for night in nights if night is not None]


def _beds(in_bed: Columns) -> dict[int, Cover]:
    """When each stream says the person lay in bed."""
    return {
        int(stream): cover(in_bed.start_ms[rows], in_bed.end_ms[rows])
        for stream in np.unique(in_bed.stream)
        if len(rows := np.flatnonzero(in_bed.stream == stream))
    }


def _night(rows: list[int], told: _Told) -> ResolvedNight | None:
    slept, asleep = told.sleeps, told.asleep_min
    longest: dict[int, int] = {}
    for row in sorted(rows, key=lambda row: (asleep[row], slept.begin_ms[row])):
        longest[int(slept.stream[row])] = row
    chosen = _believed(longest, told)
    main = longest[chosen]
    if asleep[main] <= 0:
        return None
    own = sorted((row for row in rows if slept.stream[row] == chosen), key=lambda row: row != main)
    naps = [float(asleep[row]) for row in own if row != main and 0 < asleep[row] < _LONGEST_NAP_MIN]
    by_stage = slept.minutes[main]
    has_stages = bool(slept.has_stages[main])

    def stage_min(stage: SleepStage) -> float | None:
        return round(float(by_stage[stage]), 6) if has_stages else None

    awake = float(by_stage[_S.AWAKE])
    return ResolvedNight(
        night=int(slept.night[main]),
        begin_ms=int(slept.begin_ms[main]),
        end_ms=int(slept.end_ms[main]),
        offset_min=int(slept.offset_min[main]),
        purposes=told.purposes[chosen],
        asleep_min=round(float(asleep[main]), 6),
        in_bed_min=_in_bed_min(main, chosen, told),
        awake_min=round(awake, 6) if has_stages or awake > 0 else None,
        core_min=stage_min(_S.CORE),
        deep_min=stage_min(_S.DEEP),
        rem_min=stage_min(_S.REM),
        nap_min=round(sum(naps), 6) if naps else None,
        segments=tuple(_segments(own, told)),
        told=tuple(
            _stream_night(stream, longest, told, chosen=chosen)
            for stream in sorted(longest, key=lambda stream: told.rank[stream])
        ),
    )


def _stream_night(stream: int, longest: dict[int, int], told: _Told, *, chosen: int) -> StreamNight:
    slept, row = told.sleeps, longest[stream]
    is_chosen = stream == chosen
    return StreamNight(
        stream=stream,
        n=int(slept.first[row + 1] - slept.first[row]),
        minutes=float((slept.end_ms[row] - slept.begin_ms[row]) / MINUTE_MS),
        asleep_min=round(float(told.asleep_min[row]), 6),
        is_chosen=is_chosen,
        is_shadowed=not is_chosen and bool(told.relays.get(stream, frozenset()) & longest.keys()),
    )


def _believed(longest: dict[int, int], told: _Told) -> int:
    """The stream that tells the night: none that was carried where its maker can, one with stages if there is
    one, then the first in rank.
    """
    most = max(told.asleep_min[row] for row in longest.values())
    able = [stream for stream, row in longest.items() if told.asleep_min[row] >= _LONG_ENOUGH * most]
    able = [stream for stream in able if not told.relays.get(stream, frozenset()) & set(able)]
    has_stages = told.sleeps.has_stages
    return min(able, key=lambda stream: (not has_stages[longest[stream]], told.rank[stream]))


def _in_bed_min(main: int, chosen: int, told: _Told) -> float | None:
    """The time in bed around the main sleep.

    What the night's stream says, or else the first in rank that does.
    """
    slept, there = told.sleeps, told.pieces
    begin, end = slept.begin_ms[main], slept.end_ms[main]
    for stream in sorted(told.beds, key=lambda stream: (stream != chosen, told.rank[stream])):
        bed = told.beds[stream]
        meets = (bed.begin < end) & (bed.end > begin)
        if meets.any():
            rows = slice(slept.first[main], slept.first[main + 1])
            both = cover(
                np.append(bed.begin[meets], there.begin_ms[rows]),
                np.append(bed.end[meets], there.end_ms[rows]),
            )
            return round(float((both.end - both.begin).sum() / MINUTE_MS), 6)
    return None


def _segments(own: list[int], told: _Told) -> list[Segment]:
    """The pieces of the night's sleeps, the main one first; naps count on in time."""
    slept, there = told.sleeps, told.pieces
    return [
        Segment(
            begin_ms=int(there.begin_ms[piece]),
            end_ms=int(there.end_ms[piece]),
            stage=int(there.stage[piece]),
            period=period,
        )
        for period, row in enumerate(own)
        for piece in range(slept.first[row], slept.first[row + 1])
    ]
