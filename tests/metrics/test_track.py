"""Where somebody went, thinned."""

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from healthvault.metrics.track import MOST_POINTS, corners, plane, thinned

POINTS = st.lists(st.tuples(st.floats(-300, 300), st.floats(-300, 300)), min_size=2, max_size=60)


def distance(point, start, end):
    along = end - start
    length = along @ along
    share = np.clip((point - start) @ along / length, 0, 1) if length else 0
    return np.linalg.norm(point - start - share * along)


@given(POINTS, st.floats(0.1, 50))
@settings(max_examples=60, deadline=None)
def test_no_point_lies_further_from_the_line_than_asked(points, tolerance):
    line = np.array(points)
    kept = corners(line, tolerance, 1000)
    assert (kept[0], kept[-1]) == (0, len(line) - 1)
    for first, last in pairwise(kept):
        for point in line[first:last]:
            assert distance(point, line[first], line[last]) <= tolerance + 1e-9


def test_a_straight_way_is_two_points_and_a_round_one_keeps_its_shape():
    straight = np.column_stack((np.linspace(0, 900, 400), np.zeros(400)))
    turn = np.linspace(0, 2 * np.pi, 400)
    ring = 500 * np.column_stack((np.cos(turn), np.sin(turn)))
    assert corners(straight, 5, 100) == [0, 399]
    assert 10 < len(corners(ring, 5, 100)) < 60


def test_a_line_without_end_becomes_a_line_with_few_points():
    kept = thinned([np.random.default_rng(1).uniform(-80, 80, (200_000, 2))])
    assert [len(piece) for piece in kept] == [MOST_POINTS]


def test_of_too_many_pieces_the_longest_stay_in_their_order():
    pieces = [np.array([[at / 1000, 0.0]] * (2 + (at == 300)) + [[at / 1000, 1.0]]) for at in range(500)]
    kept = thinned(pieces)
    assert len(kept) == MOST_POINTS // 2
    assert [piece[0, 0] for piece in kept] == sorted(piece[0, 0] for piece in kept)
    assert 0.3 in [piece[0, 0] for piece in kept]
    assert thinned([np.array([[1.0, 2.0]])]) == []


def test_a_way_across_the_date_line_is_short():
    (flat,) = plane([np.array([[0.0, 179.999], [0.0, -179.999]])])
    assert abs(flat[1, 0] - 222.64) < 1
