"""Answers about all days together, what is usual, since when something is measured and by what."""

from collections import Counter
from collections.abc import Sequence
from statistics import fmean

from healthvault.coach.analyst.look import Look
from healthvault.coach.analyst.voice import joined
from healthvault.insights.baseline import ENOUGH_DAYS, baseline
from healthvault.insights.span import Span
from healthvault.metrics import words
from healthvault.metrics.metric import Daily, Metric
from healthvault.vault.values import DayValue, KnownMetric


def together(metric: Metric, days: Sequence[DayValue], span: Span, look: Look) -> str:
    """What some days of a metric that adds up make in all; today counts as far as it has come."""
    voice = look.voice
    total = voice.seen(metric, span, voice.value(metric, sum(day.value for day in days)))
    over = [day.value for day in days if day.day != voice.today] or [day.value for day in days]
    return (
        f"{metric.name}: {total} together, {voice.span(span)} ({voice.of(len(days), span)});"
        f" {voice.mean(metric, fmean(over))} on average."
    )


def usual_level(metric: Metric, days: Sequence[DayValue], look: Look) -> str:
    """The median of the sixty days before today and the range in which eight of ten lay."""
    usual = baseline(days, look.voice.today)
    if usual is None:
        return (
            f"{metric.name}: what is usual for you I do not know yet; that takes"
            f" {words.count(ENOUGH_DAYS, 'measured day')} of the last sixty."
        )
    voice, each = look.voice, "night" if metric.daily is Daily.NIGHT else "day"
    since = f" It begins on {words.date_words(usual.since.day)}, with a new device." if usual.since else ""
    return (
        f"{metric.name}: usual for you is **{voice.value(metric, usual.median)}**, the middle {each} of the"
        f" last"
        f" sixty; eight of ten lay in {voice.usual(metric, usual)}.{since}"
    )


def since_when(metric: Metric, look: Look, known: KnownMetric | None) -> str:
    """The first day with a metric, the last, and how many; empty where there is none."""
    if known is None:
        return ""
    first = words.date_words(known.first_day, year=True)
    last = words.day(known.last_day, look.voice.today)
    measured = words.count(known.day_count, "measured day")
    return f"{metric.name}: since **{first}**, the last on {last} ({measured})."


def measured_by(metric: Metric, days: Sequence[DayValue], look: Look) -> str:
    """Which devices and apps measured the days, the most frequent first."""
    counts = Counter(source for day in days for source in day.sources)
    if not counts:
        return f"{metric.name}: nobody signed these days, so I cannot say what measured them."
    named = [f"**{source}** ({words.count(n, 'day')})" for source, n in counts.most_common()]
    span = Span(first=min(day.day for day in days), last=max(day.day for day in days))
    return f"Your {words.plainly(metric)} comes from {joined(named)}, {look.voice.span(span)}."
