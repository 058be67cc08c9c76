from datetime import timedelta

import pytest

from healthvault.insights.change import change, changes
from healthvault.insights.span import Span
from healthvault.metrics.catalogue import metric
from tests.insights.test_recent import TODAY, days

AFTER = Span(first=TODAY - timedelta(days=29), last=TODAY)
BEFORE = AFTER.before
HEART, STEPS, WEIGHT = metric("resting_heart_rate"), metric("steps"), metric("weight")


def wave(level, n=30, swing=1):
    return [level + swing * (-1) ** at for at in range(n)]


def test_a_clear_move_is_notable_and_says_its_days():
    moved = change(HEART, days(wave(54) + wave(58)), BEFORE, AFTER)
    assert (moved.before, moved.after, moved.difference) == (54, 58, 4)
    assert (moved.n_before, moved.n_after, moved.is_notable) == (30, 30, True)
    assert moved.share == pytest.approx(4 / 54)


def test_a_move_within_the_swing_of_days_is_not_notable():
    assert not change(HEART, days(wave(54, swing=6) + wave(55, swing=6)), BEFORE, AFTER).is_notable


def test_the_same_every_day_is_no_change():
    assert not change(HEART, days([54] * 60), BEFORE, AFTER).is_notable


def test_too_few_days_on_a_side_cannot_be_told():
    assert change(HEART, days(wave(54, n=4) + [None] * 26 + wave(58)), BEFORE, AFTER) is None


def test_half_a_day_of_steps_is_left_out():
    steps = days(wave(8000) + wave(8000)[:-1] + [12])
    assert change(STEPS, steps, BEFORE, AFTER, unfinished=TODAY).n_after == 29


@pytest.mark.parametrize(("what", "good"), [(HEART, False), (STEPS, True), (WEIGHT, None)])
def test_which_way_is_good_news_is_the_catalogue_s_word(what, good):
    assert change(what, days(wave(54) + wave(58)), BEFORE, AFTER).is_good is good


def test_the_largest_effect_comes_first_and_what_cannot_be_told_not_at_all():
    told = changes(
        {
            STEPS: days(wave(8000, swing=900) + wave(8300, swing=900)),
            HEART: days(wave(54) + wave(58)),
            WEIGHT: [],
        },
        BEFORE,
        AFTER,
    )
    assert [each.metric.slug for each in told] == ["resting_heart_rate", "steps"]
