"""What an insight says: numbers in the person's units, how we know, and never why."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from healthvault.core.db import ALL_PURPOSES
from healthvault.insights.finding import Doubt, Effect, Insight, Kind, Method, Opinion, Report
from healthvault.insights.forecast import Forecast
from healthvault.insights.span import Span
from healthvault.insights.told import nothing_notable, told
from healthvault.metrics.catalogue import METRICS
from healthvault.pages.overview.insights import forecasts, insight_views, looked_on, no_insights, thanks
from tests.insights.looked import TODAY

ONE = timedelta(days=1)
_FORBIDDEN = re.compile(r"\b(cause[sd]?|because|due to|leads? to|diagnos\w*|you have an?)\b", re.IGNORECASE)


def an_insight(method: Method = Method.SLOPE, metric: str = "resting_heart_rate", **changed) -> Insight:
    weeks = 12 if method is Method.SLOPE else 0
    made = Insight(
        kind=Kind.TREND,
        method=method,
        metric=metric,
        window=Span(first=TODAY - ONE * (weeks * 7 or 60), last=TODAY - ONE),
        n=80,
        of=84,
        effect=Effect(value=0.4, low=0.2, high=0.6),
        weight=1,
        sources=("Watch",),
        purposes=ALL_PURPOSES,
    )
    return replace(made, **changed)


def a_report(*found: Insight, **changed) -> Report:
    made = Report(
        day=TODAY,
        made_at=datetime(2026, 11, 29, 9, tzinfo=UTC),
        metrics=14,
        nights=21,
        found=found,
        opinions={},
    )
    return replace(made, **changed)


def plain(said: str) -> str:
    return said.replace("\u00a0", " ")


def test_a_slope_says_how_far_it_went_and_how_surely():
    said = told(an_insight(), "metric", TODAY)
    facts = {fact.name: plain(fact.said) for fact in said.facts}
    assert plain(said.claim) == ("Your resting heart rate has gone up by about 5 bpm over the last 12 weeks.")
    assert facts["Looked at"] == "6 Sep – 28 Nov: 80 of 84 days measured (95%)."
    assert facts["How large"] == (
        "+5 bpm over 12 weeks; the true change lies between +2 bpm and +7 bpm, 95 times of 100."
    )
    assert facts["Measured by"] == "Watch"
    assert list(facts) == [
        "Looked at", "How large", "Measured by", "Found by",
        "Published in", "What speaks against it", "How to test it",
    ]  # fmt: skip


def test_a_difference_of_temperatures_is_no_temperature():
    warmer = an_insight(metric="body_temperature", effect=Effect(value=1 / 12, low=1 / 12, high=1 / 12))
    assert "1.8 °F over" in plain(told(warmer, "imperial", TODAY).claim)


def test_an_odd_night_is_named_as_people_name_it():
    short = an_insight(
        Method.ANOMALY,
        "sleep_duration",
        window=Span(first=TODAY - 60 * ONE, last=TODAY),
        effect=Effect(value=-240, low=-250, high=-230, from_=440),
    )
    assert plain(told(short, "metric", TODAY).claim) == (
        "Your time asleep was 3 h 20 min last night, far below your usual 7 h 20 min."
    ).replace("time asleep", METRICS["sleep_duration"].name.lower())


def test_two_fast_nights_are_told_in_these_words_and_no_others():
    nights = an_insight(Method.NIGHT_SIGNAL, "heart_rate", effect=Effect(value=6, low=5, high=7, from_=52))
    assert told(nights, "metric", TODAY).claim == (
        "Your heart beat faster than usual two nights in a row. That can come with an infection, but also "
        "with alcohol, stress or travel."
    )


@pytest.mark.parametrize("method", list(Method))
@pytest.mark.parametrize("doubts", [(), tuple(Doubt)], ids=["no doubt", "every doubt"])
def test_nothing_is_said_to_cause_anything_and_nobody_is_diagnosed(method, doubts):
    said = told(an_insight(method, doubts=doubts, other="steps"), "metric", TODAY)
    assert not [words for words in (said.claim, *(f.said for f in said.facts)) if _FORBIDDEN.search(words)]
    assert all(fact.said for fact in said.facts)


def test_what_goes_together_says_how_and_nothing_of_why():
    pair = an_insight(
        Method.RELATION, other="steps", lag_days=1, effect=Effect(value=-0.41, low=-0.55, high=-0.24)
    )
    assert plain(told(pair, "metric", TODAY).claim) == (
        "Steps and resting heart rate go together: the higher the first, the lower the second the day after."
    )
    assert "−0.41" in told(pair, "metric", TODAY).facts[1].said


def test_a_level_and_a_debt_are_said_in_the_units_of_people():
    level = an_insight(Method.SHIFT, effect=Effect(value=4, low=3, high=5, from_=55))
    debt = an_insight(
        Method.DEBT, "sleep_duration", n=14, effect=Effect(value=560, low=500, high=600, from_=440)
    )
    assert plain(told(level, "metric", TODAY).claim) == (
        "Your resting heart rate has been about 4 bpm higher since Wed 30 Sep."
    )
    assert plain(told(debt, "metric", TODAY).claim) == (
        "You slept 9 h 20 min less than usual over 14 nights. Go to bed earlier tonight?"
    )


def test_at_most_three_each_about_another_metric_the_weightiest_first():
    slugs = ("steps", "weight", "vo2max", "hrv_sdnn")
    many = [an_insight(metric=slug, weight=1 + at) for at, slug in enumerate(slugs)]
    again = an_insight(
        Method.ANOMALY, "hrv_sdnn", weight=0.5, effect=Effect(value=1, low=0, high=2, from_=40)
    )
    shown = insight_views(a_report(*many, again), "metric", TODAY, {})
    assert [one.key for one in shown] == ["slope:hrv_sdnn", "slope:vo2max", "slope:weight"]


def test_an_opinion_changes_the_order():
    small, large = an_insight(metric="steps", weight=1.0), an_insight(metric="weight", weight=1.2)
    first = {
        said: [
            one.key for one in insight_views(a_report(small, large, opinions=opinions), "metric", TODAY, {})
        ]
        for said, opinions in {
            "nothing": {},
            "useful": {small.key: Opinion.USEFUL},
            "not for me": {large.key: Opinion.NOT_FOR_ME},
            "wrong": {large.key: Opinion.WRONG},
        }.items()
    }
    assert first == {
        "nothing": [large.key, small.key],
        "useful": [small.key, large.key],
        "not for me": [small.key],
        "wrong": [small.key],
    }
    assert a_report(large, opinions={large.key: Opinion.WRONG}).ranked == []
    assert a_report(large, opinions={large.key: Opinion.NOT_FOR_ME}).ranked == [large]


def test_nothing_notable_is_an_answer():
    assert plain(nothing_notable(14, 21)) == (
        "Nothing notable this week. We looked at 14 measures and 21 nights."
    )
    assert plain(no_insights(a_report())).startswith("Nothing notable this week.")
    assert no_insights(a_report(an_insight())) == ""
    assert "two weeks" in no_insights(a_report(metrics=0))
    assert "looked through" in no_insights(None)


def test_tomorrow_is_told_with_how_often_such_a_range_held():
    likely = Forecast(
        metric="resting_heart_rate", day=TODAY + ONE, value=55.2, low=52.9, high=57.5, held=23, tested=28,
        error=1.2, error_of_last=2.1,
    )  # fmt: skip
    (said,) = forecasts(a_report(forecasts=(likely,)), "metric", TODAY)
    assert plain(said) == (
        "Your resting heart rate will probably be 53 bpm to 58 bpm tomorrow, most likely 55 bpm. Such a range"
        " held on 23 of the last 28 days; its middle was off by 1.2 bpm, and by 2.1 bpm when the last day was"
        " taken for it."
    )
    assert forecasts(a_report(forecasts=(likely,)), "metric", TODAY + 2 * ONE) == []
    assert forecasts(None, "metric", TODAY) == []


def test_an_old_report_says_how_old_it_is():
    assert looked_on(a_report(), TODAY) == ""
    assert plain(looked_on(a_report(day=TODAY - 3 * ONE), TODAY)) == "As of Thu 26 Nov"


def test_every_opinion_is_answered():
    assert all(thanks(said) for said in (*Opinion, None))
