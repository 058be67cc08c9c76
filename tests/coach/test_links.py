from datetime import date

import pytest

from healthvault.coach.analyst.voice import Voice
from healthvault.coach.links import NUMBERS, drawn, spoken_of
from healthvault.insights.span import Span
from healthvault.metrics.catalogue import METRICS

VOICE = Voice(units="metric", today=date(2026, 11, 23))


def link(slug, first, last):
    return VOICE.seen(METRICS[slug], Span(first=first, last=last), "54")


@pytest.mark.parametrize("slug", ["heart_rate", "steps", "sleep_duration"])
@pytest.mark.parametrize("length", [1, 3, 7, 30])
def test_a_link_of_the_analyst_names_the_metric_and_the_dates_of_its_number(slug, length):
    first = date(2026, 11, 23 - length + 1) if length < 20 else date(2026, 10, 25)
    address = link(slug, first, VOICE.today).removeprefix("**[54](").removesuffix(")**")
    assert address.startswith(NUMBERS)
    assert spoken_of(address) == (slug, Span(first=first, last=VOICE.today))


@pytest.mark.parametrize(
    "address", ["", "/trends", "/trends?metric=steps&end=never", "http://[", "//x?end=1"]
)
def test_an_address_that_is_no_link_of_ours_names_no_dates(address):
    assert spoken_of(address)[1] is None


def test_what_is_drawn_is_each_metric_over_the_longest_dates_that_its_numbers_are_of():
    today = VOICE.today
    said = " ".join(
        [
            link("steps", date(2026, 11, 1), today),
            link("steps", date(2026, 11, 17), today),
            link("heart_rate", today, today),
            link("weight", date(2026, 8, 1), today),
            link("vo2max", date(2026, 8, 1), today),
            "[99](#not-from-your-data) [x](/trends?metric=nothing&first=2026-01-01&end=2026-11-01)",
        ]
    )
    assert [(each.metric.slug, each.span.first) for each in drawn(said)] == [
        ("steps", date(2026, 11, 1)),
        ("weight", date(2026, 8, 1)),
    ]


def test_single_days_near_each_other_are_drawn_together_and_far_ones_are_not():
    near = " ".join(link("steps", day, day) for day in (date(2026, 11, 3 + at) for at in range(6)))
    assert [each.span.length for each in drawn(near)] == [6]
    far = " ".join(link("steps", day, day) for day in (date(2020 + at, 11, 3) for at in range(6)))
    assert drawn(far) == []
    assert drawn(link("steps", VOICE.today, VOICE.today)) == []
