"""Answers about one thing that is measured: a day, some days, the usual, its extremes, its way."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime

from healthvault.coach.analyst.about_days import best_weekday, counted, coverage, weekend
from healthvault.coach.analyst.about_levels import measured_by, since_when, together, usual_level
from healthvault.coach.analyst.about_others import ASKS, about_others
from healthvault.coach.analyst.form import LOWEST
from healthvault.coach.analyst.look import Look
from healthvault.coach.analyst.names import TOGETHER
from healthvault.coach.analyst.question import Form, Question
from healthvault.coach.analyst.voice import capital, joined, standing
from healthvault.coach.analyst.when import Grain
from healthvault.insights.baseline import baseline
from healthvault.insights.points import Summary, summary_of_days
from healthvault.insights.recent import Recent, recent
from healthvault.insights.slope import slope
from healthvault.insights.span import Span
from healthvault.metrics import words
from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.metric import Better, Daily, Domain, Metric
from healthvault.vault.values import DayValue, KnownMetric

WORRY = "I can tell what is usual for you, not what it means: whether it matters is a question for a doctor."
_NO_OTHERS = "I have no published figures that fit your sex, your age and the way it was measured."
_NEAREST = {"hrv_sdnn", "hrv_rmssd", "eda"}
_MOST_METRICS = 3
_TREND_DAYS = 90
_BEST = re.compile(r"\b(?:best|worst)\b")


async def about_metric(asked: Question, look: Look) -> str:
    """The answer about every metric that a question names, at most three, a paragraph each."""
    known = await look.known()
    metrics = [metric for slugs in asked.metrics for metric in _meant(slugs, known)]
    metrics = list(dict.fromkeys(metrics))[:_MOST_METRICS]
    if not metrics:
        names = [words.plainly(METRICS[slugs[0]]) for slugs in asked.metrics]
        return f"Nothing in your vault tells your {joined(names[:_MOST_METRICS])} yet, so I cannot say."
    parts = [await _paragraph(metric, asked, look, known.get(metric.slug)) for metric in metrics]
    if metrics[0].slug in _NEAREST and re.search(r"\bstress(ed)?\b", asked.text):
        parts.insert(0, "Nothing in your vault measures stress itself. The nearest to it that I have:")
    if asked.form is Form.OTHERS or ASKS.search(asked.text):
        beside = await about_others(metrics, look)
        parts = [beside, *parts] if asked.form is Form.OTHERS else [*parts, beside]
        if not beside:
            parts = [_NO_OTHERS, *parts] if asked.form is Form.OTHERS else parts[:-1]
    return "\n\n".join([*parts, WORRY] if asked.worried else parts)


def _meant(slugs: tuple[str, ...], known: dict[str, KnownMetric]) -> list[Metric]:
    """Those of a name's metrics that the person has: all when they belong together, else the first."""
    sleeps = any(METRICS[slug].domain is Domain.SLEEP for slug in known)
    has = [
        METRICS[slug]
        for slug in slugs
        if slug in known or (sleeps and METRICS[slug].daily is Daily.NIGHT and slug != "sleep_stage")
    ]
    return has if slugs in TOGETHER else has[:1]


async def _paragraph(metric: Metric, asked: Question, look: Look, since: KnownMetric | None) -> str:
    of_days = asked.form is Form.FIRST or asked.form in _RECKONED
    said = await (_of_days if of_days else _said)(metric, asked, look, since)
    is_of_now = asked.when is None or asked.when.span.last == look.voice.today
    return await aged(said, metric, look) if is_of_now else said


async def aged(said: str, metric: Metric, look: Look) -> str:
    """Something about how a metric is now, with how old it is, when it should have come again by now."""
    late = await look.late(metric)
    return f"{said} {late}." if late else said


async def _said(metric: Metric, asked: Question, look: Look, since: KnownMetric | None) -> str:
    match asked.form:
        case Form.LEVEL if asked.when is None and metric.domain is Domain.BODY and metric.daily is Daily.LAST:
            way = await _trend(metric, look, look.last_days(_TREND_DAYS))
            return f"{await _latest(metric, look, since)} {way}"
        case Form.TREND:
            return await _trend(metric, look, look.asked(asked.when, otherwise=_TREND_DAYS, since=since))
        case Form.HIGHEST | Form.LOWEST if not (asked.when and asked.when.is_day):
            return await _extreme(metric, asked, look, since)
        case Form.LATEST:
            return await _latest(metric, look, since)
        case _ if asked.when is not None and asked.when.is_day:
            return await one_day(metric, look, asked.when.span, since)
        case _:
            span = look.asked(asked.when, otherwise=7, since=since)
            return await over(metric, look, span, since, verdict_first=asked.form is Form.STANDING)


