"""Sleep by stage: four rows, lighter sleep above deeper."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from healthvault.charts.path import block, number, place
from healthvault.metrics.metric import SleepStage

WIDTH, HEIGHT = 960, 88
_ROW = 16
_ROWS = {
    SleepStage.AWAKE: 0,
    SleepStage.REM: 24,
    SleepStage.CORE: 48,
    SleepStage.UNSPECIFIED: 48,
    SleepStage.DEEP: 72,
}
_LEAST_WIDTH = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypnogram:
    """The `d` of each stage's blocks and of the thin lines between them, on a grid of `WIDTH` by `HEIGHT`."""

    awake: str
    rem: str
    core: str
    deep: str
    joins: str


def hypnogram(pieces: Sequence[tuple[float, float, int]]) -> Hypnogram:
    """A hypnogram.

    Args:
        pieces: Start and end of each piece, from 0 to 1 of the time shown, and its `SleepStage`; in time.
            Sleep of an untold stage stands in the row of core sleep; time in bed is not drawn.
    """
    drawn = [(start, end, SleepStage(stage)) for start, end, stage in pieces if stage in _ROWS]
    blocks = dict.fromkeys(_ROWS, "")
    for start, end, stage in drawn:
        width = max((end - start) * WIDTH, _LEAST_WIDTH)
        blocks[stage] += block(start * WIDTH, _ROWS[stage], width, _ROW)
    joins = "".join(
        f"M{place(start * WIDTH, _ROWS[before] + _ROW / 2)}V{number(_ROWS[after] + _ROW / 2)}"
        for (_, end, before), (start, _, after) in pairwise(drawn)
        if before is not after and start - end < 1e-6
    )
    return Hypnogram(
        awake=blocks[SleepStage.AWAKE],
        rem=blocks[SleepStage.REM],
        core=blocks[SleepStage.CORE] + blocks[SleepStage.UNSPECIFIED],
        deep=blocks[SleepStage.DEEP],
        joins=joins,
    )
