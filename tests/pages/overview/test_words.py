"""The sentences of the overview."""

from datetime import UTC, date, datetime, timedelta

import pytest

from healthvault.insights.baseline import Baseline
from healthvault.insights.overview import Overview, card_of
from healthvault.metrics.catalogue import metric
from healthvault.pages.overview.words import delta, difference, summary, usual_range
from healthvault.vault.values import DayValue, Night

TODAY = date(2026, 11, 23)
USUAL_SLEEP = Baseline(median=445, low=400, high=490, n=60)


def plain(words):
    return words.replace("\u00a0", " ")


def card(slug, values, last=TODAY):
    first = last - timedelta(days=len(values) - 1)
    days = [
        DayValue(day=first + timedelta(days=at), value=value, low=None, high=None, n=1)
        for at, value in enumerate(values)
    ]
    return card_of(metric(slug), days, None, today=TODAY, last=last)


def night(asleep_min=402.0, day=TODAY):
    end_at = datetime(day.year, day.month, day.day, 6, tzinfo=UTC)
    return Night(
        night=day,
        start_at=end_at - timedelta(hours=7),
        end_at=end_at,
        offset_min=0,
        asleep_min=asleep_min,
        in_bed_min=None,
        awake_min=None,
        core_min=None,
        deep_min=None,
        rem_min=None,
        nap_min=None,
    )


def said(cards=(), last_night=None, usual=USUAL_SLEEP):
    shown = Overview(
        today=TODAY,
        zone="UTC",
        last_night=last_night,
        usual_asleep_min=usual,
        so_far=(),
        cards=tuple(cards),
    )
    two = summary(shown, "metric")
    return plain(two.first), plain(two.second)


@pytest.mark.parametrize(
    ("asleep_min", "words"),
    [
        (402, "You slept 6 h 42 min last night, 43 min less than usual."),
        (480, "You slept 8 h last night, 35 min more than usual."),
        (447, "You slept 7 h 27 min last night, as long as usual."),
    ],
)
def test_the_night_is_told_against_the_usual_one(asleep_min, words):
    assert said(last_night=night(asleep_min))[0] == words


def test_an_older_night_is_told_by_its_date():
    first, _ = said(last_night=night(day=date(2026, 11, 3)), usual=None)
    assert first == "You slept 6 h 42 min in the night to Tue 3 Nov."


def test_no_night_is_said_not_guessed():
    assert said([card("steps", [8000.0])])[0] == "No night has been recorded lately."


def test_who_only_noted_something_is_told_where_it_stands():
    assert said() == (
        "There is too little yet to sum up.",
        "What you noted or did stands in its day, and what was measured in Trends.",
    )


def test_what_stands_apart_is_named_the_bad_news_first():
    cards = [
        card("hrv_sdnn", [50.0, 54.0] * 20 + [90.0]),
        card("resting_heart_rate", [54.0, 58.0] * 20 + [66.0]),
    ]
    words = "Your resting heart rate is 66 bpm, above your usual 54–58 bpm; one more number stands apart."
    assert said(cards)[1] == words


def test_an_ordinary_day_is_said_to_be_one():
    cards = [card("resting_heart_rate", [54.0] * 40), card("hrv_sdnn", [50.0] * 40)]
    assert said(cards)[1] == "Both other numbers are in your usual range."


def test_the_first_days_promise_nothing():
    words = "What is usual for you is still being learnt: that takes two weeks of days."
    assert said([card("resting_heart_rate", [54.0] * 3)])[1] == words


def test_old_data_is_called_old():
    old = card("resting_heart_rate", [54.0] * 40, date(2026, 11, 3))
    assert said([old])[1] == "Nothing has arrived since Tue 3 Nov: bring newer data in under Sync."


def test_a_difference_is_that_of_the_numbers_shown():
    assert difference(metric("resting_heart_rate"), 54.4, 51.6, "metric") == (2, "2\u00a0bpm")
    assert difference(metric("resting_heart_rate"), 54.4, 53.6, "metric")[0] == 0


def test_a_difference_of_temperatures_is_not_shifted_by_the_scale():
    apart, words = difference(metric("body_temperature"), 37.5, 36.5, "imperial")
    assert (apart, plain(words)) == (1.8, "1.8 °F")


def test_a_range_has_one_unit_and_durations_have_two():
    beats = Baseline(median=55, low=52, high=58, n=60)
    assert plain(usual_range(metric("resting_heart_rate"), beats, "metric")) == "52–58 bpm"
    assert plain(usual_range(metric("sleep_duration"), USUAL_SLEEP, "metric")) == "6 h 40 min – 8 h 10 min"


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([54.0] * 40, "As usual"),
        ([52.0, 58.0] * 20 + [54.0], "In your usual range"),
        ([54.0] * 40 + [62.0], "8 bpm above your median"),
        ([54.0] * 40 + [50.0], "4 bpm below your median"),
        ([54.0] * 4, ""),
    ],
)
def test_a_card_says_where_it_stands(values, words):
    assert plain(delta(card("resting_heart_rate", values), "metric")) == words


def test_a_sum_that_is_not_over_is_not_compared():
    words = "Usually 8,000 steps by the end of the day"
    assert plain(delta(card("steps", [8000.0] * 40 + [12.0]), "metric")) == words
