"""The links in a kept answer: which metric over which dates each number is of, and what is worth drawing.

An answer keeps no values for its charts: the links of its numbers say what to draw, from what is resolved
when it is shown.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import parse_qs

from healthvault.insights.span import Span
from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.day import day_written
from healthvault.metrics.metric import Metric

NUMBERS = "/trends?metric="
"""How the links of numbers begin (`coach/analyst/voice`)."""
_TARGET = re.compile(r"\]\((/trends\?metric=[^()\s]*)\)")
_MONTH_DAYS = 30
_MOST_CHARTS = 2
_ENOUGH_DAYS = 5
"""From how many dates on a chart tells more than its numbers. Source: our convention, as for a slope."""
_FAR_APART_DAYS = 62


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A metric over some dates."""

    metric: Metric
    span: Span


def spoken_of(address: str) -> tuple[str, Span | None]:
    """The metric and the dates that the link of a number names; None where it names no dates."""
    named = {name: values[0] for name, values in parse_qs(address.partition("?")[2]).items()}
    last = day_written(named.get("end", ""))
    first = day_written(named.get("first") or named.get("of", ""))
    if last is not None and first is None:
        length = _MONTH_DAYS if named.get("range") == "month" else 1
        first = last - timedelta(days=length - 1)
    if first is None or last is None or first > last:
        return named.get("metric", ""), None
    return named.get("metric", ""), Span(first=first, last=last)


def drawn(said: str) -> list[Drawn]:
    """What is worth drawing under an answer: of each metric that its numbers lead to, the longest dates.

    Single days that lie near each other are drawn together.
    """
    spans: dict[str, list[Span]] = {}
    for target in _TARGET.findall(said):
        slug, span = spoken_of(target)
        if span is not None and slug in METRICS:
            spans.setdefault(slug, []).append(span)
    found = ((METRICS[slug], _whole(each)) for slug, each in spans.items())
    return [Drawn(metric=metric, span=span) for metric, span in found if span is not None][:_MOST_CHARTS]


def _whole(spans: Sequence[Span]) -> Span | None:
    longest = max(spans, key=lambda span: span.length)
    if longest.length >= _ENOUGH_DAYS:
        return longest
    days: set[date] = {span.first for span in spans}
    together = Span(first=min(days), last=max(span.last for span in spans))
    near = _ENOUGH_DAYS <= together.length <= _FAR_APART_DAYS
    return together if near and len(days) >= _ENOUGH_DAYS else None
