from datetime import timedelta

from healthvault.coach.analyst.look import Look
from healthvault.coach.analyst.voice import Voice
from healthvault.coach.book import NotedBook, read_ahead
from healthvault.coach.context import facts
from healthvault.insights.span import Span
from tests.coach.paper import PaperBook, somebody
from tests.insights.test_recent import TODAY

LATELY = Span(first=TODAY - timedelta(days=66), last=TODAY)
LONG_AGO = Span(first=TODAY - timedelta(days=150), last=TODAY - timedelta(days=120))


def plain(looks):
    return [look.replace("\u00a0", " ") for look in looks]


async def test_each_look_is_one_line_and_the_same_look_is_told_once():
    noted = NotedBook(somebody())
    for _ in range(2):
        await noted.days(["resting_heart_rate"], LATELY)
        await noted.nights(LATELY)
        await noted.workouts(LATELY)
    await noted.days(["steps", "weight"], LATELY)
    assert plain(noted.looks) == [
        "67 days of resting heart rate",
        "65 nights of sleep",
        "3 workouts",
        "89 days of 2 metrics",
    ]


async def test_a_look_that_found_nothing_is_no_line():
    noted = NotedBook(PaperBook())
    await noted.days(["steps"], LATELY)
    await noted.nights(LATELY)
    assert noted.looks == []


async def test_what_was_read_ahead_is_what_the_book_says():
    book = somebody()
    ahead = await read_ahead(book, LATELY)
    for span in (LATELY, LONG_AGO, Span(first=TODAY, last=TODAY)):
        assert await ahead.days(["steps", "weight"], span) == await book.days(["steps", "weight"], span)
        assert await ahead.nights(span) == await book.nights(span)
        assert await ahead.workouts(span) == await book.workouts(span)
    assert await ahead.known() == await book.known()


async def test_all_facts_take_three_looks():
    noted = NotedBook(somebody())
    ahead = Span(first=TODAY - timedelta(days=104), last=TODAY)
    look = Look(book=await read_ahead(noted, ahead), voice=Voice(units="metric", today=TODAY))
    await facts(look)
    assert len(noted.looks) == 3
