"""The way of a workout, a GPX file beside export.xml: where it went and when, nothing else of it.

Read by expat, which never sees a document type, so that there is no entity to grow; attributes are numbers or
the file is refused.
"""

import re
from datetime import UTC, datetime
from xml.parsers import expat

import numpy as np

from healthvault.core.errors import InvalidInputError
from healthvault.metrics.track import Track, thinned
from healthvault.providers.apple_health import tally
from healthvault.providers.apple_health.text import decimal

LARGEST_BYTES = 32 << 20
"""A day and a half: Health writes a point a second, in about 230 bytes."""
_MOST_POINTS = 200_000
_TIME = re.compile(rb"<time>\s*([0-9TZ:.+-]{16,40})\s*</time>")
_LATITUDE, _LONGITUDE = 90.0, 180.0


class _RefusedError(InvalidInputError):
    """This is no way of a workout."""


def track(content: bytes) -> Track | str:
    """The way in a GPX file, thinned; or the reason why it cannot be kept.

    Only `trkpt` counts, in its `trkseg`. Its times are those of the first and the last point, in UTC.
    """
    reader = _Reader()
    try:
        reader.read(content)
    except expat.ExpatError:
        return tally.DAMAGED
    except _RefusedError as refused:
        return refused.message
    span = _span(content)
    if span is None:
        return tally.NO_TIME
    if span[1] < span[0]:
        return tally.BACKWARDS
    pieces = thinned([np.array(piece, np.float64) for piece in reader.pieces if len(piece) > 1])
    return Track(start_at=span[0], end_at=span[1], pieces=tuple(pieces)) if pieces else tally.NO_WAY


class _Reader:
    """Collects the points of a file, piece by piece."""

    def __init__(self) -> None:
        self.pieces: list[list[tuple[float, float]]] = []
        self._points = 0

    def read(self, content: bytes) -> None:
        """Read it all.

        Raises:
            ExpatError: It is not well-formed.
            _RefusedError: It declares a document type, has too many points, or one that is nowhere.
        """
        parser = expat.ParserCreate("UTF-8")
        parser.StartElementHandler = self._start
        parser.StartDoctypeDeclHandler = _no_doctype
        parser.Parse(content, True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "trkseg":
            self.pieces.append([])
        elif name == "trkpt" and self.pieces:
            self._points += 1
            if self._points > _MOST_POINTS:
                raise _RefusedError(tally.TOO_LARGE)
            self.pieces[-1].append(
                (_degrees(attributes, "lat", _LATITUDE), _degrees(attributes, "lon", _LONGITUDE))
            )


def _no_doctype(*_: object) -> None:
    raise _RefusedError(tally.DAMAGED)


def _degrees(attributes: dict[str, str], name: str, most: float) -> float:
    number = decimal(attributes.get(name, "")[:40])
    if number is None or abs(number) > most:
        raise _RefusedError(tally.NOWHERE)
    return number


def _span(content: bytes) -> tuple[datetime, datetime] | None:
    """When the first and the last point were taken; None when that cannot be read."""
    first = _TIME.search(content, max(content.find(b"<trkpt"), 0))
    last = _TIME.search(content, max(content.rfind(b"<time>"), 0))
    if first is None or last is None:
        return None
    try:
        start, end = (datetime.fromisoformat(found[1].decode()) for found in (first, last))
    except ValueError:
        return None
    return (
        None if start.tzinfo is None or end.tzinfo is None else (start.astimezone(UTC), end.astimezone(UTC))
    )
