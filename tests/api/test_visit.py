"""A pack for a visit over HTTP."""

import pytest


@pytest.mark.parametrize(
    ("kind", "begins", "media"),
    [
        ("bundle", b"{", "application/fhir+json"),
        ("pages", b"%PDF-", "application/pdf"),
        ("pack", b"PK", "application/zip"),
    ],
)
async def test_a_pack_is_a_file_to_be_saved(ann, kind, begins, media):
    answer = await ann.get(f"/api/v1/visit/{kind}", params={"periods": 2})

    assert answer.status_code == 200
    assert answer.content.startswith(begins)
    assert answer.headers["content-type"] == media
    assert answer.headers["content-disposition"].startswith('attachment; filename="visit-')
    assert "no-store" in answer.headers["cache-control"]


@pytest.mark.parametrize("periods", ["0", "5", "x"])
async def test_a_pack_has_one_to_four_pages(ann, periods):
    assert (await ann.get("/api/v1/visit/bundle", params={"periods": periods})).status_code == 422
