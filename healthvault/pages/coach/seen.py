"""The switches of what the coach can see."""

import reflex as rx

from healthvault.coach.sight import let_see, sight
from healthvault.core.db import Purpose, as_person
from healthvault.core.errors import HealthVaultError, NotFoundError
from healthvault.metrics.sort import Sort
from healthvault.pages.coach.rows import SeenLine, seen_lines
from healthvault.ui.notice import NoticeMixin
from healthvault.ui.session import current_session
from healthvault.vault.read import known_metrics


class SeenMixin(NoticeMixin, mixin=True):
    """Every sort of data with its switch; `has_data` says whether anything was measured at all, `remembers`
    whether memory is on.
    """

    seen: list[SeenLine] = []
    remembers: bool = True
    has_data: bool = False

    @rx.event
    async def let_see(self, sort: str, may: bool) -> None:  # noqa: FBT001  A switch sends what it is.
        """Let the coach see a sort of data, or no longer."""
        try:
            await let_see(current_session(), _sort(sort), may=may)
            await self._read_seen()
        except HealthVaultError as error:
            self._explain(error)

    async def _read_seen(self) -> frozenset[Sort]:
        """Read the switches; what is off."""
        session = current_session()
        now = await sight(session)
        async with as_person(session, Purpose.SHOW) as db:
            known = await known_metrics(db)
        lines = seen_lines(known, now)
        if lines != self.seen:
            self.seen = lines
        if bool(known) != self.has_data:
            self.has_data = bool(known)
        if now.lets(Sort.MEMORY) != self.remembers:
            self.remembers = now.lets(Sort.MEMORY)
        return now.off


def _sort(value: str) -> Sort:
    """The sort of data that a switch is for.

    Raises:
        NotFoundError: there is none of that name.
    """
    try:
        return Sort(value)
    except ValueError:
        raise NotFoundError from None