async def _of_days(metric: Metric, asked: Question, look: Look, since: KnownMetric | None) -> str:
    """What is reckoned from days; where there is none in the dates, that is said."""
    if asked.form is Form.FIRST:
        return since_when(metric, look, since) or _absent(metric, look, look.last_days(1), since)
    span = look.asked(asked.when, otherwise=_LENGTHS_DAYS.get(asked.form, _MONTH_DAYS), since=since)
    days = await look.days(metric, span)
    if asked.form is Form.USUAL and asked.when is None:
        return usual_level(metric, days, look)
    inside = [day for day in days if span.first <= day.day <= span.last]
    if not inside:
        return _absent(metric, look, span, since)
    reckoned = _RECKONED[asked.form](metric, asked, inside, span, look)
    return reckoned or await over(metric, look, span, since)


def _in_all(metric: Metric, _asked: Question, days: Sequence[DayValue], span: Span, look: Look) -> str:
    return together(metric, days, span, look) if metric.daily is Daily.SUM else ""


def _counted_days(metric: Metric, asked: Question, days: Sequence[DayValue], span: Span, look: Look) -> str:
    return counted(metric, asked.limit, days, span, look) if asked.limit else ""


_MONTH_DAYS = 30
_LENGTHS_DAYS = {Form.WEEKDAY: 90, Form.WEEKEND: 90, Form.TOTAL: 7, Form.USUAL: 1}
_RECKONED: dict[Form, Callable[[Metric, Question, Sequence[DayValue], Span, Look], str]] = {
    Form.COUNT: _counted_days,
    Form.COVERAGE: lambda metric, _asked, days, span, look: coverage(metric, days, span, look),
    Form.WEEKDAY: lambda metric, asked, days, span, look: best_weekday(
        metric, days, span, look, is_least=LOWEST.search(asked.text) is not None
    ),
    Form.WEEKEND: lambda metric, _asked, days, span, look: weekend(metric, days, span, look),
    Form.SOURCE: lambda metric, _asked, days, _span, look: measured_by(metric, days, look),
    Form.TOTAL: _in_all,
    Form.USUAL: lambda *_asked: "",
}


async def one_day(metric: Metric, look: Look, span: Span, since: KnownMetric | None) -> str:
    """A metric on one day, and against what was usual before it."""
    voice, day = look.voice, span.first
    days = await look.days(metric, span)
    found = next((each for each in days if each.day == day), None)
    if found is None:
        return _absent(metric, look, span, since)
    unfinished = metric.daily is Daily.SUM and day == voice.today
    so_far = " so far" if unfinished else ""
    value = voice.seen(metric, span, voice.value(metric, found.value))
    said = f"{metric.name}: {value}{_spread(metric, look, found)} {voice.when(metric, day)}{so_far}."
    usual = baseline(days, day)
    if usual is None:
        return said
    if unfinished:
        return f"{said} Usual for a whole day: {voice.usual(metric, usual)}."
    where = standing(usual.standing(found.value))
    return f"{said} That is {where}, {voice.usual(metric, usual)}."


def _spread(metric: Metric, look: Look, day: DayValue) -> str:
    if metric.daily not in {Daily.MEAN, Daily.TIME_MEAN} or day.low is None or day.high is None or day.n < 2:
        return ""
    low, high = (look.voice.of_day(metric, end, day.day) for end in (day.low, day.high))
    return f" on average, between {low} and {high} ({words.count(day.n, 'reading')}),"


async def over(
    metric: Metric, look: Look, span: Span, since: KnownMetric | None, *, verdict_first: bool = False
) -> str:
    """A metric over some dates, and against what was usual before them."""
    voice = look.voice
    lately = recent(metric, await look.days(metric, span), span, unfinished=voice.today)
    if lately is None:
        return _absent(metric, look, span, since)
    if verdict_first and lately.usual is not None:
        return f"{_verdict(lately, look)} {_extent(lately, look)}".strip()
    mean = voice.seen(metric, span, voice.mean(metric, lately.summary.mean))
    said = f"{metric.name}: {mean} on average, {voice.span(span)} ({_coverage(lately, look)})."
    verdict = _beside(lately, look)
    return " ".join(part for part in (said, verdict, _extent(lately, look)) if part)


def _coverage(lately: Recent, look: Look) -> str:
    each = "night" if lately.metric.daily is Daily.NIGHT else "day"
    return look.voice.of(lately.summary.n, lately.span, each)


def _verdict(lately: Recent, look: Look) -> str:
    """Up, down or as ever, in the first words."""
    usual, where, voice, metric = lately.usual, lately.standing, look.voice, lately.metric
    if usual is None or where is None:
        return ""
    middle = voice.seen(metric, lately.span, voice.value(metric, lately.middle))
    return (
        f"Your {words.plainly(metric)} is **{standing(where)}**. The typical day of {voice.span(lately.span)}"
        f" was {middle} ({_coverage(lately, look)}); usual for you is"
        f" {voice.value(metric, usual.median)}, in a range of {voice.usual(metric, usual)}."
    )


def _beside(lately: Recent, look: Look) -> str:
    usual, where, voice, metric = lately.usual, lately.standing, look.voice, lately.metric
    if usual is None or where is None:
        return "What was usual before I do not know: that takes 14 measured days."
    middle = voice.led(metric, lately.span, voice.value(metric, lately.middle))
    is_past = lately.span.last < voice.today
    be, then = ("was", " then") if is_past else ("is", "")
    each = "night" if metric.daily is Daily.NIGHT else "day"
    return f"The typical {each}, {middle}, {be} **{standing(where)}**{then}, {voice.usual(metric, usual)}."


