from dataclasses import replace
from datetime import date

import pytest

from healthvault.ui.why_words import pair_view, silence_words, span_view, why_view
from healthvault.vault.values import (
    Lineage,
    SpanLineage,
    SpanShare,
    StreamValue,
)

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


def both(**more):
    streams = (stream("Watch", 8000, 8000, "counts"), stream("Phone", 7000, 1000, "fills gaps", "phone"))
    lineage = Lineage(metric="steps", day=DAY, value=9000, rule="by priority", rule_set=2, streams=streams)
    return why_view(replace(lineage, **more), "metric")


def test_it_says_whose_order_it_was_and_which_rules():
    assert both().ranking == "In the usual order: Watch, then Phone."
    assert both(chosen_from=date.min).ranking == "In the order that you chose: Watch, then Phone."
    assert plain(both(chosen_from=date(2026, 11, 3)).ranking).startswith(
        "In the order that you chose from Tue 3 Nov"
    )
    assert both().rule_set == "Rule set 2"
    assert told("weight", 80, "one source", stream("Scale", 80, 80, "alone")).ranking == ""


def test_of_a_night_it_says_when_a_sleep_is_over_and_leads_to_that_rule():
    night = told("sleep_duration", 420, "one source", stream("Ring", 420, 420, "alone"))
    assert (night.silence, night.change) == ("", "Change how nights are made")
    assert silence_words(60) == "A silence of more than 60 minutes ends a sleep: the usual rule."
    assert both(metric="sleep_duration", silence_min=90).silence == (
        "A silence of more than 90 minutes ends a sleep: your choice."
    )
    assert (both().silence, both().change) == ("", "Change which source counts")


def test_it_leads_to_the_readings_and_to_the_order():
    view = both()
    assert view.readings == "/readings?metric=steps&day=2026-11-23"
    assert view.order == "/priorities?metric=steps"


def test_a_makers_total_is_told_where_there_is_one():
    assert not both().has_totals
    total = replace(stream("Watch", 8000, 8000, "counts"), day_total=8100)
    view = told("steps", 8000, "one source", total)
    assert view.has_totals
    assert plain(view.lines[0].total) == "8,100 steps"


def test_a_stream_says_how_many_readings_in_how_long():
    assert plain(both().lines[0].readings) == "12 in 1 h"


def test_many_days_are_told_together():
    share = SpanShare(source="Watch", kind="watch", rule="counts", day_count=29, n=1234)
    span = SpanLineage(
        metric="steps",
        first=date(2026, 10, 25),
        last=DAY,
        day_count=30,
        shared_count=29,
        rule_sets=(1, 2),
        shares=(share,),
        last_day=date(2026, 11, 3),
    )
    view = span_view(span, DAY)
    assert (view.readings, plain(view.readings_of)) == (
        "/readings?metric=steps&day=2026-11-03",
        "See the readings of Tue 3 Nov",
    )
    assert plain(view.title) == "Steps, 25 Oct – 23 Nov"
    assert plain(view.intro).startswith("It is made of the numbers of 30 days. On 29 of them several sources")
    assert [(one.days, one.readings, one.rule) for one in view.shares] == [("29", "1,234", "counted whole")]
    assert view.rule_set == "Rule set 1 and 2"
    assert "On none" in span_view(replace(span, shared_count=0), DAY).intro
