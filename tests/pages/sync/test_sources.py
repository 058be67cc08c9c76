"""A source as the screen says it."""

from datetime import UTC, date, datetime, timedelta

from healthvault.charts.calendar import calendar_days
from healthvault.insights.freshness import freshness
from healthvault.insights.sources import SourceDays, gaps, year_shown
from healthvault.metrics.words import HOLD
from healthvault.pages.sync.sources import source_view, told_late

NOW = datetime(2026, 11, 28, 23, 30, tzinfo=UTC)  # In Berlin it is the 29th already.
TODAY = date(2026, 11, 29)


def source(*ages: int, name: str = "Watch") -> SourceDays:
    days = sorted(TODAY - timedelta(days=age) for age in ages)
    told, shown = freshness(days, TODAY), year_shown(TODAY)
    assert told is not None
    return SourceDays(
        name=name,
        is_by_hand=False,
        readings=1234,
        first_day=days[0],
        last_at=NOW - timedelta(days=min(ages), hours=2),
        freshness=told,
        shown=shown,
        days=tuple(days),
        gaps=tuple(gaps(days, told, shown, since=days[0])),
    )


def plain(words: str) -> str:
    return words.replace(HOLD, " ")


def test_what_comes_as_it_used_to_is_up_to_date_in_the_zone_of_the_person():
    shown = source_view(source(*range(1, 40)), NOW, "Europe/Berlin")

    assert (shown.words, shown.rhythm) == ("Up to date", "Usually daily")
    assert plain(shown.last) == "Last reading Fri 27 Nov"
    assert plain(shown.readings) == "1,234 readings since Wed 21 Oct 2026"
    assert (shown.gap_title, shown.gaps, shown.missing) == ("", [], "")


def test_what_is_late_says_how_long_it_is_missing():
    shown = source_view(source(*range(9, 20), *range(25, 40)), NOW, "Europe/Berlin")

    assert (shown.state, shown.words) == ("late", "Late")
    assert plain(shown.gap_title) == "2 gaps in a year"
    assert [(plain(gap.dates), plain(gap.lasted)) for gap in shown.gaps] == [
        ("21–29 Nov", "9 days"),
        ("5–9 Nov", "5 days"),
    ]
    assert plain(shown.alt) == (
        "Watch: measured on 26 of 40 days since Wed 21 Oct 2026. The longest gap was 9 days, 21–29 Nov."
    )


def test_every_day_since_the_first_stands_in_the_calendar_once():
    told = source(*range(9, 20), *range(25, 40), 47)
    shown = source_view(told, NOW, "Europe/Berlin")
    first = (told.first_day - told.shown.first).days

    drawn = sum(path.count("M") for path in (shown.measured, shown.missing, shown.other))
    assert shown.measured == calendar_days((day - told.shown.first).days for day in told.days)
    assert drawn >= (told.shown.length - first) // 7


def test_who_is_late_is_named_or_counted():
    late, other, fresh = source(*range(9, 30)), source(*range(9, 30), name="Ring"), source(*range(20))

    assert told_late([]) == ""
    assert told_late([fresh, source(*range(300, 330))]) == "Nothing is late."
    assert told_late([fresh, late]) == "Watch should have come again by now."
    assert plain(told_late([fresh, late, other])) == "2 of 3 sources should have come again by now."
