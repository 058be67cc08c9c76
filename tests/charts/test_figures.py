"""Plotly figures as plain dictionaries."""

import json
from datetime import date, timedelta

from healthvault.charts.band import band
from healthvault.charts.bars import bars, ranges
from healthvault.charts.line import line
from healthvault.charts.style import Axes, Note, figure

HUE = "#C2415B"
AXES = Axes(first="2026-11-01", last="2026-11-04", is_from_zero=False)


def dates(count):
    return [(date(2016, 1, 1) + timedelta(days=at)).isoformat() for at in range(count)]


def test_a_gap_stays_a_gap():
    trace = line(dates(3), [54.26, None, 55.0], hue=HUE, text=["a", "", "b"], decimals=1)
    assert (trace["y"], trace["connectgaps"]) == ([54.3, None, 55.0], False)


def test_only_a_short_line_shows_its_points():
    def mode(count):
        return line(dates(count), [1.0] * count, hue=HUE, text=[""] * count, decimals=0)["mode"]

    assert (mode(59), mode(60)) == ("lines+markers", "lines")


def test_what_is_compared_is_not_told_by_colour_alone():
    trace = line(dates(2), [1.0, 2.0], hue=HUE, text=["", ""], decimals=0, is_compared=True, is_second=True)
    assert (trace["line"]["dash"], trace["yaxis"]) == ("dot", "y2")


def test_a_band_is_closed_and_broken_where_it_is_not_known():
    trace = band(["1", "2", "3", "4"], [(1.0, 3.0), (2.0, 4.0), None, (1.0, 2.0)], hue=HUE, decimals=0)
    assert trace["x"] == ["1", "2", "2", "1", None, "4", "4", None]
    assert trace["y"] == [1, 2, 4, 3, None, 1, 2, None]
    assert trace["fillcolor"] == "rgba(194,65,91,0.12)"


def test_a_bar_is_never_truncated_and_an_unfinished_day_is_pale():
    trace = bars(dates(2), [10.0, 4.0], hue=HUE, text=["", ""], decimals=0, unfinished=dates(2)[1])
    assert trace["marker"]["opacity"] == [1, 0.45]
    axes = Axes(first="", last="", is_from_zero=True)
    assert figure([trace], axes, hue=HUE)["layout"]["yaxis"]["rangemode"] == "tozero"


def test_a_range_runs_from_the_lowest_to_the_highest():
    trace = ranges(["1", "2"], [(48.0, 161.0), None], hue=HUE, decimals=0)
    assert (trace["x"], trace["base"], trace["y"]) == (["1"], [48], [113])


def test_a_note_stands_above_its_day():
    drawn = figure([], AXES, hue=HUE, notes=[Note(x="2026-11-02", text="Watch 9")])
    assert drawn["layout"]["annotations"][0]["text"] == "Watch 9"
    assert drawn["layout"]["shapes"][0]["x0"] == "2026-11-02"
    assert drawn["layout"]["annotations"][0]["xanchor"] == "left"


def test_a_note_near_the_end_stands_before_its_line():
    drawn = figure([], AXES, hue=HUE, notes=[Note(x="2026-11-04", text="Watch 9")])
    assert drawn["layout"]["annotations"][0]["xanchor"] == "right"


def test_the_second_scale_is_there_only_for_a_second_metric():
    assert "yaxis2" not in figure([], AXES, hue=HUE)["layout"]
    two = Axes(first="", last="", is_from_zero=True, has_second=True)
    assert figure([], two, hue=HUE)["layout"]["yaxis2"]["side"] == "right"


def test_the_largest_figure_stays_under_sixty_kilobytes():
    x, y = dates(700), [72.34] * 700
    said = ["12,345 steps, usually 8,000–11,000"] * 700
    edges = [(61.23, 84.56)] * 700
    traces = [
        band(x, edges, hue=HUE, decimals=0),
        bars(x, y, hue=HUE, text=said, decimals=0),
    ]
    drawn = figure(traces, AXES, hue=HUE)
    assert len(json.dumps(drawn, separators=(",", ":"))) < 60_000
