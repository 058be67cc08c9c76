"""The local offset of an instant in the zone that a record names."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_QUARTER_MS = 15 * 60 * 1000
_MINUTE = timedelta(minutes=1)
_EARLIEST_MS, _LATEST_MS = -60_000_000_000_000, 250_000_000_000_000
"""About the years 68 and 9892, inside of which Python's dates can be shifted into any zone."""


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (
        ValueError,
        OSError,
    ):  # ZoneInfoNotFoundError is a KeyError in some versions, an OSError for a folder.
        return None
    except KeyError:
        return None


def offset_min(zone_name: str, at_ms: int) -> int | None:
    """Minutes east of Greenwich in a zone at an instant, or None when there is no such zone."""
    zone = _zone(zone_name)
    if zone is None:
        return None
    offset = (_EPOCH + timedelta(milliseconds=at_ms)).astimezone(zone).utcoffset()
    return None if offset is None else offset // _MINUTE


def offsets_min(zone_name: str, at_ms: NDArray[np.int64]) -> NDArray[np.int16] | None:
    """Minutes east of Greenwich in a zone at instants of shape (n,), or None when there is no such zone.

    Clocks change on a quarter of an hour of UTC, so that one question a quarter is enough.
    """
    if _zone(zone_name) is None:
        return None
    quarters, which = np.unique(np.clip(at_ms, _EARLIEST_MS, _LATEST_MS) // _QUARTER_MS, return_inverse=True)
    offsets = [offset_min(zone_name, int(quarter) * _QUARTER_MS) or 0 for quarter in quarters]
    return np.array(offsets, np.int16)[which]
