"""When a new device begins to measure."""

from datetime import date, timedelta

from healthvault.insights.source_change import source_changes
from healthvault.insights.span import Span
from healthvault.vault.values import DayValue

FIRST = date(2026, 1, 1)
YEAR = Span(first=FIRST, last=date(2026, 12, 31))


def worn(source, first, last, step=1):
    return [
        DayValue(day=FIRST + timedelta(days=at), value=1, low=None, high=None, n=1, sources=(source,))
        for at in range(first, last, step)
    ]


def test_a_new_watch_is_told_on_its_first_day():
    (change,) = source_changes(worn("Watch 6", 0, 100) + worn("Watch 9", 100, 200), YEAR)
    assert (change.source, change.day) == ("Watch 9", FIRST + timedelta(days=100))


def test_the_first_device_of_all_is_no_change():
    assert source_changes(worn("Watch 6", 0, 100), YEAR) == ()


def test_a_borrowed_watch_is_no_change():
    assert source_changes(worn("Watch 6", 0, 100) + worn("Ring", 50, 53), YEAR) == ()


def test_a_watch_that_comes_back_after_a_month_is_one():
    days = worn("Watch 6", 0, 40) + worn("Ring", 0, 200) + worn("Watch 6", 90, 150)
    assert [change.source for change in source_changes(days, YEAR)] == ["Watch 6"]


def test_what_began_before_the_dates_shown_is_not_told():
    later = Span(first=FIRST + timedelta(days=150), last=YEAR.last)
    assert source_changes(worn("Watch 6", 0, 100) + worn("Watch 9", 100, 200), later) == ()
