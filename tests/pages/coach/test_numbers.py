from datetime import date

import pytest

from healthvault.coach.analyst.voice import Voice
from healthvault.insights.span import Span
from healthvault.metrics.catalogue import METRICS
from healthvault.pages.coach.numbers import NUMBERS, spoken_of

VOICE = Voice(units="metric", today=date(2026, 11, 23))


@pytest.mark.parametrize("slug", ["heart_rate", "steps", "sleep_duration"])
@pytest.mark.parametrize("length", [1, 3, 7, 30])
def test_a_link_of_the_analyst_names_the_metric_and_the_dates_of_its_number(slug, length):
    first = date(2026, 11, 23 - length + 1) if length < 20 else date(2026, 10, 25)
    said = VOICE.seen(METRICS[slug], Span(first=first, last=VOICE.today), "54")
    address = said.removeprefix("**[54](").removesuffix(")**")
    assert address.startswith(NUMBERS)
    assert spoken_of(address) == (slug, first, VOICE.today)


@pytest.mark.parametrize(
    "address", ["", "/trends", "/trends?metric=steps&end=never", "http://[", "//x?end=1"]
)
def test_an_address_that_is_no_link_of_ours_names_no_dates(address):
    assert spoken_of(address)[1:] == (None, None)
