"""Why a number of an answer is what it is: its link names the metric and the dates."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta
from urllib.parse import parse_qs

import reflex as rx

from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.day import day_written
from healthvault.ui.why import WhyMixin

NUMBERS = "/trends?metric="
"""How the links of numbers begin (`coach/analyst/voice`, `coach/tools`)."""
_MONTH_DAYS = 30


class NumberMixin(WhyMixin, mixin=True):
    """Lets a page explain the numbers of an answer."""

    @rx.event
    async def explain_number(self, address: str) -> AsyncIterator[None]:
        """Tell what the number behind a link was made from."""
        self.why = None
        yield  # So that nobody reads why the number before was what it was.
        slug, first, last = spoken_of(address)
        self.why = replace(await self._told(slug, first, last), trends=address if slug in METRICS else "")


def spoken_of(address: str) -> tuple[str, date | None, date | None]:
    """The metric and the dates that the link of a number names; dates that it does not name are None."""
    named = {name: values[0] for name, values in parse_qs(address.partition("?")[2]).items()}
    last = day_written(named.get("end", ""))
    first = day_written(named.get("first") or named.get("of", ""))
    if first is None and last is not None:
        length = _MONTH_DAYS if named.get("range") == "month" else 1
        first = last - timedelta(days=length - 1)
    return named.get("metric", ""), first, last
