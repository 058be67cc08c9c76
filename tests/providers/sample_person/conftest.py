from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from healthvault.metrics.sample import SampleBatch, WorkoutSample
from healthvault.providers.sample_person.provider import arrivals

ZONE = "Europe/Berlin"
UNTIL_AT = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)


def told(seed: int = 20, until_at: datetime = UNTIL_AT, zone: str = ZONE) -> SimpleNamespace:
    everything = list(arrivals(seed, until_at, zone))
    return SimpleNamespace(
        batches={item.metric: item for item in everything if isinstance(item, SampleBatch)},
        workouts=[item for item in everything if isinstance(item, WorkoutSample)],
    )


@pytest.fixture(scope="session")
def alex() -> SimpleNamespace:
    return told()
