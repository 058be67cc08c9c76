"""The sample person's whole history, as a source would hand it over."""

from collections.abc import Iterator
from datetime import datetime

from healthvault.metrics.sample import Profile, SampleBatch, WorkoutSample
from healthvault.providers.sample_person.body import measured
from healthvault.providers.sample_person.glucose import glucose
from healthvault.providers.sample_person.heart import condition, heart_rate, of_the_day, of_the_night
from healthvault.providers.sample_person.life import life
from healthvault.providers.sample_person.movement import burned, counted, movement
from healthvault.providers.sample_person.nights import awake, sleeps
from healthvault.providers.sample_person.person import PROFILE
from healthvault.providers.sample_person.stages import sleep_stages
from healthvault.providers.sample_person.surroundings import surroundings
from healthvault.providers.sample_person.wear import wear
from healthvault.providers.sample_person.workouts import told, workouts

SEED = 20


def arrivals(seed: int, until_at: datetime, zone: str) -> Iterator[Profile | SampleBatch | WorkoutSample]:
    """Two years of one made-up life that has come as far as `until_at`.

    The same arguments give the same arrivals to the byte. One batch a metric, in time; then the workouts.

    Args:
        seed: Which life.
        until_at: The present of that life, aware; no reading ends after it.
        zone: Where the person lives, IANA; they travel once.

    Yields:
        The profile, about half a million readings in batches, and a few hundred workouts. Every source has
        the origin "sample".
    """
    plan = life(seed, until_at, zone)
    slept = sleeps(plan)
    up = awake(plan, slept)
    worn = wear(plan, slept)
    trained = workouts(plan, slept, worn)
    moved = movement(plan, up, trained)
    body = condition(plan, slept)
    yield PROFILE
    yield sleep_stages(plan, slept, worn)
    yield heart_rate(plan, slept, up=up, moved=moved, trained=trained, body=body, worn=worn)
    yield from counted(plan, moved, worn)
    yield from burned(plan, moved, worn, up)
    yield from of_the_day(plan, body, trained, worn)
    yield from of_the_night(plan, body, slept, up, worn)
    yield from measured(plan, slept)
    yield from surroundings(plan, up, moved, worn)
    yield glucose(plan, up, moved)
    for workout in trained:
        yield told(plan, workout)
