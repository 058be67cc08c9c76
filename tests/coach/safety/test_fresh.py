"""What was measured today or yesterday and should not wait is said before the answer, once."""

from datetime import timedelta

import pytest

from healthvault.coach.analyst.look import Look
from healthvault.coach.analyst.voice import Voice
from healthvault.coach.safety.flag import flag
from healthvault.coach.safety.fresh import fresh_reading
from healthvault.coach.safety.readings import Reading
from healthvault.coach.safety.regions import where_lives
from healthvault.vault.values import DayValue
from tests.coach.paper import PaperBook
from tests.coach.test_prompt import turn
from tests.insights.test_recent import TODAY
from tests.insights.test_sleep import night

BERLIN = where_lives("Europe/Berlin")


def value(ago, number, low=None, high=None):
    return DayValue(TODAY - timedelta(days=ago), number, low, high, 3)


def look(**by_metric):
    return Look(book=PaperBook(by_metric=by_metric), voice=Voice(units="metric", today=TODAY))


async def found(**by_metric):
    read = await fresh_reading(look(**by_metric))
    return None if read is None else read.reading


@pytest.mark.parametrize(
    ("slug", "days", "reading"),
    [
        ("bp_systolic", [value(0, 150, 140, 180)], Reading.PRESSURE),
        ("bp_systolic", [value(0, 150, 140, 179)], None),
        ("bp_systolic", [value(2, 190, 185, 200)], None),
        ("bp_diastolic", [value(1, 121)], Reading.PRESSURE),
        ("spo2", [value(1, 88, 80, 95)], Reading.OXYGEN),
        ("spo2", [value(1, 94, 70, 99)], None),
        ("blood_glucose", [value(0, 95, 53, 130)], Reading.SUGAR_LOW),
        ("blood_glucose", [value(1, 95, 40, 130)], None),
        ("blood_glucose", [value(0, 200, 100, 300)], Reading.SUGAR_HIGH),
        (
            "resting_heart_rate",
            [value(ago, 60) for ago in range(20, 0, -1)] + [value(0, 121)],
            Reading.PULSE_FAST,
        ),
        (
            "resting_heart_rate",
            [value(ago, 60) for ago in range(20, 0, -1)] + [value(0, 39)],
            Reading.PULSE_SLOW,
        ),
        ("resting_heart_rate", [value(ago, 38) for ago in range(20, -1, -1)], None),
        ("resting_heart_rate", [value(9, 140)], None),
    ],
)
async def test_a_fresh_reading_is_seen_at_its_limit(slug, days, reading):
    assert await found(**{slug: days}) is reading


async def test_nothing_measured_is_nothing_found():
    assert await found() is None


async def test_it_is_said_with_its_day_before_any_answer_and_not_twice():
    records = look(bp_systolic=[value(1, 150, 140, 186)])
    told = await flag("How did I sleep?", [], records, BERLIN, None)
    assert not told.replaces
    assert "186\u00a0mmHg (blood pressure, systolic, yesterday)" in told.text
    assert "**112**" in told.text
    assert (
        await flag("And before?", [turn("coach", f"{told.text}\n\nSeven hours.")], records, BERLIN, None)
        is None
    )


async def test_a_sign_in_the_question_comes_before_a_reading():
    records = look(bp_systolic=[value(0, 150, 140, 186)])
    assert (await flag("I have chest pain", [], records, BERLIN, None)).replaces


async def test_pregnancy_and_a_reading_are_both_said():
    records = look(blood_glucose=[value(0, 95, 50, 130)])
    told = (await flag("I'm pregnant, how did I sleep?", [], records, BERLIN, None)).text
    assert "benchmarks here were made from people who are not" in told
    assert "50\u00a0mg/dL" in told


@pytest.mark.parametrize(
    ("question", "kg", "height_cm", "replaces"),
    [
        ("How do I lose 2 kg?", 50.0, 170.0, True),
        ("How do I lose 2 kg?", 60.0, 170.0, False),
        ("How do I lose 2 kg?", 50.0, None, False),
        ("How did I sleep?", 50.0, 170.0, False),
        ("Wie kann ich abnehmen?", 50.0, 170.0, True),
    ],
)
async def test_who_weighs_little_gets_no_help_to_weigh_less(question, kg, height_cm, replaces):
    told = await flag(question, [], look(weight=[value(3, kg)]), BERLIN, height_cm)
    assert (told is not None and told.replaces) is replaces


async def test_in_german_it_is_german():
    records = look(bp_systolic=[value(0, 150, 140, 186)])
    assert "sollte" in (await flag("Wie habe ich geschlafen?", [], records, BERLIN, None)).text


@pytest.mark.parametrize(
    ("kcal", "replaces"),
    [([700, 650, 800, 500], True), ([700, 650, 800], False), ([700, 650, 800, 500] + [2100] * 4, False)],
)
async def test_who_wrote_down_very_little_food_gets_no_help_to_eat_less(kcal, replaces):
    records = look(diet_energy=[value(len(kcal) - at - 1, each) for at, each in enumerate(kcal)])
    told = await flag("help me with a diet", [], records, BERLIN, None)
    assert (told is not None and told.replaces) is replaces


@pytest.mark.parametrize(("offset_min", "is_away"), [(60, False), (540, True)])
async def test_who_slept_under_another_clock_is_told_of_both(offset_min, is_away):
    slept = night(0, 7, offset_min=offset_min)
    records = Look(book=PaperBook(all_nights=[slept]), voice=Voice(units="metric", today=TODAY))
    told = (await flag("I have chest pain", [], records, BERLIN, None)).text
    assert ("under another clock" in told) is is_away
    assert "[**112**](tel:112)" in told
