"""The first readings of a file as they were read, so that a preview shows what became of its rows."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone

from healthvault.ingest.status import FirstReading
from healthvault.metrics.sample import SampleBatch

MOST = 5
"""How many are shown: our convention, enough to see a wrong unit, zone or column."""


@dataclass(slots=True)
class FirstReadings:
    """Keeps the first few readings of each metric while a file is read."""

    _of: dict[str, list[FirstReading]] = field(default_factory=dict[str, list[FirstReading]])

    def see(self, batch: SampleBatch) -> None:
        """Note what is first in a batch, in the order of the file."""
        kept = self._of.setdefault(batch.metric, [])
        for row in range(min(MOST - len(kept), len(batch))):
            kept.append(_reading(batch, row))

    def told(self) -> tuple[FirstReading, ...]:
        """At most `MOST`: the first of every metric, then the second of every metric, and so on."""
        ranked = [(rank, reading) for kept in self._of.values() for rank, reading in enumerate(kept)]
        return tuple(reading for _, reading in sorted(ranked, key=lambda each: each[0])[:MOST])


def _reading(batch: SampleBatch, row: int) -> FirstReading:
    local = timezone(timedelta(minutes=int(batch.offset_min[row])))
    at = datetime.fromtimestamp(int(batch.start_ms[row]) / 1000, UTC).astimezone(local)
    return FirstReading(metric=batch.metric, at=at.isoformat(), value=float(batch.value[row]))
