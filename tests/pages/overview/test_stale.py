"""A card whose number no longer comes says so, and judges nothing by it."""

from datetime import UTC, datetime, time, timedelta

import pytest

from healthvault.insights.freshness import freshness
from healthvault.insights.overview import card_of
from healthvault.metrics.catalogue import metric
from healthvault.pages.overview.night import night_view
from healthvault.vault.values import DayValue
from tests.insights.test_recent import TODAY as THEN
from tests.insights.test_sleep import night
from tests.pages.overview.test_pressure import TODAY, card, plain, views


def test_a_card_that_is_late_says_how_old_it_is_and_is_no_news():
    (shown,) = views(card("resting_heart_rate", [50.0] * 29 + [80.0], TODAY - timedelta(days=9)))

    assert shown.delta == "Last reading 9 days ago, usually daily"
    assert shown.news == ""


def test_a_card_that_comes_as_usual_is_judged():
    (shown,) = views(card("resting_heart_rate", [50.0] * 29 + [80.0], TODAY - timedelta(days=1)))

    assert "Last reading" not in shown.delta
    assert shown.news == "bad"


def test_a_blood_pressure_that_is_late_says_so_too():
    days = TODAY - timedelta(days=9)
    (shown,) = views(card("bp_systolic", [118] * 30, days), card("bp_diastolic", [76] * 30, days))

    assert shown.delta == "Last reading 9 days ago, usually daily"
    assert shown.news == ""


def test_a_night_that_is_not_the_newest_it_could_be_says_so():
    now = datetime.combine(THEN, time(12), UTC)
    late = [THEN - timedelta(days=age) for age in range(9, 40)]

    assert night_view(night(9, 7), None, now, freshness(late, THEN)).late == (
        "Last reading 9 days ago, usually daily"
    )
    assert night_view(night(0, 7), None, now, freshness([THEN, *late], THEN)).late == ""


def test_a_night_says_where_its_middle_was_on_the_clock_where_it_was_slept():
    told = night(0, 7)
    middle = told.start_at + (told.end_at - told.start_at) / 2 + timedelta(minutes=told.offset_min)
    facts = night_view(told, None, datetime.combine(THEN, time(12), UTC)).facts
    assert (facts[0].slug, facts[0].words) == ("sleep_duration", f"Middle at {middle:%H:%M}")


@pytest.mark.parametrize(
    ("worn_days", "said"),
    [
        (9, "Learning your usual: 8 of 14 days, since Watch 9 on Sun 15 Nov"),
        (20, "Usual 50–50 bpm, median 50 bpm (19 days since Watch 9 on Wed 4 Nov)"),
    ],
)
def test_a_new_device_is_told(worn_days, said):
    days = [
        DayValue(
            TODAY - timedelta(days=at), 50.0, None, None, 1, ("Watch 9" if at < worn_days else "Watch 6",)
        )
        for at in range(89, -1, -1)
    ]
    (shown,) = views(card_of(metric("resting_heart_rate"), days, None, today=TODAY, last=TODAY))

    assert plain(shown.usual) == said
