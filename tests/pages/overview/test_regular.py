"""Why a sleep regularity is what it is."""

from datetime import UTC, datetime, timedelta

from healthvault.pages.overview.regular import regular_view
from healthvault.ui.why import WhyView
from healthvault.vault.values import Night, Sleeping
from tests.insights.test_regularity import FIRST, slept
from tests.pages.overview.test_pressure import plain


def as_night(told: Sleeping) -> Night:
    start_at, end_at = (datetime.fromtimestamp(60 * minute, UTC) for minute in told.pieces[0])
    return Night(
        night=told.night,
        start_at=start_at,
        end_at=end_at,
        offset_min=told.offset_min,
        asleep_min=480,
        in_bed_min=None,
        awake_min=None,
        core_min=None,
        deep_min=None,
        rem_min=None,
        nap_min=None,
        sources=("Watch",),
    )


def week(*at: int) -> WhyView:
    told = [slept(each, (-1, 7)) for each in at]
    return regular_view([as_night(night) for night in told], told, FIRST + timedelta(days=6))


def test_every_night_of_the_week_is_told_and_whether_it_was_compared():
    told = week(0, 2, 3, 4, 5, 6)

    assert told.title == "Sleep regularity"
    assert [line.rule for line in told.lines] == [
        "begins the week",
        "the day before has no night",
        *["compared with the day before"] * 4,
    ]
    assert (plain(told.lines[0].source), told.lines[0].said) == ("Mon 2 Nov, Watch", "23:00–07:00")


def test_the_number_stands_in_the_title():
    told = week(*range(7))

    assert told.title == "Sleep regularity: 100"
