"""What can be chosen on the trends page, and the addresses that choose it."""

from datetime import date

import pytest

from healthvault.insights.span import Range, Span, UnknownRangeError
from healthvault.metrics.catalogue import UnknownMetricError
from healthvault.metrics.day import NoSuchDateError
from healthvault.pages.trends.options import (
    asked,
    compare_choices,
    first_metric,
    metric_choices,
    range_choices,
    step_address,
    zoomed,
)
from healthvault.vault.values import KnownMetric

TODAY = date(2026, 11, 23)


def known(*slugs):
    return [
        KnownMetric(metric=slug, first_day=date(2020, 1, 1), last_day=TODAY, day_count=10 + at)
        for at, slug in enumerate(slugs)
    ]


def look(**parameters):
    return asked({"metric": "steps", **parameters}, TODAY)


def test_an_empty_address_is_half_a_year_until_today():
    nothing = asked({}, TODAY)
    assert (nothing.metric, nothing.range, nothing.compare, nothing.end) == ("", Range.HALF_YEAR, "", TODAY)


def test_an_address_leads_back_to_itself():
    there = look(range="month", compare="previous", end="2026-03-01")
    assert there.address() == "metric=steps&range=month&compare=previous&end=2026-03-01"
    assert look().address() == "metric=steps&range=6m"


@pytest.mark.parametrize("end", ["2030-01-01", ""])
def test_no_look_ends_after_today(end):
    assert look(end=end).end == TODAY


def test_what_there_is_not_is_refused():
    with pytest.raises(UnknownMetricError):
        look(metric="luck")
    with pytest.raises(UnknownMetricError):
        look(compare="luck")
    with pytest.raises(NoSuchDateError):
        look(end="tomorrow")
    with pytest.raises(NoSuchDateError):
        look(first="2026-02-31")
    with pytest.raises(UnknownRangeError):
        look(range="fortnight")


def test_one_begins_with_the_heart_or_with_what_there_is_most_of():
    assert first_metric(known("steps", "resting_heart_rate")) == "resting_heart_rate"
    assert first_metric(known("steps", "weight")) == "weight"
    assert first_metric([]) == "resting_heart_rate"


def test_the_arrows_move_by_what_is_shown_and_stop_today():
    week = Span(first=date(2026, 11, 17), last=TODAY)
    assert step_address(look(range="week"), week, -1) == "/trends?metric=steps&range=week&end=2026-11-16"
    assert step_address(look(range="week"), week, 1) == ""
    back = look(range="week", end="2026-11-20")
    assert step_address(back, week, 1) == "/trends?metric=steps&range=week"
    assert step_address(look(range="all"), week, -1) == ""


def test_a_range_keeps_the_metric_and_the_day():
    chosen = range_choices(look(range="year", end="2026-03-01"))
    assert [one.slug for one in chosen if one.is_chosen] == ["year"]
    assert chosen[0].href == "/trends?metric=steps&range=day&end=2026-03-01"


def test_metrics_are_found_by_every_word():
    mine = known("steps", "sleep_duration", "sleep_deep", "resting_heart_rate", "heart_rate")
    assert [one.slug for one in metric_choices(look(), mine, "SLEEP deep")] == ["sleep_deep"]
    assert [one.slug for one in metric_choices(look(), mine, "heart")] == ["heart_rate", "resting_heart_rate"]
    assert metric_choices(look(), mine, "luck") == []


def test_each_domain_has_one_heading():
    mine = known("steps", "active_energy", "heart_rate")
    assert [one.heading for one in metric_choices(look(), mine, "")] == ["Heart", "Activity", ""]


def test_all_of_it_has_no_time_before():
    assert [one.slug for one in compare_choices(look(), known("steps", "weight"))] == [
        "",
        "previous",
        "weight",
    ]
    assert "previous" not in [one.slug for one in compare_choices(look(range="all"), known("steps"))]


def test_a_zoom_is_a_look_of_its_own_that_the_arrows_and_the_address_keep():
    there = zoomed({"xaxis.range[0]": "2026-08-01 04:00", "xaxis.range[1]": "2026-08-20 11:00"}, look())
    assert there.address() == "metric=steps&range=6m&first=2026-08-01&end=2026-08-20"
    assert asked(dict(pair.split("=") for pair in there.address().split("&")), TODAY) == there
    span = Span(first=date(2026, 8, 1), last=date(2026, 8, 20))
    earlier = "/trends?metric=steps&range=6m&first=2026-07-12&end=2026-07-31"
    assert step_address(there, span, -1) == earlier
    assert not any(one.is_chosen for one in range_choices(there))
    assert zoomed({"xaxis.autorange": True}, there) == look()


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"autosize": True},
        {"xaxis.autorange": True},
        {"xaxis.range[0]": "2026-08-01 04:00", "xaxis.range[1]": "2026-08-01 11:00"},
        {"xaxis.range[0]": "yesterday", "xaxis.range[1]": 7},
    ],
)
def test_what_is_no_other_look_is_left_to_the_chart(changed):
    assert zoomed(changed, look()) is None
