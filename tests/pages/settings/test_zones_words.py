"""What the settings say about zones."""

from datetime import date

import pytest

from healthvault.ingest.unzoned import Unzoned
from healthvault.metrics.zones import always
from healthvault.pages.settings.zones_words import saved_words, zone_lines

TODAY = date(2026, 11, 23)


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


def test_the_latest_zone_stands_on_top_and_each_field_has_a_name_of_its_own():
    lines = zone_lines(always("Europe/Berlin").with_zone("Europe/Lisbon", date(2026, 11, 3)), TODAY)
    assert [(line.zone, plain(line.since)) for line in lines] == [
        ("Europe/Lisbon", "From Tue 3 Nov on"),
        ("Europe/Berlin", "From the beginning"),
    ]
    assert len({line.field for line in lines}) == 2


@pytest.mark.parametrize(
    ("files", "entries", "says", "leaves_out"),
    [
        ((), 0, "Saved. Days are counted so from now on.", "stay"),
        (("a.csv",), 0, "lie 1 file without time zones (a.csv): they stay", "Add"),
        ((), 2, "lie 2 entries of yours: they stay", "Sync"),
        (
            ("a", "b", "c", "d"),
            1,
            "4 files without time zones (a, b, c and more) and 1 entry of yours",
            "nobody",
        ),
    ],
)
def test_what_a_change_does_not_reach_is_said_with_what_to_do(files, entries, says, leaves_out):
    words = plain(saved_words(Unzoned(files=files, entries=entries)))
    assert says in words
    assert leaves_out not in words
