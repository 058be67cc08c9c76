"""What the page about the order of sources knows and does. Metric and first day stand in the address."""

from datetime import date
from urllib.parse import urlencode

import reflex as rx

from healthvault.core import clock
from healthvault.core.db import Purpose, as_person
from healthvault.core.errors import HealthVaultError
from healthvault.ingest.priorities import Standing, Wish, preview, reorder, standing
from healthvault.metrics.catalogue import metric as metric_called
from healthvault.metrics.day import day_written
from healthvault.pages.priorities.rows import (
    ChangeView,
    ChoiceView,
    HeldView,
    Moved,
    PlaceView,
    change_views,
    choice_views,
    held_views,
    place_views,
    shown_as,
)
from healthvault.pages.priorities.words import effect_words, kept_words, place_words, rule_words
from healthvault.ui.live import watch
from healthvault.ui.notice import NoticeMixin
from healthvault.ui.session import SessionState, current_session, units_here
from healthvault.vault.orders import ALWAYS
from healthvault.vault.read_sources import with_a_choice


class PrioritiesState(NoticeMixin, rx.State):
    """One metric's sources in a draft of their order, and what it would change."""

    is_loaded: bool = False
    problem: str = ""
    metric: str = ""
    rule: str = ""
    choices: list[ChoiceView] = []
    places: list[PlaceView] = []
    held: list[HeldView] = []
    from_day: str = ""
    today: str = ""
    said: str = ""
    is_changed: bool = False
    is_working: bool = False
    effect: str = ""
    largest: list[ChangeView] = []
    _standing: Standing | None = None
    _draft: list[int] = []
    _dragged: int = 0
    _moved: Moved = Moved()
    _change_count: int = 0

    @rx.event
    async def load(self) -> None:
        """Show what the address asks for, now and whenever something arrives; a draft is kept."""
        watch(PrioritiesState.load, "vault")
        parameters = self.router.url.query_parameters
        try:
            await self._read(parameters.get("metric", ""), parameters.get("from", ""))
            await self._look_ahead()
        except HealthVaultError as error:
            self.problem = error.message

    @rx.event
    async def choose(self, slug: str):
        """Show another metric."""
        return rx.redirect(f"/priorities?{urlencode({'metric': slug})}")

    @rx.event
    async def since(self, day: str):
        """Let the draft hold from a day on; empty for all days."""
        named = day_written(day)
        asked = {"metric": self.metric, "from": named.isoformat() if named else ""}
        return rx.redirect(f"/priorities?{urlencode({k: v for k, v in asked.items() if v})}", replace=True)

    @rx.event
    async def move(self, stream: int, steps: int):
        """Move a source up (-1) or down (1)."""
        if stream in self._draft:
            self._place(stream, self._draft.index(stream) + steps)
            self._moved = Moved(stream=stream, steps=steps, count=self._moved.count + 1)
            await self._show_draft()
            yield
            await self._try_to_look_ahead()

    @rx.event
    async def pick(self, stream: int) -> None:
        """Note which source is being dragged."""
        self._dragged = stream

    @rx.event
    async def place(self, stream: int):
        """Put the dragged source in the place of the one it was let go on."""
        if self._dragged in self._draft and stream in self._draft:
            self._place(self._dragged, self._draft.index(stream))
            self._moved, self._dragged = Moved(), 0
            await self._show_draft()
            yield
            await self._try_to_look_ahead()

    @rx.event
    async def back_to_usual(self):
        """Draft the order that holds for everybody."""
        if self._standing is not None:
            self._draft = [teller.stream for teller in self._standing.usual]
            self.said, self.notice_text, self._moved = "The usual order.", "", Moved()
            await self._show_draft()
            yield
            await self._try_to_look_ahead()

    @rx.event
    async def leave(self) -> None:
        """Put the draft away."""
        self._draft, self.said, self._moved = self._held_draft(), "Left as it is.", Moved()
        await self._show_draft()

    @rx.event
    async def take_away(self, day: str):
        """Draft that from a day on the order before goes on."""
        if self._standing is None or day not in {each.day for each in self.held}:
            return None
        orders = self._standing.orders.of(self.metric)
        place = next(at for at, order in enumerate(orders) if order.from_day.isoformat() == day)
        before = orders[place - 1].streams if place else ()
        self._draft = [teller.stream for teller in self._standing.ranked(before)]
        self.is_changed = True
        return PrioritiesState.since("" if orders[place].from_day == ALWAYS else day)

    @rx.event
    async def save(self):
        """Keep the draft and make the days again."""
        if not self.is_changed:
            return
        self.is_working = True
        yield
        try:
            await reorder(current_session(), self._wish())
            self.is_changed = False
            await self._read(self.metric, self.from_day)
            self._say(kept_words(self._change_count))
        except HealthVaultError as error:
            self._explain(error)
        self.is_working = False

    def _wish(self) -> Wish:
        usual = self._standing.usual if self._standing else ()
        is_usual = self._draft == [teller.stream for teller in usual]
        return Wish(
            metric=self.metric,
            streams=() if is_usual else tuple(self._draft),
            from_day=day_written(self.from_day),
        )

    def _held_draft(self) -> list[int]:
        """The order that holds on the first day of the draft; today, where it is for all days."""
        if self._standing is None:
            return []
        day = day_written(self.from_day) or date.fromisoformat(self.today)
        held = self._standing.orders.at(self.metric, day)
        return [teller.stream for teller in self._standing.ranked(held.streams)]

    def _place(self, stream: int, place: int) -> None:
        rest = [each for each in self._draft if each != stream]
        place = max(0, min(place, len(rest)))
        self._draft = [*rest[:place], stream, *rest[place:]]
        name = next((each.name for each in self.places if each.stream == stream), "")
        self.said, self.notice_text = place_words(name, place, len(self._draft)), ""

    async def _read(self, slug: str, day: str) -> None:
        today = clock.today((await self.get_state(SessionState)).zone)
        async with as_person(current_session(), Purpose.SHOW) as db:
            several = await with_a_choice(db)
            self.choices = choice_views(several, metric_called(slug).slug if slug else "")
            slug = slug or (self.choices[0].slug if self.choices else "")
            self._standing = await standing(db, shown_as(slug)) if slug else None
        named = day_written(day)
        is_same = self.metric == (self._standing.metric if self._standing else "")
        self.metric = self._standing.metric if self._standing else ""
        self.rule = rule_words(metric_called(self.metric)) if self.metric else ""
        self.from_day, self.today = named.isoformat() if named else "", today.isoformat()
        there = sorted(teller.stream for teller in self._standing.usual) if self._standing else []
        if not (is_same and self.is_changed and sorted(self._draft) == there):
            self._draft, self._moved, self.said = self._held_draft(), Moved(), ""
        self.is_loaded, self.problem = True, ""
        await self._show_draft()

    async def _show_draft(self) -> None:
        if self._standing is None:
            self.places, self.held, self.is_changed = [], [], False
            return
        today = date.fromisoformat(self.today)
        self.places = place_views(self._standing, self._draft, today, self._moved)
        self.held = held_views(self._standing, today)
        orders, wish = self._standing.orders, self._wish()
        self.is_changed = orders.with_order(self.metric, wish.order).of(self.metric) != orders.of(self.metric)
        self.effect, self.largest = "", []

    async def _try_to_look_ahead(self) -> None:
        try:
            await self._look_ahead()
        except HealthVaultError as error:
            self._explain(error)

    async def _look_ahead(self) -> None:
        """Say what the draft would change; nothing, where it is what holds already."""
        if not self.is_changed:
            return
        mine = await self.get_state(SessionState)
        system = units_here(mine)
        told = await preview(current_session(), self._wish())
        self._change_count, today = len(told.changes), date.fromisoformat(self.today)
        self.effect, self.largest = effect_words(told, today), change_views(told, system, today)
