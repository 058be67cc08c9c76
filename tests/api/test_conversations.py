"""Conversations as files."""

import json

import pytest

from healthvault.accounts.activity import activity
from healthvault.accounts.sessions import open_token, session_of
from healthvault.coach.conversation import Handover, turns
from healthvault.coach.draft import begin
from healthvault.core.audit import Deed
from healthvault.core.ids import new_id
from tests.builders import a_person

PATH = "/api/v1/coach/conversations"


@pytest.fixture
async def session(bob):
    return (await session_of(bob.headers["authorization"].split()[1])).id


@pytest.fixture
async def talk(session):
    draft = await begin(session, None, "How did I\nsleep?", engine="small")
    draft.text = "Well, [7 h](/trends?metric=sleep_duration) and [99](#not-from-your-data)."
    draft.handover = Handover(at=5, to="Built-in analyst", sentence="small broke off.")
    draft.looked_at = ["7 nights of sleep"]
    await draft.keep("stopped")
    return draft.conversation


async def test_one_conversation_is_read_as_markdown(bob, talk):
    answer = await bob.get(f"{PATH}/{talk}")
    assert answer.headers["content-type"] == "text/markdown; charset=utf-8"
    assert "attachment" in answer.headers["content-disposition"]
    told = answer.text
    assert told.startswith("# How did I sleep?\n\n**You**, ")
    for line in (
        "How did I\nsleep?", "*Looked at 7 nights of sleep*", "*small broke off.*", "*Stopped.*",
        "7 h and 99 (not from your data).",
    ):  # fmt: skip
        assert f"\n\n{line}\n" in told


async def test_all_of_them_are_one_json_file(bob, talk, session):
    draft = await begin(session, None, "Another?", engine="small")
    await draft.keep("complete")
    told = json.loads((await bob.get(PATH)).text)["conversations"]
    assert [one["title"] for one in told] == ["Another?", "How did I sleep?"]
    assert told[1]["turns"][0]["text"] == "How did I\nsleep?"
    assert told[1]["turns"][1]["looked_at"] == ["7 nights of sleep"]
    assert Deed.EXPORT in [line.deed for line in await activity(session)]


async def test_who_has_none_gets_an_empty_list(bob):
    assert json.loads((await bob.get(PATH)).text) == {"conversations": [], "exchanges": []}


async def test_words_are_looked_for_in_ones_own_conversations(bob, ann, talk, session):
    async def found(client, words):
        return await client.post(f"{PATH}/search", json={"words": words})

    told = (await found(bob, "SLEEP did")).json()
    one = {"conversation_id": str(talk), "title": "How did I sleep?", "said_by_person": True}
    assert told == {"conversations": [one | {"passage": "How did I sleep?"}], "whole": True}
    assert (await found(bob, "kumquat")).json() == {"conversations": [], "whole": True}
    assert (await found(bob, "")).status_code == 422
    assert (await found(ann, "sleep")).status_code == 403
    noted = [line.facts["door"] for line in await activity(session) if line.deed is Deed.TOKEN_READ]
    assert f"{PATH}/search" in noted


async def test_nobody_finds_the_words_of_another(visitor, talk):
    opened = await open_token(await a_person(), label="test", scopes=["coach"])
    answer = await visitor.post(
        f"{PATH}/search",
        json={"words": "sleep"},
        headers={"Authorization": f"Bearer {opened.token}"},
    )
    assert answer.json() == {"conversations": [], "whole": True}


async def test_a_question_is_forgotten_with_its_answer(bob, talk, session):
    [asked, _] = await turns(session, talk)
    path = f"{PATH}/{talk}/messages/{asked.id}"
    assert (await bob.delete(path)).status_code == 204
    assert (await bob.delete(path)).status_code == 404
    assert json.loads((await bob.get(PATH)).text)["conversations"] == []


async def test_nobody_saves_what_is_not_theirs(ann, bob, talk):
    assert (await bob.get(f"{PATH}/{new_id()}")).status_code == 404
    assert (await ann.get(f"{PATH}/{talk}")).status_code == 403
