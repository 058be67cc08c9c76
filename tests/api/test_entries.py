"""What is entered by hand, by a program."""

from uuid import uuid4

import pytest

AT = "2026-03-29T08:00:00+02:00"
WINDOW = {"metric": "weight", "start": "2026-03-28T00:00:00Z", "end": "2026-03-31T00:00:00Z"}


async def weights(client) -> list[float]:
    page = (await client.get("/api/v1/samples", params=WINDOW)).json()
    return [sample["value"] for sample in page["samples"]]


async def test_an_entry_is_kept_corrected_taken_away_and_put_back(ann):
    kept = await ann.post("/api/v1/entries", json={"at": AT, "values": {"weight": 72.5}})
    assert kept.status_code == 201
    entry = f"/api/v1/entries/{kept.json()['id']}"

    corrected = (await ann.put(entry, json={"at": AT, "values": {"weight": 71}})).json()
    assert [version["values"]["weight"] for version in corrected["versions"]] == [71, 72.5]
    assert await weights(ann) == [71]
    assert not (await ann.delete(entry)).json()["stands"]
    assert await weights(ann) == []
    assert (await ann.delete(entry)).status_code == 409
    back = (await ann.post(f"{entry}/versions/0")).json()
    assert (back["stands"], back["versions"][0]["n"]) == (True, 3)
    assert await weights(ann) == [72.5]
    assert (await ann.get("/api/v1/entries")).json()["entries"] == [back]


async def test_a_blood_pressure_is_told_as_a_pair_with_the_larger_number_as_the_upper(ann):
    pair = {"bp_diastolic": 79, "bp_systolic": 121}

    assert (await ann.post("/api/v1/entries", json={"at": AT, "values": pair})).status_code == 201
    turned = {"bp_diastolic": 121, "bp_systolic": 79}
    assert (await ann.post("/api/v1/entries", json={"at": AT, "values": turned})).status_code == 422


async def test_a_note_comes_back_as_it_was_written(ann):
    kept = (await ann.post("/api/v1/entries", json={"at": AT, "note": "<b>Late</b>\ncoffee"})).json()

    assert kept["versions"][0]["note"] == "<b>Late</b>\ncoffee"
    assert kept["versions"][0]["offset_min"] == 120


@pytest.mark.parametrize(
    "told",
    [
        {"values": {"weight": 7000}},
        {"values": {"mood": 2.5}},
        {"values": {"sleep_deep": 40}},
        {"values": {"luck": 1}},
        {"values": {"weight": 72, "mood": 3}},
        {"values": {"weight": 72}, "note": "both"},
        {"values": {}},
        {"note": " "},
        {"note": "x" * 2001},
        {"at": "2999-01-01T00:00:00Z", "note": "to come"},
    ],
)
async def test_what_cannot_be_is_refused_with_a_sentence(ann, told):
    answer = await ann.post("/api/v1/entries", json={"at": AT, **told})

    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"


async def test_a_name_that_is_no_text_is_refused_too(ann):
    body = '{"at": "2026-03-29T08:00:00+02:00", "values": {"\\ud800": 1}}'
    answer = await ann.post("/api/v1/entries", content=body, headers={"Content-Type": "application/json"})

    assert answer.status_code == 422


async def test_somebody_else_finds_no_entry(ann, bob):
    kept = (await ann.post("/api/v1/entries", json={"at": AT, "note": "Mine"})).json()
    entry = f"/api/v1/entries/{kept['id']}"

    assert (await bob.put(entry, json={"at": AT, "note": "Yours"})).status_code == 404
    assert (await bob.delete(entry)).status_code == 404
    assert (await bob.post(f"{entry}/versions/0")).status_code == 404
    assert (await ann.delete(f"/api/v1/entries/{uuid4()}")).status_code == 404
    assert (await bob.get("/api/v1/entries")).json() == {"entries": []}
