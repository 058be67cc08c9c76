"""A number of general advice leads to who published it; one that is nobody's stays marked."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthvault.coach.published import PUBLISHED, sources, words_of
from healthvault.coach.trace import MARK, Evidence, spelled_out, trace
from healthvault.insights.reference import reference
from tests.coach.adversary import invented
from tests.insights.test_recent import TODAY

LINKS = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")
NSF, WHO, PALUCH = "sleep_duration_nsf_2015", "exercise_time_who_2020", "steps_paluch_2022"
ADULTS = f"{PUBLISHED}{NSF}-2"


def traced(said, told=""):
    evidence = Evidence(TODAY)
    evidence.tell(told)
    return LINKS.findall(trace(said, evidence).text)


ADVICE = {
    "Adults need 7–9 hours of sleep.": [("7–9 hours", ADULTS)],
    "Adults need **7–9 hours** of sleep; drink water.": [("7–9 hours", ADULTS)],
    "Your night is below the 7 to 9 hours of sleep that adults need.": [("7 to 9 hours", ADULTS)],
    "For sleep, experts recommend at least 7 hours a night.": [("7 hours", f"{PUBLISHED}{NSF}")],
    "Adults aged 18–64 need 7–9 hours of sleep.": [("18–64", ADULTS), ("7–9 hours", ADULTS)],
    "Teenagers need 8 to 10 hours of sleep.": [("8 to 10 hours", f"{PUBLISHED}{NSF}-1")],
    "Erwachsene brauchen 7 bis 9 Stunden Schlaf.": [("7 bis 9 Stunden", ADULTS)],
    "Adults should exercise 150 to 300 minutes a week.": [("150 to 300 minutes", f"{PUBLISHED}{WHO}-0")],
    "Studies see the benefit level off at 8,000–10,000 steps.": [
        ("8,000–10,000 steps", f"{PUBLISHED}{PALUCH}-0")
    ],
    "A healthy blood pressure is below 120/80 mmHg.": [("120/80 mmHg", f"{PUBLISHED}blood_pressure_upper-0")],
    "A BMI from 18.5 to 25 is considered healthy.": [("18.5 to 25", f"{PUBLISHED}bmi_cdc-0")],
}


@pytest.mark.parametrize("said", ADVICE)
def test_advice_that_a_guideline_gives_leads_to_it(said):
    assert traced(said) == ADVICE[said]


@pytest.mark.parametrize(
    "said",
    [
        "You slept 7 hours.",
        "You slept 7 hours, as adults should.",
        "Adults should sleep, and you had 7 hours.",
        "Your average of 7 hours of sleep is what people need.",
        "Last night was 7 hours of sleep, which is healthy.",
        "Adults need 8–9 hours of sleep.",
        "Adults need 11 hours of sleep.",
        "Adults need 7.5 hours of sleep.",
        "Adults need 7 hours of deep sleep.",
        "Adults should exercise 150 minutes a day.",
        "Adults need a resting heart rate of 60 bpm.",
        "Experts recommend 7 steps.",
        "Adults should weigh 25 kg.",
        "Adults need 420 hours of sleep.",
    ],
)
def test_what_is_nobodys_or_ones_own_stays_marked(said):
    links = traced(said)
    assert links
    assert {target for _, target in links} == {MARK}


@given(st.integers(1, 2000), st.sampled_from(["hours", "minutes", "steps", "mmHg", "cm", "bpm", "%"]))
@settings(max_examples=150)
def test_a_number_that_no_guideline_tells_of_that_metric_is_marked(number, unit):
    told = {
        ("hours", 7), ("hours", 8), ("hours", 9), ("minutes", 420), ("minutes", 480), ("minutes", 540),
        ("hours", 300 / 60), ("minutes", 150), ("minutes", 300),
    }  # fmt: skip
    for about in ("sleep", "exercise a week", "blood pressure", "waist", "resting heart rate"):
        links = traced(f"Experts recommend {number} {unit} of {about} for adults.")
        if (unit, number) not in told and unit not in {"mmHg", "cm"}:
            assert [target for _, target in links] == [MARK], about
        assert links, about


def test_of_500_invented_numbers_none_is_called_advice_in_a_sentence_about_somebody():
    for each in invented(500):
        text = trace(f"Your sleep and steps: {each.answer}", Evidence(TODAY)).text
        assert PUBLISHED not in text, each


def test_ones_own_number_in_the_same_answer_keeps_its_own_source():
    link = "/trends?metric=sleep_duration&range=day&end=2026-11-23"
    said = "You slept 8 hours, and adults need 7–9 hours of sleep."
    assert traced(said, f"Sleep: [8 h]({link})") == [("8 hours", link), ("7–9 hours", ADULTS)]


def test_what_a_tool_tells_of_everybody_is_no_evidence_of_the_person():
    told = f"- [guideline for everybody: 18 to 64 years: 7–9 h a night, since 2015]({PUBLISHED}{NSF})"
    assert [target for _, target in traced("You slept 7 hours at the age of 64.", told)] == [MARK, MARK]
    assert [target for _, target in traced("Adults need 7–9 hours of sleep.", told)] == [ADULTS]


def test_every_link_has_words_and_a_page_and_is_read_in_a_file():
    assert len({source.link for source in sources()}) == len(sources())
    for source in sources():
        assert source.url.startswith("https://")
        assert words_of(source.link) == source.words
    assert words_of(MARK) == ""
    assert reference(NSF) is not None
    said = f"Adults need [7–9 hours]({ADULTS}) of sleep and [3]({MARK})."
    assert spelled_out(said) == (
        "Adults need 7–9 hours (guideline, NSF 2015, for 18 to 64 years) of sleep and 3 (not from your data)."
    )
