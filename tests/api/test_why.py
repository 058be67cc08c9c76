"""Why a day's number is what it is, asked by a program."""

import httpx

from tests.api.test_priorities import cat  # noqa: F401


async def test_a_day_says_who_counted_who_did_not_and_by_which_rule(cat: httpx.AsyncClient):  # noqa: F811
    told = (await cat.get("/api/v1/days/why", params={"metric": "steps", "day": "2026-05-04"})).json()

    assert (told["value"], told["unit"], told["order_from"], told["silence_minutes"]) == (
        1300,
        "steps",
        None,
        None,
    )
    assert [(each["source"], each["said"], each["counted"], each["rule"]) for each in told["sources"]] == [
        ("watch", 1300, 1300, "counts"),
        ("phone", 1000, 0, "covered"),
    ]
    assert told["rule_set"] >= 5


async def test_the_persons_own_order_is_named_and_a_day_without_a_number_is_none(cat: httpx.AsyncClient):  # noqa: F811
    asked = {"metric": "steps", "day": "2026-05-04"}
    known = (await cat.get("/api/v1/days/why", params=asked)).json()["sources"]
    sources = (await cat.get("/api/v1/priorities", params={"metric": "steps"})).json()["sources"]
    phone = next(each["id"] for each in sources if each["name"] == "phone")
    for start, said in (("2026-05-01", "2026-05-01"), (None, "always")):
        wanted = {"metric": "steps", "from": start, "sources": [phone]}
        await cat.put("/api/v1/priorities", json=wanted)
        told = (await cat.get("/api/v1/days/why", params=asked)).json()
        assert (told["value"], told["order_from"]) == (1400, said)
    assert len(known) == 2
    empty = await cat.get("/api/v1/days/why", params={**asked, "day": "2026-05-05"})
    assert empty.status_code == 404
