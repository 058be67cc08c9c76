"""Values in flight between a provider and the vault."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from healthvault.metrics.track import Track


class DeviceKind(StrEnum):
    """What kind of thing measured; the default priorities are written in these words."""

    MANUAL = "manual"
    WATCH = "watch"
    RING = "ring"
    BAND = "band"
    PHONE = "phone"
    SCALE = "scale"
    CUFF = "cuff"
    APP = "app"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who measured: one stream of the vault.

    `origin` is who measured (a vendor's slug, "manual" or "sample"), `carrier` who brought it here (a
    provider's slug). `app` is the name the carrier shows for it, as printed, normalised (NFKC, plain spaces).
    `device_model` is the hardware's code, such as "Watch6,12", empty when unknown.
    """

    origin: str
    carrier: str
    app: str
    kind: DeviceKind
    device_name: str = ""
    device_model: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleBatch:
    """Readings of one metric in columns, in the metric's catalogue unit; arrays of shape (n,), any order.

    Sleep stages travel the same way: metric `sleep_stage`, value a `SleepStage` code. `metadata` is sparse:
    row number to the few facts worth keeping about that reading.
    """

    metric: str
    sources: tuple[Source, ...]
    source: NDArray[np.int32]
    start_ms: NDArray[np.int64]
    duration_ms: NDArray[np.int64]
    value: NDArray[np.float64]
    offset_min: NDArray[np.int16]
    metadata: Mapping[int, Mapping[str, str]] = field(default_factory=dict[int, Mapping[str, str]])

    def __len__(self) -> int:
        """The number of readings."""
        return len(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkoutSample:
    """One workout as a source tells it; a fact the source did not give is None.

    `duration_s` excludes pauses; `end_at - start_at` includes them. `details` holds further statistics by
    catalogue-like name with the unit in the name (`heart_rate_max_bpm`), as numbers.
    """

    source: Source
    kind: str
    start_at: datetime
    end_at: datetime
    offset_min: int
    duration_s: float | None = None
    distance_m: float | None = None
    energy_kcal: float | None = None
    heart_rate_mean_bpm: float | None = None
    heart_rate_max_bpm: float | None = None
    route_file: str | None = None
    details: Mapping[str, float] = field(default_factory=dict[str, float])


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteSample:
    """Where a workout went, thinned. A workout names it by the last part of its `route_file`."""

    name: str
    track: Track


@dataclass(frozen=True, slots=True, kw_only=True)
class RawRecord:
    """Something that is kept as it arrived, because nothing reads it yet (a clinical record, an ECG)."""

    kind: str
    name: str
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """Records that could not be read, and why: a value, never an exception."""

    reason: str
    what: str
    count: int = 1
    example: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """Things that are known and, for a reason `what` may give, not kept: nothing is wrong with them."""

    what: str
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a file says about the person; a fact it does not give is None."""

    birth_year: int | None = None
    sex: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a parser is, in bytes of the uncompressed file; `done_bytes` never shrinks."""

    done_bytes: int
    total_bytes: int
    records_read: int = 0
