"""People like oneself and guidelines in the words of a card."""

from dataclasses import replace
from datetime import timedelta

import pytest

from healthvault.insights.benchmark import NOBODY, Who
from healthvault.insights.overview import card_of
from healthvault.metrics.catalogue import metric
from healthvault.pages.overview.pressure import card_views
from healthvault.pages.overview.references import ReferenceView, source_view
from healthvault.vault.values import DayValue
from tests.pages.overview.test_pressure import NOW, TODAY, plain

ANN = Who(birth_year=1990, sex="female", height_cm=170)
PULSE = "of 100 women of 20–39 in the United States, roughly (NHANES 1999–2008)"


def lines(*parts: tuple[str, list[float]], who: Who = ANN, source: str = "Watch") -> list[ReferenceView]:
    cards = []
    for slug, values in parts:
        first = TODAY - timedelta(days=len(values) - 1)
        days = [
            DayValue(first + timedelta(days=at), value, None, None, 1, (source,))
            for at, value in enumerate(values)
        ]
        cards.append(card_of(metric(slug), days, None, today=TODAY, last=TODAY, who=who))
    (shown,) = card_views(cards, "metric", NOW, "UTC")
    return shown.references


def said(*parts: tuple[str, list[float]], who: Who = ANN, source: str = "Watch") -> list[str]:
    return [
        f"{line.label}: {plain(line.said)} ({line.source})".replace("\u2060", "")
        for line in lines(*parts, who=who, source=source)
    ]


@pytest.mark.parametrize(
    ("slug", "values", "words"),
    [
        (
            "resting_heart_rate",
            [74.0],
            [f"People like you: Higher than 50 {PULSE}"],
        ),
        (
            "resting_heart_rate",
            [50.0],
            [f"People like you: Higher than at most 5 {PULSE}"],
        ),
        ("sleep_duration", [430.0], ["Guideline: 7–9 h a night (NSF 2015)"]),
        ("sleep_duration", [400.0] * 30, ["Guideline: 7–9 h a night; your median is below (NSF 2015)"]),
        ("steps", [9000.0] * 30, ["Evidence: 8,000–10,000 steps a day; your median is within (Paluch 2022)"]),
        (
            "exercise_time",
            [50.0] * 9,
            ["Guideline: 150–300 min a week; yours: 350 min in the last 7 days, above (WHO 2020)"],
        ),
        (
            "exercise_time",
            [50.0, 50.0, 9.0],
            ["Guideline: 150–300 min a week; yours: 100 min on 2 days of the last 7 (WHO 2020)"],
        ),
        ("weight", [80.0], ["Guideline: BMI 27.7: overweight (CDC)"]),
        ("waist", [90.0], ["Guideline: Much raised risk (WHO 2008)"]),
        ("hrv_sdnn", [50.0] * 60, []),
    ],
)
def test_the_lines_of_a_card(slug, values, words):
    assert said((slug, values)) == words


def test_the_error_of_a_watch_makes_a_range_and_both_countries_are_told():
    women, error = "of 100 women of 30–39 in", "with the error of Apple Watch"
    assert said(("vo2max", [30.2]), source="Apple Watch") == [
        f"People like you: Higher than at least 21 {women} the United States, {error} (FRIEND 2015)",
        f"People like you: Higher than at most 89 {women} Norway, {error} (HUNT3 2013)",
    ]


def test_an_error_that_spans_the_table_leaves_the_place_open():
    told = said(("vo2max", [20.0]), who=replace(ANN, birth_year=1970), source="Apple Watch")
    assert told[0].startswith("People like you: Anywhere among 100 women of 50–59 in the United States, with")


def test_a_blood_pressure_is_told_from_both_parts():
    both = (("bp_systolic", [128.0, 124.0]), ("bp_diastolic", [78.0, 82.0]))

    assert said(*both) == ["Guideline: High, stage 1: 126/80 on average of 2 days (ACC/AHA 2017)"]
    assert said(*((slug, values[-1:]) for slug, values in both)) == []


@pytest.mark.parametrize("slug", ["resting_heart_rate", "sleep_duration", "steps", "weight", "vo2max"])
def test_who_said_nothing_is_told_nothing(slug):
    assert lines((slug, [60.0] * 30), who=NOBODY) == []


def test_a_source_tells_what_it_is_worth():
    shown = source_view("resting_heart_rate_nchs")

    assert shown is not None
    assert (shown.title, shown.citation[:9]) == ("NHANES 1999–2008", "Ostchega ")
    assert [fact.name for fact in shown.facts] == [
        "People",
        "Measured",
        "To know",
        "Error of Apple Watch",
        "Licence",
        "Figures checked",
    ]
    assert shown.facts[0].said.endswith("United States, 1999–2008; n = 35,302")
    assert source_view("../secrets") is None
