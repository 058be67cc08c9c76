from datetime import UTC, datetime
from pathlib import Path

import pytest

from healthvault.core.errors import InvalidInputError
from healthvault.metrics.day import epoch_ms
from healthvault.metrics.sample import Recognised, Rejected, SampleBatch
from healthvault.metrics.zones import always
from healthvault.providers.spreadsheet import PROVIDER

BERLIN = "Europe/Berlin"


def _read(tmp_path: Path, text: str | bytes) -> tuple[dict[str, SampleBatch], list[Rejected]]:
    path = tmp_path / "table.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    arrivals = list(PROVIDER.read(path, always(BERLIN)))
    batches = {arrival.metric: arrival for arrival in arrivals if isinstance(arrival, SampleBatch)}
    return batches, [arrival for arrival in arrivals if isinstance(arrival, Rejected)]


def _ms(*parts: int) -> int:
    return epoch_ms(datetime(*parts, tzinfo=UTC))


def test_a_wide_table_with_units_becomes_readings(tmp_path):
    batches, rejected = _read(
        tmp_path, "Date,Weight (lb),Resting heart rate\n2026-09-03 07:10,150,54\n2026-09-04,,55\n"
    )

    assert batches["weight"].value.tolist() == [pytest.approx(68.0388555)]
    assert batches["weight"].start_ms.tolist() == [_ms(2026, 9, 3, 5, 10)]
    assert batches["weight"].offset_min.tolist() == [120]
    assert batches["resting_heart_rate"].value.tolist() == [54, 55]
    assert rejected == []


def test_a_long_table_with_its_own_units_becomes_readings(tmp_path):
    header = "metric_type,value,unit,recorded_at,source\n"
    text = header + "weight,11,st,2026-09-03T07:00:00Z,Scale\nsteps,900,,2026-09-03T10:00:00+02:00,Phone\n"

    batches, _ = _read(tmp_path, text)

    assert batches["weight"].value.tolist() == [pytest.approx(69.85322498)]
    assert batches["weight"].sources[0].app == "Scale"
    assert batches["steps"].start_ms.tolist() == [_ms(2026, 9, 3, 8)]


@pytest.mark.parametrize(
    "encoded",
    [
        b"Datum;Gewicht\n03.09.2026 07:10;72,5\n",
        "\ufeffDatum;Gewicht\r\n03.09.2026 07:10;72,5\r\n".encode(),
        "Datum\tGewicht\n2026-09-03T07:10\t72.5\n".encode("utf-16"),
        "Datum;Gewicht (kg);Bemerkung\n2026-09-03 07:10;72,5;schön\n".encode("cp1252"),
        b'Date,Weight\n"Sep",x\n09/23/2026,71\n09/03/2026 7:10 AM,"72,5"\n',
    ],
    ids=["semicolon", "byte order mark", "utf-16", "western", "american"],
)
def test_the_file_decides_about_encoding_delimiter_and_decimal_comma(tmp_path, encoded):
    batches, _ = _read(tmp_path, encoded)

    assert batches["weight"].value[-1] == 72.5
    assert batches["weight"].start_ms[-1] == _ms(2026, 9, 3, 5, 10)


def test_a_date_alone_is_the_whole_day_for_sums_and_noon_for_moments(tmp_path):
    batches, _ = _read(tmp_path, "date,steps,weight\n2026-10-25,9000,72\n")

    assert batches["steps"].duration_ms.tolist() == [25 * 3_600_000]
    assert batches["steps"].start_ms.tolist() == [_ms(2026, 10, 24, 22)]
    assert batches["weight"].start_ms.tolist() == [_ms(2026, 10, 25, 11)]


def test_times_in_two_columns_and_ends_are_understood(tmp_path):
    batches, _ = _read(tmp_path, "date,time,weight\n2026-09-03,7:10 PM,72\n")
    stages, _ = _read(tmp_path, "start,end,stage\n2026-09-03 01:00,2026-09-03 01:30,deep\n")

    assert batches["weight"].start_ms.tolist() == [_ms(2026, 9, 3, 17, 10)]
    assert (stages["sleep_stage"].value.tolist(), stages["sleep_stage"].duration_ms.tolist()) == (
        [3],
        [1_800_000],
    )


def test_blood_pressure_in_one_cell_is_two_readings(tmp_path):
    batches, _ = _read(tmp_path, "date,blood pressure\n2026-09-03,121/79\n")

    assert batches["bp_systolic"].value.tolist() == [121]
    assert batches["bp_diastolic"].value.tolist() == [79]


def test_bad_rows_are_counted_with_their_lines_and_spare_the_others(tmp_path):
    text = "date,weight\n2026-09-01,72\nyesterday,72\n2026-09-02,heavy\n2026-09-03,9000\n2026-09-04,=1+1\n"

    batches, rejected = _read(tmp_path, text)

    assert len(batches["weight"]) == 1
    assert {(r.reason, r.count, r.example) for r in rejected} == {
        ("the time cannot be read", 1, "line 3: “yesterday”"),
        ("the value is not a number", 2, "lines 4, 6: “heavy”"),
        ("the value lies outside what is possible for a person", 1, "line 5: “9000”"),
    }


def test_a_date_that_can_be_read_in_two_ways_is_not_guessed(tmp_path):
    with pytest.raises(InvalidInputError, match="two ways"):
        _read(tmp_path, "date,weight\n03/09/2026,72\n")


def test_a_column_that_is_left_out_is_reported(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("date,weight,hrv\n2026-09-01,72,40\n")

    seen = [
        arrival.what for arrival in PROVIDER.read(path, always(BERLIN)) if isinstance(arrival, Recognised)
    ]

    assert seen == ["column “hrv” left out: say SDNN or RMSSD: they are two measures"]


def test_an_empty_cell_is_absent(tmp_path):
    batches, rejected = _read(tmp_path, "date,weight,steps\n2026-09-01,72,\n")

    assert "steps" not in batches
    assert rejected == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("weight,steps\n72,9000\n", "No column says when: the header has “weight”, “steps”"),
        ("date,hrv\n2026-09-01,40\n", "say SDNN or RMSSD"),
        ("date,weight (parsec)\n2026-09-01,40\n", "parsec is not a unit of weight"),
        ("date,weight\nnever,72\n", "None of the 1 rows"),
        ("just a letter to somebody\n", "not a table"),
        ("date,weight\n2026-09-01," + "7" * 200_000 + "\n", "a cell is too long"),
    ],
)
def test_what_cannot_be_read_at_all_is_refused_with_a_sentence(tmp_path, text, sentence):
    with pytest.raises(InvalidInputError) as caught:
        _read(tmp_path, text)

    assert sentence in caught.value.message


def test_a_very_long_cell_is_refused_with_its_row(tmp_path):
    batches, rejected = _read(
        tmp_path, "date,weight,note\n2026-09-01,72,\n2026-09-02,72," + "x" * 5000 + "\n"
    )

    assert len(batches["weight"]) == 1
    assert rejected == [
        Rejected(reason="a cell is longer than any measurement", what="row", example="line 3")
    ]


def test_a_time_that_does_not_exist_on_the_clock_still_has_an_instant(tmp_path):
    batches, _ = _read(tmp_path, "time,weight\n2026-03-29 02:30,72\n")

    assert batches["weight"].start_ms.tolist() == [_ms(2026, 3, 29, 1, 30)]
