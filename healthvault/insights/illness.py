"""NightSignal: whether the heart beats faster at night than it used to, two nights in a row.

Source:
    Alavi et al. 2022, Nature Medicine 28(1):175-184, doi 10.1038/s41591-021-01593-2: the deterministic finite
    state machine of Extended Data Fig. 3, and the authors' program (github.com/StanfordBioinformatics/
    wearable-infection, nightsignal.py) for what the figure leaves open.
"""

from bisect import insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

RAISED_BPM = 3
"""From how far above the baseline a night is raised. Source: the authors' program, `yellow_threshold`."""
HIGH_BPM = 4
"""From how far above the baseline a night is high. Source: the article, caption of Extended Data Fig. 3."""
_ONE_NIGHT = timedelta(days=1)


class Symbol(StrEnum):
    """What the machine reads of a night: how far it lies above the baseline."""

    USUAL = "usual"
    RAISED = "raised"
    HIGH = "high"


class Alert(StrEnum):
    """What the machine says after a night."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Where the machine stands: six of the nine pairs can be reached."""

    last: Symbol
    alert: Alert


START = State(last=Symbol.USUAL, alert=Alert.GREEN)
"""Before the first night, and after a night of which nothing is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    """A night as the machine saw it; `is_filled_in` when its neighbours stand for it."""

    night: date
    rate_bpm: int
    baseline_bpm: int
    is_filled_in: bool
    state: State


def step(state: State, symbol: Symbol) -> State:
    """The state after one more night.

    Two nights in a row that are high are red; two in a row that are raised or high, and not both high, are
    yellow; anything else is green.
    """
    above = {state.last, symbol}
    if Symbol.USUAL in above:
        return State(last=symbol, alert=Alert.GREEN)
    return State(last=symbol, alert=Alert.RED if above == {Symbol.HIGH} else Alert.YELLOW)


def symbol_of(rate_bpm: int, baseline_bpm: int) -> Symbol:
    """What the machine reads of a night."""
    if rate_bpm >= baseline_bpm + HIGH_BPM:
        return Symbol.HIGH
    return Symbol.RAISED if rate_bpm >= baseline_bpm + RAISED_BPM else Symbol.USUAL


def night_signal(rates_bpm: Mapping[date, float]) -> Sequence[Night]:
    """Run the machine over somebody's nights.

    Args:
        rates_bpm: The mean resting heart rate of each night, by the local date on which it ended. Nights of
            which nothing is known are absent.

    Returns:
        One for each night, in order. A single missing night beside a run of two known ones is filled in with
        the mean of its neighbours, as the authors do; a longer gap begins anew, with the baseline that was
        learnt so far: the median of all nights up to this one. Means and medians are cut to whole beats, as
        in the authors' program.
    """
    whole = {night: int(rate) for night, rate in rates_bpm.items()}
    filled = _filled_in(whole)
    seen: list[int] = []
    found: list[Night] = []
    state, before = START, None
    for night, rate in sorted((whole | filled).items()):
        insort(seen, rate)
        baseline = _median(seen)
        if before != night - _ONE_NIGHT:
            state = START
        state, before = step(state, symbol_of(rate, baseline)), night
        found.append(
            Night(
                night=night, rate_bpm=rate, baseline_bpm=baseline, is_filled_in=night in filled, state=state
            )
        )
    return found


def _filled_in(rates_bpm: Mapping[date, int]) -> dict[date, int]:
    """The single missing nights that the authors fill in: a run of two known nights must lie beside them."""
    filled: dict[date, int] = {}
    for night in rates_bpm:
        gap, after = night + _ONE_NIGHT, night + 2 * _ONE_NIGHT
        beside = night - _ONE_NIGHT in rates_bpm or after + _ONE_NIGHT in rates_bpm
        if gap not in rates_bpm and after in rates_bpm and beside:
            filled[gap] = (rates_bpm[night] + rates_bpm[after]) // 2
    return filled


def _median(ascending: Sequence[int]) -> int:
    middle = len(ascending) // 2
    if len(ascending) % 2:
        return ascending[middle]
    return (ascending[middle - 1] + ascending[middle]) // 2
