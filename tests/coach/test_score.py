"""The coach against a sample of its published score, and the judge against answers that are wrong."""

from datetime import date

import pytest

from benchmarks.coach_score import sample_session, score
from benchmarks.score.grade import Asked, Nothing, On, Value, Way, is_right
from benchmarks.score.wordings import FIRST
from benchmarks.score.wordings_second import SECOND

TODAY = date(2026, 11, 28)
_SAMPLE = 20
_STEPS = ((Value(12345, "steps", 0, date(2026, 11, 3)),),)


@pytest.mark.usefixtures("database", "one_moment")
async def test_a_sample_of_questions_is_answered_right(stop_clock):
    session = await sample_session(stop_clock)
    graded = [one for words in (FIRST, SECOND) for one in await score(session, words, most=_SAMPLE)]
    assert len(graded) >= 2 * _SAMPLE
    assert [(one.asked.turns, one.answer) for one in graded if not one.is_right] == []


@pytest.mark.parametrize(
    ("right", "answer"),
    [
        (_STEPS, "You took **12,345 steps** on Tue 3 Nov."),
        (_STEPS, "On November 3rd it was 12345 steps."),
        (((Value(432, "min"),),), "You slept 7 h 12 min."),
        (((Value(432, "min"),),), "That is 7.2 hours."),
        (((Value(3, "workouts"),),), "Three runs."),
        (((Value(57.4, "bpm"), Value(59.2, "bpm"), Way("up")),), "Up from 57 bpm to 59 bpm."),
        (((Nothing("kg"),),), "There is no weight in your vault."),
        (((On(date(2025, 12, 24)),),), "on 24 December 2025"),
    ],
)
def test_a_right_answer_is_right(right, answer):
    assert is_right(Asked("", ("",), right), answer, TODAY)


@pytest.mark.parametrize(
    ("right", "answer"),
    [
        (_STEPS, "You took 12,346 steps on Tue 3 Nov."),
        (_STEPS, "You took 12,345 steps on Wed 4 Nov."),
        (_STEPS, "You burned 12,345 kcal on Tue 3 Nov."),
        (_STEPS, "It was 9,000, or 10,000 steps, or 11,000 steps, or 12,345 steps on Tue 3 Nov."),
        (_STEPS, "I cannot say."),
        (((Value(432, "min"),),), "You slept 7 h 13 min."),
        (((Value(57.4, "bpm"), Value(59.2, "bpm"), Way("up")),), "Down from 57 bpm to 59 bpm."),
        (((Nothing("kg"),),), "Your weight is not measured, perhaps 80 kg."),
        (((Nothing("kg"),),), "Your weight is fine."),
        (((On(date(2025, 12, 24)),),), "on 24 December 2024"),
    ],
)
def test_a_wrong_answer_is_wrong(right, answer):
    assert not is_right(Asked("", ("",), right), answer, TODAY)
