"""What carries no zone is read in the zone of its day; and what a later correction does not reach is told."""

import asyncio
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from healthvault.accounts.sessions import open_browser_session
from healthvault.accounts.zones import change_zone
from healthvault.core.db import Purpose, as_person
from healthvault.ingest import entries
from healthvault.ingest.importing import import_file, undo
from healthvault.ingest.unzoned import Unzoned, unzoned
from healthvault.vault.entries import Entry
from tests.builders import PHONE, a_person, arrive, readings

pytestmark = pytest.mark.usefixtures("database")
JOURNEY = date(2026, 3, 29)
"""Clocks change in Berlin and Lisbon on the day itself."""


async def somebody():
    person = await a_person("Europe/Berlin")
    return person, (await open_browser_session(person, address="", agent="")).session


async def arrives(person, path: Path, table: str):
    await asyncio.to_thread(path.write_text, table)
    return (await import_file(person, path)).status.id


async def instants(session) -> list[str]:
    async with as_person(session, Purpose.SHOW) as db:
        query = "select recorded_at from hv.health_metrics where metric_type = 'weight' order by 1"
        return [f"{at.astimezone(UTC):%d %H:%M}" for at in await db.scalars(text(query))]


async def test_a_file_without_zones_is_read_in_the_zone_of_each_day(tmp_path: Path):
    person, session = await somebody()
    await change_zone(session, "Europe/Lisbon", JOURNEY)
    await arrives(
        person,
        tmp_path / "w.csv",
        "date,weight\n2026-03-28 07:00,72\n2026-03-29 07:00,71\n2026-03-30 07:00,70\n",
    )
    assert await instants(session) == ["28 06:00", "29 06:00", "30 06:00"]


async def test_what_was_read_by_the_zone_before_is_told_and_read_anew_after_an_undo(tmp_path: Path):
    person, session = await somebody()
    table = "date,weight\n2026-03-28 07:00,72\n2026-03-30 07:00,70\n"
    batch = await arrives(person, tmp_path / "w.csv", table)
    noon = datetime(2026, 3, 30, 12, tzinfo=UTC)
    await entries.keep(session, Entry(at=noon, offset_min=120, values={"weight": 71.0}))
    gone = await entries.keep(session, Entry(at=noon, offset_min=120, note="gone"))
    await entries.take_away(session, gone)
    await arrive(person, readings("steps", PHONE, [(noon, 5, 100)]))

    moved = await change_zone(session, "America/New_York", JOURNEY)

    assert await unzoned(session, moved.before, moved.after) == Unzoned(files=("w.csv",), entries=1)
    later = await change_zone(session, "Europe/Lisbon", date(2026, 4, 2))
    assert await unzoned(session, later.before, later.after) == Unzoned(files=(), entries=0)
    assert await instants(session) == ["28 06:00", "30 05:00", "30 12:00"]
    await undo(person, batch)
    await arrives(person, tmp_path / "w.csv", table)
    assert await instants(session) == ["28 06:00", "30 11:00", "30 12:00"]
