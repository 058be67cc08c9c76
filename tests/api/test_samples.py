"""Readings over HTTP: put in by the batch, taken out page by page, drawn as a line."""

import httpx
import pytest

from healthvault.api import samples as door

MORNING = "2026-03-29T08:00:00+02:00"
WINDOW = {"start": "2026-03-28T00:00:00Z", "end": "2026-03-31T00:00:00Z"}


def heart_rates(count: int, *, value: float = 60) -> list[dict[str, object]]:
    return [
        {
            "metric": "heart_rate",
            "start": f"2026-03-29T{10 + minute // 60:02}:{minute % 60:02}:00+02:00",
            "value": value + minute,
        }
        for minute in range(count)
    ]


async def kept(client: httpx.AsyncClient, *readings: dict[str, object]) -> dict[str, object]:
    answer = await client.post("/api/v1/samples", json={"samples": list(readings)})
    assert answer.status_code == 201, answer.text
    return answer.json()


async def test_what_is_put_in_comes_out(ann):
    await kept(ann, {"metric": "weight", "start": MORNING, "value": 70.5})
    (sample,) = (await ann.get("/api/v1/samples", params={"metric": "weight", **WINDOW})).json()["samples"]
    assert sample["start"] == "2026-03-29T06:00:00Z"
    assert (sample["value"], sample["offset_min"], sample["source"]) == (70.5, 120, "API")


async def test_sending_again_adds_nothing(ann):
    assert (await kept(ann, *heart_rates(5)))["new"] == 5
    again = await kept(ann, *heart_rates(5))
    assert (again["new"], again["duplicate"]) == (0, 5)


async def test_pages_give_every_reading_once(ann):
    await kept(ann, *heart_rates(25))
    told, cursor = [], ""
    while cursor is not None:
        asked = {"metric": "heart_rate", "limit": 10, "cursor": cursor, **WINDOW}
        page = (await ann.get("/api/v1/samples", params=asked)).json()
        told += [sample["value"] for sample in page["samples"]]
        cursor = page["cursor"]
    assert told == [60 + minute for minute in range(25)]


async def test_units_are_converted(ann):
    await kept(ann, {"metric": "weight", "start": MORNING, "value": 100, "unit": "lb"})
    (sample,) = (await ann.get("/api/v1/samples", params={"metric": "weight", **WINDOW})).json()["samples"]
    assert sample["value"] == pytest.approx(45.359237)


async def test_a_posted_reading_is_a_day_and_can_be_undone(ann):
    batch = await kept(
        ann, {"metric": "steps", "start": MORNING, "end": "2026-03-29T09:00:00+02:00", "value": 900}
    )
    asked = {"metric": "steps", "from": "2026-03-29", "to": "2026-03-29"}
    assert [day["value"] for day in (await ann.get("/api/v1/days", params=asked)).json()["days"]] == [900]
    assert (await ann.get(f"/api/v1/imports/{batch['id']}")).json()["state"] == "done"


async def test_what_no_human_has_is_counted_and_not_kept(ann):
    answer = await kept(ann, {"metric": "heart_rate", "start": MORNING, "value": 4000})
    assert (answer["new"], answer["rejected"]) == (0, 1)


@pytest.mark.parametrize(
    ("reading", "why"),
    [
        ({"metric": "luck", "start": MORNING, "value": 1}, "There is no metric called 'luck'."),
        (
            {"metric": "weight", "start": MORNING, "value": 1, "unit": "furlong"},
            "There is no unit called 'furlong'.",
        ),
        ({"metric": "weight", "start": MORNING, "value": 1, "unit": "km"}, "cannot become"),
        (
            {"metric": "steps", "start": MORNING, "end": "2026-03-29T07:00:00+02:00", "value": 1},
            "ends before it starts",
        ),
        ({"metric": "steps", "start": "2199-01-01T00:00:00Z", "value": 1}, "a time that was not"),
        ({"metric": "sleep_duration", "start": MORNING, "value": 1}, "worked out here"),
    ],
)
async def test_a_batch_with_a_reading_that_cannot_be_is_refused_whole(ann, reading, why):
    answer = await ann.post("/api/v1/samples", json={"samples": [*heart_rates(1), reading]})
    assert answer.status_code == 422
    assert answer.json()["title"].startswith("Reading 2: ")
    assert why in answer.json()["title"]
    assert (await ann.get("/api/v1/imports")).json()["imports"] == []


@pytest.mark.parametrize(
    "body",
    [
        "{}",
        '{"samples": []}',
        '{"samples": [{"metric": "steps", "start": "2026-03-29T08:00:00", "value": 1}]}',
        '{"samples": [{"metric": "steps", "start": "2026-03-29T08:00:00Z", "value": NaN}]}',
        '{"samples": [{"metric": "steps", "start": "2026-03-29T08:00:00Z", "value": 1e999}]}',
        "not json",
    ],
)
async def test_what_is_no_batch_is_refused(ann, body):
    answer = await ann.post("/api/v1/samples", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"


async def test_a_line_has_no_more_points_than_asked_for(ann):
    await kept(ann, *heart_rates(200))
    asked = {"metric": "heart_rate", "points": 50, **WINDOW}
    line = (await ann.get("/api/v1/series", params=asked)).json()
    assert len(line["at"]) == len(line["value"]) <= 50
    assert (min(line["value"]), max(line["value"])) == (60, 259)


async def test_a_line_over_years_is_refused(ann):
    asked = {"metric": "heart_rate", "start": "2020-01-01T00:00:00Z", "end": "2026-01-01T00:00:00Z"}
    assert (await ann.get("/api/v1/series", params=asked)).status_code == 422


async def test_somebody_else_sees_nothing_of_it(ann, bob):
    await kept(ann, *heart_rates(3))
    asked = {"metric": "heart_rate", **WINDOW}
    assert (await bob.get("/api/v1/samples", params=asked)).json()["samples"] == []
    assert (await bob.get("/api/v1/series", params=asked)).json()["value"] == []
    metrics = (await bob.get("/api/v1/metrics")).json()["metrics"]
    assert all(metric["day_count"] is None for metric in metrics)


@pytest.mark.parametrize("cursor", ["x", "1.2", "1.2.3.4", "99999999999.0.0"])
async def test_a_cursor_that_is_none_of_ours_is_refused(ann, cursor):
    asked = {"metric": "steps", "cursor": cursor, **WINDOW}
    assert (await ann.get("/api/v1/samples", params=asked)).status_code == 422


def test_a_batch_is_not_larger_than_it_says():
    assert door.PostedBatch.model_json_schema()["properties"]["samples"]["maxItems"] == 10_000


async def test_a_body_of_megabytes_is_refused(ann):
    answer = await ann.post(
        "/api/v1/samples", content=b" " * 5_000_000, headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 413
