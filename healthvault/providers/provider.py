"""What every source of files promises."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from healthvault.metrics.sample import (
    Profile,
    Progress,
    RawRecord,
    Recognised,
    Rejected,
    RouteSample,
    SampleBatch,
    WorkoutSample,
)
from healthvault.metrics.zones import Zones

Arrival = SampleBatch | WorkoutSample | RouteSample | RawRecord | Recognised | Rejected | Profile | Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class FileProvider:
    """A source that arrives as a file.

    `recognises` looks at the file's bytes, never only at its name, and answers without reading it all. `read`
    yields arrivals in flat memory; the zones are the person's, for files whose times carry none. It raises an
    `InvalidInputError` with one clear sentence when nothing in the file can be trusted; a single bad
    record is a `Rejected` value. Neither looks at the clock, the network or the database.
    """

    slug: str
    name: str
    recognises: Callable[[Path], bool]
    read: Callable[[Path, Zones], Iterator[Arrival]]
    tells_zones: bool = True
    """Whether its times carry their zone, so that the person's says nothing of them."""
