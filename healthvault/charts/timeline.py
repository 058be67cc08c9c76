"""The lanes of a day under sleep: readings as an envelope with its mean, steps and blood pressure as bars."""

from collections.abc import Sequence
from dataclasses import dataclass

from healthvault.charts.path import Scale, area, block, columns, stroke

WIDTH, HEIGHT = 960, 96
_PAD = 6
_BAR = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """What was measured from `start` to `end`, both from 0 to 1 of the day."""

    start: float
    end: float
    low: float
    mean: float
    high: float

    @property
    def middle(self) -> float:
        """The middle of the slot on the drawing's grid."""
        return (self.start + self.end) / 2 * WIDTH


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """The `d` of the line, of the area around it, and of the points that touch no other; on a grid of
    `WIDTH` by `HEIGHT`.
    """

    line: str
    area: str
    dots: str


def spread_lane(slots: Sequence[Slot], low: float, high: float) -> Lane:
    """Readings between two ends of a scale; a slot that does not touch the next one breaks the line."""
    scale = Scale(low=low, high=high, height=HEIGHT, pad=_PAD)
    line, around, dots = "", "", ""
    for run in _runs(slots):
        drawn = stroke([(slot.middle, scale.y(slot.mean)) for slot in run])
        if len(run) == 1:
            dots += drawn
            continue
        line += drawn
        top = [(slot.middle, scale.y(slot.high)) for slot in run]
        around += area(top, [(slot.middle, scale.y(slot.low)) for slot in run])
    return Lane(line=line, area=around, dots=dots)


def step_lane(slots: Sequence[Slot], high: float) -> str:
    """The `d` of a bar a slot, from zero up to `high`; the slots are of one length."""
    scale = Scale(low=0, high=high, height=HEIGHT)
    tops = [(slot.start * WIDTH + 1, scale.y(slot.mean)) for slot in slots if slot.mean > 0]
    wide = max((slots[0].end - slots[0].start) * WIDTH - 2, 1) if slots else 0
    return columns(tops, wide, HEIGHT)


def span_lane(slots: Sequence[Slot], low: float, high: float) -> str:
    """The `d` of an upright bar from the low to the high of each slot, in its middle."""
    scale = Scale(low=low, high=high, height=HEIGHT, pad=_PAD)
    return "".join(
        block(slot.middle - _BAR / 2, scale.y(slot.high), _BAR, scale.y(slot.low) - scale.y(slot.high))
        for slot in slots
    )


def _runs(slots: Sequence[Slot]) -> list[list[Slot]]:
    runs: list[list[Slot]] = []
    for slot in slots:
        if runs and slot.start - runs[-1][-1].end < (slot.end - slot.start) / 2:
            runs[-1].append(slot)
        else:
            runs.append([slot])
    return runs
