"""Answers about what changed, in everything or in one thing."""

import re
from datetime import timedelta

from healthvault.coach.analyst.look import Look
from healthvault.coach.analyst.question import Question
from healthvault.coach.analyst.when import Grain
from healthvault.insights.change import Change, changes
from healthvault.insights.sleep import night_days
from healthvault.insights.span import Span
from healthvault.metrics import words
from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.metric import Daily, Metric
from healthvault.vault.values import DayValue

_MONTH_DAYS = 30
_MOST_CHANGES = 6
_YEAR = timedelta(days=364)
"""A year in whole weeks, so that each weekday meets itself."""


async def about_change(asked: Question, look: Look, only: tuple[Metric, ...] = ()) -> str:
    """What changed between two stretches of days, the largest first; in everything, or in `only` these."""
    before, after = compared(asked, look)
    told = changes(await _days(look, only, before, after), before, after, unfinished=look.voice.today)
    spans = f"{look.voice.span(after)} against {look.voice.span(before)}"
    if not told:
        return f"There are too few days in {spans} to compare. It takes five measured days on each side."
    notable = [change for change in told if change.is_notable and _can_be_seen(change, look)]
    shown = told[:_MOST_CHANGES] if only else notable[:_MOST_CHANGES]
    if not shown:
        return (
            f"**Nothing notable changed.** I compared {words.count(len(told), 'metric')}, {spans};"
            " none moved more than its days usually swing."
        )
    lines = "\n".join(f"- {_line(change, look, before, after)}" for change in shown)
    rest = len(told) - len(notable)
    steady = (
        f"\n\n{words.count(rest, 'other metric')} stayed within the usual swing." if rest and not only else ""
    )
    return f"The mean day, {spans}:\n\n{lines}{steady}"


def _can_be_seen(change: Change, look: Look) -> bool:
    """Whether the two means differ as they are shown."""
    nothing = look.voice.apart(change.metric, change.before, change.before)
    return look.voice.apart(change.metric, change.before, change.after) != nothing


def compared(asked: Question, look: Look) -> tuple[Span, Span]:
    """The two stretches a question compares: those that it names, or as many days before as after."""
    if asked.against is not None and asked.when is not None:
        return asked.against.span, asked.when.span
    if re.search(r"\byear\b", asked.text):
        after = look.last_days(_MONTH_DAYS)
        return Span(first=after.first - _YEAR, last=after.last - _YEAR), after
    if re.search(r"\bweek\b", asked.text):
        after = look.last_days(7)
    elif (
        asked.when is None
        or re.search(r"\bmonth\b", asked.text)
        or asked.when.grain in {Grain.EVER, Grain.DAY}
    ):
        after = look.last_days(_MONTH_DAYS)
    else:
        after = asked.when.span
    return after.before, after


def _line(change: Change, look: Look, before: Span, after: Span) -> str:
    """One change with the days it stands on."""
    voice, metric = look.voice, change.metric
    direction = "up" if change.difference > 0 else "down"
    apart = voice.apart(metric, change.before, change.after)
    means = ((before, change.before), (after, change.after))
    was, now = (voice.seen(metric, span, voice.value(metric, value)) for span, value in means)
    how = f"{direction} {apart}" if change.is_notable else f"{direction} {apart}, within its usual swing"
    return f"{metric.name}: {was} → {now}, {how} ({change.n_before} and {words.count(change.n_after, 'day')})"


async def _days(
    look: Look, only: tuple[Metric, ...], before: Span, after: Span
) -> dict[Metric, list[DayValue]]:
    wide = Span(first=before.first, last=after.last)
    metrics = only or await _comparable(look)
    by_day = [metric.slug for metric in metrics if metric.daily is not Daily.NIGHT]
    found = await look.book.days(by_day, wide) if by_day else {}
    days = {METRICS[slug]: list(values) for slug, values in found.items()}
    asleep = [metric for metric in metrics if metric.daily is Daily.NIGHT]
    nights = await look.book.nights(wide) if asleep else []
    return days | {metric: night_days(metric.slug, nights) for metric in asleep}


async def _comparable(look: Look) -> tuple[Metric, ...]:
    """What the person has and the catalogue knows; of the nights only how long they were."""
    known = [METRICS[slug] for slug in await look.known() if slug in METRICS]
    return (*(metric for metric in known if metric.daily is not Daily.NIGHT), METRICS["sleep_duration"])
