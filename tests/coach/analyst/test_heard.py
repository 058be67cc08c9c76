"""What people write in many ways is heard in one: politeness, signs, numbers, short forms, limits, clocks."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthvault.coach.analyst.heard import heard
from healthvault.coach.analyst.limit import clock_limit, limit
from healthvault.coach.analyst.numerals import in_figures
from healthvault.coach.analyst.question import Form, Topic, understand
from healthvault.coach.analyst.when import shifted, when

TODAY = date(2026, 11, 25)  # A Wednesday.


@pytest.mark.parametrize(
    "text",
    [
        "Could you tell me what my pulse was last week?",
        "I'd like to know what my pulse was last week, please.",
        "I was wondering what my pulse was last week",
        "Hi, do you happen to know what my pulse was last week?",
        "would you mind telling me what my pulse was last week",
        "ok so please show me what my pulse was last week thanks",
    ],
)
def test_politeness_asks_nothing(text):
    assert heard(text) == "what my pulse was last week"


@pytest.mark.parametrize("text", ["thank you!", "hello", "please", "ok"])
def test_politeness_alone_is_kept(text):
    assert heard(text)


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        ("ten thousand", "10000"),
        ("nine thousand five hundred", "9500"),
        ("a hundred and five", "105"),
        ("10.5k", "10500"),
        ("6 and a half hours", "6.5 hours"),
        ("half past ten", "10:30"),
        ("quarter to seven", "6:45"),
        ("11 p.m.", "23:00"),
        ("12 am", "00:00"),
        ("10,000", "10000"),
        ("which one", "which one"),
        ("1 june 2026", "1 june 2026"),
    ],
)
def test_numbers_in_words_are_figures(said, figures):
    assert in_figures(said) == figures


@pytest.mark.parametrize(
    ("text", "number", "side", "is_itself_in"),
    [
        ("days > 10k steps", 10000, "above", False),
        ("days with steps ≥ 8,000", 8000, "above", True),
        ("days with ten thousand or more steps", 10000, "above", True),
        ("days on which my steps didn't reach 8000", 8000, "below", False),
        ("nights < 7h", 7, "below", False),
        ("days with at most 57 bpm", 57, "below", True),
        ("days rhr was above fifty-nine year to date", 59, "above", False),
    ],
)
def test_limits_in_signs_and_words(text, number, side, is_itself_in):
    found = limit(heard(text))
    assert (found.number, found.side, found.is_itself_in) == (number, side, is_itself_in)


@pytest.mark.parametrize("text", ["up to 15 november", "over 2025", "within the last 30 days"])
def test_a_date_is_no_limit(text):
    assert limit(heard(text)) is None


@pytest.mark.parametrize(
    ("text", "minute", "side"),
    [
        ("in bed after half past ten", 630, "after"),
        ("up past 11pm", 1380, "after"),
        ("awake before 7", 420, "before"),
    ],
)
def test_times_of_day_are_limits(text, minute, side):
    found = clock_limit(heard(text))
    assert (found.minute, found.side) == (minute, side)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("the week before last", "2026-11-09", "2026-11-15"),
        ("so far this month", "2026-11-01", "2026-11-25"),
        ("on the 3rd", "2026-11-03", "2026-11-03"),
        ("on the 30th", "2026-10-30", "2026-10-30"),
        ("friday last week", "2026-11-20", "2026-11-20"),
        ("over christmas", "2025-12-24", "2025-12-26"),
        ("q3", "2026-07-01", "2026-09-30"),
        ("in week 45", "2026-11-02", "2026-11-08"),
        ("the 2 weeks up to 15 november", "2026-11-02", "2026-11-15"),
        ("week of 9 november", "2026-11-09", "2026-11-15"),
        ("june to august", "2026-06-01", "2026-08-31"),
        ("from june onwards", "2026-06-01", "2026-11-25"),
        ("in all of 2025", "2025-01-01", "2025-12-31"),
        ("early october", "2026-10-01", "2026-10-10"),
        ("since 3 weeks", "2026-11-05", "2026-11-25"),
        ("last weekend", "2026-11-21", "2026-11-22"),
    ],
)
def test_stretches_as_people_say_them(text, first, last):
    span = when(text, TODAY).span
    assert (span.first.isoformat(), span.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("before", "then", "first", "last"),
    [
        ("last week", "and the week before?", "2026-11-09", "2026-11-15"),
        ("in october", "and before that?", "2026-09-01", "2026-09-30"),
        ("in october", "and the month after", "2026-11-01", "2026-11-30"),
        ("in the last 7 days", "the previous week?", "2026-11-12", "2026-11-18"),
        ("in october", "and a year earlier?", "2025-10-01", "2025-10-31"),
        ("yesterday", "and the day before?", "2026-11-23", "2026-11-23"),
    ],
)
def test_a_question_moves_the_dates_before(before, then, first, last):
    span = shifted(heard(then), when(before, TODAY)).span
    assert (span.first.isoformat(), span.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("text", "topic", "form"),
    [
        ("resting pulse, last month?", Topic.METRIC, Form.LEVEL),
        ("avg pulse at rest, Q3", Topic.METRIC, Form.AVERAGE),
        ("MAX(steps) ytd", Topic.METRIC, Form.HIGHEST),
        ("In which month was my weight more high, June or July?", Topic.METRIC, Form.CHANGE),
        ("Was my pulse higher than last week?", Topic.METRIC, Form.CHANGE),
        ("How does my HRV today compare to my typical HRV?", Topic.METRIC, Form.STANDING),
        ("how many days over ten thousand steps last month", Topic.METRIC, Form.COUNT),
        ("nights in bed after midnight", Topic.SLEEP, Form.COUNT),
        ("my worst night recently", Topic.SLEEP, Form.LOWEST),
        ("from which apparatus comes my weight", Topic.METRIC, Form.SOURCE),
        ("HRV = ?", Topic.TERM, Form.LEVEL),
        ("anything weird in my data", Topic.INSIGHTS, Form.LEVEL),
        ("How did my blood type change this year?", Topic.UNKNOWN, Form.CHANGE),
        ("What's my best pace?", Topic.UNKNOWN, Form.HIGHEST),
    ],
)
def test_slots_stand_in_any_order(text, topic, form):
    asked = understand(text, TODAY)
    assert (asked.topic, asked.form) == (topic, form)


def test_two_weeks_of_which_one_is_told_from_the_other():
    asked = understand("How did my sleep last week compare with the week before?", TODAY)
    assert (asked.when.span.first, asked.against.span.first) == (date(2026, 11, 16), date(2026, 11, 9))


def test_words_that_no_list_has_are_kept():
    assert understand("steps on rainy days last month", TODAY).unread == ("rainy",)
    assert understand("What was my average weight in October?", TODAY).unread == ()


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=60))
def test_whatever_is_typed_is_a_question(text):
    assert understand(text, TODAY).topic in Topic
