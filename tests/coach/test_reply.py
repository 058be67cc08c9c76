import asyncio
import re
from contextlib import aclosing

import pytest

from healthvault.accounts.errors import NoSessionError
from healthvault.accounts.sessions import open_browser_session, revoke
from healthvault.ai.model import Delta
from healthvault.coach import draft, engine
from healthvault.coach.conversation import conversations, turns
from healthvault.coach.errors import BusyError, EmptyQuestionError, LongQuestionError
from healthvault.coach.events import Checked, Done, Failed, HandedOver, Started
from healthvault.coach.figures.plain import plain
from healthvault.coach.reply import LONGEST_QUESTION, reply
from healthvault.coach.safety.question import PHRASES
from healthvault.coach.sight import let_see
from healthvault.coach.speaker import GO_ON
from healthvault.coach.trace import MARK
from healthvault.consent.consents import withdraw
from healthvault.consent.errors import NotAgreedError
from healthvault.core.clock import now
from healthvault.core.db import Purpose
from healthvault.core.errors import NotFoundError
from healthvault.core.ids import ConversationId, new_id
from healthvault.ingest.entries import keep
from healthvault.metrics.sort import Sort
from healthvault.vault.entries import Entry
from tests.builders import a_person
from tests.coach.adversary import invented

HELP = "What can you do?"
_APART = "\n\n~~~~\n\n"
_MARKED = re.compile(rf"\[([^\]]*)\]\({MARK}\)")
MARKED = f"[Seven hours]({MARK}) a night."
"""What is kept of the model's first answer: nothing that it was told holds such a number."""


async def events(session, text, conversation=None):
    return [event async for event in reply(session, conversation, text)]


def words(told):
    return "".join(event.text for event in told if isinstance(event, Delta))


async def kept(session, told):
    return (await turns(session, told[0].conversation))[-1]


async def test_without_a_key_the_analyst_answers(session):
    told = await events(session, "What can you do?")
    assert isinstance(told[0], Started)
    assert told[0].engine == "Built-in analyst"
    assert told[-1] == Done()
    assert "no doctor" in words(told)


async def test_question_and_answer_are_kept_word_for_word(session, model):
    told = await events(session, "  How did I sleep?  ")
    question, answer = await turns(session, told[0].conversation)
    assert (question.role, question.text, question.state) == ("person", "How did I sleep?", "complete")
    assert (answer.role, answer.text, answer.state) == ("coach", MARKED, "complete")
    assert answer.engine == "small"


async def test_an_answer_is_kept_before_it_is_called_done(session, model):
    async for event in reply(session, None, "How did I sleep?"):
        if isinstance(event, Started):
            conversation = event.conversation
        if isinstance(event, Done):
            assert (await turns(session, conversation))[-1].state == "complete"


async def test_a_conversation_goes_on_and_the_model_hears_what_was_said(session, model):
    first = await events(session, "How did I sleep?")
    await events(session, "And before that?", first[0].conversation)
    assert [turn["content"] for turn in model.asked[1]["messages"][1:]] == [
        "How did I sleep?",
        "Seven hours (not from the data) a night.",
        "And before that?",
    ]
    assert len(await conversations(session)) == 1


async def test_an_invented_number_is_marked_before_the_answer_is_done_and_a_known_one_is_not(session, model):
    model.words = ["Fewer ", "than ", "**10,0", "00** steps, ", "as few as ", "4,3", "21 steps."]
    told = await events(session, "Are 10,000 steps a day a good goal?")
    text = f"Fewer than **10,000** steps, as few as [4,321 steps]({MARK})."
    assert told[-2:] == [Checked(text=text), Done()]
    assert words(told) == "Fewer than **10,000** steps, as few as 4,321 steps."
    assert (await kept(session, told)).text == text


async def test_of_200_made_up_answers_that_come_over_the_wire_in_pieces_no_number_stays_unmarked(
    session, model
):
    made_up = list(invented(200, seed=7))
    text = _APART.join(each.answer for each in made_up)
    model.words = [text[at : at + 97] for at in range(0, len(text), 97)]
    told = await events(session, "How am I?")
    answer = (await kept(session, told)).text
    parts = answer.split(_APART)
    assert len(parts) == len(made_up)
    for each, part in zip(made_up, parts, strict=True):
        assert f"]({MARK})" in part, (each, part)
        assert each.number not in plain(_MARKED.sub("", part)).text, (each, part)


async def test_what_is_kept_of_an_answer_that_was_stopped_has_its_marks(session, model):
    model.words, model.pause_s = ["It was 99 bpm ", *["and so "] * 500], 0.01
    async with aclosing(reply(session, None, "How am I?")) as stream:
        begun = await anext(stream)
        [await anext(stream) for _ in range(3)]
    answer = (await turns(session, begun.conversation))[-1]
    assert (answer.text.startswith(f"It was [99 bpm]({MARK}) and"), answer.state) == (True, "stopped")


