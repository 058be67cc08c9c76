"""Ways of workouts, read from files that anybody can have made."""

from datetime import UTC, datetime

import pytest

from healthvault.metrics.sample import Recognised, RouteSample
from healthvault.metrics.track import Track
from healthvault.metrics.zones import always
from healthvault.providers.apple_health import PROVIDER, gpx, tally
from tests.providers.apple_health.export import GPX, workout
from tests.providers.apple_health.parts import ZONE, document, write_zip
from tests.providers.apple_health.reading import rejected

_AT = "<time>2026-09-04T16:10:00Z</time>"
ONE, TWO = f'<trkpt lat="52.5" lon="13.4">{_AT}</trkpt>', f'<trkpt lat="52.6" lon="13.5">{_AT}</trkpt>'


def a_file(*points: str, before: str = "") -> bytes:
    return f'<?xml version="1.0"?>{before}<gpx><trk><trkseg>{"".join(points)}</trkseg></trk></gpx>'.encode()


def test_a_file_of_health_is_a_way_between_two_instants():
    way = gpx.track(GPX)
    assert isinstance(way, Track)
    assert (way.start_at, way.end_at) == (
        datetime(2026, 9, 4, 16, 10, tzinfo=UTC),
        datetime(2026, 9, 4, 16, 40, tzinfo=UTC),
    )
    assert [piece.tolist() for piece in way.pieces] == [[[52.5, 13.4], [52.51, 13.41]]]


def test_a_pause_parts_a_way():
    way = gpx.track(a_file(ONE, TWO, "</trkseg><trkseg>", TWO, ONE, "</trkseg><trkseg>", ONE))
    assert isinstance(way, Track)
    assert [len(piece) for piece in way.pieces] == [2, 2]


_LAUGHS = "<!DOCTYPE gpx [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY a{at} '&a{at - 1 if at else ''};&a{at - 1 if at else ''};'>" for at in range(40)
)
_OUTSIDE = '<!DOCTYPE gpx [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", tally.DAMAGED),
        (b"PK\x03\x04", tally.DAMAGED),
        (GPX[:-20], tally.DAMAGED),
        (GPX.replace(b"</trkpt>", b"", 1), tally.DAMAGED),
        (a_file(ONE, TWO, before=_LAUGHS + "]>"), tally.DAMAGED),
        (a_file(ONE, TWO, before=_OUTSIDE), tally.DAMAGED),
        (a_file(ONE, TWO.replace(_AT, "&a39;")), tally.DAMAGED),
        (a_file(ONE), tally.NO_WAY),
        (a_file(), tally.NO_TIME),
        (a_file(ONE, TWO).replace(_AT.encode(), b""), tally.NO_TIME),
        (a_file(ONE, TWO).replace(b"16:10:00Z", b"16:10:00"), tally.NO_TIME),
        (a_file(ONE, TWO).replace(b"2026-09-04", b"2026-19-04"), tally.NO_TIME),
        (a_file(ONE, TWO.replace("2026", "2025")), tally.BACKWARDS),
        *[
            (a_file(ONE, TWO.replace("52.6", number)), tally.NOWHERE)
            for number in ("90.1", "nan", "inf", "1_0", "", "9" * 400, "&lt;b&gt;", "1e300")
        ],
        (a_file(ONE, TWO.replace("13.5", "-180.001")), tally.NOWHERE),
        (a_file(ONE, TWO.replace(' lat="52.6"', "")), tally.NOWHERE),
        (a_file('<trkpt lat="1" lon="1"/>' * 200_001), tally.TOO_LARGE),
        (b"<gpx>" + b"<a>" * 100_000, tally.DAMAGED),
    ],
    ids=range(25),
)
def test_a_hostile_file_is_refused_with_its_reason(content, why):
    assert gpx.track(content) == why


def test_what_cannot_be_kept_is_in_the_report_and_the_rest_is_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(gpx, "LARGEST_BYTES", 1000)
    at = datetime(2026, 9, 4, 18, 10, tzinfo=ZONE)
    names = ("good.gpx", "bad.gpx", "large.gpx", "missing.gpx")
    runs = [workout(at.replace(hour=6 + place), name) for place, name in enumerate(names)]
    files = {"good.gpx": GPX, "bad.gpx": b"<gpx", "large.gpx": GPX + b" " * 1000, "of nobody.gpx": GPX}
    path = write_zip(
        tmp_path / "a.zip", document(*runs), {f"workout-routes/{name}": body for name, body in files.items()}
    )
    found = list(PROVIDER.read(path, always("UTC")))
    assert [each.name for each in found if isinstance(each, RouteSample)] == ["good.gpx"]
    assert rejected(found) == {
        (tally.DAMAGED, "Workout route"): 1,
        (tally.TOO_LARGE, "Workout route"): 1,
        (tally.NO_FILE, "Workout route"): 1,
    }
    assert [(each.what, each.count) for each in found if isinstance(each, Recognised)] == [(tally.ROUTES, 1)]
