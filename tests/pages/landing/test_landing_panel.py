from itertools import pairwise

from healthvault.pages.landing.panel import NIGHT, RESTING_BPM, asleep_min, line


def test_the_night_adds_up_to_the_number_beside_it():
    awake_min = sum(stretch.minutes for stretch in NIGHT if stretch.stage == "awake")

    assert asleep_min() == 7 * 60 + 12
    assert asleep_min() + awake_min == 7 * 60 + 31  # From 23:08 to 06:39.


def test_no_stage_follows_itself():
    assert all(one.stage != other.stage for one, other in pairwise(NIGHT))


def test_the_line_rises_with_the_number():
    ys = [float(point.split()[1]) for point in line(RESTING_BPM, 52, 64)[1:].split(" L")]

    assert ys.index(min(ys)) == RESTING_BPM.index(max(RESTING_BPM))
    assert len(ys) == len(RESTING_BPM)
