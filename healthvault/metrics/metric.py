"""What a row of the catalogue says about a metric."""

from dataclasses import KW_ONLY, dataclass, field
from enum import IntEnum, StrEnum

from healthvault.metrics import unit as u
from healthvault.metrics.unit import Dimension, Everyday, Unit, UnitSystem, everyday, laboratory


class Daily(StrEnum):
    """How a local day becomes one number.

    `TIME_MEAN` is the mean over time, in which a reading counts until the next one: who is measured every ten
    seconds of a run and every ten minutes of the rest has not run all day. `ENERGY_MEAN` is the mean of sound
    levels by their energy. `NIGHT` says that the number comes from the resolved night that ended on the day,
    never from adding readings up.
    """

    SUM = "sum"
    MEAN = "mean"
    TIME_MEAN = "time mean"
    LAST = "last"
    MAX = "max"
    ENERGY_MEAN = "energy mean"
    NIGHT = "night"


class Domain(StrEnum):
    """The part of life a metric belongs to; one hue each."""

    HEART = "heart"
    SLEEP = "sleep"
    ACTIVITY = "activity"
    BODY = "body"
    MIND = "mind"


class Better(StrEnum):
    """Which way is good news, for most people most of the time."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


class SleepStage(IntEnum):
    """The values of `sleep_stage`. CORE is what other vendors call light."""

    IN_BED = 0
    AWAKE = 1
    CORE = 2
    DEEP = 3
    REM = 4
    UNSPECIFIED = 5


@dataclass(frozen=True, slots=True)
class Metric:
    """One thing that can be measured; its first six facts stand in columns, because a catalogue is a table.

    `unit` is the one in which it is kept. `plausible` bounds a single reading, both ends included: what lies
    outside is no human's and is rejected, not clipped. `precision` is the number of decimals worth showing in
    the displayed unit; in `molar`, where a laboratory tells it as an amount of substance, it is
    `molar_precision`. `derived` metrics are computed by the vault; no source may send them. `of_night`
    readings last for a night and belong to the local day on which they end.
    """

    slug: str
    name: str
    unit: Unit
    daily: Daily
    plausible: tuple[float, float]
    domain: Domain
    _: KW_ONLY
    loinc: str | None = None
    precision: int = 0
    better: Better = Better.NEITHER
    derived: bool = False
    of_night: bool = False
    shown: dict[Everyday, Unit] = field(default_factory=dict[Everyday, Unit], hash=False)
    molar: Unit | None = None
    molar_precision: int = 0

    def accepts(self, value: float) -> bool:
        """Whether a reading of `value`, in `unit`, could be a person's; NaN and infinities could not."""
        low, high = self.plausible
        return low <= value <= high


_SHOWN: dict[Unit, dict[Everyday, Unit]] = {
    u.METRE: {"metric": u.KILOMETRE, "imperial": u.MILE},
    u.CENTIMETRE: {"imperial": u.INCH},
    u.METRES_PER_SECOND: {"metric": u.KILOMETRES_PER_HOUR, "imperial": u.MILES_PER_HOUR},
    u.KILOGRAM: {"imperial": u.POUND},
    u.CELSIUS: {"imperial": u.FAHRENHEIT},
    u.CELSIUS_CHANGE: {"imperial": u.FAHRENHEIT_CHANGE},
    u.MILLILITRE: {"imperial": u.US_FLUID_OUNCE},
}


def display_unit(metric: Metric, system: UnitSystem) -> Unit:
    """The unit in which a person reads `metric`: its row's own choice, or else the usual one for its unit."""
    if metric.molar is not None and _is_molar(metric, system):
        return metric.molar
    units = everyday(system)
    usual = _SHOWN.get(metric.unit, {}).get(units, metric.unit)
    return metric.shown.get(units, usual)


def precision_in(metric: Metric, unit: Unit) -> int:
    """The decimals worth showing of `metric` in a unit."""
    return metric.molar_precision if unit == metric.molar else metric.precision


def _is_molar(metric: Metric, system: UnitSystem) -> bool:
    if metric.unit.dimension is Dimension.GLYCATED_HAEMOGLOBIN:
        return laboratory(system) == "ifcc"
    return laboratory(system) != "mass"
