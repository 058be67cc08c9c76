"""What the analyst makes of a question: the stretch, the limit, a slip of the finger, what is asked."""

from datetime import date

import pytest

from healthvault.coach.analyst.limit import limit
from healthvault.coach.analyst.question import Form, Topic, understand
from healthvault.coach.analyst.spelling import spelt
from healthvault.coach.analyst.when import when, whens

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("between 3 and 16 november", date(2026, 11, 3), date(2026, 11, 16)),
        ("from 1 may to 15 june", date(2026, 5, 1), date(2026, 6, 15)),
        ("from november 3 to 16", date(2026, 11, 3), date(2026, 11, 16)),
        ("from the 2nd to the 15th of october", date(2026, 10, 2), date(2026, 10, 15)),
        ("from 2026-09-10 to 2026-09-24", date(2026, 9, 10), date(2026, 9, 24)),
        ("from december 20 to january 5", date(2025, 12, 20), date(2026, 1, 5)),
        ("1 june to 31 august", date(2026, 6, 1), date(2026, 8, 31)),
        ("in march this year", date(2026, 3, 1), date(2026, 3, 31)),
        ("in may last year", date(2025, 5, 1), date(2025, 5, 31)),
        ("in the first half of september", date(2026, 9, 1), date(2026, 9, 15)),
        ("over the past fortnight", date(2026, 11, 12), TODAY),
        ("last summer", date(2026, 6, 1), date(2026, 8, 31)),
    ],
)
def test_stretches_are_read_as_people_write_them(text, first, last):
    found = when(text, TODAY)
    assert (found.span.first, found.span.last) == (first, last)


def test_two_stretches_are_two():
    named = whens("september versus october", TODAY)
    assert [each.span.first for each in named] == [date(2026, 9, 1), date(2026, 10, 1)]


def test_the_most_in_a_day_names_no_day():
    assert when("the most steps in a day", TODAY) is None


@pytest.mark.parametrize(
    ("text", "number", "side"),
    [
        ("days with steps above 8,000", 8000, "above"),
        ("more than 10k steps", 10000, "above"),
        ("nights with less than 6.5 hours", 6.5, "below"),
        ("how often did my pulse exceed 61 in october", 61, "above"),
    ],
)
def test_limits_are_heard(text, number, side):
    found = limit(text)
    assert (found.number, found.side) == (number, side)


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("glucose above 180 mg/dl", "mg/dl"),
        ("below 3.9 mmol/l", "mmol/l"),
        ("over 80 kilos", "kg"),
        ("over 80", ""),
    ],
)
def test_the_unit_of_a_limit_is_heard(text, measure):
    assert limit(text).measure == measure


@pytest.mark.parametrize("text", ["over the last 30 days", "over 30 days", "more than last month"])
def test_a_stretch_is_no_limit(text):
    assert limit(text) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("restig heart rate", "resting heart rate"),
        ("avreage weight", "average weight"),
        ("yesterdday", "yesterday"),
        ("my deep slep", "my deep sleep"),
    ],
)
def test_a_slip_of_the_finger_is_put_right(typed, meant):
    assert spelt(typed) == meant


@pytest.mark.parametrize("text", ["walking and waking up", "my falls", "sept 3 until sept 9", "weights"])
def test_what_is_a_word_stays(text):
    assert spelt(text) == text


@pytest.mark.parametrize(
    ("text", "topic", "form"),
    [
        ("Total steps in October", Topic.METRIC, Form.TOTAL),
        ("trend of my step total since June", Topic.METRIC, Form.TREND),
        ("On how many days was my RHR above 60 in October?", Topic.METRIC, Form.COUNT),
        ("On how many days was my weight measured?", Topic.METRIC, Form.COVERAGE),
        ("What is my usual HRV?", Topic.METRIC, Form.USUAL),
        ("Since when do you have my weight?", Topic.METRIC, Form.FIRST),
        ("Which device measures my weight?", Topic.METRIC, Form.SOURCE),
        ("Which weekday is best for my steps?", Topic.METRIC, Form.WEEKDAY),
        ("Are my steps higher on weekends than on weekdays?", Topic.METRIC, Form.WEEKEND),
        ("What percentile is my resting heart rate?", Topic.METRIC, Form.OTHERS),
        ("Steps in September versus October", Topic.METRIC, Form.CHANGE),
        ("Did my pulse go up between June and July?", Topic.METRIC, Form.CHANGE),
        ("How far did I cycle in October?", Topic.WORKOUT, Form.TOTAL),
        ("What is HRV?", Topic.TERM, Form.LEVEL),
        ("What did you find in my data?", Topic.INSIGHTS, Form.LEVEL),
        ("Is my sleep linked to my steps?", Topic.RELATION, Form.LEVEL),
    ],
)
def test_what_is_asked(text, topic, form):
    asked = understand(text, TODAY)
    assert (asked.topic, asked.form) == (topic, form)


def test_a_question_about_oneself_is_none_about_a_word():
    assert understand("What is my HRV?", TODAY).topic is Topic.METRIC
