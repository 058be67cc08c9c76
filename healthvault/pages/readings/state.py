"""What the page of readings shows. Metric, day and page stand in the address."""

from datetime import date, timedelta
from urllib.parse import urlencode

import reflex as rx

from healthvault.core import clock
from healthvault.core.db import Purpose, as_person
from healthvault.core.errors import HealthVaultError
from healthvault.metrics.catalogue import metric as metric_called
from healthvault.metrics.day import day_asked
from healthvault.pages.readings.rows import PAGE, ReadingRow, count_words, reading_rows
from healthvault.ui import text
from healthvault.ui.live import watch
from healthvault.ui.session import SessionState, current_session, units_here
from healthvault.ui.why import WhyMixin
from healthvault.vault.read import behind_day

_MOST_PAGES = 100_000


class ReadingsState(WhyMixin, rx.State):
    """The readings of one metric on one day, page by page."""

    is_loaded: bool = False
    problem: str = ""
    metric: str = ""
    name: str = ""
    lead: str = ""
    count: str = ""
    day: str = ""
    day_before: str = ""
    day_after: str = ""
    page_before: str = ""
    page_after: str = ""
    trend: str = ""
    rows: list[ReadingRow] = []

    @rx.event
    async def load(self) -> None:
        """Show what the address asks for, now and whenever something arrives."""
        watch(ReadingsState.load, "vault")
        try:
            await self._read()
        except HealthVaultError as error:
            self.problem, self.name, self.lead = error.message, "", ""

    async def _read(self) -> None:
        parameters = self.router.url.query_parameters
        mine = await self.get_state(SessionState)
        system = units_here(mine)
        shown, today = metric_called(parameters.get("metric", "steps")), clock.today(mine.zone)
        day = min(day_asked(parameters.get("day", "")) or today, today + timedelta(days=1))
        page = _page(parameters.get("page", ""))
        async with as_person(current_session(), Purpose.SHOW) as db:
            told = await behind_day(db, shown.slug, day, skip=(page - 1) * PAGE, most=PAGE)
        self.metric, self.name = shown.slug, shown.name
        self.lead, self.day = text.date_words(day, year=True), day.isoformat()
        self.rows, self.count = reading_rows(told, day, system), count_words(told, page)
        self._offer(day, page, told.count, today)
        self.is_loaded, self.problem = True, ""

    def _offer(self, day: date, page: int, count: int, today: date) -> None:
        def address(day: date, page: int) -> str:
            asked = {"metric": self.metric, "day": day.isoformat(), **({"page": page} if page > 1 else {})}
            return f"/readings?{urlencode(asked)}"

        self.day_before = address(day - timedelta(days=1), 1)
        self.day_after = address(day + timedelta(days=1), 1) if day < today else ""
        self.page_before = address(day, page - 1) if page > 1 else ""
        self.page_after = address(day, page + 1) if page * PAGE < count else ""
        asked = {"metric": self.metric, "range": "week", "end": day.isoformat()}
        self.trend = f"/trends?{urlencode(asked)}"


def _page(asked: str) -> int:
    """The page that an address asks for, from 1; the first where it asks for none."""
    return min(max(int(asked), 1), _MOST_PAGES) if asked.isdecimal() and len(asked) < 7 else 1
