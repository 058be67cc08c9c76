"""A line of a report on the screen: as it is written, and as it is meant."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from healthvault.coach.attachments_words import summary
from healthvault.coach.store_attachments import Attachment, Told
from healthvault.core.ids import ConversationId
from healthvault.metrics.words import HOLD
from healthvault.pages.report.rows import line_views
from healthvault.providers.lab_report.paper import paper_report

ROWS = "LDL Cholesterol 162 mg/dL <130 H\nHbA1c 36 mmol/mol 20-42\nUrea 5.1 mmol/L 2.5-7.8"


def a_report(**saved: UUID) -> Attachment:
    told = Told(file_name="a.pdf", report=paper_report(ROWS))
    kept = Attachment(
        id=UUID(int=1),
        conversation=ConversationId(UUID(int=2)),
        told=told,
        made_at=datetime(2026, 11, 4, tzinfo=UTC),
    )
    return replace(kept, told=replace(told, saved={int(at[1:]): entry for at, entry in saved.items()}))


def test_what_is_written_stands_beside_what_it_means():
    lines = line_views(a_report(_1=UUID(int=3)), "metric")

    assert [(line.name, line.written, line.its_range, line.flag) for line in lines] == [
        ("LDL Cholesterol", "162 mg/dL", "<130", "H"),
        ("HbA1c", "36 mmol/mol", "20-42", ""),
        ("Urea", "5.1 mmol/L 2.5-7.8", "", ""),
    ]
    assert [(line.means.replace(HOLD, " "), line.place, line.state) for line in lines] == [
        ("LDL cholesterol, 162 mg/dL", "Above", "open"),
        ("HbA1c, 36 mmol/mol (5.4%)", "Within", "saved"),
        ("", "", "none"),
    ]
    assert lines[2].why_not == "not known here"


def test_beside_what_is_printed_stand_value_and_range_in_the_person_s_units():
    lines = line_views(a_report(), "metric ifcc")
    told = [(line.means.replace(HOLD, " "), line.range_here.replace(HOLD, " "), line.place) for line in lines]

    assert told[:2] == [
        ("LDL cholesterol, 162 mg/dL (4.2 mmol/L)", "up to 3.4 mmol/L", "Above"),
        ("HbA1c, 36 mmol/mol", "", "Within"),
    ]
    assert [line.range_here for line in line_views(a_report(), "metric")] == ["", "4.0 to 6.0%", ""]


def test_the_summary_says_both():
    said = summary(a_report().told.report, "metric ifcc").replace(HOLD, " ")

    assert "162 mg/dL (4.2 mmol/L), above the report’s range (up to 130 mg/dL; up to 3.4 mmol/L)" in said
    assert "HbA1c: 36 mmol/mol, within the report’s range (20 to 42 mmol/mol)." in said
