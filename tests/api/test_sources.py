"""The sources of a person, as programs see them."""

from datetime import UTC, datetime, timedelta


async def test_a_source_tells_its_rhythm_and_where_it_is_missing(ann, stop_clock):
    now = datetime(2026, 11, 29, 12, tzinfo=UTC)
    stop_clock(now)
    told = [
        {"metric": "heart_rate", "start": (now - timedelta(days=age)).isoformat(), "value": 60}
        for age in (*range(9, 20), *range(25, 40))
    ]
    await ann.post("/api/v1/samples", json={"samples": told, "source": "watch"})

    body = (await ann.get("/api/v1/sources")).json()

    assert body["today"] == "2026-11-29"
    assert body["sources"] == [
        {
            "name": "watch",
            "readings": 26,
            "first_day": "2026-10-21",
            "last_reading": "2026-11-20T12:00:00Z",
            "age_days": 9,
            "usual_gap_days": 1,
            "state": "late",
            "gaps": [
                {"first": "2026-11-05", "last": "2026-11-09"},
                {"first": "2026-11-21", "last": "2026-11-29"},
            ],
        }
    ]
