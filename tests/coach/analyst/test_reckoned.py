"""What is reckoned from days: sums, counts, days of the week, where it comes from, what the report says."""

from datetime import timedelta

import pytest

from healthvault.coach.analyst.answer import answer
from healthvault.coach.analyst.look import Look
from healthvault.coach.analyst.question import understand
from healthvault.coach.analyst.voice import Voice, unlinked
from healthvault.core.clock import now
from healthvault.insights.finding import Effect, Insight, Kind, Method, Report
from healthvault.insights.forecast import Forecast
from healthvault.insights.span import Span
from tests.coach.paper import PaperBook, series, somebody
from tests.insights.test_recent import TODAY

FOUND = Insight(
    kind=Kind.RECOMMENDATION,
    method=Method.RELATION,
    metric="resting_heart_rate",
    other="steps",
    lag_days=1,
    window=Span(first=TODAY - timedelta(days=120), last=TODAY - timedelta(days=1)),
    n=119,
    of=120,
    effect=Effect(value=-0.33, low=-0.48, high=-0.15),
    weight=1.0,
)
TOMORROW = Forecast(
    metric="resting_heart_rate", day=TODAY + timedelta(days=1), value=58.6, low=55.4, high=61.7,
    held=28, tested=28, error=0.7, error_of_last=1.0,
)  # fmt: skip


def reported(*found, forecasts=()):
    book = somebody()
    book.found = Report(
        day=TODAY, made_at=now(), metrics=9, nights=40, found=found, opinions={}, forecasts=forecasts
    )
    return book


async def said(text, book=None, units="metric"):
    look = Look(book=book or somebody(), voice=Voice(units=units, today=TODAY))
    return unlinked((await answer(understand(text, TODAY, units), look)).replace("\u00a0", " "))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("total steps this week", ["51,450 steps", "together", "7 of 7 days"]),
        ("On how many days were my steps above 9,000 in October?", ["of 31 days", "above 9,000 steps"]),
        ("On how many days was my weight measured in October?", ["11 of 31 days"]),
        ("What is my usual resting heart rate?", ["usual for you is **53 bpm**", "60 days"]),
        ("Since when do you have my steps?", ["180 measured days"]),
        ("Which weekday is best for my steps?", ["most on **", "least on"]),
        (
            "Are my steps higher on weekends than on weekdays?",
            ["on weekends (26 days)", "on weekdays (63 days)"],
        ),
        ("steps in September versus October", ["1–31 Oct against 1–30 Sep", "30 and 31 days"]),
        ("How far did I run in November?", ["2 × running", "12.00 km"]),
        ("What was my longest run this month?", ["longest run of 2 runs", "40 min"]),
        ("When do I usually wake up?", ["Awake at about 06:"]),
        ("How many nights did I sleep less than 7 hours in October?", ["of 31 nights", "below 7 h"]),
        ("What does HRV mean?", ["one heartbeat to the next", "45 ms"]),
        ("How stressed am I?", ["Nothing in your vault measures stress itself", "45 ms"]),
    ],
)
async def test_answers_say_the_number_first(text, words):
    answered = await said(text)
    assert [word for word in words if word not in answered] == []


async def test_too_few_days_tell_no_day_of_the_week():
    book = PaperBook(by_metric={"steps": series([8000.0] * 9)})
    assert "too few days" in await said("Which weekday is best for my steps?", book)


async def test_what_goes_together_is_said_with_what_speaks_against_it():
    answered = await said("Does walking affect my resting heart rate?", reported(FOUND))
    assert "the higher the first, the lower the second the day after" in answered
    assert "119 of 120 days" in answered


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Does my HRV go with my steps?", "I found no relation"),
        ("Is there a relation between my weight and my steps?", "I do not look for a relation"),
        ("What did you find?", "Nothing notable"),
        ("How will my sleep be tomorrow?", "cannot tell what is to come"),
    ],
)
async def test_what_was_not_found_is_not_told(text, words):
    assert words in await said(text, reported())


async def test_what_was_never_looked_for_is_no_absence():
    assert "not looked through your numbers yet" in await said("What did you find?")


async def test_tomorrow_is_told_where_it_is_foretold():
    answered = await said("What will my resting heart rate be tomorrow?", reported(forecasts=(TOMORROW,)))
    assert "55 bpm to 62 bpm tomorrow" in answered
    assert "28 of the last 28 days" in answered
