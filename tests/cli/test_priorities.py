"""The commands about the order of sources and the end of sleeps."""

from datetime import UTC, datetime, timedelta

from healthvault.accounts.sign_up import make_person
from healthvault.core.ids import new_id
from tests.builders import PHONE, WATCH, arrive, readings
from tests.cli.test_arrivals import run, told

AT, NOON = datetime(2026, 5, 4, 8, tzinfo=UTC), datetime(2026, 5, 4, 12, tzinfo=UTC)


async def test_an_order_is_listed_tried_kept_and_taken_back(database: None, database_url: str):
    email = f"{new_id()}@example.org"
    person = await make_person(email=email, password="a long passphrase")
    await arrive(
        person,
        readings("steps", WATCH, [(AT, 30, 900), (NOON, 30, 400)]),
        readings("steps", PHONE, [(AT, 30, 1000)]),
    )
    asked = ("priorities", "steps", "--email", email)
    listed = await told(database_url, *asked)
    phone = next(source["id"] for source in listed["sources"] if source["name"] == "phone")
    tried = await told(database_url, *asked, "--order", str(phone), "--from", "2026-05-01", "--dry-run")
    assert (tried["kept"], tried["changed_day_count"], tried["day_count"]) == (False, 1, 1)
    assert (await told(database_url, *asked))["orders"] == []
    await told(database_url, *asked, "--order", str(phone), "--from", "2026-05-01")
    assert (await told(database_url, *asked))["orders"] == [{"from": "2026-05-01", "sources": [phone]}]
    status, out, _ = await run(database_url, *asked, "--order", "usual")
    assert (status, out) == (0, "1 of 1 days changed.\n")


async def test_the_end_of_sleeps_is_said_tried_and_chosen(database: None, database_url: str):
    email = f"{new_id()}@example.org"
    person = await make_person(email=email, password="a long passphrase")
    halves = [(AT - timedelta(hours=8), 240, 2.0), (AT - timedelta(minutes=165), 120, 2.0)]
    await arrive(person, readings("sleep_stage", WATCH, halves))
    asked = ("silence", "--email", email)
    tried = await told(database_url, *asked, "--minutes", "90", "--dry-run")
    assert (tried["kept"], tried["changed_night_count"], tried["night_count"]) == (False, 1, 1)
    assert await told(database_url, *asked) == {"minutes": 60}
    status, out, _ = await run(database_url, *asked, "--minutes", "90")
    assert (status, out) == (0, "1 of 1 nights changed.\n")
    assert await told(database_url, *asked) == {"minutes": 90}
