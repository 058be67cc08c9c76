from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from healthvault.core.ids import BatchId
from healthvault.ingest.status import Arrived, FirstReading, ImportStatus, Refusal, State
from healthvault.metrics.words import HOLD
from healthvault.pages.sync.rows import arrival_card

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
READING = ImportStatus(
    id=BatchId(uuid4()),
    provider="apple_health",
    file_name="export.zip",
    file_bytes=20_500_000,
    state=State.READING,
    dry_run=False,
    bytes_done=100_000_000,
    bytes_total=400_000_000,
    records_read=240_000,
    samples_new=0,
    samples_duplicate=0,
    rejected=0,
    problem=None,
    created_at=NOW - timedelta(minutes=5),
    started_at=NOW - timedelta(seconds=20),
    finished_at=None,
)


def _card(**changes):
    return arrival_card(replace(READING, **changes), now=NOW, zone="UTC", system="metric")


def test_while_reading_it_says_the_bytes_the_records_and_the_time_left():
    card = _card()

    assert card.percent == 25
    assert card.progress == f"100{HOLD}MB of 400{HOLD}MB · 240,000{HOLD}records · about 1{HOLD}min left"


def test_an_upload_counts_its_time_from_the_first_byte():
    card = _card(state=State.RECEIVING, records_read=0, bytes_done=10, bytes_total=20, started_at=None)

    assert card.progress == f"10{HOLD}bytes of 20{HOLD}bytes · about 5{HOLD}min left"


def test_before_there_is_a_pace_no_time_is_promised():
    assert _card(bytes_done=0, records_read=0).progress == f"0{HOLD}bytes of 400{HOLD}MB"


def test_without_a_size_there_is_a_bar_without_an_end():
    assert _card(bytes_total=0).percent == -1


def test_done_says_what_was_new_what_was_here_and_what_was_not_taken():
    card = _card(state=State.DONE, samples_new=9_998, samples_duplicate=2, rejected=1)

    assert card.result == f"9,998{HOLD}readings new · 2 already here · 1{HOLD}not taken"
    assert not card.is_moving


def test_a_preview_promises_instead_of_telling():
    assert _card(state=State.PREVIEWED, samples_new=3).result.startswith(f"3{HOLD}readings would be new")


def test_the_report_names_metrics_as_people_do_and_gives_an_example():
    card = _card(
        state=State.DONE,
        arrived=(Arrived(metric="steps", readings=1200, first_day="2026-01-01", last_day="2026-02-01"),),
        refusals=(Refusal(reason="not plausible", what="heart rate", count=3, example="900 bpm"),),
    )

    assert (card.arrived[0].name, card.arrived[0].count) == ("Steps", "1,200")
    assert card.refusals[0].detail == "heart rate: 900 bpm"


def test_the_first_readings_are_told_at_the_clock_where_they_were_taken_with_their_unit():
    first = (
        FirstReading(metric="weight", at="2026-11-01T07:30:00+01:00", value=80.25),
        FirstReading(metric="sleep_stage", at="2026-11-01T23:30:00+00:00", value=4),
    )
    lines = _card(state=State.PREVIEWED, first=first).first

    assert [(line.when.replace(HOLD, " "), line.metric, line.value.replace(HOLD, " ")) for line in lines] == [
        ("Sun 1 Nov 2026, 07:30", "Weight", "80.2 kg"),
        ("Sun 1 Nov 2026, 23:30", "Sleep stage", "REM"),
    ]


def test_a_file_that_was_imported_before_says_when():
    card = _card(state=State.DONE, same_as_at=NOW - timedelta(hours=2))

    assert card.result.endswith(f" · the same file as the import of today{HOLD}10:00")
