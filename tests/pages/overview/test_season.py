"""What the time of the year does, on a card."""

from dataclasses import replace

import pytest

from healthvault.insights.season import Season
from tests.pages.overview.test_pressure import card, plain, views

LOWER = Season(shift=-9, years=(2024, 2025))


def shown(value: float, season: Season | None):
    heart = card("resting_heart_rate", [58.0, 62.0] * 30 + [value])
    return views(replace(heart, season=season))[0]


def test_the_season_is_told_beside_what_is_usual():
    assert plain(shown(60, LOWER).usual) == (
        "Usual 58–62 bpm, median 60 bpm (60 days); at this time of year 9 bpm lower (2024, 2025)"
    )
    assert "time of year" not in shown(60, None).usual
    assert "time of year" not in shown(60, replace(LOWER, shift=-0.2)).usual


@pytest.mark.parametrize(
    ("value", "season", "delta", "news"),
    [
        (51, None, "9 bpm below your median", "good"),
        (51, LOWER, "9 bpm below your median, as at this time of year", ""),
        (40, LOWER, "20 bpm below your median", "good"),
        (69, LOWER, "9 bpm above your median", "bad"),
        (60, LOWER, "As usual", ""),
    ],
)
def test_a_day_is_judged_by_its_season(value, season, delta, news):
    told = shown(value, season)

    assert (plain(told.delta), told.news) == (delta, news)
