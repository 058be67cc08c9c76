"""From bytes to a report, whatever the bytes are."""

import json
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthvault.core.errors import InvalidInputError
from healthvault.providers.lab_report.read import (
    DamagedReportError,
    EmptyReportError,
    PictureReportError,
    UnreadableReportError,
    lab_report,
)
from tests.providers.lab_report.paper import HEAD, a_pdf
from tests.providers.lab_report.test_fhir import observation


def test_a_pdf_is_read_line_by_line():
    report = lab_report(a_pdf())

    assert [line.found.metric if line.found else line.why_not for line in report.lines] == [
        "cholesterol_ldl",
        "cholesterol_hdl",
        "creatinine",
        "hba1c",
        "not known here",
        "no unit stands beside it",
    ]
    assert f"{report.day}" == "2026-11-03"


def test_fhir_is_known_by_what_it_is():
    assert lab_report(json.dumps(observation()).encode()).kind == "fhir"


_WHOLE = a_pdf()
_REFUSED = {
    "nothing": (b"", UnreadableReportError),
    "words": (b"hello", UnreadableReportError),
    "no resource": (b'{"resourceType": 5}', UnreadableReportError),
    "too deep": (b"[" * 100_000, UnreadableReportError),
    "no text": (b"\xff\xfe\x00", UnreadableReportError),
    "no observation": (b'{"resourceType": "Patient"}', EmptyReportError),
    "png": (b"\x89PNG\r\n\x1a\n....", PictureReportError),
    "jpeg": (b"\xff\xd8\xff\xe0....", PictureReportError),
    "heic": (b"....ftypheic....", PictureReportError),
    "no pdf": (b"%PDF-1.7\nnothing", DamagedReportError),
    "half a pdf": (_WHOLE[:600], DamagedReportError),
    "a pdf without text": (a_pdf((), ("",)), PictureReportError),
    "a pdf without values": (a_pdf((), HEAD), EmptyReportError),
}


@pytest.mark.parametrize("name", _REFUSED)
def test_what_cannot_be_read_is_refused_by_its_name(name):
    data, error = _REFUSED[name]
    with pytest.raises(error):
        lab_report(data)


def test_a_stream_that_unfolds_without_end_is_refused():
    packed = zlib.compress(b"0" * 200_000_000, 9)
    bomb = a_pdf().replace(b"/Length ", b"/Length %d %%" % len(packed), 1)
    start = bomb.index(b"stream\n") + 7
    with pytest.raises(InvalidInputError):
        lab_report(bomb[:start] + packed + b"\nendstream" + bomb[start:])


@given(st.binary(max_size=400), st.integers(0, 900))
def test_no_damage_is_more_than_a_refusal(noise, at):
    with suppress(InvalidInputError):
        lab_report(_WHOLE[:at] + noise + _WHOLE[at + len(noise) :])
