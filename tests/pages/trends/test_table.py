"""The columns of the table below a chart."""

import pytest

from healthvault.core import clock
from tests.builders import WATCH, arrive, readings
from tests.security.house import House, a_stranger
from tests.security.tab import HYDRATE, PATIENCE_S

TRENDS = "healthvault___pages___trends___state____trends_state"


@pytest.mark.parametrize(("metric", "has_spread"), [("heart_rate", True), ("steps", False)])
async def test_from_and_to_stand_only_where_a_day_has_them(house: House, metric: str, has_spread):
    ann = await a_stranger()
    await arrive(ann.person, readings(metric, WATCH, [(clock.now(), 0, 60.0), (clock.now(), 0, 70.0)]))
    async with house.tab(ann) as tab:
        query = {"metric": metric, "range": "month"}
        await tab.send(HYDRATE, {"vars": {}}, path="/trends", query=query)
        told = (await tab.listen(PATIENCE_S, lambda state: state.get(TRENDS, {}).get("rows")))[TRENDS]
    assert len(told["rows"]) == 1
    assert told.get("has_spread", False) is has_spread
