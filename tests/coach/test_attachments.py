"""A lab report is read, said in plain words, and saved value by value, when the person says so."""

from datetime import UTC, date, datetime

import pytest

from healthvault.accounts.sessions import open_browser_session
from healthvault.ai.openai import OpenAIEngine
from healthvault.coach import attachments as desk
from healthvault.coach import conversation as talks
from healthvault.coach import engine
from healthvault.coach.attachments import (
    HostileReportError,
    NoDayError,
    NothingTickedError,
    Saved,
    attach,
    attachment,
    attachments,
    file_of,
    forget,
    save,
    take_back,
)
from healthvault.coach.reply import reply
from healthvault.consent.consents import give
from healthvault.core.confined import Limits
from healthvault.core.db import Purpose
from healthvault.core.errors import NotFoundError
from healthvault.ingest import entries
from healthvault.metrics.words import HOLD
from healthvault.providers.lab_report.read import PictureReportError
from tests.builders import a_person
from tests.fakes import fake_model
from tests.providers.lab_report.paper import ROWS, a_pdf


@pytest.fixture
async def report(session):
    return await attach(session, None, "../of November.pdf", a_pdf())


async def entered(session):
    return {
        slug: (round(value, 2), each[0].told.at)
        for each in await entries.entries(session, most=50)
        if each[0].stands
        for slug, value in each[0].told.values.items()
    }


async def test_a_report_begins_a_conversation_with_a_summary_of_our_own_words(session, report):
    [thread] = await talks.conversations(session)
    asked, answered = await talks.turns(session, thread.id)

    assert (thread.title.replace(HOLD, " "), asked.text) == (
        "Lab report, 3 Nov 2026",
        "I attached a lab report.",
    )
    assert answered.state == "complete"
    said = answered.text.replace(HOLD, " ")
    assert "This report holds 6 values; 4 were recognised. The sample is of Tue 3 Nov 2026." in said
    assert "- LDL cholesterol: 162 mg/dL, above the report’s range (up to 130 mg/dL)." in said
    assert "- Creatinine: 0.92 mg/dL, within the report’s range (0.7 to 1.2 mg/dL)." in said
    assert f"/report?id={report.id}" in said
    assert report.told.file_name == "of November.pdf"


async def test_a_model_may_say_the_numbers_of_a_report_and_no_others(session, report, monkeypatch):
    said = "Your LDL of 162 mg/dL is above 130 mg/dL; 99 mg/dL would be below."
    async with fake_model(words=[said]) as running:
        service = OpenAIEngine(key="", base_url=running.url, model="small")
        await give(session, Purpose.COACH, host=service.capabilities.host)
        monkeypatch.setattr(engine, "_service", lambda: service)
        _ = [each async for each in reply(session, report.conversation, "What does that mean?")]
        await service.close()
    answered = (await talks.turns(session, report.conversation))[-1].text

    link = f"(/report?id={report.id})"
    assert f"LDL of [162 mg/dL]{link} is above [130 mg/dL]{link}; [99 mg/dL](#not-from-your-data)" in answered
    assert "of November" not in str(running.asked)


async def test_nothing_is_saved_until_it_is_ticked(session, report):
    assert await entered(session) == {}
    with pytest.raises(NothingTickedError):
        await save(session, report.id, [4, 5, 99], None)

    assert await save(session, report.id, [0, 3, 3], None) == Saved(kept=2, there_already=0)
    noon = datetime(2026, 11, 3, 11, tzinfo=UTC)  # Twelve in Berlin.
    assert await entered(session) == {"cholesterol_ldl": (162, noon), "hba1c": (5.45, noon)}
    assert set((await attachment(session, report.id)).told.saved) == {0, 3}


async def test_what_was_saved_can_be_taken_back_and_saved_again(session, report):
    await save(session, report.id, [0], None)
    await take_back(session, report.id, 0)
    assert await entered(session) == {}
    assert (await attachment(session, report.id)).told.saved == {}
    with pytest.raises(NotFoundError):
        await take_back(session, report.id, 0)

    assert (await save(session, report.id, [0], None)).kept == 1


async def test_the_same_report_again_adds_nothing(session, report):
    await save(session, report.id, [0], None)
    again = await attach(session, report.conversation, "again.pdf", a_pdf())

    assert await save(session, again.id, [0, 1], None) == Saved(kept=1, there_already=1)
    assert len(await talks.turns(session, report.conversation)) == 4


async def test_without_a_date_the_person_says_it(session):
    undated = await attach(session, None, "undated.pdf", a_pdf(ROWS, ("Laboratory Example, all values",)))
    assert undated.told.report.why_no_day
    with pytest.raises(NoDayError):
        await save(session, undated.id, [0], None)

    assert (await save(session, undated.id, [0], date(2026, 3, 4))).kept == 1
    late = await save(session, undated.id, [1], date(2999, 1, 1))
    assert (late.kept, late.refused) == (0, ("This time is still to come.",))


async def test_the_file_comes_back_and_goes_with_its_conversation(session, report):
    assert await file_of(session, report.id) == ("of November.pdf", a_pdf())
    await save(session, report.id, [0], None)
    await talks.delete(session, report.conversation)

    assert await attachments(session) == []
    assert list(await entered(session)) == ["cholesterol_ldl"]
    with pytest.raises(NotFoundError):
        await file_of(session, report.id)


async def test_nobody_else_sees_saves_or_deletes_it(session, report):
    stranger = (await open_browser_session(await a_person(), address="::1", agent="b")).session
    assert await attachments(stranger) == []
    for attempt in (
        attachment(stranger, report.id),
        file_of(stranger, report.id),
        save(stranger, report.id, [0], None),
        forget(stranger, report.id),
        attach(stranger, report.conversation, "x", a_pdf()),
    ):
        with pytest.raises(NotFoundError):
            await attempt

    await forget(session, report.id)
    assert await attachments(session) == []


async def test_a_picture_is_refused_and_nothing_is_kept(session):
    with pytest.raises(PictureReportError) as refused:
        await attach(session, None, "scan.png", b"\x89PNG\r\n\x1a\n" + b"x" * 100)
    assert "needs a model that sees" in refused.value.message

    assert await talks.conversations(session) == []


async def test_a_file_that_takes_too_long_is_refused(session, monkeypatch):
    monkeypatch.setattr(desk, "LIMITS", Limits(clock_s=0.01))
    with pytest.raises(HostileReportError):
        await attach(session, None, "slow.pdf", a_pdf())
