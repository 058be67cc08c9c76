"""An answer about now says when the number should have come again by now."""

from datetime import timedelta

import pytest

from tests.coach.analyst.test_answer import said
from tests.coach.paper import PaperBook, series
from tests.coach.test_context import told
from tests.insights.test_recent import TODAY
from tests.insights.test_sleep import night

LATE = "Last reading 9 days ago, usually daily."


def silent(days: int) -> PaperBook:
    last = TODAY - timedelta(days=days)
    return PaperBook(
        by_metric={"resting_heart_rate": series([54.0] * 60, last=last)},
        all_nights=[night(days + age, 7) for age in range(60)],
    )


@pytest.mark.parametrize(
    "question",
    [
        "what is my resting heart rate?",
        "is my resting heart rate up?",
        "latest resting heart rate",
        "where is my resting heart rate going?",
        "how did I sleep?",
        "how am I doing?",
    ],
)
async def test_a_number_that_stopped_coming_says_so(question: str):
    assert LATE in await said(question, silent(9))
    assert "Last reading" not in await said(question, silent(1))


async def test_of_a_time_long_past_nothing_is_late():
    assert "Last reading" not in await said("resting heart rate in october", silent(9))


async def test_a_model_is_told_it_too():
    assert LATE in (await told(silent(9)))["Resting heart rate"]
    assert "Last reading" not in str(await told(silent(1)))
