"""How somebody slept: one night, or some nights together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta, timezone
from statistics import fmean, median

from healthvault.insights.baseline import Baseline, Standing, baseline
from healthvault.insights.span import Span
from healthvault.vault.values import DayValue, Night

_DAY_MIN = 1440
_NOON_MIN = 720


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The mean of something that `n` nights told, in minutes or percent."""

    mean: float
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sleep:
    """Some nights together; a part is None when no night told it.

    `bed_at_min` and `up_at_min` are the median times of falling asleep and waking on the clock where the
    person slept, in minutes after midnight, 0 to 1439.
    """

    span: Span
    nights: tuple[Night, ...]
    asleep_min: float
    shortest: Night
    longest: Night
    deep: Part | None
    rem: Part | None
    core: Part | None
    awake: Part | None
    efficiency: Part | None
    bed_at_min: int
    up_at_min: int
    usual: Baseline | None

    @property
    def standing(self) -> Standing | None:
        """Where the mean night stands against the usual range; None while that is not known."""
        return None if self.usual is None else self.usual.standing(self.asleep_min)


def sleep(nights: Sequence[Night], span: Span) -> Sleep | None:
    """The nights that ended within some dates, against the sixty before.

    Args:
        nights: Nights in any order; those before `span` make the usual.
        span: The dates of waking.

    Returns:
        None when no night was recorded.
    """
    inside = sorted((n for n in nights if span.first <= n.night <= span.last), key=lambda n: n.night)
    if not inside:
        return None
    return Sleep(
        span=span,
        nights=tuple(inside),
        asleep_min=fmean(night.asleep_min for night in inside),
        shortest=min(inside, key=lambda night: night.asleep_min),
        longest=max(inside, key=lambda night: night.asleep_min),
        deep=_part(inside, lambda night: night.deep_min),
        rem=_part(inside, lambda night: night.rem_min),
        core=_part(inside, lambda night: night.core_min),
        awake=_part(inside, lambda night: night.awake_min),
        efficiency=_part(inside, lambda night: night.efficiency_percent),
        bed_at_min=_median_clock([_clock_min(night, start=True) for night in inside]),
        up_at_min=_median_clock([_clock_min(night, start=False) for night in inside]),
        usual=baseline(night_days("sleep_duration", nights), span.first),
    )


_NIGHT_NUMBERS: dict[str, Callable[[Night], float | None]] = {
    "sleep_duration": lambda night: night.asleep_min,
    "sleep_in_bed": lambda night: night.in_bed_min,
    "sleep_awake": lambda night: night.awake_min,
    "sleep_core": lambda night: night.core_min,
    "sleep_deep": lambda night: night.deep_min,
    "sleep_rem": lambda night: night.rem_min,
    "sleep_nap": lambda night: night.nap_min,
    "sleep_efficiency": lambda night: night.efficiency_percent,
}


def night_days(slug: str, nights: Sequence[Night]) -> list[DayValue]:
    """The nights as days of one metric of sleep, on the date of waking, in its catalogue unit.

    A night that does not tell the number is absent; so is every night for a metric that no night tells.
    """
    number = _NIGHT_NUMBERS.get(slug, lambda _night: None)
    in_time = sorted(nights, key=lambda night: night.night)
    return [
        DayValue(day=night.night, value=value, low=None, high=None, n=1, sources=night.sources)
        for night in in_time
        if (value := number(night)) is not None
    ]


def _part(nights: Sequence[Night], told: Callable[[Night], float | None]) -> Part | None:
    values = [value for night in nights if (value := told(night)) is not None]
    return Part(mean=fmean(values), n=len(values)) if values else None


def _clock_min(night: Night, *, start: bool) -> int:
    here = timezone(timedelta(minutes=night.offset_min))
    at = (night.start_at if start else night.end_at).astimezone(here)
    return at.hour * 60 + at.minute


def _median_clock(minutes: Sequence[int]) -> int:
    """The median time of day; counted from noon, so that 23:50 and 00:10 lie beside each other."""
    since_noon = [(minute - _NOON_MIN) % _DAY_MIN for minute in minutes]
    return round(median(since_noon) + _NOON_MIN) % _DAY_MIN
