"""What the overview shows."""

from collections.abc import AsyncIterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

import reflex as rx

from healthvault.accounts.onboarding import onboarding
from healthvault.accounts.store import live_person
from healthvault.accounts.zones import zones_of
from healthvault.core import clock
from healthvault.core.db import Purpose, as_person
from healthvault.core.errors import HealthVaultError
from healthvault.ingest.history import imports
from healthvault.ingest.parting import part, unpart
from healthvault.insights.benchmark import Who
from healthvault.insights.overview import Overview, overview
from healthvault.insights.regularity import REGULARITY
from healthvault.insights.store import report
from healthvault.insights.timeline import day_timeline
from healthvault.insights.usual import usual_by_now
from healthvault.insights.worded import worded
from healthvault.metrics.day import NoSuchDateError, day_asked, day_written
from healthvault.metrics.unit import UnitSystem
from healthvault.pages.overview.cards import (
    CardView,
    SoFarView,
    so_far_view,
)
from healthvault.pages.overview.day import DayView, day_view
from healthvault.pages.overview.insight_state import InsightMixin
from healthvault.pages.overview.night import NightView, night_view
from healthvault.pages.overview.pressure import card_views
from healthvault.pages.overview.references import SourceView, source_view
from healthvault.pages.overview.regular import why_regular
from healthvault.pages.overview.words import arriving_words, so_far_late, summary
from healthvault.ui import text
from healthvault.ui.live import stepped, watch
from healthvault.ui.session import SessionState, current_session, units_here
from healthvault.ui.why import TITLE, WhyMixin
from healthvault.ui.why_usual import usual_view
from healthvault.ui.why_words import WhyView
from healthvault.ui.why_workout import WhyWorkoutMixin


