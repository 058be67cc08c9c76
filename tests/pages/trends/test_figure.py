"""The trend as a figure, a table and a sentence."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from healthvault.insights.baseline import Baseline
from healthvault.insights.freshness import freshness
from healthvault.insights.points import Point, Summary
from healthvault.insights.source_change import SourceChange
from healthvault.insights.span import MOST_WEEKS, Range, Resolution, Span
from healthvault.insights.trend import DayNote, Line, Trend
from healthvault.metrics.catalogue import metric
from healthvault.pages.trends.figure import trend_figure
from healthvault.pages.trends.rows import note_rows, point_rows, read_outs
from healthvault.pages.trends.words import finding, late_words
from healthvault.ui import text
from healthvault.ui.theme import COLOURS

TODAY = date(2026, 11, 23)
USUAL = Baseline(median=55, low=52, high=58, n=60)


def plain(words):
    return str(words).replace("\u00a0", " ")


def summary(values, total=None):
    return Summary(
        n=len(values),
        low=min(values),
        mean=sum(values) / len(values),
        high=max(values),
        low_at=TODAY,
        high_at=TODAY,
        total=total,
    )


def line(slug, values, *, resolution=Resolution.DAY, last=TODAY, total=None):
    first = last - timedelta(days=len(values) - 1)
    return Line(
        metric=metric(slug),
        span=Span(first=first, last=last),
        resolution=resolution,
        points=tuple(Point(day=first + timedelta(days=at), value=value) for at, value in enumerate(values)),
        summary=summary([value for value in values if value is not None], total),
    )


def look(shown, *, compared=None, shift_days=0, usual=None, unfinished=None, changes=(), notes=()):
    return Trend(
        line=shown,
        range=Range.MONTH,
        usual=(usual,) * len(shown.points),
        compared=compared,
        shift_days=shift_days,
        changes=changes,
        unfinished=unfinished,
        earliest=None,
        freshness=None,
        notes=tuple(notes),
    )


def drawn(shown, system="metric", zone="UTC"):
    return trend_figure(shown, system, TODAY, zone)


def test_each_metric_that_is_drawn_says_when_it_is_late():
    old = freshness((TODAY - timedelta(days=age) for age in range(9, 40)), TODAY)
    new = freshness((TODAY - timedelta(days=age) for age in range(40)), TODAY)
    both = look(line("steps", [1.0]), compared=line("weight", [70.0]))
    late = "ast reading 9 days ago, usually daily"
    assert [
        late_words(replace(both, freshness=one, compared_freshness=other))
        for one, other in ((new, new), (old, new), (new, old), (old, old), (None, None))
    ] == ["", f"L{late}", f"Weight: l{late}", f"L{late}. Weight: l{late}", ""]


def test_the_pointer_reads_the_number_that_a_card_would_show():
    shown = look(line("resting_heart_rate", [54.0, 55.4]), usual=USUAL)
    *_, main = drawn(shown)["data"]
    value = text.quantity(metric("resting_heart_rate"), 55.4, "metric")
    assert main["text"][1] == f"<b>{plain(value)}</b><br>usual 52–58 bpm"
    assert point_rows(shown, "metric", TODAY, "UTC")[0].value == str(value)


def test_what_adds_up_is_bars_and_today_is_pale():
    figure = drawn(look(line("steps", [8000.0, 500.0]), unfinished=TODAY))
    assert figure["data"][0]["type"] == "bar"
    assert figure["data"][0]["marker"]["opacity"] == [1, 0.45]
    assert figure["layout"]["yaxis"]["rangemode"] == "tozero"


def test_sleep_is_drawn_in_hours():
    assert drawn(look(line("sleep_duration", [420.0, 450.0])))["data"][0]["y"] == [7, 7.5]


@pytest.mark.parametrize(("system", "value"), [("metric", 80), ("imperial", 176.4)])
def test_the_axis_is_in_the_persons_unit(system, value):
    assert drawn(look(line("weight", [80.0, 80.0])), system)["data"][0]["y"][0] == pytest.approx(
        value, abs=0.05
    )


def test_the_time_before_lies_under_the_time_shown_in_ink():
    before = line("steps", [7000.0, 7500.0], last=TODAY - timedelta(days=2))
    *_, other = drawn(look(line("steps", [8000.0, 500.0]), compared=before, shift_days=2))["data"]
    assert other["x"] == ["2026-11-22", "2026-11-23"]
    assert other["line"]["color"] == COLOURS["ink"].light
    assert "yaxis" not in other
    assert plain(other["text"][0]) == "Fri 20 Nov  <b>7,000 steps</b>"


def test_another_metric_has_its_own_scale_and_hue():
    figure = drawn(look(line("steps", [8000.0, 500.0]), compared=line("weight", [80.0, 81.0])))
    *_, other = figure["data"]
    assert (other["yaxis"], other["line"]["color"]) == ("y2", COLOURS["body"].light)
    assert other["hovertemplate"].replace("%{text}", other["text"][0]) == (
        "Weight, Sun 22 Nov  <b>80.0 kg</b><extra></extra>"
    )
    assert "yaxis2" in figure["layout"]


def test_a_new_watch_is_written_on_its_day():
    changes = (SourceChange(day=TODAY, source="Watch 9"),)
    (note,) = drawn(look(line("steps", [1.0, 2.0]), changes=changes))["layout"]["annotations"]
    assert (note["x"], note["text"]) == ("2026-11-23", "Watch 9")


def test_on_a_day_of_25_hours_the_time_that_passed_counts():
    day = date(2026, 10, 25)
    start_at = datetime(2026, 10, 24, 22, tzinfo=UTC)
    points = tuple(Point(day=day, at=start_at + timedelta(hours=at), value=60.0, n=1) for at in (0, 2, 3, 24))
    shown = Line(
        metric=metric("heart_rate"),
        span=Span(first=day, last=day),
        resolution=Resolution.READING,
        points=points,
        summary=summary([60.0]),
    )
    figure = drawn(look(shown), zone="Europe/Berlin")
    assert [x[-5:] for x in figure["data"][0]["x"]] == ["00:00", "02:00", "03:00", "00:00"]
    assert [plain(said)[:5] for said in figure["data"][0]["text"]] == ["00:00", "02:00", "02:00", "23:00"]
    ticks = figure["layout"]["xaxis"]
    assert ticks["ticktext"][1] == "03:00"
    assert ticks["tickvals"][1].endswith("04:00:00")


def test_the_largest_look_is_a_small_figure():
    days = [Point(day=TODAY, value=432.0, low=371.0, high=521.0, n=7)] * MOST_WEEKS
    sleep = replace(line("sleep_core", [432.0], resolution=Resolution.WEEK), points=tuple(days))
    usual = Baseline(median=433, low=372, high=522, n=60)
    figure = drawn(look(sleep, usual=usual, compared=sleep, shift_days=1826))
    assert len(json.dumps(figure, separators=(",", ":"), ensure_ascii=False).encode()) < 60_000


def test_the_table_holds_a_hundred_rows_and_skips_gaps():
    rows = point_rows(look(line("weight", [80.0, None, 81.0] * 60)), "metric", TODAY, "UTC")
    assert len(rows) == 100
    assert (plain(rows[0].when), plain(rows[0].value)) == ("Mon 23 Nov", "81.0 kg")


def test_the_table_says_what_it_was_compared_with():
    before = line("steps", [7000.0, 7500.0], last=TODAY - timedelta(days=2))
    shown = look(line("steps", [8000.0, 500.0]), compared=before, shift_days=2)
    rows = point_rows(shown, "metric", TODAY, "UTC")
    assert [plain(row.compared) for row in rows] == ["7,500 steps", "7,000 steps"]
    assert [(row.first, row.other_first, row.other_last) for row in rows] == [
        ("2026-11-23", "2026-11-21", "2026-11-21"),
        ("2026-11-22", "2026-11-20", "2026-11-20"),
    ]


def test_the_mean_before_and_the_usual_name_their_days():
    before = line("steps", [7000.0, 7500.0], last=TODAY - timedelta(days=2))
    shown = look(line("steps", [8000.0, 500.0]), compared=before, shift_days=2, usual=USUAL)
    outs = {out.name: out for out in read_outs(shown, "metric", TODAY, "UTC")}
    mean = outs["Average day"]
    assert plain(mean.note) == "7,250 steps the time before"
    assert (mean.before_first, mean.before_last) == ("2026-11-20", "2026-11-21")
    assert (outs["Your usual"].first, outs["Your usual"].last) == ("2026-11-23", "")


def test_the_numbers_above_say_what_they_are():
    outs = read_outs(look(line("steps", [8000.0, 6000.0], total=14_000)), "metric", TODAY, "UTC")
    told = [(out.name, out.number, plain(out.note)) for out in outs]
    assert told == [
        ("Average day", "7,000", "2 days"),
        ("Lowest", "6,000", "today"),
        ("Highest", "8,000", "today"),
        ("Total", "14,000", "2 days"),
    ]


def test_the_chart_has_one_sentence():
    words = plain(finding(look(line("resting_heart_rate", [54.0, 58.0])), "metric", TODAY))
    assert words == "Resting heart rate, 22–23 Nov: 56 bpm on average, from 54 bpm to 58 bpm, 2 days."


def test_the_notes_of_a_day_are_numbered_above_it_and_told_below():
    notes = [
        DayNote(day=TODAY - timedelta(days=1), text="<b>Fever</b>"),
        DayNote(day=TODAY, text="Better"),
        DayNote(day=TODAY, text="Ran again"),
    ]
    shown = look(line("weight", [80.0, 80.0]), notes=notes)
    above = drawn(shown)["layout"]["annotations"]

    assert [(one["x"], one["text"]) for one in above] == [("2026-11-22", "1"), ("2026-11-23", "2, 3")]
    assert [(row.when, row.text) for row in note_rows(shown, TODAY)] == [
        ("yesterday", "<b>Fever</b>"),
        ("today", "Better"),
        ("today", "Ran again"),
    ]


def test_the_name_of_a_device_is_words_and_no_markup():
    shown = look(
        line("weight", [80.0, 80.0]),
        changes=(SourceChange(day=TODAY, source="<b>Scale</b> & <a href='x'>co</a>"),),
    )

    (above,) = drawn(shown)["layout"]["annotations"]
    assert above["text"] == "&lt;b&gt;Scale&lt;/b&gt; &amp; &lt;a href='x'&gt;co&lt;/a&gt;"
