"""The page of a visit prints names in the signs in which they are written, or says that it cannot."""

import io
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from healthvault.custody.visit_paper import Heading, paper
from healthvault.custody.visit_type import UNPRINTED, is_printed, printed
from healthvault.insights.span import Span
from healthvault.insights.visit import Visit
from healthvault.vault.entries import Entry

MADE_AT = datetime(2026, 11, 29, 12, tzinfo=UTC)
SPAN = Span(first=date(2026, 9, 1), last=date(2026, 11, 29))
EMPTY = Visit(span=SPAN, measured={}, nights=(), lab=(), notes=(), kinds={})


def page_of(name: str, *notes: str, with_notes: bool = True) -> str:
    kept = tuple(Entry(at=MADE_AT - timedelta(days=1), offset_min=0, note=note) for note in notes)
    visit = Visit(span=SPAN, measured={}, nights=(), lab=(), notes=kept, kinds={})
    heading = Heading(name=name, birth_year=1980, made_at=MADE_AT, system="metric", with_notes=with_notes)
    reader = PdfReader(io.BytesIO(paper([visit], heading)))
    assert len(reader.pages) == 1
    return " ".join(reader.pages[0].extract_text().split())


@pytest.mark.parametrize(
    "name",
    [
        "Zoë Łukaszewicz-Ñíguez",
        "Nguyễn Thị Minh Khai",
        "Αικατερίνη Παπαδοπούλου",
        "Екатерина Щербакова",
        "محمد عبد الرحمن",
        "יוסף כהן",
        "प्रिया शर्मा",
        "สมชาย ใจดี",
    ],
)
def test_a_name_is_printed_in_its_own_signs(name):
    assert is_printed(name)
    assert UNPRINTED not in page_of(name)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("山田 太郎", f"{UNPRINTED} {UNPRINTED}"),
        ("Fine 😀😀 now", f"Fine {UNPRINTED} now"),
        ("e\u0301tude", "étude"),
        ("co\u2011op \u200bhere", "co-op here"),
        ("👩‍🔬 at work", f"{UNPRINTED} at work"),
    ],
)
def test_what_cannot_be_printed_is_one_square_a_run(words, said):
    assert printed(words) == said


def test_the_page_says_what_a_square_is_only_where_one_stands():
    assert "stands for signs that this page cannot print; the FHIR file has them" in page_of("山田 太郎")
    assert "stands for" not in page_of("Ann", "A square □ of my own.")
    assert "stands for" in page_of("Ann", "昨日は頭痛")


def test_a_long_name_has_two_lines_and_the_title_stays():
    said = page_of("Maria-Magdalena Wilhelmine Friederike Freifrau von und zu Hohenschwangau-Sigmaringen")

    assert said.startswith("Health summary for a visit 90 days: 1 Sep 2026")
    assert "Hohenschwangau-Sigmaringen" in said
    assert "Born 1980" in said


def test_notes_that_are_left_out_are_not_said_to_be_missing():
    assert "None were written in these days." in page_of("")
    assert "They were to be left out." in page_of("", with_notes=False)


@given(st.text(max_size=40))
def test_whatever_is_written_a_page_comes_of_it(words):
    once = printed(words)

    assert printed(once) == once
    assert is_printed(words) == (UNPRINTED not in printed(words.replace(UNPRINTED, "")))
