"""A page as a laboratory lays it out is read as a person reads it: a wrong value is never there."""

from datetime import date

import pytest

from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.unit import convert
from healthvault.metrics.unit_lab import lab_unit
from healthvault.providers.lab_report.read import lab_report
from tests.providers.lab_report.layouts import LAYOUTS
from tests.providers.lab_report.paper import laid_out

MISSED = {
    "German": {("ferritin", 1234, 30, 400)},
    "Indian": {("hba1c", 5.6, None, 5.7)},
    "a column for each day": {
        ("hba1c", 5.4, 4, 6),
        ("hba1c", 5.6, 4, 6),
        ("hba1c", 5.5, 4, 6),
    },
}
"""What is shown with the reason why not: `1.234` is two numbers, a range in a sentence is several, a number
that does not stand under a date is of no day.
"""


def read(name):
    return lab_report(laid_out(LAYOUTS[name].pages))


@pytest.mark.parametrize("name", LAYOUTS)
def test_what_a_person_reads_is_recognised_and_nothing_else(name):
    found = [line.found for line in read(name).lines if line.found]
    told = [(each.metric, each.told, each.low, each.high) for each in found]

    assert [each for each in told if each not in LAYOUTS[name].values] == []
    assert set(LAYOUTS[name].values) - set(told) == MISSED.get(name, set())
    assert len(told) == len(set(told))


@pytest.mark.parametrize("name", LAYOUTS)
def test_what_is_recognised_is_of_the_day_of_the_sample(name):
    report, has_columns = read(name), name == "a column for each day"

    assert has_columns == ({line.found.day for line in report.lines if line.found} != {None})
    assert report.day in {date(2026, 10, 14), date(2026, 3, 3), None}
    assert (report.day is None) == has_columns


def test_under_each_day_stands_what_is_of_that_day():
    found = [line.found for line in read("a column for each day").lines if line.found]

    assert {(each.metric, each.told): f"{each.day}" for each in found} == {
        ("creatinine", 0.94): "2026-10-14",
        ("creatinine", 0.91): "2026-04-02",
        ("creatinine", 0.97): "2025-11-11",
        ("potassium", 4.1): "2026-04-02",
        ("sodium", 141): "2026-10-14",
        ("ferritin", 41): "2026-10-14",
        ("ferritin", 28): "2026-04-02",
        ("ferritin", 19): "2025-11-11",
        ("crp", 1.2): "2026-04-02",
    }


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_value_is_kept_in_the_catalogue_s_unit(name):
    for found in (line.found for line in read(name).lines if line.found):
        metric = METRICS[found.metric]
        its = lab_unit(found.unit, metric.unit.dimension)
        assert found.value == pytest.approx(convert(found.told, its, metric.unit))
