"""A trend as a file."""


async def test_the_file_is_named_after_what_it_holds(ann):
    answer = await ann.get(
        "/api/v1/trends.csv", params={"metric": "steps", "range": "week", "end": "2026-11-01"}
    )
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="steps_2026-10-26_2026-11-01.csv"'
    assert answer.text == "metric,from,to,value,low,high,unit,readings\r\n"


async def test_no_cache_keeps_the_file(ann):
    answer = await ann.get("/api/v1/trends.csv", params={"metric": "steps", "range": "week"})
    assert answer.headers["cache-control"] == "no-store"


async def test_dates_may_stand_for_the_range(ann):
    asked = {"metric": "weight", "first": "2026-01-05", "end": "2026-01-20"}
    answer = await ann.get("/api/v1/trends.csv", params=asked)
    assert 'filename="weight_2026-01-05_2026-01-20.csv"' in answer.headers["content-disposition"]


async def test_what_there_is_not_is_no_file(ann):
    assert (await ann.get("/api/v1/trends.csv", params={"metric": "luck"})).status_code == 404
    assert (
        await ann.get("/api/v1/trends.csv", params={"metric": "steps", "compare": "luck"})
    ).status_code == 404
    assert (
        await ann.get("/api/v1/trends.csv", params={"metric": "steps", "range": "luck"})
    ).status_code == 422
