"""What others have, when somebody asks for it."""

import pytest

from healthvault.insights.benchmark import NOBODY, Who
from tests.coach.analyst.test_answer import said
from tests.pages.overview.test_references import PULSE

ANN = Who(birth_year=1990, sex="female", height_cm=170)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Is my resting heart rate normal for my age?",
            f"- People like you: Higher than 8 {PULSE}",
        ),
        ("Did I sleep enough?", "- Guideline: 7–9 h a night; your median is within (NSF 2015)"),
        (
            "Do I walk enough steps?",
            "- Evidence: 8,000–10,000 steps a day; your median is within (Paluch 2022)",
        ),
        ("Is my weight healthy?", "- Guideline: BMI 26.5: overweight (CDC)"),
        (
            "Is my blood pressure normal?",
            "- Guideline: Elevated: 120/78 on average of 20 days (ACC/AHA 2017)",
        ),
    ],
)
async def test_it_is_told_with_its_source(text, line):
    assert line in (await said(text, who=ANN)).replace("\u2060", "").splitlines()


@pytest.mark.parametrize("text", ["Resting heart rate this week", "What is my weight?"])
async def test_who_does_not_ask_is_not_compared(text):
    assert "- " not in await said(text, who=ANN)


async def test_for_nobody_known_there_is_no_line():
    assert "People like you" not in await said("Is my resting heart rate normal?", who=NOBODY)
    assert "seven hours or more" in await said("Did I sleep enough?", who=NOBODY)
