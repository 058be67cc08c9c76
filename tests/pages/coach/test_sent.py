"""What was sent for an answer, as the person reads it."""

from datetime import UTC, datetime, timedelta

from healthvault.ai.model import Message, ToolAsked, Usage
from healthvault.coach.conversation import conversations, turns
from healthvault.coach.ledger import Call, Exchange
from healthvault.coach.price import Cost
from healthvault.ui.sent_rows import NOTHING_KEPT, SentPart, sent_view
from tests.fakes import FakeModel
from tests.pages.coach.test_coach_page import COACH, a_guest, ask
from tests.security.tab import PATIENCE_S

NOW = datetime(2026, 11, 29, tzinfo=UTC)
SENT = "healthvault___ui___sent____sent_state"
RULES, ASKED = Message(role="system", text="Be exact."), Message(role="person", text="How did I sleep?")


def a_call(*sent, **what):
    told = {
        "engine": "small", "host": "api.example.org", "offered": ("look_up",), "asked": (),
        "usage": Usage(tokens_in=812, tokens_out=34), "cost": None, "first_ms": 840, "whole_ms": 2_110,
        "ended": "whole",
    }  # fmt: skip
    return Call(sent=sent, **{**told, **what})


def view(*calls):
    return sent_view(Exchange(at=NOW, calls=calls), NOW, "UTC")


def test_a_request_is_told_with_all_that_was_sent():
    told = view(a_call(RULES, ASKED))
    assert (
        told.intro
        == "Sent to small at api.example.org in 1\u00a0request. 846 tokens, which are pieces of words."
    )
    [request] = told.requests
    assert request.took == "812 tokens sent, 34 answered. First word after 0.8 s. Over after 2.1 s."
    assert request.parts == [
        SentPart(who="Rules and facts", words="Be exact."),
        SentPart(who="You", words="How did I sleep?"),
    ]


def test_of_a_second_request_only_what_was_added_is_told():
    grown = Message(role="system", text="Be exact.\n\nSteps: 8,158")
    told = view(a_call(RULES, ASKED, asked=(ToolAsked(name="look_up", text="steps"),)), a_call(grown, ASKED))
    first, second = told.requests
    assert first.asked == ["look_up: steps"]
    assert second.parts == [SentPart(who="Added since", words="Steps: 8,158")]


def test_what_is_not_known_is_not_told():
    told = view(a_call(RULES, ASKED, usage=None, first_ms=None, ended="was out of order"))
    assert told.intro == (
        "Sent to small at api.example.org in 1\u00a0request. Its service did not count all the tokens."
    )
    assert told.requests[0].took == "Over after 2.1 s. It was out of order."


def test_a_cost_is_told_where_it_is_known_of_every_request():
    paid = a_call(RULES, ASKED, cost=Cost(amount=0.0014, currency="EUR"))
    assert "Cost: 0.0028 EUR." in view(paid, paid).intro
    assert "Cost" not in view(paid, a_call(RULES, ASKED)).intro


def test_the_analyst_sent_nothing():
    told = view(a_call(engine="Built-in analyst", usage=None))
    assert told.intro == "The built-in analyst answered on this machine. Nothing was sent anywhere."
    assert told.requests == []
    assert sent_view(None, NOW, "UTC").intro == NOTHING_KEPT


def test_an_answer_that_was_given_again_says_of_when_it_is():
    again = Exchange(at=NOW, calls=(), repeats_at=NOW - timedelta(minutes=5))
    assert "answered 5\u00a0min ago, and your data has not changed" in sent_view(again, NOW, "UTC").intro


async def shown(tab, message):
    def is_shown(state):
        return state.get(SENT, {}).get("view") is not None

    told = await tab.call(f"{SENT}.show", {"record": message}, path="/coach", until=is_shown)
    return told[SENT]["view"]


async def test_the_page_tells_what_was_sent_and_what_is_left(house, model: FakeModel):
    model.usage = (90_000, 11_000)
    ann = await a_guest(model)
    async with house.tab(ann) as tab:
        await tab.open_page("/coach")
        screen = await ask(tab)
        if "89%" not in tab.shown[COACH]["left"]:
            await tab.listen(PATIENCE_S, lambda _: "89%" in tab.shown[COACH]["left"])
        assert "89%" in tab.shown[COACH]["left"]
        view = await shown(tab, screen["answer_id"])
        words = [part["words"] for part in view["requests"][0]["parts"]]
        assert words == [turn["content"] for turn in model.asked[0]["messages"]]
        assert (await shown(tab, "x"))["intro"] == NOTHING_KEPT
    [thread] = await conversations(ann.opened.session)
    assert str((await turns(ann.opened.session, thread.id))[-1].id) == screen["answer_id"]
