"""Words for an assistant, and where a pack is fetched."""

import re

from healthvault.accounts.person import SCOPES as ALL
from healthvault.accounts.tokens import LIVES_DAYS
from healthvault.api.routes import api
from healthvault.custody.visit_pack import MOST_PERIODS
from healthvault.pages.handoff.state import LIVES, PERIODS, SCOPES
from healthvault.pages.handoff.words import for_assistant, pack_address


def test_an_assistant_is_told_only_of_the_doors_that_its_token_opens():
    words = for_assistant("https://vault.example.org", "hvt_x", ["read"], "a week")

    assert "Authorization: Bearer hvt_x" in words
    assert "for a week" in words
    assert "/api/v1/days" in words
    assert "/api/v1/coach" not in words


def test_every_door_that_is_named_is_there():
    words = for_assistant("", "x", list(ALL), "a week")
    paths = set(api().openapi()["paths"])

    assert set(re.findall(r"/api/v1/[a-z/]+", words)) <= paths


def test_what_is_offered_can_be_had():
    assert {int(days) for days in LIVES} <= set(LIVES_DAYS)
    assert {scope for scopes in SCOPES for scope in scopes.split(",")} <= set(ALL)
    assert all(1 <= int(periods) <= MOST_PERIODS for periods in PERIODS)
    assert pack_address("pack", "2", with_name=True, with_notes=False) == (
        "/api/v1/visit/pack?periods=2&with_name=true&with_notes=false"
    )
