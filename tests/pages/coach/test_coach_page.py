"""The coach page over its real websocket."""

import asyncio
import json
from collections.abc import AsyncIterator

import pytest
from psycopg import AsyncConnection

from healthvault.coach.conversation import conversations, turns
from healthvault.coach.draft import begin
from healthvault.coach.errors import StoppedError
from healthvault.coach.trace import MARK
from healthvault.consent.consents import give
from healthvault.core.db import Purpose, Role, conninfo, database_url
from healthvault.core.errors import NotFoundError
from healthvault.core.instance import hold
from tests.fakes import FakeModel
from tests.security import house as door
from tests.security.house import Guest
from tests.security.tab import HYDRATE, PATIENCE_S, Tab

MARKED = f"[Seven hours]({MARK}) a night."
"""What the fake model says, as it is kept: it was told no such number."""
COACH = "healthvault___pages___coach___state____coach_state"


async def a_guest(model: FakeModel) -> Guest:
    """Somebody who agrees to the model."""
    guest = await door.a_guest()
    await give(guest.opened.session, Purpose.COACH, host=model.url.split("/")[2])
    return guest


def is_ended(state):
    return state.get(COACH, {}).get("progress") in {"complete", "stopped", "broken"}


def is_under_way(state):
    return len(said(state.get(COACH, {}))) > 20


def asks_two(state):
    return state.get(COACH, {}).get("question") == "Two"


async def ask(tab: Tab, question="How did I sleep?", until=is_ended):
    """What the screen holds of the coach after a question: when it is answered, or as far as `until`."""
    form = {"form": {"question": question}}

    def is_so(state):
        return until(state) and state[COACH].get("question") == question.strip()

    return (await tab.call(f"{COACH}.ask", form, path="/coach", until=is_so))[COACH]


async def ask_again(tab: Tab):
    return (await tab.call(f"{COACH}.ask_again", path="/coach", until=is_ended))[COACH]


async def let_answer(tab: Tab, *, may: bool):
    def is_so(state):
        told = state.get(COACH, {})
        return told.get("model_may_answer") is may and "engine_now" in told

    form = {"may": may}
    return (await tab.call(f"{COACH}.let_model_answer", form, path="/coach", until=is_so))[COACH]


async def opened(tab: Tab, thread, question: str):
    """What the screen holds of the coach once a conversation is open at a question."""

    def is_open(state):
        return state.get(COACH, {}).get("question") == question and "threads" in state[COACH]

    await tab.send(HYDRATE, {"vars": {}}, path=f"/coach?c={thread}")
    return (await tab.listen(PATIENCE_S, is_open))[COACH]


def said(screen):
    return "".join(screen.get(part, "") for part in ("settled", "block", "tail"))


async def test_an_answer_comes_in_pieces_and_is_whole_and_kept(house, model):
    ann = await a_guest(model)
    async with house.tab(ann) as tab:
        await tab.open_page("/coach")
        screen = await ask(tab)
        assert (said(screen), screen["progress"]) == (MARKED, "complete")
        assert screen["question"] == "How did I sleep?"
        assert tab.redirects == [f"/coach?c={screen['thread']}"]
    [thread] = await conversations(ann.opened.session)
    assert [turn.text for turn in await turns(ann.opened.session, thread.id)] == [
        "How did I sleep?",
        MARKED,
    ]


async def test_a_reload_brings_the_conversation_back(house, model):
    ann = await a_guest(model)
    async with house.tab(ann) as tab:
        await tab.open_page("/coach")
        await ask(tab, "One")
        thread = (await ask(tab, "Two")).get("thread") or tab.state[COACH]["thread"]
    async with house.tab(ann) as tab:
        screen = (await tab.open_page(f"/coach?c={thread}"))[COACH]
    assert [turn["text"] for turn in screen["turns"]] == ["One", MARKED]
    assert (screen["question"], said(screen), screen["progress"]) == (
        "Two",
        MARKED,
        "complete",
    )
    assert screen["threads"][0]["title"] == "One"


