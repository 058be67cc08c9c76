"""What the page about the order of sources says."""

from dataclasses import replace
from datetime import date

import pytest

from healthvault.ingest.priorities import Standing
from healthvault.metrics.catalogue import metric
from healthvault.pages.priorities.rows import (
    Moved,
    change_views,
    choice_views,
    held_views,
    place_views,
)
from healthvault.pages.priorities.words import (
    effect_words,
    kept_words,
    rule_words,
    silence_effect_words,
)
from healthvault.vault.orders import ALWAYS, Order, Orders
from healthvault.vault.read_sources import Teller
from healthvault.vault.reorder import DayChange, Effect

TODAY = date(2026, 11, 23)


def teller(stream, name):
    return Teller(stream=stream, name=name, kind="watch", first_day=TODAY, last_day=TODAY, day_count=1)


def standing(*orders):
    held = {"steps": orders} if orders else {}
    told = (teller(1, "Watch"), teller(2, "Phone"), teller(3, "Band"))
    return Standing(metric="steps", usual=told, orders=Orders(by_metric=held))


def plain(words):
    return words.replace("\u00a0", " ")


def test_the_places_follow_the_draft_and_only_the_ends_cannot_go_on():
    views = place_views(standing(), [2, 1, 3], TODAY, Moved())
    assert [(one.rank, one.name) for one in views] == [("1", "Phone"), ("2", "Watch"), ("3", "Band")]
    assert [(one.is_first, one.is_last) for one in views] == [(True, False), (False, False), (False, True)]


def test_of_what_was_carried_here_it_is_said_that_its_maker_comes_first():
    views = place_views(replace(standing(), carried=frozenset({2})), [2, 1, 3], TODAY, Moved())
    assert ["maker" in one.detail for one in views] == [True, False, False]


@pytest.mark.parametrize(
    ("draft", "steps", "takes"),
    [([1, 2, 3], -1, "up"), ([2, 1, 3], -1, "down"), ([1, 3, 2], 1, "up"), ([1, 2, 3], 1, "down")],
)
def test_the_button_that_moved_a_source_keeps_the_focus_or_hands_it_to_the_other(draft, steps, takes):
    views = place_views(standing(), draft, TODAY, Moved(stream=2, steps=steps, count=7))
    moved = next(one for one in views if one.stream == 2)
    assert moved.takes == takes
    assert f"{takes}-2-7" in {moved.lift, moved.sink}
    assert [one.takes for one in views if one.stream != 2] == ["", ""]


def test_what_was_chosen_is_told_the_latest_first():
    views = held_views(
        standing(
            Order(from_day=ALWAYS, streams=(2, 1)), Order(from_day=date(2026, 11, 3), streams=())
        ),
        TODAY,
    )  # fmt: skip
    assert [(plain(one.since), one.order) for one in views] == [
        ("From Tue 3 Nov", "The usual order"),
        ("All days", "Phone, then Watch"),
    ]


def told(*changes):
    return Effect(
        metric="steps",
        changes=tuple(DayChange(day=day, before=before, after=after) for day, before, after in changes),
        day_count=30,
    )


def test_the_largest_changes_come_first_and_a_missing_number_is_no_zero():
    effect = told((date(2026, 11, 3), 100, 90), (date(2026, 11, 4), 5000, None), (date(2026, 11, 5), 1, 400))
    views = change_views(effect, "metric", TODAY)
    assert [(plain(one.day), one.before, one.after) for one in views] == [
        ("Wed 4 Nov", "5,000", "–"),
        ("Thu 5 Nov", "1", "400"),
        ("Tue 3 Nov", "100", "90"),
    ]
    assert plain(effect_words(effect, TODAY)) == "3 of 30 days would change, from Tue 3 Nov to Thu 5 Nov."


def test_one_day_and_none_are_told_as_people_do():
    assert (
        plain(effect_words(told((date(2026, 11, 3), 1, 2)), TODAY)) == "1 of 30 days would change: Tue 3 Nov."
    )
    assert plain(effect_words(told((TODAY, 1, 2)), TODAY)) == "1 of 30 days would change: today."
    assert "No number" in effect_words(told(), TODAY)
    assert "No number" in kept_words(0)


def test_another_end_of_sleeps_is_told_by_its_nights_and_only_those_that_differ_are_listed():
    changes = (
        DayChange(day=date(2026, 11, 3), before=300, after=420),
        DayChange(day=date(2026, 11, 5), before=420, after=420),
    )
    told = Effect(metric="sleep_duration", changes=changes, day_count=30)
    assert plain(silence_effect_words(told, TODAY)) == (
        "2 of 30 nights would change: Tue 3 Nov to Thu 5 Nov. "
        "In 1 of them the time asleep stays, and its parts or naps change."
    )
    assert [plain(each.after) for each in change_views(told, "metric", TODAY)] == ["7 h"]
    assert silence_effect_words(Effect(metric="sleep_duration", changes=(), day_count=3), TODAY).startswith(
        "No"
    )
    assert kept_words(1, "night") == "Kept. 1\u00a0night came out differently."


def test_numbers_that_are_decided_together_are_offered_once():
    offered = choice_views(["bp_diastolic", "bp_systolic", "sleep_stage"], "")
    assert [(one.slug, one.name) for one in offered] == [
        ("bp_systolic", "Blood pressure"),
        ("sleep_duration", "Sleep"),
    ]
    assert [one.slug for one in choice_views([], "sleep_deep")] == ["sleep_duration"]


def test_every_kind_of_metric_has_its_rule_in_words():
    rules = {rule_words(metric(slug)) for slug in ("steps", "sleep_deep", "heart_rate", "active_energy")}
    assert len(rules) == 4
