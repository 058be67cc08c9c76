from contextlib import aclosing

import pytest

from healthvault.ai.model import Delta
from healthvault.coach import engine
from healthvault.coach.conversation import turns
from healthvault.coach.events import Done, HandedOver
from healthvault.coach.reply import reply
from healthvault.consent.consents import give, withdraw
from healthvault.core.config import Settings
from healthvault.core.db import Purpose

HELP = "What can you do?"


async def events(session, text):
    return [event async for event in reply(session, None, text)]


async def test_an_agent_of_dust_answers_with_the_facts_at_hand(session, agent):
    told = await events(session, "How did I sleep?")
    assert "".join(event.text for event in told if isinstance(event, Delta)) == "Seven hours a night."
    assert (told[0].engine, told[-1]) == ("insights (Dust)", Done())
    assert "<facts>" in agent.asked[0]["contentFragments"][0]["content"]


async def test_without_consent_not_one_request_reaches_dust(session, agent):
    await withdraw(session, Purpose.COACH)
    assert (await events(session, HELP))[0].engine == "Built-in analyst"
    assert (agent.asked, agent.keys) == ([], set())


async def test_a_consent_to_one_host_is_none_to_another(session, agent):
    await give(session, Purpose.COACH, host="api.openai.com")
    assert (await events(session, HELP))[0].engine == "Built-in analyst"
    assert agent.keys == set()


FAILURES = {
    "busy": ({"status": 429}, "was busy"),
    "a fault": ({"status": 500}, "was out of order"),
    "out of budget": ({"status": 403, "kind": "plan_message_limit_exceeded"}, "has used up its allowance"),
    "silence": ({"pause_s": 5}, "took too long"),
    "a cut": ({"last": []}, "broke off"),
    "bad JSON": ({"raw": b"data: {\n\n"}, "sent something that cannot be read"),
    "refused": ({"last": [{"type": "tool_approve_execution"}]}, "waits for somebody"),
}


@pytest.mark.parametrize("failure", FAILURES)
async def test_where_the_agent_fails_the_analyst_answers(session, agent, monkeypatch, failure):
    script, why = FAILURES[failure]
    for name, value in script.items():
        setattr(agent, name, value)
    if "pause_s" in script:
        monkeypatch.setattr(engine._service(), "_silence_s", 0.5)
    told = await events(session, HELP)
    [handed] = [event for event in told if isinstance(event, HandedOver)]
    assert handed.sentence.startswith(f"insights (Dust) {why}")
    answer = (await turns(session, told[0].conversation))[-1]
    assert (answer.state, told[-1]) == ("complete", Done())
    assert "no doctor" in answer.after


async def test_stop_cancels_the_agent(session, agent):
    agent.words, agent.pause_s = ["on "] * 500, 0.01
    async with aclosing(reply(session, None, "Tell me everything")) as stream:
        await anext(stream)
        await anext(stream)
    await engine.outside(Purpose.COACH).close()
    assert agent.cancelled == [{"messageIds": ["agt1"]}]


@pytest.mark.parametrize(
    ("settings", "label", "host"),
    [
        ({"OPENAI_API_KEY": "k"}, "gpt-5.4-mini", "api.openai.com"),
        ({"DUST_API_KEY": "k"}, None, None),
        ({"DUST_API_KEY": "k", "DUST_WORKSPACE_ID": "w"}, "health-insights-v2 (Dust)", "dust.tt"),
        (
            {"OPENAI_API_KEY": "k", "DUST_API_KEY": "k", "DUST_WORKSPACE_ID": "w", "DUST_AGENT_ID": "a"},
            "a (Dust)",
            "dust.tt",
        ),
    ],
)
def test_the_settings_choose_the_engine(monkeypatch, settings, label, host):
    empty = {"OPENAI_API_KEY": "", "OPENAI_BASE_URL": "", "DUST_API_KEY": "", "DUST_WORKSPACE_ID": ""}
    monkeypatch.setattr(engine, "settings", lambda: Settings(**{**empty, **settings}))
    engine._service.cache_clear()
    able = engine.model()
    engine._service.cache_clear()
    assert (able and able.label, able and able.host) == (label, host)
