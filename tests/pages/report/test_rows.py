"""A line of a report on the screen: as it is written, and as it is meant."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

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
