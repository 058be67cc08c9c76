"""Blood pressure on the overview: two parts, one card."""

from datetime import UTC, date, datetime, timedelta

import pytest

from healthvault.insights.overview import card_of
from healthvault.metrics.catalogue import metric
from healthvault.pages.overview.pressure import card_views
from healthvault.vault.values import DayValue

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def card(slug, values, last=TODAY):
    first = last - timedelta(days=len(values) - 1)
    days = [
        DayValue(day=first + timedelta(days=at), value=value, low=None, high=None, n=1)
        for at, value in enumerate(values)
    ]
    return card_of(metric(slug), days, None, today=TODAY, last=TODAY)


def views(*cards):
    return card_views(cards, "metric", NOW, "UTC")


def plain(words):
    return words.replace("\u00a0", " ")


def test_both_parts_are_one_card_in_the_place_of_the_first():
    shown = views(
        card("weight", [80]), card("bp_systolic", [118]), card("bp_diastolic", [76]), card("steps", [9])
    )

    assert [(one.name, one.number, one.unit) for one in shown[1:2]] == [("Blood pressure", "118/76", "mmHg")]
    assert [one.slug for one in shown] == ["weight", "bp_systolic", "steps"]
    assert shown[1].trend.startswith("/trends?metric=bp_systolic&compare=bp_diastolic")


@pytest.mark.parametrize("missing", ["bp_systolic", "bp_diastolic"])
def test_one_part_alone_is_no_card(missing):
    other = {"bp_systolic": "bp_diastolic", "bp_diastolic": "bp_systolic"}[missing]

    assert views(card(other, [100])) == []


def test_parts_of_different_days_are_no_card():
    assert views(card("bp_systolic", [118]), card("bp_diastolic", [76], TODAY - timedelta(days=1))) == []


def test_the_usual_is_told_of_both():
    (shown,) = views(card("bp_systolic", [118] * 30), card("bp_diastolic", [76] * 30))

    assert plain(shown.usual) == "Usual 118–118 / 76–76 mmHg, median 118/76 (29 days)"
    assert shown.delta == "In your usual range"


def test_the_part_that_stands_apart_is_named():
    (shown,) = views(card("bp_systolic", [118] * 30 + [130]), card("bp_diastolic", [76] * 31))

    assert plain(shown.delta) == "Upper 12 mmHg above"
    assert shown.news == "bad"


def test_what_is_usual_is_learnt_before_it_is_told():
    (shown,) = views(card("bp_systolic", [118] * 3), card("bp_diastolic", [76] * 3))

    assert (shown.usual, shown.delta) == ("Learning your usual: 2 of 14 days", "")


def test_the_two_lines_share_one_scale():
    (shown,) = views(card("bp_systolic", [120, 118]), card("bp_diastolic", [80, 76]))

    assert shown.line.count("M") == 2
    assert shown.last.count("M") == 2