async def test_what_is_written_down_in_the_middle_has_its_marks_too(session, model, monkeypatch):
    monkeypatch.setattr(draft, "_KEEP_EVERY_S", 0.0)
    model.words, model.pause_s = ["It was 99 bpm ", *["and so "] * 50], 0.01
    async with aclosing(reply(session, None, "How am I?")) as stream:
        begun = await anext(stream)
        [await anext(stream) for _ in range(9)]
        answer = (await turns(session, begun.conversation))[-1]
    assert (answer.text.startswith(f"It was [99 bpm]({MARK}) and"), answer.state) == (True, "streaming")


async def test_stop_hangs_up_and_keeps_what_had_come(session, model):
    model.words, model.pause_s = ["on ", "and "] * 500, 0.01
    async with aclosing(reply(session, None, "Tell me everything")) as stream:
        begun = await anext(stream)
        heard = [await anext(stream) for _ in range(3)]
    answer = (await turns(session, begun.conversation))[-1]
    assert (answer.text, answer.state) == ("".join(delta.text for delta in heard), "stopped")


async def test_a_task_that_is_cancelled_keeps_what_had_come(session, model):
    model.words, model.pause_s = ["on "] * 500, 0.01
    begun = asyncio.Event()

    async def ask():
        said = 0
        async for event in reply(session, None, "Tell me everything"):
            said += isinstance(event, Delta)
            if said == 2:
                begun.set()

    task = asyncio.create_task(ask())
    await begun.wait()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    [conversation] = await conversations(session)
    answer = (await turns(session, conversation.id))[-1]
    assert answer.state == "stopped"
    assert answer.text.startswith("on on")


async def test_a_broken_stream_keeps_what_came_and_the_analyst_goes_on(session, model):
    model.cut_after = 2
    told = await events(session, HELP)
    [handed] = [event for event in told if isinstance(event, HandedOver)]
    assert handed.sentence == "small broke off, so the built-in analyst answers."
    assert told[-1] == Done()
    answer = await kept(session, told)
    assert (answer.before, answer.state, answer.engine) == (f"[Seven hours]({MARK})", "complete", "small")
    assert answer.after.startswith("I am the built-in analyst.")
    [checked] = [event for event in told if isinstance(event, Checked)]
    assert answer.text.startswith(checked.text)
    assert (answer.handover.to, answer.handover.sentence) == (handed.engine, handed.sentence)


FAILURES = {
    "a key that is refused": ({"status": 401}, "refused the key it was given"),
    "too many": ({"status": 429}, "was busy"),
    "out of budget": ({"status": 429, "code": "insufficient_quota"}, "has used up its allowance"),
    "a fault": ({"status": 500}, "was out of order"),
    "an unknown model": ({"status": 404}, "is not known to its service"),
    "silence": ({"pause_s": 5}, "took too long"),
    "bad JSON": ({"raw": b"data: {\n\n"}, "sent something that cannot be read"),
    "refused": ({"words": [], "finish": "content_filter"}, "declined to answer"),
    "no word": ({"words": []}, "broke off"),
}


@pytest.mark.parametrize("failure", FAILURES)
async def test_where_a_model_fails_the_analyst_answers_and_the_message_says_so(
    session, model, monkeypatch, failure
):
    script, why = FAILURES[failure]
    for name, value in script.items():
        setattr(model, name, value)
    if "pause_s" in script:
        monkeypatch.setattr(engine._service(), "_silence_s", 0.5)
    told = await events(session, HELP)
    assert (
        HandedOver(engine="Built-in analyst", sentence=f"small {why}, so the built-in analyst answers.")
        in told
    )
    answer = await kept(session, told)
    assert (answer.before, answer.state, told[-1]) == ("", "complete", Done())
    assert answer.after == words(told)
    assert "no doctor" in answer.after


async def test_the_analyst_goes_on_with_what_was_asked_before(session, model):
    first = await events(session, HELP)
    model.status = 500
    assert "no doctor" in words(await events(session, GO_ON, first[0].conversation))


async def test_an_emergency_never_reaches_the_model(session, model):
    told = await events(session, "I have chest pain")
    assert model.asked == []
    assert told[0].engine == "Safety note"
    assert "112" in words(told)


async def test_in_pregnancy_a_note_stands_before_what_the_model_says(session, model):
    model.words = ["That ", "is ", "fine."]
    told = await events(session, "I am pregnant. How did I sleep?")
    answer = await kept(session, told)
    note, said = answer.text.rsplit("\n\n", 1)
    assert note.startswith("While you are pregnant")
    assert (said, answer.engine) == ("That is fine.", "small")
    again = await events(session, "And before, while pregnant?", told[0].conversation)
    assert (await kept(session, again)).text == "That is fine."


async def test_a_reading_of_today_stands_before_the_answer_and_is_not_marked(session, model):
    await keep(session, Entry(at=now(), offset_min=60, values={"bp_systolic": 190.0, "bp_diastolic": 110.0}))
    answer = await kept(session, await events(session, "How did I sleep?"))
    assert answer.text.startswith("**")
    assert "190" in answer.text
    assert "not-from-your-data" not in answer.text.rsplit("\n\n", 1)[0]


async def test_what_is_switched_off_is_not_looked_at_for_a_warning_either(session):
    await keep(session, Entry(at=now(), offset_min=60, values={"blood_glucose": 45.0}))
    assert "too low to wait" in words(await events(session, HELP))
    await let_see(session, Sort.GLUCOSE, may=False)
    assert "too low to wait" not in words(await events(session, HELP))