class OverviewState(InsightMixin, WhyMixin, WhyWorkoutMixin, rx.State):
    """The first screen; the day of the timeline stands in the address as `?day=2026-11-23`."""

    is_loaded: bool = False
    is_empty: bool = False
    has_cards: bool = False
    problem: str = ""
    arriving: str = ""
    is_set_up: bool = True
    lead: str = ""
    summary: list[str] = []
    night: NightView | None = None
    so_far: list[SoFarView] = []
    so_far_late: str = ""
    cards: list[CardView] = []
    day: DayView | None = None
    not_that_day: str = ""
    source: SourceView | None = None
    _read_for: tuple[date, str, str] | None = None

    @rx.event
    async def load(self) -> AsyncIterator[None]:
        """Read everything, or the day alone for a step to another; what does not work changes nothing."""
        watch(OverviewState.load, "vault", "import", "insights")
        has_stepped, mine = stepped(), await self.get_state(SessionState)
        here = (clock.today(mine.zone), mine.zone, units_here(mine))
        try:
            await self._read_day()
            if not has_stepped or self.is_empty or self._read_for != here:
                yield  # In two messages: a connection keeps room for the longest that it ever sent.
                await self._read()
                self._read_for = here
        except HealthVaultError as error:
            if self.is_loaded:
                self._explain(error)
            else:
                self.problem = error.message

    @rx.event
    async def go_to(self, day: str):
        """Show another day in the timeline."""
        today = clock.today((await self.get_state(SessionState)).zone)
        if (chosen := day_written(day)) is None:  # What is being typed is no day yet.
            return None
        return rx.redirect(f"/overview?day={min(chosen, today).isoformat()}#day")

    @rx.event
    async def explain_card(self, slug: str, day: str):
        """Tell what the number of a card was made from."""
        self.why, named = None, day_written(day) or date.min
        yield
        is_regularity = slug == REGULARITY.slug
        self.why = await (why_regular(named) if is_regularity else self._told(slug, named, named))

    @rx.event
    async def explain_by_now(self, slug: str) -> AsyncIterator[None]:
        """Tell of which days it was made what a sum of today usually comes to by now."""
        self.why, mine = None, await self.get_state(SessionState)
        yield
        try:
            async with as_person(current_session(), Purpose.SHOW) as db:
                told = await usual_by_now(db, slug, mine.zone, clock.now())
        except HealthVaultError as error:
            self.why = WhyView(title=TITLE, intro=error.message)
        else:
            self.why = usual_view(told, units_here(mine), mine.zone)

    @rx.event
    async def explain_workout(self, workout: str) -> None:
        """Tell what a workout was made from."""
        try:
            await self._explain_record(workout, (await self.get_state(SessionState)).zone)
        except HealthVaultError as error:
            self._explain(error)

    @rx.event
    async def set_apart(self, place: int) -> None:
        """Take a record of the explained workout for a workout of its own."""
        try:
            await part(current_session(), self._explained(), place)
            self._say("These are two workouts now. Press the one you set apart to take it back.")
        except HealthVaultError as error:
            self._explain(error)

    @rx.event
    async def join_again(self) -> None:
        """Take back that the explained workout was set apart."""
        try:
            await unpart(current_session(), self._explained())
            self._say("This is one workout again.")
        except HealthVaultError as error:
            self._explain(error)

    @rx.event
    async def show_source(self, key: str) -> None:
        """Tell where the figures of a line come from."""
        self.source = source_view(key)

    async def _read(self) -> None:
        mine = await self.get_state(SessionState)
        now, zone, system = clock.now(), mine.zone, units_here(mine)
        here = current_session()
        async with as_person(here, Purpose.SHOW) as db:
            shown = await overview(db, zone, now, _who(mine))
            found = await report(db)
            person = await live_person(db)
            words = await worded(db, person) if person else {}
            self.arriving = arriving_words(await imports(db, limit=3)) if shown.is_empty else ""
        self.is_set_up = not shown.is_empty or (await onboarding(here)).is_finished
        self._show(shown, system, now)
        self._show_insights(found, system, shown.today, words)

    async def _read_day(self) -> None:
        """The day that the address asks for, and nothing else."""
        mine = await self.get_state(SessionState)
        asked = self._asked_day(clock.today(mine.zone))
        async with as_person(current_session(), Purpose.SHOW) as db:
            day = await day_timeline(db, asked, (await zones_of(db)).on(asked))
        self.day = day_view(day, units_here(mine), clock.now(), mine.zone)

    def _asked_day(self, today: date) -> date:
        """The day that the address asks for, or today with a sentence that says why."""
        day, self.not_that_day = day_named(self.router.url.query_parameters.get("day", ""), today)
        return day

    def _show(self, shown: Overview, system: UnitSystem, now: datetime) -> None:
        here = now.astimezone(ZoneInfo(shown.zone))
        said = summary(shown, system)
        self.is_loaded, self.is_empty, self.problem = True, shown.is_empty, ""
        self.has_cards = bool(shown.cards)
        self.lead = text.date_words(shown.today, year=True)
        self.summary = [said.first, said.second]
        self.night = _night(shown, here)
        self.so_far = [so_far_view(one, system, now, shown.zone) for one in shown.so_far]
        self.so_far_late = so_far_late(shown)
        self.cards = card_views(shown.cards, system, now, shown.zone)


def _who(mine: SessionState) -> Who:
    return Who(
        birth_year=mine.birth_year,
        sex=mine.sex,  # pyright: ignore[reportArgumentType]
        height_cm=mine.height_cm,
    )


def _night(shown: Overview, here: datetime) -> NightView | None:
    if shown.last_night is None:
        return None
    told = shown.freshness("sleep_duration")
    return night_view(shown.last_night, shown.usual_asleep_min, here, told)


def day_named(asked: str, today: date) -> tuple[date, str]:
    """The day that an address asks for, today where it asks for none; and why it is today when it asked for
    another, else an empty sentence.
    """
    try:
        day = day_asked(asked) or today
    except NoSuchDateError as error:
        return today, f"{error.message} Below is today."
    return (today, "That day is still to come. Below is today.") if day > today else (day, "")
