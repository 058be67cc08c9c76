from healthvault.metrics.zones import always
from healthvault.providers.spreadsheet.preview import PreviewColumn, preview


def test_a_preview_says_what_every_column_is_taken_for(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("Date;Weight (lb);Pulse;Mood\n2026-09-03;150,5;61;good\n2026-09-04;x;62;good\n")

    shown = preview(path, always("UTC"))

    assert (shown.delimiter, shown.decimal_mark, shown.row_count) == ("semicolon", ",", 2)
    assert shown.columns == (
        PreviewColumn(header="Date", meaning="start"),
        PreviewColumn(header="Weight (lb)", meaning="Weight", unit="lb"),
        PreviewColumn(header="Pulse", meaning="Heart rate", unit="bpm", assumed_unit=True),
        PreviewColumn(header="Mood", meaning="", ignored="not something Health Vault knows"),
    )
    assert shown.first_rows[0] == ("2026-09-03", "150,5", "61", "good")
    assert shown.readings == {"weight": 1, "heart_rate": 2}
    assert [rejected.example for rejected in shown.rejected] == ["line 3: “x”"]
