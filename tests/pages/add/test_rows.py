"""An entry in the list says what it says now, and what it said before."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from healthvault.metrics.words import HOLD
from healthvault.metrics.zones import always
from healthvault.pages.add.choices import said
from healthvault.pages.add.rows import entry_view
from healthvault.vault.entries import Entry, Version

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
SIX = datetime(2026, 11, 29, 6, 30, tzinfo=UTC)


def version(n: int, told: Entry, *, is_gone: bool = False, stands: bool = False) -> Version:
    return Version(
        entry=UUID(int=7),
        n=n,
        told=told,
        is_gone=is_gone,
        stands=stands,
        batch=None,
        written_at=NOW - timedelta(minutes=50 - 10 * n),
    )


def pressure(upper: float, lower: float) -> Entry:
    return Entry(at=SIX, offset_min=60, values={"bp_systolic": upper, "bp_diastolic": lower})


def plain(words: str) -> str:
    return words.replace(HOLD, " ")


def view(*newest_first: Version):
    return entry_view(newest_first, "metric", NOW, always("Europe/Berlin"))


def history(versions: Sequence[Version]) -> list[tuple[str, str, bool]]:
    return [(plain(each.words), plain(each.when), each.can_return) for each in view(*versions).history]


def test_a_blood_pressure_is_one_entry_on_the_clock_of_the_person():
    shown = view(version(0, pressure(121, 79), stands=True))

    assert (shown.name, plain(shown.words), plain(shown.when)) == (
        "Blood pressure", "121/79 mmHg", "today 07:30",
    )  # fmt: skip
    assert (shown.changed, shown.history) == ("", [])


def test_what_was_corrected_shows_every_version_and_offers_the_others():
    told = [version(1, pressure(131, 84), stands=True), version(0, pressure(121, 79))]

    assert view(*told).changed == "Changed once"
    assert history(told) == [
        ("131/84 mmHg, today 07:30", "Changed 40 min ago", False),
        ("121/79 mmHg, today 07:30", "Entered 50 min ago", True),
    ]


def test_what_was_taken_away_says_so_and_can_come_back():
    told = [version(1, pressure(121, 79), is_gone=True), version(0, pressure(121, 79))]

    assert not view(*told).stands
    assert history(told) == [
        ("Taken away", "Taken away 40 min ago", False),
        ("121/79 mmHg, today 07:30", "Entered 50 min ago", True),
    ]


def test_a_note_is_shown_whole_and_is_not_repeated_where_it_was_just_written():
    note = Entry(at=SIX, offset_min=60, note="Two\nlines of <b>text</b>")
    shown = view(version(0, note, stands=True))

    assert (shown.name, shown.words, shown.is_note) == ("Note", note.note, True)
    assert plain(said(note, "metric", NOW, always("Europe/Berlin"))) == "Note, today 07:30."


def test_the_history_on_the_screen_is_the_latest_ten():
    told = [version(n, replace(pressure(121, 79), offset_min=n)) for n in reversed(range(14))]

    assert [each.n for each in view(*told).history] == list(reversed(range(4, 14)))
