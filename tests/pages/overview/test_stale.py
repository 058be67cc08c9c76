"""A card whose number no longer comes says so, and judges nothing by it."""

from datetime import UTC, datetime, time, timedelta

from healthvault.insights.freshness import freshness
from healthvault.pages.overview.night import night_view
from tests.insights.test_recent import TODAY as THEN
from tests.insights.test_sleep import night
from tests.pages.overview.test_pressure import TODAY, card, views


def test_a_card_that_is_late_says_how_old_it_is_and_is_no_news():
    (shown,) = views(card("resting_heart_rate", [50.0] * 29 + [80.0], TODAY - timedelta(days=9)))

    assert shown.delta == "Last reading 9 days ago, usually daily"
    assert shown.news == ""
    assert shown.delta in shown.alt


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
