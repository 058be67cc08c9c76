"""When a sleep is over: the choice, and what another one would change."""

import reflex as rx

from healthvault.core import clock
from healthvault.core.db import Purpose, as_person
from healthvault.core.errors import HealthVaultError
from healthvault.ingest.silence import change_silence, preview_silence
from healthvault.pages.priorities.rows import ChangeView, change_views
from healthvault.pages.priorities.words import kept_words, silence_effect_words
from healthvault.ui.live import watch
from healthvault.ui.notice import NoticeMixin
from healthvault.ui.session import SessionState, current_session
from healthvault.vault.silence import USUAL_MIN, longest_silence_min


class SilenceState(NoticeMixin, rx.State):
    """The longest silence within a sleep, in minutes: what holds, and what is drafted."""

    held: str = str(USUAL_MIN)
    wanted: str = str(USUAL_MIN)
    effect: str = ""
    largest: list[ChangeView] = []
    is_working: bool = False
    _change_count: int = 0

    @rx.event
    async def load(self) -> None:
        """Show what holds, now and whenever it changes; a draft is kept."""
        watch(SilenceState.load, "vault")
        is_draft = self.wanted != self.held
        async with as_person(current_session(), Purpose.SHOW) as db:
            self.held = str(await longest_silence_min(db))
        if not is_draft:
            self.wanted = self.held

    @rx.event
    async def choose(self, minutes: str):
        """Draft another silence, and tell what it would change."""
        self.wanted, self.effect, self.notice_text = minutes, "", ""
        yield
        try:
            await self._look_ahead()
        except HealthVaultError as error:
            self.wanted = self.held
            self._explain(error)

    @rx.event
    async def leave(self) -> None:
        """Put the draft away."""
        self.wanted = self.held

    @rx.event
    async def save(self):
        """Keep the draft and make the nights again."""
        self.is_working = True
        yield
        try:
            await change_silence(current_session(), _minutes(self.wanted))
            self.held = self.wanted
            self._say(kept_words(self._change_count, "night"))
        except HealthVaultError as error:
            self._explain(error)
        self.is_working = False

    async def _look_ahead(self) -> None:
        if self.wanted == self.held:
            return
        mine = await self.get_state(SessionState)
        today = clock.today(mine.zone)
        told = await preview_silence(current_session(), _minutes(self.wanted))
        self._change_count = len(told.changes)
        self.effect = silence_effect_words(told, today)
        self.largest = change_views(told, "metric", today)


def _minutes(wanted: str) -> int:
    """The minutes of a choice; none that there is, of anything else."""
    return int(wanted) if wanted.isdecimal() and len(wanted) < 4 else 0
