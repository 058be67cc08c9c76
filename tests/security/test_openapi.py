"""Requests made from the description of the API, good ones and bad ones, to the app on a real database."""

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis.checks import CHECKS

from healthvault.accounts.sessions import open_token
from healthvault.api.routes import api
from tests.security.house import House, a_stranger

SCHEMA = schemathesis.openapi.from_dict(api().openapi())
OPERATIONS = {result.ok().label: result.ok() for result in SCHEMA.get_all_operations()}
_LEFT_OUT = {"positive_data_acceptance"}
"""A schema cannot say that a span ends after it begins, nor that a metric is known."""


@pytest.fixture(scope="module")
async def bearer(database) -> dict[str, str]:
    guest = await a_stranger()
    opened = await open_token(guest.person, label="schemathesis", scopes=["read", "write", "coach"])
    return {"Authorization": f"Bearer {opened.token}"}


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_answer_is_as_described(pytestconfig, house: House, bearer, name: str):
    checks = [CHECKS.get_one(each) for each in CHECKS.get_all_names() if each not in _LEFT_OUT]

    @seed(1)
    @settings(
        max_examples=pytestconfig.getoption("cases"),
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=OPERATIONS[name].as_strategy())
    def sent(case):
        answer = case.call(base_url=house.url, headers=bearer)
        case.validate_response(answer, checks=checks, headers=bearer)

    sent()
