"""Every deed is a sentence, whatever is known of it."""

from datetime import UTC, datetime

import pytest

from healthvault.accounts.activity import Activity
from healthvault.accounts.activity_words import Kind, deeds_of, kind_of, words
from healthvault.core.audit import Deed

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"


def a_line(deed, token="", **facts):
    return Activity(n=1, at=datetime(2026, 11, 1, tzinfo=UTC), deed=deed, facts=facts, token=token)


@pytest.mark.parametrize("deed", list(Deed))
def test_every_deed_is_a_sentence_without_any_particulars(deed):
    said = words(a_line(deed))
    assert said[0].isupper()
    assert not {"None", "_", "{"} & set(said.split())


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            a_line(Deed.SIGN_IN, method="password", address="10.0.0.3", agent=FIREFOX),
            "Signed in from 10.0.0.3, Firefox on Linux, by password",
        ),
        (
            a_line(Deed.COACH_READ, looked_at="30 nights of sleep", engine="Built-in analyst"),
            "The coach looked at 30 nights of sleep (Built-in analyst)",
        ),
        (
            a_line(Deed.TOKEN_READ, token="phone", door="GET /api/v1/days"),
            "The token \u2018phone\u2019 read your days (GET /api/v1/days)",
        ),
        (
            a_line(Deed.CONSENT_GIVEN, purpose="coach", model="small", host="api.example.org"),
            "You agreed that a model words the coach\u2019s answers: small at api.example.org",
        ),
        (
            a_line(Deed.IMPORT, source="apple_health", new="12345"),
            "Apple health was imported: 12,345 new readings",
        ),
    ],
)
def test_what_is_known_is_said(line, said):
    assert words(line) == said


def test_every_deed_is_of_one_kind():
    told = [deed for kind in Kind for deed in deeds_of(kind)]
    assert sorted(told) == sorted(Deed)
    assert all(kind_of(deed) is kind for kind in Kind for deed in deeds_of(kind))