def _extent(lately: Recent, look: Look) -> str:
    summary, voice, metric = lately.summary, look.voice, lately.metric
    if summary.n < 2 or summary.low == summary.high:
        return ""
    lowest = f"{voice.of_day(metric, summary.low, summary.low_at)} {_at(lately, look, summary.low_at)}"
    highest = f"{voice.of_day(metric, summary.high, summary.high_at)} {_at(lately, look, summary.high_at)}"
    said = f"Lowest {lowest}, highest {highest}."
    if summary.total is None:
        return said
    return f"{said} Together {voice.led(metric, lately.span, voice.value(metric, summary.total))}."


def _at(lately: Recent, look: Look, at: date | datetime) -> str:
    """When an extreme was; of days, it lies on a date."""
    return look.voice.when(lately.metric, at)


async def _extreme(metric: Metric, asked: Question, look: Look, since: KnownMetric | None) -> str:
    span = look.asked(asked.when, otherwise=365, since=since)
    if asked.when is None and since is not None:
        span = Span(first=since.first_day, last=look.voice.today)
    days = [each for each in await look.days(metric, span) if span.first <= each.day <= span.last]
    summary = summary_of_days(metric, days, look.voice.today)
    if summary is None:
        return _absent(metric, look, span, since)
    high = asked.form is Form.HIGHEST
    if metric.better is Better.LOWER and _BEST.search(asked.text):
        return _both_ends(metric, summary, span, look, high=not high)
    value, at = (summary.high, summary.high_at) if high else (summary.low, summary.low_at)
    said, there = look.voice.value(metric, value), Span(first=at, last=at)
    ever = asked.when is None or asked.when.grain is Grain.EVER
    among = f"since {words.date_words(span.first, year=True)}" if ever else look.voice.span(span)
    return (
        f"{metric.name}: the {'highest' if high else 'lowest'} was {look.voice.seen(metric, there, said)}"
        f" {look.voice.when(metric, at)} ({words.count(summary.n, 'measured day')}, {among})."
    )


async def _latest(metric: Metric, look: Look, since: KnownMetric | None) -> str:
    last = since.last_day if since else look.voice.today
    span = Span(first=last, last=last)
    return await one_day(metric, look, span, since)


def _both_ends(metric: Metric, summary: Summary, span: Span, look: Look, *, high: bool) -> str:
    """The best or the worst of what is better low: the likelier end first, then the other."""
    ends = {True: (summary.high, summary.high_at), False: (summary.low, summary.low_at)}
    lines = []
    for is_high in (high, not high):
        value, at = ends[is_high]
        told = look.voice.seen(metric, Span(first=at, last=at), look.voice.value(metric, value))
        lines.append(f"the {'highest' if is_high else 'lowest'} was {told} {look.voice.when(metric, at)}")
    each = words.count(summary.n, "measured day")
    return (
        f"{metric.name}, where lower is the better for most: {lines[0]} ({each}, {look.voice.span(span)})."
        f"\n\nIf you meant the other end: {lines[1]}."
    )


async def _trend(metric: Metric, look: Look, span: Span) -> str:
    voice = look.voice
    days = [each for each in await look.days(metric, span) if not _is_unfinished(metric, each, look)]
    way = slope(metric, days, span)
    if way is None:
        n = sum(span.first <= each.day <= span.last for each in days)
        few = words.count(n, "measured day")
        return f"{metric.name}: {few} in {voice.span(span)}, too few to tell a direction."
    over_days = f"{voice.led(metric, span, voice.span(span))} ({voice.of(way.n, span)})"
    from_to = (
        f"It was {voice.of_day(metric, way.first.value, way.first.day)} {voice.when(metric, way.first.day)}"
        f" and {voice.of_day(metric, way.last.value, way.last.day)} {voice.when(metric, way.last.day)}."
    )
    if not way.is_going or voice.apart(metric, 0, way.per_week * 4) == voice.apart(metric, 0, 0):
        return f"{metric.name} is **steady** over {over_days}: it goes to and fro, but nowhere. {from_to}"
    direction = "up" if way.per_week > 0 else "down"
    pace = voice.apart(metric, 0, way.per_week * 4)
    return f"{metric.name} is going **{direction}, about {pace} in four weeks**, over {over_days}. {from_to}"


def _is_unfinished(metric: Metric, day: DayValue, look: Look) -> bool:
    return metric.daily is Daily.SUM and day.day == look.voice.today


def _absent(metric: Metric, look: Look, span: Span, since: KnownMetric | None) -> str:
    voice = look.voice
    where = voice.on(span.first) if span.length == 1 else f"in {voice.span(span)}"
    said = f"{metric.name}: nothing was recorded {where}."
    if since is None or span.first <= since.last_day <= span.last:
        return said
    return capital(
        f"{said} What I have runs from {words.date_words(since.first_day, year=True)}"
        f" to {words.date_words(since.last_day, year=True)} ({words.count(since.day_count, 'measured day')})."
    )
