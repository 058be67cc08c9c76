"""From sleeps to nights: one stream tells a night, the longest sleep of a circadian day is the night, short
ones are naps.

A night is the local day's on which it ends. A nap too, and what else is slept by day; but the halves of a
split night stay together, on whatever side of midnight each ends.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from healthvault.metrics.day import DAY_MS, MINUTE_MS
from healthvault.metrics.metric import SleepStage
from healthvault.vault.circadian import Circadian, circadian, together
from healthvault.vault.columns import Columns
from healthvault.vault.roads import Relays, relays
from healthvault.vault.silence import USUAL_MIN
from healthvault.vault.sleeps import Pieces, Sleeps, pieces, sleeps
from healthvault.vault.streams import Stream
from healthvault.vault.sweep import Cover, cover

_LONG_ENOUGH = 0.5
"""A stream can tell a night if its longest sleep has this share of the longest anybody told of it."""
_LONGEST_NAP_MIN = 180.0
_NIGHT_HALF_MS = 6 * 60 * MINUTE_MS
"""A sleep whose middle is so near the centre is of the night, another one of the day. Source: our convention,
rule set 4: the half of the circadian day around its centre.
"""
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
    has_stages: NDArray[np.bool_]
    beds: dict[int, Cover]
    rank: dict[int, int]
    purposes: dict[int, int]
    relays: Relays
    circadian: Circadian


def resolved_nights(
    readings: Columns, ranking: Sequence[Stream], *, silence_min: int = USUAL_MIN
) -> list[ResolvedNight]:
    """The nights of some sleep stages, ascending.

    Args:
        readings: Sleep stages and times in bed of any streams, in any order.
        ranking: The person's streams, the one that is believed first in front.
        silence_min: A longer silence of a stream ends a sleep.
    """
    there = pieces(readings, silence_min=silence_min) if len(readings) else None
    if there is None or not len(there.stage):
        return []
    slept = sleeps(there, readings)
    in_bed = readings.only((readings.value == _S.IN_BED) & (readings.duration_ms > 0))
    told = _Told(
        pieces=there,
        sleeps=slept,
        asleep_min=slept.asleep_min,
        has_stages=slept.has_stages,
        beds=_beds(in_bed),
        rank={stream.id: place for place, stream in enumerate(ranking)},
        purposes={stream.id: stream.purposes for stream in ranking},
        relays=relays(ranking),
        circadian=circadian(slept),
    )
    mains = _mains(told)
    others = _others(mains, told)
    return [_night(night, mains[night], others.get(night, []), told) for night in sorted(mains)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Main:
    """The main sleep of a circadian day, the longest one that each stream told of it, by stream, and all."""

    row: int
    stream: int
    longest: dict[int, int]
    rows: list[int]


def _mains(told: _Told) -> dict[int, _Main]:
    """The main sleep of each night, by the local date of waking.

    Where two circadian days end on one date, the shorter sleep is a nap of it. Two that are none happen to
    who wakes around midnight: the earlier one is of the date on which it began, if nothing else ended there.
    """
    asleep, woke = told.asleep_min, told.sleeps.night
    by_date: dict[int, list[_Main]] = {}
    for main in _of_circadian_days(told):
        by_date.setdefault(int(woke[main.row]), []).append(main)
    nights: dict[int, _Main] = {}
    for date, mains in by_date.items():
        long = [main for main in mains if asleep[main.row] >= _LONGEST_NAP_MIN]
        if len(long) == 2 and date - 1 not in by_date and _began(long[0].row, told) < date:
            nights[date - 1], nights[date] = long
        else:
            nights[date] = max(mains, key=lambda main: asleep[main.row])
    return nights


def _of_circadian_days(told: _Told) -> Iterator[_Main]:
    """The main sleeps of all circadian days, ascending; of one without sleep there is none."""
    for rows in together(told.sleeps, told.circadian):
        longest: dict[int, int] = {}
        for row in sorted(rows, key=lambda row: (told.asleep_min[row], told.sleeps.begin_ms[row])):
            longest[int(told.sleeps.stream[row])] = row
        stream = _believed(longest, told)
        if told.asleep_min[longest[stream]] > 0:
            yield _Main(row=longest[stream], stream=stream, longest=longest, rows=rows)


def _began(row: int, told: _Told) -> int:
    """The local date on which a sleep began, as a day number."""
    local_ms = int(told.sleeps.begin_ms[row]) + int(told.sleeps.offset_min[row]) * MINUTE_MS
    return local_ms // DAY_MS


def _others(mains: Mapping[int, _Main], told: _Told) -> dict[int, list[int]]:
    """The sleeps that are no main one, by the night with which they are shown, ascending in time."""
    night_of = {row: night for night, main in mains.items() for row in main.rows}
    of_night = told.circadian.from_centre_ms < _NIGHT_HALF_MS
    found: dict[int, list[int]] = {}
    main_rows = {main.row for main in mains.values()}
    for row in np.argsort(told.sleeps.begin_ms, kind="stable").tolist():
        woke, with_main = int(told.sleeps.night[row]), night_of.get(row)
        night = with_main if with_main is not None and (of_night[row] or woke not in mains) else woke
        if row not in main_rows and night in mains and told.sleeps.stream[row] == mains[night].stream:
            found.setdefault(night, []).append(row)
    return found


def _beds(in_bed: Columns) -> dict[int, Cover]:
    """When each stream says the person lay in bed."""
    return {
        int(stream): cover(in_bed.start_ms[rows], in_bed.end_ms[rows])
        for stream in np.unique(in_bed.stream)
        if len(rows := np.flatnonzero(in_bed.stream == stream))
    }


def _night(night: int, chosen: _Main, others: Sequence[int], told: _Told) -> ResolvedNight:
    slept, asleep, main = told.sleeps, told.asleep_min, chosen.row
    naps = [float(asleep[row]) for row in others if 0 < asleep[row] < _LONGEST_NAP_MIN]
    by_stage = slept.minutes[main]
    has_stages = bool(told.has_stages[main])

    def stage_min(stage: SleepStage) -> float | None:
        return round(float(by_stage[stage]), 6) if has_stages else None

    awake = float(by_stage[_S.AWAKE])
    return ResolvedNight(
        night=night,
        begin_ms=int(slept.begin_ms[main]),
        end_ms=int(slept.end_ms[main]),
        offset_min=int(slept.offset_min[main]),
        purposes=told.purposes[chosen.stream],
        asleep_min=round(float(asleep[main]), 6),
        in_bed_min=_in_bed_min(main, chosen.stream, told),
        awake_min=round(awake, 6) if has_stages or awake > 0 else None,
        core_min=stage_min(_S.CORE),
        deep_min=stage_min(_S.DEEP),
        rem_min=stage_min(_S.REM),
        nap_min=round(sum(naps), 6) if naps else None,
        segments=tuple(_segments([main, *others], told)),
        told=tuple(
            _stream_night(stream, chosen.longest, told, chosen=chosen.stream)
            for stream in sorted(chosen.longest, key=lambda stream: told.rank[stream])
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
    return min(able, key=lambda stream: (not told.has_stages[longest[stream]], told.rank[stream]))


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