async def test_stop_keeps_what_had_come(house, model):
    model.words, model.holds_after = ["on "] * 50, 20
    ann = await a_guest(model)
    async with house.tab(ann) as tab:
        await tab.open_page("/coach")
        await ask(tab, until=is_under_way)
        await tab.send(f"{COACH}.stop_answer", path="/coach")
        screen = (await tab.listen(PATIENCE_S, is_ended))[COACH]
        assert screen["progress"] == "stopped"
    [thread] = await conversations(ann.opened.session)
    answer = (await turns(ann.opened.session, thread.id))[-1]
    assert (answer.state, answer.text[:6]) == ("stopped", "on on ")


async def test_a_stopped_answer_can_be_continued(house, model):
    model.words, model.holds_after = ["on "] * 50, 20
    ann = await a_guest(model)
    async with house.tab(ann) as tab:
        await tab.open_page("/coach")
        await ask(tab, until=is_under_way)
        await tab.send(f"{COACH}.stop_answer", path="/coach")
        await tab.listen(PATIENCE_S, is_ended)
        [thread] = await conversations(ann.opened.session)
        stopped = (await turns(ann.opened.session, thread.id))[-1].text
        model.words, model.holds_after = ["Enough."], None
        again = await ask_again(tab)
        assert (again["progress"], again["problem"], said(again)) == ("complete", "", "Enough.")
        assert again["turns"][-1]["note"] == "Stopped"
    assert model.asked[-1]["messages"][-2] == {"role": "assistant", "content": stopped}


async def test_where_the_model_breaks_off_the_analyst_goes_on_and_the_screen_says_so(house, model):
    model.cut_after = 2
    async with house.tab(await a_guest(model)) as tab:
        await tab.open_page("/coach")
        screen = await ask(tab, "What can you do?")
        assert (screen["before"], screen["engine"]) == (f"[Seven hours]({MARK})", "gpt-5.4-mini")
        assert screen["handover"] == "gpt-5.4-mini broke off, so the built-in analyst answers."
        assert (screen["progress"], said(screen)[:25]) == ("complete", "I am the built-in analyst")
        first = said(screen)
        model.cut_after = None
        again = await ask_again(tab)
        assert (again["question"], said(again), again["handover"]) == (
            "What can you do?",
            MARKED,
            "",
        )
        past = again["turns"][-1]
        assert (past["before"], past["text"]) == (f"[Seven hours]({MARK})", first)
        await tab.open_page(f"/coach?c={again['thread']}")
        assert tab.state[COACH]["turns"][-1] == {**past, "id": tab.state[COACH]["turns"][-1]["id"]}


async def test_where_the_model_says_nothing_the_answer_is_the_analyst_s(house, model):
    model.status = 401
    async with house.tab(await a_guest(model)) as tab:
        await tab.open_page("/coach")
        screen = await ask(tab, "What can you do?")
    assert (screen["progress"], screen.get("before", ""), screen["engine"]) == (
        "complete",
        "",
        "Built-in analyst",
    )
    assert "refused the key" in screen["handover"]


async def test_a_new_question_ends_the_answer_before(house, model):
    model.words, model.holds_after = ["on "] * 50, 20
    ann = await a_guest(model)
    async with house.tab(ann) as tab:
        await tab.open_page("/coach")
        await ask(tab, "One", until=is_under_way)
        model.words, model.holds_after = ["Enough."], None
        screen = await ask(tab, "Two")
        assert (screen["question"], said(screen), screen["progress"]) == ("Two", "Enough.", "complete")
    [thread] = await conversations(ann.opened.session)
    # The second question waits for the first answer to be kept, but not for ever.
    ended = ["complete", "stopped", "complete", "complete"]
    async with asyncio.timeout(PATIENCE_S):
        while [turn.state for turn in await turns(ann.opened.session, thread.id)] != ended:  # noqa: ASYNC110  A row is silent.
            await asyncio.sleep(0.05)


async def test_somebody_else_s_conversation_does_not_open(house, model):
    ann, bob = await a_guest(model), await a_guest(model)
    async with house.tab(ann) as tab:
        await tab.open_page("/coach")
        thread = (await ask(tab))["thread"]
    async with house.tab(bob) as tab:
        screen = await tab.open_page(f"/coach?c={thread}")
        assert tab.redirects == ["/coach"]
        assert "Seven hours" not in json.dumps(screen)


