"""What the guard decides, without a server; `tests/security` asks the served app the same."""

import math
from datetime import date
from typing import Annotated

import pytest
from pydantic import Field

from healthvault.core.ids import SessionId, new_id
from healthvault.ui.credential import credential, header
from healthvault.ui.guard import is_public, public
from healthvault.ui.payload import PayloadError, checked


async def choose(
    self, day: date, metrics: list[str], kg: Annotated[float, Field(gt=20)] = 70.0, note: str = ""
): ...


def test_a_payload_that_fits_arrives_in_the_types_of_the_signature():
    assert checked(choose, {"day": "2026-03-29", "metrics": ["steps"]}) == {
        "day": date(2026, 3, 29),
        "metrics": ["steps"],
    }


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"day": "2026-03-29"},
        {"day": "2026-02-30", "metrics": []},
        {"day": None, "metrics": []},
        {"day": "0000-00-00", "metrics": []},
        {"day": "2026-03-29", "metrics": "steps"},
        {"day": "2026-03-29", "metrics": [1]},
        {"day": "2026-03-29", "metrics": [], "kg": math.nan},
        {"day": "2026-03-29", "metrics": [], "kg": math.inf},
        {"day": "2026-03-29", "metrics": [], "kg": "nan"},
        {"day": "2026-03-29", "metrics": [], "kg": 3},
        {"day": "2026-03-29", "metrics": [], "kg": {}},
        {"day": "2026-03-29", "metrics": [], "note": "a\x00b"},
        {"day": "2026-03-29", "metrics": [], "note": "\ud800"},
        {"day": "2026-03-29", "metrics": [], "note": "x" * 20_001},
        {"day": "2026-03-29", "metrics": [], "extra": True},
        {"day": "2026-03-29", "metrics": ["a\x00b"]},
    ],
)
def test_a_payload_that_does_not_fit_is_refused(payload):
    with pytest.raises(PayloadError):
        checked(choose, payload)


def test_a_payload_too_deep_is_refused():
    deep: list = []
    for _ in range(50):
        deep = [deep]
    with pytest.raises(PayloadError):
        checked(choose, {"day": "2026-03-29", "metrics": deep})


def test_a_refusal_does_not_repeat_the_value():
    with pytest.raises(PayloadError) as refused:
        checked(choose, {"day": "my secret", "metrics": []})
    assert "my secret" not in str(refused.value)
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__


def test_what_the_gate_writes_the_guard_reads():
    session = SessionId(new_id())
    name, value = header(session, csrf="form-token", address="::1")
    read = credential({"headers": {name.decode(): value.decode()}})
    assert (read.session, read.csrf, read.address) == (session, "form-token", "::1")


def test_what_the_gate_does_not_know_the_guard_does_not_guess():
    name, value = header(None, csrf="", address="")
    read = credential({"headers": {name.decode(): value.decode()}, "ip": "10.0.0.1"})
    assert (read.session, read.csrf, read.address) == (None, "", "")


@pytest.mark.parametrize("router_data", [{}, {"headers": {}}, {"headers": {"authorization": "Bearer hvt_x"}}])
def test_without_the_gates_header_an_event_is_nobodys(router_data):
    assert credential(router_data).session is None


def test_a_handler_is_closed_unless_it_is_marked():
    async def closed(self): ...

    assert not is_public(closed)
    assert is_public(public(choose))
