"""What an answer says of the question itself: what was passed over, what was not understood, whose it is."""

import pytest

from healthvault.coach.analyst.answer import answer
from healthvault.coach.analyst.look import Look
from healthvault.coach.analyst.question import understand
from healthvault.coach.analyst.voice import Voice, unlinked
from tests.coach.paper import somebody
from tests.insights.test_recent import TODAY


async def said(text):
    look = Look(book=somebody(), voice=Voice(units="metric", today=TODAY))
    return unlinked((await answer(understand(text, TODAY), look)).replace("\u00a0", " "))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "average steps on rainy days last month",
            "I passed over “rainy”, and read the question as: the average,",
        ),
        ("heart rate at 3 pm yesterday", "not the hours of a day"),
        ("steps since I got back", "name the dates"),
        ("how many steps in a row", "in a row"),
        ("What's my best pace?", "I do not know “best pace”."),
        ("How did my blood type change this year?", "I do not know “blood type”."),
        ("How many steps did my wife take last week?", "only your own records"),
    ],
)
async def test_what_was_not_heard_is_said(text, words):
    assert words in await said(text)


@pytest.mark.parametrize(
    "text", ["How many steps did I take last month?", "Is my HRV normal?", "How did I sleep this week?"]
)
async def test_what_was_heard_whole_has_no_such_remark(text):
    assert "passed over" not in await said(text)


async def test_who_is_not_understood_is_offered_three_questions():
    told = await said("What is the capital of France?")
    assert told.count("\n- ") == 3


async def test_the_best_of_what_is_better_low_is_the_lowest_and_the_other_end_is_offered():
    told = await said("my best resting heart rate in October")
    assert told.index("the lowest was") < told.index("If you meant the other end: the highest was")


async def test_nights_are_counted_by_when_they_began():
    assert "you fell asleep after 22:30" in await said(
        "how many nights was I in bed after half past ten last week"
    )
