"""Why a number of an answer is what it is: its link names the metric and the dates."""

from collections.abc import AsyncIterator
from dataclasses import replace

import reflex as rx

from healthvault.coach.links import spoken_of
from healthvault.metrics.catalogue import METRICS
from healthvault.ui.why import WhyMixin


class NumberMixin(WhyMixin, mixin=True):
    """Lets a page explain the numbers of an answer."""

    @rx.event
    async def explain_number(self, address: str) -> AsyncIterator[None]:
        """Tell what the number behind a link was made from."""
        self.why = None
        yield  # So that nobody reads why the number before was what it was.
        slug, span = spoken_of(address)
        told = await self._told(slug, span.first if span else None, span.last if span else None)
        self.why = replace(told, trends=address if slug in METRICS else "")
