"""Columns for tests of pure functions, and a way to draw them."""

from datetime import UTC, datetime

import numpy as np
from hypothesis import strategies as st

from healthvault.core.db import ALL_PURPOSES
from healthvault.metrics.day import epoch_ms
from healthvault.metrics.sample import DeviceKind
from healthvault.vault.columns import Columns
from healthvault.vault.streams import Stream
from tests.builders import a_source

MIDNIGHT_MS = epoch_ms(datetime(2026, 5, 4, tzinfo=UTC))
MINUTE_MS = 60_000
STREAMS = {
    number: Stream(id=number, source=a_source(kind), purposes=ALL_PURPOSES)
    for number, kind in enumerate((DeviceKind.WATCH, DeviceKind.PHONE, DeviceKind.BAND), start=1)
}
CARRIED = {
    **STREAMS,
    4: Stream(id=4, source=a_source(DeviceKind.WATCH, "Carrier", carrier="carrier"), purposes=ALL_PURPOSES),
}
"""With a stream that another app carried here, although its maker speaks itself."""
Told = tuple[int, int, int, float]


def columns(told: list[Told], offset_min: int = 0) -> Columns:
    """Readings from (stream, start minute of the day, minutes, value)."""
    stream, start, minutes, value = (np.array(column) for column in zip(*told, strict=True))
    return Columns(
        stream=stream.astype(np.int32),
        start_ms=MIDNIGHT_MS + start.astype(np.int64) * MINUTE_MS,
        duration_ms=minutes.astype(np.int64) * MINUTE_MS,
        value=value.astype(np.float64),
        offset_min=np.full(len(told), offset_min, np.int16),
    )


amounts = st.lists(
    st.tuples(
        st.sampled_from(list(STREAMS)),
        st.integers(0, 3 * 1440 - 1),
        st.integers(0, 300),
        st.integers(0, 10_000).map(float),
    ),
    min_size=1,
    max_size=40,
)
stages = st.lists(
    st.tuples(
        st.sampled_from(list(STREAMS)),
        st.integers(0, 3 * 1440 - 1),
        st.integers(0, 240),
        st.integers(0, 5).map(float),
    ),
    min_size=1,
    max_size=40,
)
