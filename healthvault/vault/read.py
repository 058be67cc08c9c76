"""What the vault answers: the resolved layer, and the readings behind it. The only door for whoever asks."""

from healthvault.vault.entries import notes
from healthvault.vault.read_clocks import clocks
from healthvault.vault.read_day import behind_day
from healthvault.vault.read_days import days, has_anything, hours, known_metrics, latest, purposes
from healthvault.vault.read_events import nights, workouts
from healthvault.vault.read_lineage import lineage, span_lineage, workout_lineage
from healthvault.vault.read_readings import day_readings, readings, readings_of
from healthvault.vault.read_samples import samples
from healthvault.vault.read_sleeping import sleeping
from healthvault.vault.routes import routes
from healthvault.vault.stream_days import stream_days

__all__ = [
    "behind_day",
    "clocks",
    "day_readings",
    "days",
    "has_anything",
    "hours",
    "known_metrics",
    "latest",
    "lineage",
    "nights",
    "notes",
    "purposes",
    "readings",
    "readings_of",
    "routes",
    "samples",
    "sleeping",
    "span_lineage",
    "stream_days",
    "workout_lineage",
    "workouts",
]