async def test_a_conversation_is_renamed_and_deleted(house, model):
    ann = await a_guest(model)
    async with house.tab(ann) as tab:
        await tab.open_page("/coach")
        await ask(tab)
        renamed = await tab.call(
            f"{COACH}.rename",
            {"form": {"title": "My nights"}},
            path="/coach",
            until=lambda state: "title" in state.get(COACH, {}),
        )
        assert renamed[COACH]["title"] == "My nights"
        await tab.call(f"{COACH}.delete", path="/coach", until=lambda _: "/coach" in tab.redirects)
        assert "/coach" in tab.redirects
    assert await conversations(ann.opened.session) == []


async def test_another_tab_learns_of_it_by_itself(house, model):
    ann = await a_guest(model)
    async with house.tab(ann) as here, house.tab(ann) as there:
        await here.open_page("/coach")
        await there.open_page("/coach")
        await ask(here)
        told = await there.listen(PATIENCE_S, lambda state: state.get(COACH, {}).get("threads"))
        assert told[COACH]["threads"][0]["title"] == "How did I sleep?"


async def test_four_thousand_tokens_cost_less_than_twenty_five_times_their_bytes(house, model):
    model.words = ["word"] * 4000
    async with house.tab(await a_guest(model)) as tab:
        await tab.open_page("/coach")
        screen = await ask(tab)
        assert screen["progress"] == "complete"
        assert len(json.dumps(tab.seen)) <= 25 * len(said(screen))


async def test_the_page_offers_the_model_by_its_host_and_asks_it_nothing_before(house, model):
    async with house.tab(await door.a_guest()) as tab:
        screen = (await tab.open_page("/coach"))[COACH]
        assert (screen["model_name"], screen["model_host"]) == ("gpt-5.4-mini", model.url.split("/")[2])
        assert (screen["model_may_answer"], screen["engine_now"]) == (False, "Built-in analyst")
        assert (await ask(tab, "What can you do?"))["engine"] == "Built-in analyst"
        assert model.asked == []
        agreed = await let_answer(tab, may=True)
        assert (agreed["model_may_answer"], agreed["engine_now"]) == (True, "gpt-5.4-mini")
        assert said(await ask(tab)) == MARKED
        await let_answer(tab, may=False)
        assert (await ask(tab, "What can you do?"))["engine"] == "Built-in analyst"
        assert len(model.asked) == 1


def are_off(*sorts):
    def is_so(state):
        seen = state.get(COACH, {}).get("seen", [])
        return {line["sort"] for line in seen if not line["is_seen"]} == set(sorts) and seen != []

    return is_so


async def test_a_switch_counts_at_once_and_for_the_analyst_too(house, model):
    async with house.tab(await door.a_guest()) as tab:
        await tab.send(HYDRATE, {"vars": {}}, path="/coach")
        assert are_off("note")(await tab.listen(PATIENCE_S, are_off("note")))
        off = {"sort": "sleep", "may": False}
        both = are_off("note", "sleep")
        assert both(await tab.call(f"{COACH}.let_see", off, path="/coach", until=both))
        assert said(await ask(tab, "How did I sleep?")).startswith("You switched off *Sleep*")
        none = {"sort": "nothing", "may": True}
        told = await tab.call(
            f"{COACH}.let_see",
            none,
            path="/coach",
            until=lambda state: "notice_text" in state.get(COACH, {}),
        )
        assert told[COACH]["notice_text"] == NotFoundError().message


async def test_a_reload_in_the_middle_shows_what_came_and_goes_on(house, model):
    model.words, model.holds_after = ["on ", "and "] * 75, 20
    ann = await a_guest(model)
    async with house.tab(ann) as tab:
        await tab.open_page("/coach")
        thread = (await ask(tab, "Count", until=is_under_way))["thread"]
    async with house.tab(ann) as first, house.tab(ann) as second:
        for tab in (first, second):
            assert (await opened(tab, thread, "Count"))["progress"] == "speaking"
        model.go_on.set()
        for tab in (first, second):
            screen = (await tab.listen(PATIENCE_S, is_ended))[COACH]
            assert (screen["progress"], said(screen)) == ("complete", "".join(model.words))
    assert len(model.asked) == 1


