"""Which records tell of one workout, for any records, not only for those that somebody thought of."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from healthvault.core.db import ALL_PURPOSES
from healthvault.vault.merging import WorkoutRecord, merged

BEGIN = datetime(2026, 5, 4, 17, tzinfo=UTC)
RELAYS = {3: frozenset({1})}


Told = tuple[int, str, int, int, int]


def record(number: int, told: Told) -> WorkoutRecord:
    """From (stream, kind, seconds after the beginning, minutes, kilocalories; 0 says none)."""
    stream, kind, start_s, minutes, energy = told
    start = BEGIN + timedelta(seconds=start_s)
    return WorkoutRecord(
        id=UUID(int=number),
        stream=stream,
        rank=stream,
        purposes=ALL_PURPOSES,
        kind=kind,
        start_at=start,
        end_at=start + timedelta(minutes=minutes),
        offset_min=0,
        duration_s=None,
        distance_m=None,
        energy_kcal=energy or None,
        heart_rate_mean_bpm=None,
        heart_rate_max_bpm=None,
        has_route=energy > 3,
    )


records = st.lists(
    st.tuples(
        st.integers(1, 3),
        st.sampled_from(["running", "cycling", "indoor_cycling", "other"]),
        st.integers(0, 40).map(lambda step: step * 45),
        st.integers(0, 40),
        st.integers(0, 5),
    ),
    max_size=14,
    unique_by=lambda told: told[:4],  # No stream tells the same workout twice: that is one record.
).map(lambda told: [record(number, each) for number, each in enumerate(told)])


@given(records, st.randoms())
def test_the_order_of_arrival_changes_no_workout(told: list[WorkoutRecord], random):
    shuffled = random.sample(told, len(told))
    one, other = ({each.records for each in merged(order, RELAYS)} for order in (told, shuffled))
    assert one == other


@given(records)
def test_every_record_tells_of_exactly_one_workout(told: list[WorkoutRecord]):
    found = [each.id for workout in merged(told, RELAYS) for each in workout.records]
    assert sorted(found) == sorted(each.id for each in told)


@given(records)
def test_merging_what_tells_the_workouts_merges_no_more(told: list[WorkoutRecord]):
    alone = [workout for each in merged(told, RELAYS) for workout in merged(each.records, RELAYS)]
    assert {each.records for each in alone} == {each.records for each in merged(told, RELAYS)}


@given(records)
def test_no_efforts_of_one_stream_are_one_workout(told: list[WorkoutRecord]):
    for workout in merged(told, {}):
        for place, one in enumerate(workout.records):
            for other in workout.records[place + 1 :]:
                both = min(one.end_at, other.end_at) - max(one.start_at, other.start_at)
                either = max(one.end_at, other.end_at) - min(one.start_at, other.start_at)
                assert one.stream != other.stream or both >= 0.8 * either


@given(records)
def test_what_was_carried_stands_behind_everybody(told: list[WorkoutRecord]):
    for workout in merged(told, RELAYS):
        dark = [each.id in workout.shadowed for each in workout.records]
        assert dark == sorted(dark)
        assert not all(dark)


@given(records, st.integers(0, 13))
def test_what_the_person_set_apart_stands_alone_and_moves_nobody_else_together(
    told: list[WorkoutRecord], place: int
):
    if place >= len(told):
        return
    one = told[place]
    apart = [replace(each, is_apart=True) if each is one else each for each in told]
    found = merged(apart, RELAYS)
    assert [len(each.records) for each in found if one.id in {r.id for r in each.records}] == [1]
    rest = [each for each in told if each is not one]
    assert {w.records for w in found if w.records[0].id != one.id} == {
        w.records for w in merged(rest, RELAYS)
    }
