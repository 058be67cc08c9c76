"""What others have: people like oneself and guidelines, each with its source, as the cards tell them."""

import re
from collections.abc import Sequence
from datetime import timedelta

from healthvault.coach.analyst.look import Look
from healthvault.insights.baseline import baseline
from healthvault.insights.benchmark import Benchmark
from healthvault.insights.benchmark_words import label, pressure_said, said
from healthvault.insights.published import published
from healthvault.insights.span import Span
from healthvault.metrics.metric import Metric

ASKS = re.compile(
    r"\b(normal|enough|should|supposed to|meant to|need to|ought to|target|aim for|advis\w+|ideal(?:ly)?"
    r"|healthy"
    r"|recommend\w*|guidelines?|percentiles?|others|people|average (man|woman)"
    r"|my age|my years|peers|experts|doctors|category|categories)\b"
)
"""Words that ask for more than what is usual for oneself."""
_UPPER, _LOWER = "bp_systolic", "bp_diastolic"
_DAYS = 30
_IN_A_LINK = str.maketrans({"(": "%28", ")": "%29"})
"""A DOI may hold what ends a link in Markdown."""


async def about_others(metrics: Sequence[Metric], look: Look) -> str:
    """A line for each source that may be held against what was last measured; empty where none fits."""
    by_slug = {metric.slug: await _told(metric, look) for metric in metrics}
    pressure = pressure_said(by_slug.pop(_UPPER, ()), by_slug.pop(_LOWER, ()))
    lines = [_line(one, said(one, look.voice.units)) for told in by_slug.values() for one in told]
    return "\n".join([*lines, _line(*pressure)] if pressure else lines)


async def _told(metric: Metric, look: Look) -> tuple[Benchmark, ...]:
    known = (await look.known()).get(metric.slug)
    if known is None:
        return ()
    span = Span(first=known.last_day - timedelta(days=_DAYS - 1), last=known.last_day)
    days = await look.days(metric, span)
    usual = baseline(days, known.last_day)
    inside = sorted((day for day in days if day.day >= span.first), key=lambda day: day.day)
    return published(metric, inside, usual, look.who, look.voice.today) if inside else ()


def _line(one: Benchmark, words: str) -> str:
    url = str(one.reference.url).translate(_IN_A_LINK)
    return f"- {label(one)}: {words} ([{one.reference.short}]({url}))"