async def test_another_tab_sees_a_question_as_it_is_answered_and_stops_it(house, model):
    model.words = ["Short."]
    ann = await a_guest(model)
    async with house.tab(ann) as asking, house.tab(ann) as watching:
        await asking.open_page("/coach")
        thread = (await ask(asking, "One"))["thread"]
        await watching.open_page(f"/coach?c={thread}")
        model.words, model.holds_after = ["on "] * 50, 20
        await asking.send(f"{COACH}.ask", {"form": {"question": "Two"}}, path="/coach")
        screen = (await watching.listen(PATIENCE_S, lambda state: asks_two(state) and is_under_way(state)))[
            COACH
        ]
        assert screen["progress"] == "speaking"
        await watching.send(f"{COACH}.stop_answer", path="/coach")
        for tab in (watching, asking):
            assert (await tab.listen(PATIENCE_S, is_ended))[COACH]["progress"] == "stopped"


SEARCH = "healthvault___pages___coach___search_state____search_state"


async def test_a_question_is_changed_and_what_stood_there_is_an_earlier_version(house, model):
    model.words = ["First."]
    ann = await a_guest(model)
    async with house.tab(ann) as tab:
        await tab.open_page("/coach")
        thread = (await ask(tab, "One"))["thread"]
        screen = await ask(tab, "Two")
        model.words = ["Second."]
        edit = {"message": screen["turns"][0]["id"], "words": "One"}
        await tab.send(f"{COACH}.begin_edit", edit, path="/coach")

        def is_changed(state):
            return is_ended(state) and state[COACH].get("question") == "One, please"

        form = {"form": {"question": "One, please"}}
        await tab.call(f"{COACH}.resend", form, path="/coach", until=is_changed)
    async with house.tab(ann) as tab:
        screen = await opened(tab, thread, "One, please")
        assert (screen.get("turns", []), said(screen)) == ([], "Second.")
        earlier = screen["earlier"]
        await tab.call(f"{COACH}.regenerate", path="/coach", until=lambda _: len(model.asked) == 4)
    async with house.tab(ann) as tab:
        screen = await opened(tab, earlier, "One, please")
        assert screen["later"] == thread
        assert [line["id"] for line in screen["threads"]] == [thread]
        asked = [turn["text"] for turn in screen["turns"] if turn["is_person"]] + [screen["question"]]
        assert asked == ["One", "Two", "One, please"]


def has_said(state):
    return "said" in state.get(SEARCH, {})


async def test_words_are_found_and_the_list_comes_back(house, model):
    model.words = ["About the harbour."]
    async with house.tab(await a_guest(model)) as tab:
        await tab.open_page("/coach")
        thread = (await ask(tab, "Where?"))["thread"]
        for words, said_, found in (
            ("harbour", "Found in 1\u00a0conversation.", [thread]),
            ("sea", "Nothing found.", []),
        ):
            form = {"form": {"words": words}}
            screen = (await tab.call(f"{SEARCH}.look", form, path="/coach", until=has_said))[SEARCH]
            assert (screen["said"], [line["id"] for line in screen["found"]]) == (said_, found)
        shown = await tab.call(f"{SEARCH}.show_all", path="/coach", until=has_said)
        assert shown[SEARCH]["said"] == ""


@pytest.fixture
async def alive() -> AsyncIterator[None]:
    """This process is known to live, as one is that writes an answer."""
    connection = await AsyncConnection.connect(conninfo(database_url(), Role.APP), autocommit=True)
    async with connection:
        await hold(connection)
        yield


@pytest.mark.usefixtures("alive")
async def test_an_answer_that_another_process_writes_is_followed_and_stopped(house, model):
    ann = await a_guest(model)
    draft = await begin(ann.opened.session, None, "Elsewhere?", engine="small")
    async with house.tab(ann) as tab:
        screen = await opened(tab, draft.conversation, "Elsewhere?")
        assert (screen["question"], screen["progress"]) == ("Elsewhere?", "speaking")
        draft.text = "So far."
        await draft.keep("streaming")
        told = await tab.listen(PATIENCE_S, lambda state: said(state.get(COACH, {})) == "So far.")
        assert said(told[COACH]) == "So far."
        await tab.send(f"{COACH}.stop_answer", path="/coach")
        assert (await tab.listen(PATIENCE_S, is_ended))[COACH]["progress"] == "stopped"
    with pytest.raises(StoppedError):
        await draft.stand()
    await draft.keep("stopped")
    assert (await turns(ann.opened.session, draft.conversation))[-1].text == "So far."
