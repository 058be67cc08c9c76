"""A usual says of which days it is made, and what it means."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from healthvault.insights.baseline import baseline
from healthvault.insights.source_change import SourceChange
from healthvault.insights.usual import UsualDays
from healthvault.metrics.catalogue import metric
from healthvault.ui.why_usual import usual_pair_view, usual_view
from healthvault.vault.values import DayValue

DAY = date(2026, 11, 23)


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


def made(slug: str, values: list[float]) -> UsualDays:
    first = DAY - timedelta(days=len(values))
    days = [
        DayValue(day=first + timedelta(days=at), value=value, low=None, high=None, n=1)
        for at, value in enumerate(values)
    ]
    usual = baseline(days, DAY)
    return UsualDays(
        metric=metric(slug), before=DAY, window_days=60, usual=usual, since=None, days=tuple(days)
    )


PULSE = made("resting_heart_rate", [float(value) for value in (*range(50, 70), 90)])


def test_the_median_and_the_range_are_told_with_the_days_that_made_them():
    view = usual_view(PULSE, "metric", "UTC")
    assert plain(view.title) == "Resting heart rate: usually 52–68 bpm"
    assert "Made of 21 of the 60 days before Mon 23 Nov 2026." in plain(view.intro)
    assert "median of 60 bpm" in plain(view.intro)
    assert (view.days[0].lies, plain(view.days[0].value)) == ("above", "90 bpm")
    assert [day.value for day in view.days if day.lies == "the median"] == ["60\u00a0bpm"]
    assert view.days[-1].readings == "/readings?metric=resting_heart_rate&day=2026-11-02"
    assert view.trends == "/trends?metric=resting_heart_rate&first=2026-11-02&end=2026-11-22"


def test_two_days_share_the_middle_of_an_even_number():
    view = usual_view(made("steps", [float(value) for value in range(20)]), "metric", "UTC")
    assert [plain(day.value) for day in view.days if day.lies == "the median"] == ["10 steps", "9 steps"]


def test_it_says_with_which_device_it_began_anew_and_which_years_tell_the_season():
    began = SourceChange(day=date(2026, 11, 2), source="Watch 9")
    words = plain(usual_view(replace(PULSE, since=began, season_years=(2024, 2025)), "metric", "UTC").intro)
    assert "began anew on Mon 2 Nov 2026, when Watch 9 began to measure" in words
    assert "in 2024 and 2025" in words


def test_what_is_being_learnt_says_how_far_it_is():
    view = usual_view(made("steps", [8000.0] * 6), "metric", "UTC")
    assert view.title == "Steps: your usual is being learnt"
    assert "from 14 days on" in plain(view.intro)
    assert "So far there are 6 of the 60 days before" in plain(view.intro)
    assert {day.lies for day in view.days} == {"counts"}


def test_a_sum_by_now_says_until_when_each_day_was_counted():
    at = datetime(2026, 11, 23, 13, 30, tzinfo=UTC)
    view = usual_view(replace(made("steps", [5000.0] * 20), by_now_at=at), "metric", "Europe/Berlin")
    assert plain(view.title) == "Steps by 14:30: usually 5,000–5,000 steps"
    assert "up to this time of day" in view.intro


def test_a_blood_pressure_has_one_usual_of_two_ranges():
    upper, lower = made("bp_systolic", [118.0] * 19 + [150.0]), made("bp_diastolic", [76.0] * 20)
    view = usual_pair_view(upper, lower, "metric")
    assert plain(view.title) == "Blood pressure: usually 118–118 mmHg over 76–76 mmHg"
    assert "median of 118/76" in plain(view.intro)
    assert [(day.value, day.lies) for day in view.days[:2]] == [
        ("150/76", "not inside both"),
        ("118/76", "inside both"),
    ]
    learning = usual_pair_view(made("bp_systolic", [118.0] * 3), made("bp_diastolic", [76.0] * 3), "metric")
    assert learning.title == "Blood pressure: your usual is being learnt"
