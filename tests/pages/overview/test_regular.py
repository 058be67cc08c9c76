"""Why a sleep regularity is what it is."""

from datetime import timedelta

from healthvault.pages.overview.regular import regular_view
from tests.insights.test_regularity import FIRST, slept
from tests.pages.overview.test_pressure import plain


def test_every_night_of_the_week_is_told_and_whether_it_was_compared():
    told = regular_view([slept(at, (-1, 7)) for at in range(7) if at != 1], FIRST + timedelta(days=6))

    assert told.title == "Sleep regularity"
    assert [line.rule for line in told.lines] == [
        "begins the week",
        "the day before has no night",
        *["compared with the day before"] * 4,
    ]
    assert (plain(told.lines[0].source), told.lines[0].said) == ("Mon 2 Nov, Watch", "23:00–07:00")


def test_the_number_stands_in_the_title():
    told = regular_view([slept(at, (-1, 7)) for at in range(7)], FIRST + timedelta(days=6))

    assert told.title == "Sleep regularity: 100"
