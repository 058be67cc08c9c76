from datetime import date

import pytest

from healthvault.ui.why import pair_view, why_view
from healthvault.vault.values import Lineage, StreamValue

DAY = date(2026, 11, 23)


def plain(words):
    return words.replace("\u00a0", " ")


def stream(source, value, counted, rule, kind="watch"):
    return StreamValue(source=source, kind=kind, n=12, minutes=60, value=value, counted=counted, rule=rule)


def told(metric, value, rule, *streams):
    return why_view(
        Lineage(metric=metric, day=DAY, value=value, rule=rule, rule_set=1, streams=streams), "metric"
    )


def test_a_walk_told_twice_shows_what_was_left_out_and_why():
    view = told(
        "steps",
        9000,
        "by priority",
        stream("Watch", 8000, 8000, "counts"),
        stream("Phone", 7000, 1000, "fills gaps", "phone"),
    )
    assert plain(view.title) == "Steps: 9,000 steps"
    assert "nothing is counted twice" in view.intro
    lines = [(line.source, plain(line.said), plain(line.counted), line.rule) for line in view.lines]
    assert lines == [
        ("Watch", "8,000 steps", "8,000 steps", "counted whole"),
        ("Phone", "7,000 steps", "1,000 steps", "fills the gaps"),
    ]


def test_what_did_not_count_has_no_number_there():
    (line,) = told("weight", 80, "by priority", stream("Scale", 80, 0, "not chosen")).lines
    assert (line.counted, line.rule) == ("", "another speaks for the day")


def test_of_a_night_only_the_time_asleep_is_told():
    (line,) = told("sleep_deep", 60, "one source", stream("Watch", 420, 60, "alone")).lines
    assert (plain(line.said), plain(line.counted)) == ("7 h asleep", "1 h")


def test_two_sources_of_one_name_are_told_apart():
    view = told(
        "steps", 9, "by priority", stream("Ann", 8, 8, "counts"), stream("Ann", 7, 1, "fills gaps", "phone")
    )
    assert [line.source for line in view.lines] == ["Ann (watch)", "Ann (phone)"]


@pytest.mark.parametrize(
    ("metric", "rule"),
    [
        ("steps", "one source"),
        ("steps", "by priority"),
        ("steps", "most by itself"),
        ("heart_rate", "by priority"),
        ("heart_rate", "most complete"),
        ("sleep_duration", "one device tells the night"),
    ],
)
def test_every_rule_has_its_sentence(metric, rule):
    assert told(metric, 60, rule).intro.count(".") >= 2


def test_two_parts_are_told_as_one_number():
    def part(slug, value):
        streams = (stream("Cuff", value, value, "alone"),)
        return Lineage(metric=slug, day=DAY, value=value, rule="one source", rule_set=1, streams=streams)

    view = pair_view(part("bp_systolic", 118), part("bp_diastolic", 76), "metric")

    assert plain(view.title) == "Blood pressure: 118/76 mmHg"
    assert [line.source for line in view.lines] == ["Cuff, systolic", "Cuff, diastolic"]
