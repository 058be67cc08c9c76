"""What tonight will need: the usual night, a share of what is missing, and its test on nights that were."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthvault.core.clock import now
from healthvault.insights.report import reported
from healthvault.insights.sleep_need import need, needs_min
from healthvault.insights.told import foretold
from tests.insights.looked import TODAY, collected, lived, noise

NIGHTS = 14


def tonight(values):
    nights = lived(values, last=TODAY)
    return need(nights, TODAY)


def foretold_of(values):
    report = reported(collected({"sleep_duration": lived(values, last=TODAY)}), now())
    return [one for one in report.forecasts if one.metric == "sleep_duration"]


def test_who_slept_as_usual_needs_the_usual_night():
    told = tonight([450.0] * 80)
    assert (told.usual_min, told.lacking_min, told.tonight_min) == (450, 0, 450)


def test_a_seventh_of_what_is_missing_is_added():
    told = tonight([450.0] * 66 + [420.0] * NIGHTS)
    assert (told.lacking_min, told.tonight_min) == (30 * NIGHTS, 450 + 30 * NIGHTS / 7)


def test_longer_nights_pay_back_and_are_not_held_against_anybody():
    assert tonight([450.0] * 66 + [420.0, 480.0] * 7).lacking_min == 0
    assert tonight([450.0] * 66 + [520.0] * NIGHTS).tonight_min == 450


def test_nobody_is_sent_to_bed_for_half_a_day():
    assert tonight([450.0] * 66 + [60.0] * NIGHTS).tonight_min == 450 + 120


@given(st.lists(st.floats(0, 900), min_size=74, max_size=90))
@settings(max_examples=30)
def test_the_need_is_never_below_the_usual(values):
    told = tonight(values)
    assert told.usual_min <= told.tonight_min <= told.usual_min + 120


@pytest.mark.parametrize("n", [0, 13, 41])
def test_too_few_nights_tell_no_need(n):
    assert tonight([450.0] * n) is None
    assert foretold_of([450.0] * n) == []


def test_the_back_test_knows_on_each_night_what_was_known_then():
    values = list(450 + 30 * noise(3, 90))
    assert (
        needs_min(lived(values, last=TODAY))[:80]
        == needs_min(lived([*values[:80], *[0.0] * 10], last=TODAY))[:80]
    )


def test_a_report_tells_it_with_a_range_and_its_test():
    [told] = foretold_of(list(450 + 30 * noise(5, 170)))
    assert told.day == TODAY + timedelta(days=1)
    assert told.low < told.value < told.high
    assert 0 < told.held <= told.tested == 28
    said = foretold(told, "metric", TODAY).replace("\u00a0", " ")
    assert "of sleep tonight" in said
    assert f"held on {told.held} of the last 28" in said


def test_what_is_missing_is_named():
    [told] = foretold_of([*(450 + 30 * noise(5, 156)), *[400.0] * NIGHTS])
    assert told.lacking > 0
    assert "that the last fourteen nights lack" in foretold(told, "metric", TODAY)
    assert "as usual" in foretold(replace(told, lacking=0.0), "metric", TODAY)
