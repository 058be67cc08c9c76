"""Where a workout went, as a small drawing: its shape, north above, and no place on earth."""

from healthvault.charts.path import place
from healthvault.metrics.track import Track, corners, plane

WIDTH, HEIGHT = 64, 48
_PAD = 4
_POINTS = 80
"""More than a drawing of this size can show."""


def route(track: Track) -> tuple[str, str]:
    """The `d` of a way on a grid of `WIDTH` by `HEIGHT`, as large as fits, and that of where it begins."""
    flat = plane(track.pieces)
    east, north = zip(*((piece[:, 0], piece[:, 1]) for piece in flat), strict=True)
    left, right = min(part.min() for part in east), max(part.max() for part in east)
    bottom, top = min(part.min() for part in north), max(part.max() for part in north)
    wide, high = max(right - left, 1), max(top - bottom, 1)
    scale = min((WIDTH - 2 * _PAD) / wide, (HEIGHT - 2 * _PAD) / high)
    aside, above = (WIDTH - (right - left) * scale) / 2, (HEIGHT - (top - bottom) * scale) / 2
    drawn = ""
    for piece in flat:
        kept = piece[corners(piece, 0.5 / scale, max(_POINTS // len(flat), 2))].tolist()
        drawn += "M" + "L".join(place(aside + (x - left) * scale, above + (top - y) * scale) for x, y in kept)
    return drawn, drawn[: drawn.index("L")] + "h0"
