"""What of a report stands on the overview, and what the person says of it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import reflex as rx

from healthvault.core.errors import HealthVaultError
from healthvault.insights.finding import Opinion, Report
from healthvault.insights.opinions import keep_opinion
from healthvault.insights.worded import Worded
from healthvault.metrics.unit import UnitSystem
from healthvault.pages.overview.insights import (
    InsightView,
    forecasts,
    insight_views,
    looked_on,
    no_insights,
    thanks,
)
from healthvault.ui.notice import NoticeMixin
from healthvault.ui.session import current_session


class InsightMixin(NoticeMixin, mixin=True):
    """At most three insights, or a sentence that says why there are none."""

    insights: list[InsightView] = []
    no_insights: str = ""
    looked_on: str = ""
    forecasts: list[str] = []

    @rx.event
    async def say_of_insight(self, key: str, said: str) -> None:
        """Keep that an insight is useful, not for the person, or wrong; said twice, it is taken back."""
        now = next((one.opinion for one in self.insights if one.key == key), None)
        if now is None or said not in set(Opinion):
            return
        opinion = None if said == now else Opinion(said)
        try:
            await keep_opinion(current_session(), key, opinion)
        except HealthVaultError as error:
            self._explain(error)
            return
        self.insights = [
            replace(one, opinion=opinion or "") if one.key == key else one for one in self.insights
        ]
        self._say(thanks(opinion))

    def _show_insights(
        self, report: Report | None, system: UnitSystem, today: date, words: Mapping[str, Worded]
    ) -> None:
        self.insights = insight_views(report, system, today, words)
        self.no_insights = no_insights(report)
        self.looked_on = looked_on(report, today)
        self.forecasts = forecasts(report, system, today)
