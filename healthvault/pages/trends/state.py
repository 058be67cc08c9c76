"""What the trends page shows. Where one is stands in the address: metric, range, comparison and last day."""

from datetime import date
from typing import Any

import reflex as rx

from healthvault.accounts.zones import zones_of
from healthvault.core import clock
from healthvault.core.db import Purpose, as_person
from healthvault.core.errors import HealthVaultError
from healthvault.insights.benchmark import Who
from healthvault.insights.goal_look import goal_look
from healthvault.insights.trend import PREVIOUS, Trend, clock_shown, trend
from healthvault.metrics.unit import UnitSystem
from healthvault.pages.trends.figure import axis_unit, compared_hue, trend_figure
from healthvault.pages.trends.goal import GoalMixin
from healthvault.pages.trends.options import (
    Asked,
    Choice,
    asked,
    compare_choices,
    first_metric,
    metric_choices,
    range_choices,
    step_address,
    zoomed,
)
from healthvault.pages.trends.rows import NoteRow, PointRow, ReadOut, note_rows, point_rows, read_outs
from healthvault.pages.trends.words import finding, late_words, span_words
from healthvault.ui.live import watch
from healthvault.ui.session import SessionState, current_session, units_here
from healthvault.ui.why import WhyMixin
from healthvault.vault import read
from healthvault.vault.values import KnownMetric


class TrendsState(GoalMixin, WhyMixin, rx.State):
    """One metric over time."""

    is_loaded: bool = False
    has_metrics: bool = False
    is_empty: bool = False
    problem: str = ""
    metric: str = ""
    name: str = ""
    domain: str = "heart"
    label: str = ""
    span: str = ""
    finding: str = ""
    late: str = ""
    earlier: str = ""
    later: str = ""
    csv: str = ""
    compared: str = ""
    compared_name: str = ""
    compared_slug: str = ""
    compared_domain: str = ""
    is_usual_known: bool = False
    figure: dict[str, Any] = {}
    ranges: list[Choice] = []
    metrics: list[Choice] = []
    comparisons: list[Choice] = []
    read_outs: list[ReadOut] = []
    rows: list[PointRow] = []
    notes: list[NoteRow] = []
    _look: Asked | None = None
    _known: list[KnownMetric] = []

    @rx.var(initial_value=False)
    def has_spread(self) -> bool:
        """Whether any row of the table tells from where to where its numbers go."""
        return any(row.spread for row in self.rows)

    @rx.event
    async def load(self) -> None:
        """Show what the address asks for; what is on the screen stays when that does not work."""
        watch(TrendsState.load, "vault")
        try:
            await self._read()
        except HealthVaultError as error:
            if self.is_loaded:
                self._explain(error)
            else:
                self.problem = error.message

    @rx.event
    async def search(self, query: str) -> None:
        """Offer only the metrics whose names have these words."""
        if self._look is not None:
            self.metrics = metric_choices(self._look, self._known, query[:80])

    @rx.event
    async def compare(self, with_: str):
        """Compare with the time before, another metric, or nothing."""
        look = self._asked()
        if look is not None and with_ in {choice.slug for choice in self.comparisons}:
            return rx.redirect(f"/trends?{look.address(compare=with_)}")
        return None

    @rx.event
    async def zoom(self, changed: dict[str, object]):
        """Draw the days that were zoomed to as finely as they can be."""
        before = self._asked()
        look = None if before is None else zoomed(changed, before)
        return None if look is None else rx.redirect(f"/trends?{look.address()}")

    def _asked(self) -> Asked | None:
        """What the address asks for, which can be newer than what is drawn; None where neither is known."""
        if self._look is None:
            return None
        try:
            look = asked(dict(self.router.url.query_parameters), self._look.today)
        except HealthVaultError:
            return self._look
        return look if look.metric else look.of(self._look.metric)

    async def _read(self) -> None:
        mine = await self.get_state(SessionState)
        today = clock.today(mine.zone)
        look = asked(dict(self.router.url.query_parameters), today)
        async with as_person(current_session(), Purpose.SHOW) as db:
            self._known = await read.known_metrics(db)
            look = look.of(look.metric or first_metric(self._known))
            zone = clock_shown(look.range, min(look.end, today), await zones_of(db))
            shown = await trend(
                db,
                look.metric,
                look.range,
                look.end,
                first=look.first,
                compare=look.compare,
                today=today,
                zone=zone,
            )
            aim = await goal_look(db, shown.line.metric.slug, _who(mine), today)
        self._offer(look, shown)
        self._show(shown, units_here(mine), today, zone)
        self._show_goal(aim, units_here(mine), today)

    async def _look_again(self) -> None:
        await self._read()

    def _offer(self, look: Asked, shown: Trend) -> None:
        self.is_loaded, self.problem = True, ""
        self._look, self.has_metrics = look, bool(self._known)
        self.ranges = range_choices(look)
        self.metrics = metric_choices(look, self._known, "")
        self.comparisons = compare_choices(look, self._known)
        self.earlier = step_address(look, shown.line.span, -1)
        self.later = step_address(look, shown.line.span, 1)
        self.csv = f"/api/v1/trends.csv?{look.address()}"
        self.compared, self.compared_name = look.compare, ""
        if shown.compared is not None:
            other = shown.compared.metric
            self.compared_slug = other.slug
            self.compared_name = "The time before" if look.compare == PREVIOUS else other.name
            self.compared_domain = compared_hue(shown)

    def _show(self, shown: Trend, system: UnitSystem, today: date, zone: str) -> None:
        line = shown.line
        self.metric, self.name, self.domain = line.metric.slug, line.metric.name, line.metric.domain.value
        unit = axis_unit(line.metric, system)
        self.label = line.metric.name if unit in line.metric.name.lower() else f"{line.metric.name} ({unit})"
        self.is_empty = shown.is_empty
        self.span, self.finding = span_words(line.span, today), finding(shown, system, today)
        self.late = late_words(shown)
        self.figure = trend_figure(shown, system, today, zone)
        self.is_usual_known = any(shown.usual)
        self.read_outs = read_outs(shown, system, today, zone)
        self.notes = note_rows(shown, today)
        self.rows = point_rows(shown, system, today, zone)


def _who(mine: SessionState) -> Who:
    return Who(
        birth_year=mine.birth_year,
        sex=mine.sex,  # pyright: ignore[reportArgumentType]
        height_cm=mine.height_cm,
    )
