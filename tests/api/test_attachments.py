"""A lab report over HTTP: as a body, as the page's form, and what becomes of it."""

import json

import pytest

from healthvault.coach import attachments as desk
from healthvault.providers.lab_report.read import LARGEST_BYTES
from tests.providers.lab_report.paper import a_pdf
from tests.providers.lab_report.test_fhir import observation

DOOR = "/api/v1/coach/attachments"
FHIR = json.dumps(observation()).encode()


async def sent(client, body=FHIR, **params):
    answer = await client.post(DOOR, params={"name": "report.json", **params}, content=body)
    assert answer.status_code == 201, answer.text
    return answer.json()


async def test_a_report_is_read_saved_and_deleted(ann):
    told = await sent(ann)
    mine = f"{DOOR}/{told['id']}"
    [line] = told["lines"]

    assert (line["found"]["metric"], line["found"]["value"], line["entry"]) == (
        "cholesterol_total",
        203,
        None,
    )
    assert (await ann.post(f"{mine}/values", json={"lines": [0]})).json() == {
        "kept": 1, "there_already": 0, "refused": [],
    }  # fmt: skip
    kept = (await ann.get(mine)).json()["lines"][0]["entry"]
    assert [each["id"] for each in (await ann.get("/api/v1/entries")).json()["entries"]] == [kept]
    assert (await ann.get(f"{mine}/file")).content == FHIR
    assert (await ann.delete(mine)).status_code == 204
    assert (await ann.get(DOOR)).json() == {"attachments": []}


async def test_a_form_brings_the_browser_to_its_report_or_back_with_a_code(ann):
    form = {"conversation": ""}
    there = await ann.post(DOOR, data=form, files={"file": ("a.pdf", a_pdf(), "application/pdf")})
    back = await ann.post(DOOR, data=form, files={"file": ("a.png", b"\x89PNG\r\n\x1a\n", "image/png")})

    assert (there.status_code, back.status_code) == (303, 303)
    assert there.headers["location"].startswith("/report?id=")
    assert back.headers["location"] == "/report?problem=picture"


@pytest.mark.parametrize(
    "body",
    [b"", b"hello", b"{}", b"\x89PNG\r\n\x1a\n", b"x" * (LARGEST_BYTES + 1)],
    ids=["nothing", "words", "no fhir", "a picture", "too large"],
)
async def test_what_is_no_report_is_refused_with_a_sentence(ann, body):
    answer = await ann.post(DOOR, content=body)

    assert answer.status_code == 422
    assert answer.json()["title"].endswith(".")


async def test_a_name_cannot_write_a_header(ann):
    told = await sent(ann, name='a"; filename=x.exe\r\nX-Evil: 1\r\n.json')
    answer = await ann.get(f"{DOOR}/{told['id']}/file")

    assert answer.headers["content-disposition"] == (
        "attachment; filename*=UTF-8''a%22%3B%20filename%3Dx.exeX-Evil%3A%201.json"
    )
    assert "x-evil" not in answer.headers


async def test_there_are_only_so_many_reports(ann, monkeypatch):
    monkeypatch.setattr(desk, "MOST", 1)
    await sent(ann)
    answer = await ann.post(DOOR, content=FHIR)

    assert (answer.status_code, len((await ann.get(DOOR)).json()["attachments"])) == (409, 1)


async def test_somebody_else_finds_none(ann, bob):
    mine = f"{DOOR}/{(await sent(ann))['id']}"

    for answer in (
        await bob.get(mine),
        await bob.get(f"{mine}/file"),
        await bob.post(f"{mine}/values", json={"lines": [0]}),
        await bob.delete(mine),
    ):
        assert answer.status_code == 404
