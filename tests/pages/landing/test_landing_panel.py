from itertools import pairwise

from healthvault.metrics.metric import SleepStage
from healthvault.pages.landing.panel import NIGHT, RESTING_BPM, STEPS, asleep_min, mornings, night, week


def test_the_night_adds_up_to_the_number_beside_it():
    awake_min = sum(stretch.minutes for stretch in NIGHT if stretch.stage is SleepStage.AWAKE)

    assert asleep_min() == 7 * 60 + 12
    assert asleep_min() + awake_min == 7 * 60 + 31  # From 23:08 to 06:39.


def test_no_stage_follows_itself():
    assert all(one.stage != other.stage for one, other in pairwise(NIGHT))


def test_the_panel_is_drawn_from_these_numbers():
    assert week().count("V48") == len(STEPS)
    assert night().deep.count("M") == sum(stretch.stage is SleepStage.DEEP for stretch in NIGHT)
    assert mornings().line.count("L") == len(RESTING_BPM) - 1
