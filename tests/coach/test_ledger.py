"""What was sent for an answer, and what it took, is written down as it was."""

import logging

import pytest

from healthvault.accounts.sessions import open_browser_session
from healthvault.ai.model import Usage
from healthvault.coach.conversation import delete, turns
from healthvault.coach.ledger import exchange
from healthvault.coach.price import Cost
from healthvault.coach.reply import reply
from healthvault.core.config import settings
from tests.builders import a_person


async def answered(session, text="How did I sleep?"):
    told = [event async for event in reply(session, None, text)]
    return told[0]


@pytest.fixture
def prices(monkeypatch):
    monkeypatch.setenv("HEALTHVAULT_COACH_PRICE_IN", "0.5")
    monkeypatch.setenv("HEALTHVAULT_COACH_PRICE_OUT", "2")
    monkeypatch.setenv("HEALTHVAULT_COACH_CURRENCY", "EUR")
    settings.cache_clear()
    yield
    settings.cache_clear()


async def test_what_was_sent_is_kept_word_for_word(session, model):
    model.usage = (812, 34)
    started = await answered(session)
    [call] = (await exchange(session, started.message)).calls
    assert [message.text for message in call.sent] == [turn["content"] for turn in model.asked[0]["messages"]]
    assert (call.engine, call.host, call.ended) == ("small", model.url.split("/")[2], "whole")
    assert (call.usage, call.cost) == (Usage(tokens_in=812, tokens_out=34), None)
    assert 0 <= call.first_ms <= call.whole_ms


async def test_a_cost_is_known_where_prices_are(session, model, prices):
    model.usage = (1_000_000, 500_000)
    [call] = (await exchange(session, (await answered(session)).message)).calls
    assert call.cost == Cost(amount=1.5, currency="EUR")


async def test_a_service_that_does_not_count_leaves_tokens_and_cost_unknown(session, model, prices):
    [call] = (await exchange(session, (await answered(session)).message)).calls
    assert (call.usage, call.cost) == (None, None)


async def test_every_round_is_a_call_with_what_it_asked_and_was_told(session, model):
    model.wants = ["What data do you have?"]
    asked, spoke = (await exchange(session, (await answered(session)).message)).calls
    assert [(each.name, each.text) for each in asked.asked] == [
        ("look_up", '{"question": "What data do you have?"}')
    ]
    assert "look_up" in asked.offered
    assert spoke.asked == ()
    assert "nothing in your vault yet" in " ".join(message.text for message in spoke.sent)


async def test_a_failure_is_written_down_and_so_is_who_went_on(session, model):
    model.status = 500
    failed, analyst = (await exchange(session, (await answered(session)).message)).calls
    assert (failed.ended, failed.first_ms) == ("was out of order", None)
    assert (analyst.engine, analyst.sent, analyst.usage) == ("Built-in analyst", (), None)


async def test_the_analyst_is_sent_nothing(session):
    [call] = (await exchange(session, (await answered(session)).message)).calls
    assert (call.engine, call.host, call.sent, call.offered) == ("Built-in analyst", "", (), ())


async def test_an_answer_that_was_stopped_has_its_record(session, model):
    model.words, model.pause_s = ["on "] * 500, 0.01
    stream = reply(session, None, "Tell me everything")
    started = await anext(stream)
    await anext(stream)
    await stream.aclose()
    [call] = (await exchange(session, started.message)).calls
    assert call.ended == "stopped"


async def test_an_agent_of_dust_counts_nothing(session, agent):
    [call] = (await exchange(session, (await answered(session)).message)).calls
    assert (call.usage, call.ended) == (None, "whole")


async def test_nobody_else_reads_it_and_it_goes_with_its_answer(session, model):
    started = await answered(session)
    stranger = (await open_browser_session(await a_person(), address="::1", agent="b")).session
    assert await exchange(stranger, started.message) is None
    [asked, _] = await turns(session, started.conversation)
    assert await exchange(session, asked.id) is None
    await delete(session, started.conversation)
    assert await exchange(session, started.message) is None


async def test_nothing_of_it_is_logged(session, model, caplog):
    caplog.set_level(logging.DEBUG)
    await answered(session, "How often did I eat a kumquat?")
    assert "kumquat" not in caplog.text
