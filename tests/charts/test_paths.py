"""Drawings as SVG paths."""

import re
from datetime import UTC, datetime

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from healthvault.charts.hypnogram import hypnogram
from healthvault.charts.path import Scale, area, number, stroke
from healthvault.charts.route import route
from healthvault.charts.sparkline import HEIGHT, WIDTH, spark_bars, sparkline
from healthvault.charts.timeline import Slot, span_lane, spread_lane, step_lane
from healthvault.metrics.metric import SleepStage
from healthvault.metrics.track import Track


def test_the_highest_value_is_at_the_top():
    scale = Scale(low=50, high=70, height=48, pad=4)
    assert (scale.y(70), scale.y(50), scale.y(60)) == (4, 44, 24)


def test_one_value_alone_stands_in_the_middle():
    assert Scale(low=60, high=60, height=48).y(60) == 24


def test_a_line_is_broken_where_nothing_was_measured_and_a_lone_point_is_a_dot():
    assert stroke([(0, 1), (1, 2), (2, None), (3, 4)]) == "M0 1L1 2M3 4h0"
    assert stroke([]) == ""


def test_an_area_without_points_is_nothing():
    assert area([], []) == ""


def test_a_sparkline_of_nothing_is_nothing():
    drawn = sparkline([(0.5, None)], (1, 2))
    assert (drawn.line, drawn.band, drawn.last) == ("", "", "")


def test_the_mark_stands_on_the_last_measured_value():
    drawn = sparkline([(0, 50), (0.5, 60), (1, None)])
    assert drawn.last == "M120 5h0"
    assert drawn.band == ""


@given(st.lists(st.none() | st.floats(-1e6, 1e6), min_size=1, max_size=30))
def test_a_sparkline_stays_inside_its_grid(values):
    points = [(at / len(values), value) for at, value in enumerate(values)]
    for x, y in re.findall(r"[ML]([-\d.e+]+) ([-\d.e+]+)", sparkline(points, (0, 10)).line):
        assert 0 <= float(x) <= WIDTH
        assert 0 <= float(y) <= HEIGHT


def test_small_bars_begin_at_zero_and_nothing_has_no_bar():
    drawn = spark_bars([(0, 10), (0.5, 0), (1, 5)], 3)
    assert drawn == "M12 48H12V0h56V48H172V24h56V48"
    assert spark_bars([(0, None)], 3) == ""


def test_each_stage_has_its_row_and_neighbours_are_joined():
    drawn = hypnogram([(0, 0.25, SleepStage.CORE), (0.25, 0.5, SleepStage.DEEP), (0.6, 1, SleepStage.REM)])
    assert drawn.core.startswith("M0 48")
    assert drawn.deep.startswith("M240 72")
    assert drawn.rem.startswith("M576 24")
    assert (drawn.awake, drawn.joins) == ("", "M240 56V80")


def test_time_in_bed_is_not_drawn_as_sleep():
    assert hypnogram([(0, 1, SleepStage.IN_BED)]).core == ""


def slot(start, low, mean, high):
    return Slot(start=start, end=start + 0.01, low=low, mean=mean, high=high)


def test_a_quarter_without_heart_rate_breaks_the_line():
    lane = spread_lane([slot(0, 50, 55, 60), slot(0.01, 50, 55, 60), slot(0.5, 50, 55, 60)], 40, 100)
    assert (lane.line.count("M"), lane.area.count("Z"), lane.dots.count("M")) == (1, 1, 1)


def test_steps_are_bars_from_zero():
    assert step_lane([slot(0, 0, 500, 0), slot(0.5, 0, 0, 0)], 1000) == "M1 96H1V48h7.6V96"
    assert step_lane([], 1000) == ""


@given(st.floats(-2000, 2000))
def test_a_number_of_a_drawing_is_near_and_short(value):
    said = number(value)
    assert abs(float(said) - value) <= 0.051
    assert "." not in said or len(said.partition(".")[2]) == 1


def test_a_way_is_drawn_as_large_as_fits_with_north_above():
    at = datetime(2026, 9, 4, tzinfo=UTC)
    corner = np.array([[10.0, 20.0], [10.001, 20.0], [10.001, 20.002]])
    way = Track(start_at=at, end_at=at, pieces=(corner, corner[::-1].copy()))
    assert route(way) == ("M4 38.2L4 9.8L60 9.8M60 9.8L4 9.8L4 38.2", "M4 38.2h0")


def test_a_way_that_stays_in_its_place_is_drawn_all_the_same():
    at = datetime(2026, 9, 4, tzinfo=UTC)
    drawn, start = route(Track(start_at=at, end_at=at, pieces=(np.array([[10.0, 20.0], [10.0, 20.0]]),)))
    assert (drawn, start) == ("M32 24L32 24", "M32 24h0")


def test_a_blood_pressure_stands_from_its_lower_to_its_upper_part():
    assert span_lane([slot(0.5, 70, 120, 120)], 70, 120).endswith("h5v84h-5Z")
