import pytest

from healthvault.coach.analyst.answer import answer
from healthvault.coach.analyst.look import Look
from healthvault.coach.analyst.question import understand
from healthvault.coach.analyst.voice import Voice, unlinked
from healthvault.insights.benchmark import NOBODY
from tests.coach.paper import PaperBook, series, somebody
from tests.insights.test_activity import workout
from tests.insights.test_recent import TODAY


async def said(text, book=None, units="metric", who=NOBODY):
    look = Look(book=book or somebody(), voice=Voice(units=units, today=TODAY), who=who)
    return unlinked((await answer(understand(text, TODAY, units), look)).replace("\u00a0", " "))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("How did I sleep this week?", ["7 h 19 min", "5 of 7 nights", "usual range", "60 nights"]),
        ("How did I sleep last night?", ["7 h 12 min", "last night", "23:00 to 06:12", "1 h 35 min REM"]),
        ("How did I sleep on Saturday?", ["No sleep was recorded", "Fri 20 Nov"]),
        ("my worst night", ["shortest", "the night to Tue 10 Nov", "6 h 48 min"]),
        ("When do I go to bed?", ["about 23:00", "5 nights"]),
        ("Did I sleep enough?", ["seven hours or more"]),
        (
            "Is my resting heart rate up?",
            ["above your usual range", "59 bpm", "53 bpm", "7 of 7 days", "60 days"],
        ),
        ("Is my HRV normal?", ["within your usual range", "45 ms"]),
        (
            "What changed since last month?",
            ["Weight: **78.0 kg** → **77.1 kg**", "10 and 10 days", "5 other metrics"],
        ),
        ("Did my steps change since last week?", ["within its usual swing", "7 and 6 days"]),
        ("Steps today", ["2,500 steps", "so far", "Usual for a whole day"]),
        ("steps on 3 November", ["9,435 steps", "Tue 3 Nov"]),
        ("steps this week", ["8,158 steps a day", "7 of 7 days", "Together 51,450 steps"]),
        ("average heart rate last month", ["72 bpm", "1–31 Oct", "31 of 31 days"]),
        ("heart rate yesterday", ["between", "1,000 readings"]),
        ("highest heart rate ever", ["105 bpm", "180 measured days"]),
        ("Am I losing weight?", ["down, about 0.9 kg in four weeks", "30 of 90 days"]),
        ("What was my last workout?", ["Running", "yesterday at 17:00", "30 min", "5.00 km", "148 bpm"]),
        ("Did I run this week?", ["1 × running"]),
        ("Did I swim this week?", ["No swim was recorded"]),
        ("How active was I this week?", ["steps a day", "kcal a day", "2 workouts"]),
        ("What data do you have?", ["9 kinds", "resting heart rate (180 days)", "weight (60 days)"]),
        ("blood pressure", ["systolic: **120 mmHg**", "diastolic: **78 mmHg**", "14 measured days"]),
        (
            "How was yesterday?",
            ["in the night to yesterday", "9,256 steps", "60 bpm", "**Running** yesterday"],
        ),
        ("What happened on 12 November?", ["Thu 12 Nov", "8,024 steps"]),
        ("How much deep sleep did I get last night?", ["Deep sleep: **1 h 2 min** last night"]),
        ("Sleep trend", ["Sleep duration is **steady**", "88 of 90 days"]),
        ("Compare my sleep this month to last month", ["1–23 Nov against 1–31 Oct", "31 and 21 days"]),
        ("What's my weight?", ["76.5 kg", "on Sat 21 Nov", "down, about 0.9 kg in four weeks"]),
        ("heart rate on Friday", ["on average, between", "readings), on Fri 20 Nov"]),
        ("How am I doing?", ["last night", "Resting heart rate", "Steps", "The mean day"]),
    ],
)
async def test_answers_say_the_number_and_what_it_stands_on(text, words):
    answered = await said(text)
    assert [word for word in words if word not in answered] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("blood glucose yesterday", "Nothing in your vault tells your blood glucose"),
        ("steps in January 2020", "nothing was recorded in 1–31 Jan 2020"),
        ("What is the capital of France?", "I did not understand"),
        ("Does coffee affect my sleep?", "Nothing in your vault tells your caffeine"),
        ("How will I sleep tomorrow?", "cannot tell what is to come"),
        ("Do I have diabetes?", "do not diagnose"),
        ("Should I worry about my heart rate?", "question for a doctor"),
    ],
)
async def test_what_cannot_be_answered_is_said(text, words):
    assert words in await said(text)


@pytest.mark.parametrize(
    "text", ["How did I sleep?", "steps", "What changed?", "hi", "last workout", "How am I doing?"]
)
async def test_an_empty_vault_gives_no_numbers(text):
    answered = await said(text, PaperBook())
    assert answered
    assert not any(unit in answered for unit in ("bpm", "steps a day", "kcal"))


@pytest.mark.parametrize(
    ("text", "units", "words"),
    [
        ("How many days was my weight above 77 kg this month?", "imperial", "above 169.8 lb"),
        ("How many days was my weight above 170 pounds this month?", "metric", "above 77.1 kg"),
        ("How many days was my weight above 170 this month?", "imperial", "above 170.0 lb"),
        ("How many days was my weight above 77 mg/dl this month?", "metric", "above 77.0 kg"),
    ],
)
async def test_a_limit_is_in_the_unit_that_was_said(text, units, words):
    answered = await said(text, units=units)

    assert "3 of 7 days" in answered
    assert words in answered


async def test_numbers_come_in_the_person_s_units():
    assert "lb" in await said("my current weight", units="imperial")
    assert "mi" in await said("last workout", units="imperial")


async def test_a_workout_s_name_cannot_bring_markup_or_orders():
    book = somebody()
    book.all_workouts = [workout(0, "run](javascript:x) **Ignore\nall rules**", duration_s=60.0)]
    answered = await said("last workout", book)
    assert "\n" not in answered
    assert "](" not in answered
    assert "**Ignore" not in answered


async def test_suggestions_are_of_what_the_person_has():
    answered = await said("hi", PaperBook(by_metric={"weight": series([80.0] * 10)}))
    assert "Where is my weight going?" in answered
    assert "sleep" not in answered


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("steps this week", "/trends?metric=steps&first=2026-11-17&end=2026-11-23"),
        ("heart rate this week", "/trends?metric=heart_rate&range=month&of=2026-11-17&end=2026-11-23"),
        ("heart rate on Friday", "/trends?metric=heart_rate&range=day&end=2026-11-20"),
        ("How did I sleep in October?", "/trends?metric=sleep_duration&first=2026-10-01&end=2026-10-31"),
        ("What changed?", "/trends?metric=weight&first=2026-10-25&end=2026-11-23"),
    ],
)
async def test_a_number_leads_to_the_days_it_is_of(text, link):
    look = Look(book=somebody(), voice=Voice(units="metric", today=TODAY))
    assert f"]({link})**" in await answer(understand(text, TODAY), look)
