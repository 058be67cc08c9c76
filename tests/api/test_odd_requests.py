"""Requests that nobody means: each is answered with a sentence, none breaks anything."""

import itertools

import pytest

TIMES = [
    "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59Z",
    "2026-03-29T02:30:00+02:00",
    "2026-01-01T00:00:00+23:59",
    "x",
    "",
]
DAYS = ["0001-01-01", "9999-12-31", "2026-03-29", "2026-02-30", ""]
METRICS = [
    "steps",
    "sleep_stage",
    "sleep_duration",
    "heart_rate",
    "x",
    "",
    "'; drop table hv.person",
    "\x00",
    "💧",
]


async def answers(client, path: str, params: dict[str, str]) -> None:
    answer = await client.get(path, params=params)
    assert answer.status_code < 500, (path, params, answer.text)
    if answer.status_code >= 400:
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["title"]


@pytest.mark.parametrize("metric", METRICS)
async def test_odd_days_are_answered(ann, metric):
    for first, last in itertools.product(DAYS, DAYS):
        await answers(ann, "/api/v1/days", {"metric": metric, "from": first, "to": last})


@pytest.mark.parametrize("path", ["/api/v1/samples", "/api/v1/series"])
@pytest.mark.parametrize("metric", METRICS)
async def test_odd_times_are_answered(ann, path, metric):
    for start, end in itertools.product(TIMES, TIMES):
        await answers(ann, path, {"metric": metric, "start": start, "end": end})


@pytest.mark.parametrize("value", ["-1", "0", "1e9", "x", "99999999999999999999"])
async def test_odd_limits_are_answered(ann, value):
    span = {"metric": "steps", "start": "2026-01-01T00:00:00Z", "end": "2026-01-02T00:00:00Z"}
    await answers(ann, "/api/v1/samples", {**span, "limit": value})
    await answers(ann, "/api/v1/series", {**span, "points": value})
    await answers(ann, "/api/v1/samples", {**span, "cursor": f"{value}.{value}.{value}"})


@pytest.mark.parametrize("start", TIMES)
async def test_odd_readings_are_answered(ann, start):
    for metric, value in itertools.product(METRICS, (0, -1, 1e308, 5)):
        body = {"samples": [{"metric": metric, "start": start, "value": value}], "source": "a\x00b"}
        assert (await ann.post("/api/v1/samples", json=body)).status_code < 500, body


@pytest.mark.parametrize("name", ["", "\x00", "a/b", "💧" * 150, "x" * 300, "..", "\\\\server\\share"])
async def test_odd_names_are_answered(ann, name):
    assert (await ann.post("/api/v1/imports", params={"name": name}, content=b"x")).status_code < 500


@pytest.mark.parametrize(
    "path", ["/api/v1/imports/x", "/api/v1/imports/../metrics", "/api/v1//", "/api/%00", "/auth/x"]
)
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "PATCH", "DELETE", "TRACE"])
async def test_odd_addresses_are_answered(ann, method, path):
    assert (await ann.request(method, path)).status_code < 500


@pytest.mark.parametrize("text", ["", "\x00", " ", "x" * 100_000])
async def test_odd_questions_are_answered(bob, text):
    assert (await bob.post("/api/v1/coach/messages", json={"text": text})).status_code < 500


@pytest.mark.parametrize("metric", METRICS)
async def test_odd_trends_are_answered(ann, metric):
    for end, compare in itertools.product(DAYS, ["", "previous", "heart_rate", "x"]):
        answer = await ann.get(
            "/api/v1/trends.csv", params={"metric": metric, "end": end, "compare": compare}
        )
        assert answer.status_code < 500, (metric, end, compare)
