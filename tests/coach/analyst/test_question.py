from datetime import date

import pytest

from healthvault.coach.analyst.question import Form, Topic, understand

TODAY = date(2026, 11, 25)


def asked(text, **more):
    return understand(text, TODAY, **more)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("How did I sleep this week?", Topic.SLEEP),
        ("How was my night?", Topic.SLEEP),
        ("How was Monday?", Topic.DAY),
        ("Tell me about my health", Topic.OVERVIEW),
        ("When do I usually go to bed?", Topic.SLEEP),
        ("Did I sleep enough last night?", Topic.SLEEP),
        ("Is my resting heart rate up?", Topic.METRIC),
        ("What's my RHR?", Topic.METRIC),
        ("HRV", Topic.METRIC),
        ("How many steps did I take yesterday?", Topic.METRIC),
        ("steps on 3 November", Topic.METRIC),
        ("Average heart rate last month", Topic.METRIC),
        ("Am I losing weight?", Topic.METRIC),
        ("how much deep sleep do I get", Topic.METRIC),
        ("What changed since last month?", Topic.CHANGE),
        ("Anything different lately?", Topic.CHANGE),
        ("Compare this week with last week", Topic.CHANGE),
        ("What was my last workout?", Topic.WORKOUT),
        ("How often did I run in October?", Topic.WORKOUT),
        ("Have I been active this week?", Topic.ACTIVITY),
        ("How am I doing?", Topic.OVERVIEW),
        ("Give me a summary", Topic.OVERVIEW),
        ("What data do you have?", Topic.DATA),
        ("Which devices do you know?", Topic.DATA),
        ("What can you do?", Topic.HELP),
        ("hello", Topic.HELP),
        ("Thank you!", Topic.THANKS),
        ("Do I have diabetes?", Topic.MEDICAL),
        ("How many mg of ibuprofen should I take?", Topic.MEDICAL),
        ("Does alcohol affect my sleep?", Topic.RELATION),
        ("How many steps will I walk tomorrow?", Topic.FUTURE),
        ("What is the capital of France?", Topic.UNKNOWN),
        ("", Topic.UNKNOWN),
    ],
)
def test_topics(text, topic):
    assert asked(text).topic is topic


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Is my resting heart rate up?", Form.STANDING),
        ("Is my HRV normal?", Form.STANDING),
        ("highest heart rate this week", Form.HIGHEST),
        ("my worst night", Form.LOWEST),
        ("weight trend", Form.TREND),
        ("Am I losing weight?", Form.TREND),
        ("my current weight", Form.LATEST),
        ("Has my HRV changed since last month?", Form.CHANGE),
        ("steps this week", Form.LEVEL),
    ],
)
def test_forms(text, form):
    assert asked(text).form is form


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("resting heart rate", (("resting_heart_rate",),)),
        ("heart rate", (("heart_rate",),)),
        ("HRV", (("hrv_sdnn", "hrv_rmssd"),)),
        ("blood pressure", (("bp_systolic", "bp_diastolic"),)),
        ("steps and weight", (("steps",), ("weight",))),
        ("how far did I walk", (("distance_walk_run",), ("steps", "distance_walk_run"))),
        ("vitamin c", (("diet_vitamin_c",),)),
        ("VO₂ max", (("vo2max",),)),
    ],
)
def test_metrics_are_known_by_their_names(text, slugs):
    assert asked(text).metrics == slugs


def test_a_date_alone_goes_on_from_the_question_before():
    first = asked("How many steps did I take yesterday?")
    then = asked("And last month?", before=first)
    assert (then.topic, then.metrics) == (Topic.METRIC, (("steps",),))
    assert then.when.span.first == date(2026, 10, 1)


def test_a_metric_alone_keeps_the_dates_before():
    then = asked("And my weight?", before=asked("steps last month"))
    assert then.metrics == (("weight",),)
    assert then.when.span.first == date(2026, 10, 1)


def test_a_whole_question_stands_alone():
    then = asked("How did I sleep?", before=asked("steps last month"))
    assert (then.topic, then.when) == (Topic.SLEEP, None)


def test_a_worry_is_heard():
    assert asked("Should I worry about my heart rate?").worried
    assert not asked("heart rate yesterday").worried