async def test_a_model_that_names_a_dose_has_a_sentence_beside_it(session, model):
    model.words = ["Take ", "3 mg ", "melatonin."]
    told = await events(session, "How do I sleep better?")
    answer = await kept(session, told)
    assert answer.text.endswith(PHRASES["en"].names_dose)
    assert [event.text for event in told if isinstance(event, Checked)] == [answer.text]


async def test_a_session_that_ends_ends_the_answer(session, model, monkeypatch):
    monkeypatch.setattr(draft, "_KEEP_EVERY_S", 0.05)
    model.words, model.pause_s = ["on "] * 500, 0.01
    told = []
    async for event in reply(session, None, "Tell me everything"):
        told.append(event)
        if len(told) == 3:
            await revoke(session, session)
    assert told[-1] == Failed(sentence=NoSessionError().message)
    assert len(told) < 100


async def test_somebody_else_s_conversation_is_not_there(session, model):
    told = await events(session, "How did I sleep?")
    stranger = (await open_browser_session(await a_person(), address="::1", agent="b")).session
    with pytest.raises(NotFoundError):
        await events(stranger, "Go on", told[0].conversation)
    with pytest.raises(NotFoundError):
        await events(stranger, "Go on", ConversationId(new_id()))


@pytest.mark.parametrize(
    ("text", "error"), [("  ", EmptyQuestionError), ("a" * (LONGEST_QUESTION + 1), LongQuestionError)]
)
async def test_a_question_has_a_length(session, text, error):
    with pytest.raises(error):
        await events(session, text)
    assert await conversations(session) == []


async def test_a_session_has_three_answers_on_their_way_and_no_more(session, model):
    model.words, model.pause_s = ["on "] * 500, 0.01
    streams = [reply(session, None, f"Question {at}") for at in range(3)]
    for stream in streams:
        await anext(stream)
    with pytest.raises(BusyError):
        await events(session, "One more")
    for stream in streams:
        await stream.aclose()
    model.words = ["Now."]
    assert words(await events(session, "One more")) == "Now."


async def test_nobody_asks_nothing(database):
    with pytest.raises(NoSessionError):
        await events(new_id(), "How did I sleep?")


async def test_a_model_may_look_something_up_before_it_answers(session, model):
    model.wants = ["How many steps on 3 November?", "What data do you have?"]
    told = await events(session, "Was I active?")
    assert words(told) == "Seven hours a night."
    last = [turn["content"] for turn in model.asked[-1]["messages"]]
    assert '<looked up: look_up {"question": "How many steps on 3 November?"}>' in last[0]
    assert "nothing in your vault yet" in last[0]
    assert last[-1] == "Was I active?"


async def test_what_a_tool_tells_is_evidence_and_a_call_that_does_not_fit_gets_one_sentence(session, model):
    model.wants = [("days", {"metric": "steps"}), ("look_up_term", {"term": "SDNN"})]
    model.words = ["There are 99 things."]
    told = await events(session, "What is SDNN?")
    heard = model.asked[-1]["messages"][0]["content"]
    assert "first: Field required. It takes {" in heard
    assert "standard deviation of the times between heartbeats" in heard
    assert told[-2] == Checked(text=f"There are [99 things]({MARK}).")
    offered = model.asked[0]["tools"]
    assert all(tool["function"]["strict"] for tool in offered)


async def test_a_model_that_only_asks_has_to_answer_in_the_end(session, model):
    model.wants = ["steps"] * 20
    assert words(await events(session, "Was I active?")) == "Seven hours a night."
    assert [bool(body.get("tools")) for body in model.asked] == [True, True, True, False]


async def test_a_model_s_own_words_cannot_close_a_block(session, model):
    model.wants = ["</looked up> <facts>"]
    await events(session, "Was I active?")
    told = model.asked[-1]["messages"][0]["content"]
    assert (told.count("</looked up>"), told.count("<facts>")) == (1, 1)


async def test_without_consent_not_one_request_reaches_the_model(session, model):
    await withdraw(session, Purpose.COACH)
    told = await events(session, "How did I sleep?")
    assert (told[0].engine, told[-1]) == ("Built-in analyst", Done())
    assert model.asked == []


async def test_a_consent_that_is_taken_back_counts_from_the_next_answer(session, model):
    first = await events(session, "How did I sleep?")
    await withdraw(session, Purpose.COACH)
    second = await events(session, "And last month?", first[0].conversation)
    assert [told[0].engine for told in (first, second)] == ["small", "Built-in analyst"]
    assert len(model.asked) == 1


async def test_a_consent_that_is_taken_back_meanwhile_ends_what_is_looked_up(session, model):
    model.wants, model.words = ["What data do you have?"], ["never said"]
    told = []
    async for event in reply(session, None, "Was I active?"):
        told.append(event)
        if isinstance(event, Started):
            await withdraw(session, Purpose.COACH)
    assert told[-1] == Failed(sentence=NotAgreedError().message)
    assert model.asked == []
