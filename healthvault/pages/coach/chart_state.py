"""The charts of the answers on the screen, drawn from what is resolved when they are shown."""

import reflex as rx

from healthvault.coach.links import Drawn, drawn
from healthvault.core import clock
from healthvault.core.db import Purpose, as_person
from healthvault.core.errors import HealthVaultError
from healthvault.insights.glance import glances
from healthvault.metrics.unit import UnitSystem
from healthvault.pages.coach.chart_rows import ChartView, chart_view
from healthvault.pages.coach.state import CoachState
from healthvault.ui.session import SessionState, current_session, units_here

_MOST_ANSWERS = 8
"""Of how many answers the charts are drawn, the last ones: what a tab keeps has a budget."""


class ChartState(rx.State):
    """The charts of each answer, by the answer's id."""

    charts: dict[str, list[ChartView]] = {}

    @rx.event
    async def draw(self) -> None:
        """Draw what the numbers of the answers on the screen are of."""
        coach, mine = await self.get_state(CoachState), await self.get_state(SessionState)
        said = {turn.id: turn.text for turn in coach.turns if not turn.is_person}
        said[coach.answer_id] = coach.settled + coach.block + coach.tail
        wanted = {answer: found for answer, words in said.items() if (found := drawn(words))}
        latest = dict(list(wanted.items())[-_MOST_ANSWERS:])
        try:
            charts = await _charts(latest, units_here(mine), mine.zone)
        except HealthVaultError:
            return  # An answer without its chart is whole; its numbers stand in it.
        if charts != self.charts:
            self.charts = charts


async def _charts(
    wanted: dict[str, list[Drawn]], system: UnitSystem, zone: str
) -> dict[str, list[ChartView]]:
    today = clock.today(zone)
    pairs = [(each.metric, each.span) for found in wanted.values() for each in found]
    async with as_person(current_session(), Purpose.SHOW) as db:
        seen = iter(await glances(db, pairs, today))
    charts = {
        answer: [chart_view(one, system, today) for _ in found if (one := next(seen)) is not None]
        for answer, found in wanted.items()
    }
    return {answer: views for answer, views in charts.items() if views}
