"""A picture of a report is copied by a model that was agreed to, and read by our own rules."""

import io
import json

import pytest
from PIL import Image

from healthvault.ai.openai import OpenAIEngine
from healthvault.coach import engine
from healthvault.coach.attachments import attach, attachments
from healthvault.coach.attachments_seen import UnseenReportError, seeing
from healthvault.coach.conversation import turns
from healthvault.coach.ledger import exchange
from healthvault.consent.consents import give, withdraw
from healthvault.core.db import Purpose
from healthvault.providers.lab_report.picture import LONGEST_EDGE_PX, plain_picture
from healthvault.providers.lab_report.read import DamagedReportError, EmptyReportError, PictureReportError
from tests.fakes import fake_model
from tests.providers.lab_report.paper import a_pdf


def a_picture(**more) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (3000, 1000), "white").save(written, "PNG", **more)
    return written.getvalue()


def copied(*lines: tuple[str, str, str, str, str], taken: str = "3 Nov 2026") -> list[str]:
    names = ("name", "value", "unit", "reference_range", "flag")
    told = {"sample_taken_on": taken, "lines": [dict(zip(names, line, strict=True)) for line in lines]}
    return [json.dumps(told)]


LDL = ("LDL Cholesterol", "162", "mg/dL", "<130", "H")


@pytest.fixture
async def model(session, monkeypatch):
    """A model that sees, which the person agreed to."""
    async with fake_model(words=copied(LDL, ("Hb", "14.1", "", "12-16", ""))) as running:
        service = OpenAIEngine(key="", base_url=running.url, model="seer", api="chat", sees=True)
        await give(session, Purpose.COACH, host=service.capabilities.host)
        monkeypatch.setattr(engine, "_service", lambda: service)
        yield running
        await service.close()


async def test_a_picture_is_copied_and_its_lines_are_read_by_our_rules(session, model):
    kept = await attach(session, None, "Ann Example.png", a_picture())

    ldl, hb = kept.told.report.lines
    assert (ldl.found.metric, ldl.found.value, ldl.found.high) == ("cholesterol_ldl", 162, 130)
    assert (hb.found, hb.why_not) == (None, "no unit stands beside it")
    assert f"{kept.told.report.day}" == "2026-11-03"
    _, answered = await turns(session, kept.conversation)
    assert "A model copied them from a picture" in answered.text
    record = await exchange(session, answered.id)
    assert record.calls[0].engine == "seer"
    assert "report.jpg" in record.calls[0].sent[1].text
    assert "Ann Example" not in json.dumps(model.asked)


async def test_a_pdf_without_text_is_seen_too(session, model):
    await attach(session, None, "scan.pdf", a_pdf((), ("",)))

    assert model.asked[0]["messages"][1]["content"][1]["type"] == "file"


async def test_who_does_not_agree_sends_nothing(session, model):
    assert (await seeing(session)).label == "seer"
    await withdraw(session, Purpose.COACH)

    assert await seeing(session) is None
    with pytest.raises(PictureReportError):
        await attach(session, None, "a.png", a_picture())
    assert model.asked == []


@pytest.mark.parametrize("words", [["I cannot read this."], ['{"lines": 5}']], ids=["prose", "another form"])
async def test_a_model_that_fails_leaves_nothing_behind(session, model, words):
    model.words = words
    with pytest.raises(UnseenReportError):
        await attach(session, None, "a.png", a_picture())
    assert await attachments(session) == []


async def test_what_is_no_picture_or_holds_no_value_is_refused(session, model):
    with pytest.raises(DamagedReportError):
        await attach(session, None, "a.png", b"\x89PNG\r\n\x1a\nnothing")
    assert model.asked == []
    model.words = copied()
    with pytest.raises(EmptyReportError):
        await attach(session, None, "a.png", a_picture())


def test_a_picture_is_sent_without_what_it_says_of_its_taking():
    exif = Image.Exif()
    exif[0x010E] = "Ann's kitchen"
    made = plain_picture(a_picture(exif=exif))

    with Image.open(io.BytesIO(made)) as opened:
        assert (opened.format, max(opened.size), dict(opened.getexif())) == ("JPEG", LONGEST_EDGE_PX, {})
    assert b"kitchen" not in made


def test_a_picture_that_unfolds_too_far_is_refused():
    written = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(written, "PNG")
    with pytest.raises(ValueError):  # noqa: PT011  Which of Pillow's words it was does not matter.
        plain_picture(written.getvalue())
