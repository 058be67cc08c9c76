"""No door of the API opens without a session or a token with the scope it needs."""

import pytest

from healthvault.accounts.sessions import open_token
from healthvault.api.routes import api
from healthvault.core.ids import new_id
from tests.builders import a_person


def doors() -> list[tuple[str, str]]:
    paths = api().openapi()["paths"]
    return [(method.upper(), path) for path, methods in paths.items() for method in methods]


def address(path: str) -> str:
    return path.replace("{batch}", str(new_id())).replace("{entry}", str(new_id())).replace("{n}", "0")


@pytest.mark.parametrize(("method", "path"), [*doors(), ("GET", "/api/nothing"), ("POST", "/api/v1/nothing")])
async def test_no_door_opens_for_nobody(visitor, method, path):
    answer = await visitor.request(method, address(path), headers={"Authorization": "Bearer hvt_nothing"})
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(("method", "path"), doors())
async def test_no_door_opens_without_its_scope(visitor, method, path):
    opened = await open_token(await a_person(), label="none", scopes=[])
    bearer = {"Authorization": f"Bearer {opened.token}"}
    assert (await visitor.request(method, address(path), headers=bearer)).status_code == 403


async def test_a_program_that_reads_cannot_write(visitor):
    opened = await open_token(await a_person(), label="reader", scopes=["read"])
    bearer = {"Authorization": f"Bearer {opened.token}"}
    assert (await visitor.get("/api/v1/imports", headers=bearer)).status_code == 200
    assert (await visitor.post("/api/v1/imports", headers=bearer, content=b"x")).status_code == 403


async def test_the_description_needs_no_session(visitor):
    described = (await visitor.get("/api/openapi.json")).json()["paths"]
    assert {"/api/v1/metrics", "/api/v1/days", "/api/v1/imports", "/api/v1/imports/{batch}"} <= set(described)


async def test_the_catalogue_says_what_can_be_measured(ann):
    metrics = {each["slug"]: each for each in (await ann.get("/api/v1/metrics")).json()["metrics"]}
    assert metrics["steps"]["daily"] == "sum"
    assert metrics["steps"]["day_count"] is None


async def test_an_unknown_metric_is_refused_with_a_sentence(ann):
    answer = await ann.get(
        "/api/v1/days", params={"metric": "luck", "from": "2026-01-01", "to": "2026-01-02"}
    )
    assert answer.status_code in {404, 422}
    assert "luck" in answer.json()["title"]


@pytest.mark.parametrize(
    "params",
    [
        {},
        {"metric": "steps"},
        {"metric": "steps", "from": "2026-02-30", "to": "2026-03-01"},
        {"metric": "steps", "from": "2026-03-02", "to": "2026-03-01"},
    ],
)
async def test_a_span_that_is_none_is_refused(ann, params):
    answer = await ann.get("/api/v1/days", params=params)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"


async def test_who_has_nothing_is_told_nothing(ann):
    said = (await ann.get("/api/v1/insights")).json()
    assert (said["last_night"], said["latest"], said["report"]) == (None, [], None)
