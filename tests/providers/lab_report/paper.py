"""A laboratory's report as a PDF, as laboratories lay it out."""

from collections.abc import Sequence
from datetime import UTC, datetime

from fpdf import FPDF

ROWS = (
    ("LDL Cholesterol", "162", "mg/dL", "< 130", "H"),
    ("HDL Cholesterol", "55", "mg/dL", "> 40", ""),
    ("Kreatinin", "0,92", "mg/dl", "0,70 - 1,20", ""),
    ("HbA1c", "36", "mmol/mol", "20 - 42", ""),
    ("Urea", "5.1", "mmol/L", "2.5 - 7.8", ""),
    ("Ferritin", "41", "", "30 - 400", ""),
)
HEAD = ("Laboratory Example", "Date of birth: 1980-01-02", "Collected: 2026-11-03   Reported: 2026-11-05")
_COLUMNS_MM = (10, 80, 100, 130, 170)


def a_pdf(rows: Sequence[Sequence[str]] = ROWS, head: Sequence[str] = HEAD) -> bytes:
    """A page with some lines above a table."""
    paper = FPDF()
    paper.set_creation_date(datetime(2026, 11, 3, tzinfo=UTC))
    paper.add_page()
    paper.set_font("Helvetica", size=10)
    for line in head:
        paper.cell(0, 6, line, new_x="LMARGIN", new_y="NEXT")
    for cells in rows:
        for left, cell in zip(_COLUMNS_MM, cells, strict=False):
            paper.set_xy(left, paper.get_y())
            paper.cell(20, 6, cell)
        paper.ln(6)
    return bytes(paper.output())


def laid_out(pages: Sequence[str]) -> bytes:
    """Pages of text as a PDF, every character where it stands."""
    paper = FPDF(orientation="L")
    paper.set_creation_date(datetime(2026, 11, 3, tzinfo=UTC))
    for page in pages:
        paper.add_page()
        paper.set_font("Courier", size=7)
        for line in page.strip("\n").splitlines():
            paper.cell(0, 3.6, line, new_x="LMARGIN", new_y="NEXT")
    return bytes(paper.output())
