"""From sleep stages to sleeps: one stage a moment, one sleep from lying down to getting up.

Source: `Health Vault rule set 1`: precedence is our convention. After how long a silence a sleep is over is
the person's own (`silence`).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from healthvault.metrics.day import MINUTE_MS, local_days
from healthvault.metrics.metric import SleepStage
from healthvault.vault.columns import Columns

_PRECEDENCE = (
    SleepStage.AWAKE,
    SleepStage.DEEP,
    SleepStage.REM,
    SleepStage.CORE,
    SleepStage.UNSPECIFIED,
)
"""Where two records of one stream say different things about a moment, the first of these is believed."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pieces:
    """Moments in one stage, disjoint and ascending within a stream, every array of shape (k,).

    `sleep` numbers the sleeps from 0: pieces of one stream that no longer silence parts.
    """

    stream: NDArray[np.int64]
    begin_ms: NDArray[np.int64]
    end_ms: NDArray[np.int64]
    stage: NDArray[np.int64]
    sleep: NDArray[np.int64]

    @property
    def minutes(self) -> NDArray[np.float64]:
        """How long each is, in minutes."""
        return (self.end_ms - self.begin_ms) / MINUTE_MS


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sleeps:
    """Sleeps of several streams, every array of shape (s,). `night` is the local date of waking as a day
    number.

    `minutes` has shape (s, 6): the time in each stage, by its code. `first` is each one's first piece; the
    last entry of shape (s + 1,) is the number of pieces.
    """

    stream: NDArray[np.int64]
    begin_ms: NDArray[np.int64]
    end_ms: NDArray[np.int64]
    offset_min: NDArray[np.int64]
    night: NDArray[np.int64]
    minutes: NDArray[np.float64]
    first: NDArray[np.intp]

    @property
    def asleep_min(self) -> NDArray[np.float64]:
        """The time asleep, shape (s,)."""
        return self.minutes[
            :, [SleepStage.CORE, SleepStage.DEEP, SleepStage.REM, SleepStage.UNSPECIFIED]
        ].sum(axis=1)

    @property
    def has_stages(self) -> NDArray[np.bool_]:
        """Whether the source told light from deep, shape (s,)."""
        return self.minutes[:, [SleepStage.CORE, SleepStage.DEEP, SleepStage.REM]].sum(axis=1) > 0


def pieces(readings: Columns, *, silence_min: int) -> Pieces:
    """What each stream says, with one stage a moment. Time in bed is no stage; readings of no length say
    nothing.

    Args:
        readings: Sleep stages in any order.
        silence_min: A longer silence ends a sleep.

    Returns:
        Pieces by stream and time; none when nobody slept.
    """
    told = readings.only((readings.value != SleepStage.IN_BED) & (readings.duration_ms > 0))
    rank = np.empty(len(SleepStage), np.int64)
    rank[list(_PRECEDENCE)] = np.arange(len(_PRECEDENCE))
    level = rank[told.value.astype(np.int64)]
    stream = np.concatenate([told.stream, told.stream]).astype(np.int64)
    at = np.concatenate([told.start_ms, told.end_ms])
    count = np.zeros((len(at), len(_PRECEDENCE)), np.int64)
    count[np.arange(len(told)), level] = 1
    count[np.arange(len(told)) + len(told), level] = -1
    order = np.lexsort((at, stream))
    stream, at = stream[order], at[order]
    active = np.cumsum(count[order], axis=0) > 0
    # Row i says what holds from edge i to edge i + 1; the last edge of a stream leaves nothing active.
    lasts = np.flatnonzero(active.any(axis=1) & (np.diff(at, append=at[-1:]) > 0))
    stage = np.array(_PRECEDENCE, np.int64)[active[lasts].argmax(axis=1)]
    end = at[lasts + 1] if len(lasts) else at[lasts]
    return _joined(stream[lasts], at[lasts], end, stage, silence_min * MINUTE_MS)


def _joined(
    stream: NDArray[np.int64],
    begin: NDArray[np.int64],
    end: NDArray[np.int64],
    stage: NDArray[np.int64],
    silence_ms: int,
) -> Pieces:
    """Pieces that touch and are in one stage become one; sleeps are numbered."""
    other = np.diff(stream, prepend=-1) != 0
    silence = begin - np.append(begin[:1], end[:-1])
    opens = other | (np.diff(stage, prepend=-1) != 0) | (silence > 0)
    closes = np.append(opens[1:], np.ones(min(1, len(opens)), np.bool_))
    apart = other | (silence > silence_ms)
    return Pieces(
        stream=stream[opens],
        begin_ms=begin[opens],
        end_ms=end[closes],
        stage=stage[opens],
        sleep=(np.cumsum(apart) - 1)[opens],
    )


def sleeps(told: Pieces, readings: Columns) -> Sleeps:
    """The sleeps that some pieces make.

    Args:
        told: At least one piece.
        readings: What they were made from; the offset under which a sleep ended is the one of its last
            reading.
    """
    first = np.flatnonzero(np.diff(told.sleep, prepend=-1))
    last = np.append(first[1:], len(told.sleep)) - 1
    minutes = np.zeros((len(first), len(SleepStage)))
    np.add.at(minutes, (told.sleep, told.stage), told.minutes)
    offset = _offset_at(readings, told.stream[last], told.end_ms[last])
    return Sleeps(
        stream=told.stream[first],
        begin_ms=told.begin_ms[first],
        end_ms=told.end_ms[last],
        offset_min=offset,
        night=local_days(told.end_ms[last], offset.astype(np.int16)),
        minutes=minutes,
        first=np.append(first, len(told.sleep)),
    )


def _offset_at(readings: Columns, stream: NDArray[np.int64], end_ms: NDArray[np.int64]) -> NDArray[np.int64]:
    """The offset of the reading with which each sleep ended, the easternmost where several did."""
    order = np.lexsort((readings.offset_min, readings.end_ms, readings.stream))
    key_stream, key_end = readings.stream[order].astype(np.int64), readings.end_ms[order]
    lowest = min(int(key_end.min()), int(end_ms.min()))
    keys = (key_stream << 42) + (key_end - lowest)
    place = np.searchsorted(keys, (stream << 42) + (end_ms - lowest), side="right") - 1
    return readings.offset_min[order][place].astype(np.int64)
