"""What *Sync* knows and does."""

from uuid import UUID

import reflex as rx

from healthvault.core import clock
from healthvault.core.db import Purpose, as_person
from healthvault.core.errors import HealthVaultError
from healthvault.ingest import desk
from healthvault.ingest.history import NoSuchImportError, imports
from healthvault.insights.sources import sources
from healthvault.pages.sync.rows import ArrivalCard, arrival_card
from healthvault.pages.sync.sources import MOST, SourceView, source_view, told_late
from healthvault.ui.live import watch
from healthvault.ui.notice import NoticeMixin
from healthvault.ui.session import SessionState, current_session, units_here


class SyncState(NoticeMixin, rx.State):
    """The sources and arrivals on the screen; `late` says how many should have come again."""

    is_loaded: bool = False
    chosen: str = ""
    cards: list[ArrivalCard] = []
    sources: list[SourceView] = []
    late: str = ""
    left_out: int = 0

    @rx.event
    async def load(self):
        """Read what has arrived, now and whenever that changes."""
        watch(SyncState.load, "import", "vault")
        try:
            await self._read()
        except HealthVaultError as error:
            self._explain(error)

    @rx.event
    async def choose(self, path: str) -> None:
        """Name the file that was dropped; the browser tells only its last part."""
        self.chosen = path.replace("\\", "/").rpartition("/")[2][:200]

    @rx.event
    async def undo(self, batch: str) -> None:
        """Take back what an import stored."""
        await self._ask(desk.undo, batch, "Undoing. Your days are being worked out again.")

    @rx.event
    async def take(self, batch: str) -> None:
        """Import what was only looked at."""
        await self._ask(desk.take, batch, "Importing.")

    @rx.event
    async def forget(self, batch: str) -> None:
        """Put an arrival away that holds nothing."""
        await self._ask(desk.forget, batch, "")

    async def _ask(self, wish: desk.Wish, batch: str, words: str) -> None:
        try:
            async with as_person(current_session(), Purpose.SHOW) as db:
                await wish(db, _batch_id(batch))
            await self._read()
            if words:
                self._say(words, "info")
        except HealthVaultError as error:
            self._explain(error)

    async def _read(self) -> None:
        session = await self.get_state(SessionState)
        now, zone = clock.now(), session.zone
        async with as_person(current_session(), Purpose.SHOW) as db:
            found = await imports(db)
            told = await sources(db, clock.today(zone))
        system = units_here(session)
        before = {card.id for card in self.cards}
        self.cards = [arrival_card(each, now=now, zone=zone, system=system) for each in found]
        self.sources = [source_view(each, now, zone) for each in told[:MOST]]
        self.late, self.left_out = told_late(told), len(told[MOST:])
        self.is_loaded = True
        if any(card.id not in before and card.title == self.chosen for card in self.cards):
            self.chosen = ""


def _batch_id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NoSuchImportError from None
