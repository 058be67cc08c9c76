"""Where somebody went: points on the earth, thinned to what a line needs."""

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

TOLERANCE_M = 5.0
"""A point nearer than this to the line without it tells nothing: a watch is itself some metres off."""
MOST_POINTS = 400
_LOOKED_AT = 20_000
"""Five and a half hours of a point a second; each further corner looks at all of them."""
_METRES_A_DEGREE = 111_320.0
"""Of latitude, and of longitude on the equator. Source: 1/360 of the equator of WGS 84, 40,075,017 m."""

Points = NDArray[np.float64]
"""Shape (n, 2): degrees of latitude and longitude (WGS 84), or metres to the east and the north."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """A way between two aware instants. Each piece is of shape (n, 2), n > 1, in degrees of latitude and
    longitude; between two pieces nothing was recorded.
    """

    start_at: datetime
    end_at: datetime
    pieces: tuple[Points, ...]


def plane(pieces: Sequence[Points]) -> list[Points]:
    """The pieces on a flat map around the first point: metres to the east and to the north of it.

    True for ways of a day; across the line at 180 degrees too.
    """
    origin = pieces[0][0]
    narrower = np.cos(np.radians(origin[0]))
    flat: list[Points] = []
    for piece in pieces:
        north = piece[:, 0] - origin[0]
        east = (piece[:, 1] - origin[1] + 180) % 360 - 180
        flat.append(np.column_stack((east * narrower, north)) * _METRES_A_DEGREE)
    return flat


def thinned(
    pieces: Sequence[Points], *, tolerance_m: float = TOLERANCE_M, most: int = MOST_POINTS
) -> list[Points]:
    """The pieces with fewer points; a piece of fewer than two points is left out.

    No point that is left out lies further than `tolerance_m` from the line, as long as `most` points do for
    that; pieces beyond half as many are left out, the shortest first, and of a very long one every second
    point, or more.
    """
    lines = [_fewer(piece) for piece in pieces if len(piece) > 1]
    longest = sorted(range(len(lines)), key=lambda place: len(lines[place]), reverse=True)[: most // 2]
    kept = [lines[place] for place in sorted(longest)]
    if not kept:
        return []
    each = most // len(kept)
    return [line[corners(flat, tolerance_m, each)] for line, flat in zip(kept, plane(kept), strict=True)]


def _fewer(piece: Points) -> Points:
    step = -(-len(piece) // _LOOKED_AT)
    return piece if step == 1 else np.vstack((piece[:-1:step], piece[-1:]))


def corners(flat: Points, tolerance: float, most: int) -> list[int]:
    """Which points of a line make its shape: both ends, then always the one furthest from the line so far.

    Ramer, Douglas and Peucker's rule (Cartographica 10(2), 1973, page 112), the worst place first instead of
    recursively: a line that was made to do harm takes `most` steps, and no deep stack.
    """
    last = len(flat) - 1
    kept = [0, last]
    waiting = [_furthest(flat, 0, last)]
    while waiting and len(kept) < most:
        distance, at, first, end = heapq.heappop(waiting)
        if -distance <= tolerance:
            break
        kept.append(at)
        for begin, finish in ((first, at), (at, end)):
            if finish - begin > 1:
                heapq.heappush(waiting, _furthest(flat, begin, finish))
    return sorted(set(kept))


def _furthest(flat: Points, first: int, last: int) -> tuple[float, int, int, int]:
    """How far the furthest point between two is from their line, negative to come first; and where it is."""
    between, start = flat[first + 1 : last], flat[first]
    if not len(between):
        return 0.0, first, first, last
    along = flat[last] - start
    length = float(along @ along)
    share = np.clip((between - start) @ along / length, 0, 1) if length else np.zeros(len(between))
    apart = np.hypot(*(between - start - share[:, None] * along).T)
    place = int(apart.argmax())
    return -float(apart[place]), first + 1 + place, first, last
