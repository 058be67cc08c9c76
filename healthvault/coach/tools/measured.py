"""Looks at one metric: its days, its way over a longer time, two periods of it, what was published of it."""

from healthvault.coach.analyst.about_others import about_others
from healthvault.coach.analyst.look import Look
from healthvault.coach.analyst.voice import standing
from healthvault.coach.published import PUBLISHED, is_advice, kind_of
from healthvault.coach.tools.asked import AskedMetric, AskedMetricDates, AskedPeriods, metric_of, span_of
from healthvault.coach.tools.found import Answer, Found, RefusedError
from healthvault.insights.benchmark_words import in_general
from healthvault.insights.change import change
from healthvault.insights.points import Summary, bucket_points, summary_of_days
from healthvault.insights.recent import recent
from healthvault.insights.reference import references_of
from healthvault.insights.slope import slope
from healthvault.insights.span import Resolution, Span, bucket_span
from healthvault.metrics.metric import Daily, Metric
from healthvault.metrics.words import plainly
from healthvault.vault.values import DayValue

MOST_DAYS = 62
"""How many days are told one by one. Source: our convention: two months; more is for `series`."""
_MONTHS_FROM_DAYS = 190
_MOST_MONTHS_DAYS = 3_700
_STANDS = "the typical day is {}"


async def days(asked: AskedMetricDates, look: Look) -> Answer:
    """Each measured day, and together their mean, lowest, highest and sum.

    Raises:
        RefusedError: there is no such metric, or there are too many dates.
    """
    metric, span = await metric_of(asked.metric, look), span_of(asked.first, asked.last, look)
    if span.length > MOST_DAYS:
        raise RefusedError(f"Those are too many days to tell each: at most {MOST_DAYS}. Use series for more.")
    lived = await look.days(metric, span)
    inside = _within(lived, span)
    lately = recent(metric, lived, span, unfinished=look.voice.today)
    if lately is None:
        return _nothing(metric, span, look)
    where = lately.standing
    stands = (
        ()
        if lately.usual is None or where is None
        else (f"- {_STANDS.format(standing(where))}, {look.voice.usual(metric, lately.usual)}",)
    )
    each = tuple(
        Found(
            what=_called(metric, day, look),
            metric=metric,
            value=day.value,
            window=Span(first=day.day, last=day.day),
        )
        for day in inside
    )
    return Answer(
        about=_about(metric, span, look),
        found=(*_together(metric, lately.summary, span), *each),
        words=(*stands, *await _late(metric, span, look)),
    )


async def series(asked: AskedMetricDates, look: Look) -> Answer:
    """The mean day of each week, from half a year on of each month, and which way it goes.

    Raises:
        RefusedError: there is no such metric, or there are too many dates.
    """
    metric, span = await metric_of(asked.metric, look), span_of(asked.first, asked.last, look)
    if span.length > _MOST_MONTHS_DAYS:
        raise RefusedError("Those are too many dates: ten years at most.")
    lived = _over(metric, _within(await look.days(metric, span), span), look)
    summary = summary_of_days(metric, lived, None)
    if summary is None:
        return _nothing(metric, span, look)
    grain = Resolution.WEEK if span.length <= _MONTHS_FROM_DAYS else Resolution.MONTH
    buckets = [(bucket_span(point.day, grain), point) for point in bucket_points(lived, grain)]
    parts = tuple(
        Found(
            what=f"mean of {look.voice.span(whole)}",
            metric=metric,
            value=point.value,
            window=Span(first=max(whole.first, span.first), last=min(whole.last, span.last)),
            n=point.n,
        )
        for whole, point in buckets
        if point.value is not None
    )
    return Answer(
        about=f"{_about(metric, span, look)}, by {grain.value}",
        found=(*_together(metric, summary, span), *parts),
        words=(*_direction(metric, lived, span, look), *await _late(metric, span, look)),
    )


async def compare_periods(asked: AskedPeriods, look: Look) -> Answer:
    """The mean day of two periods, how far apart they lie, and whether that is more than days differ anyway.

    Raises:
        RefusedError: there is no such metric, or a period holds no dates.
    """
    metric, voice = await metric_of(asked.metric, look), look.voice
    spans = [span_of(asked.first, asked.last, look), span_of(asked.other_first, asked.other_last, look)]
    before, after = sorted(spans, key=lambda each: each.first)
    lived = [*await look.days(metric, before), *await look.days(metric, after)]
    lived = _over(metric, sorted({day.day: day for day in lived}.values(), key=lambda day: day.day), look)
    found = []
    for span in (before, after):
        summary = summary_of_days(metric, _within(lived, span), None)
        if summary is None:
            return _nothing(metric, span, look)
        found.append(
            Found(
                what=f"mean day of {voice.span(span)}",
                metric=metric,
                value=summary.mean,
                window=span,
                n=summary.n,
            )
        )
    first, second = (each.value for each in found)
    apart, way = voice.apart(metric, first, second), "more" if second > first else "less"
    moved = change(metric, lived, before, after)
    sure = (
        "that is too few days to tell a difference from chance"
        if moved is None
        else f"that is {'more' if moved.is_notable else 'no more'} than days differ anyway"
    )
    return Answer(
        about=f"{metric.name}: two periods compared",
        found=tuple(found),
        words=(f"- the later is {apart} {way} than the earlier; {sure}",),
    )


async def benchmark(asked: AskedMetric, look: Look) -> Answer:
    """What published figures say about a metric, each with its source; people like oneself are not told here.

    Raises:
        RefusedError: there is no such metric.
    """
    metric = await metric_of(asked.metric, look)
    said = await about_others([metric], look)
    note = "How people of the person's age and sex compare is shown to them on Overview; it is not told here."
    # The whole line is one link, so that none of its numbers counts as one of the person's (`coach/trace`).
    general = tuple(
        f"- [{kind_of(one)} for everybody, not about this person: {in_general(one, look.voice.units)}]"
        f"({PUBLISHED}{one.key})"
        for one in references_of(metric.slug)
        if is_advice(one)
    )
    return Answer(
        about=f"{metric.name}: published figures",
        words=(*([said] if said else []), *(general or ("- No guideline is known here.",)), f"- {note}"),
    )


async def _late(metric: Metric, span: Span, look: Look) -> tuple[str, ...]:
    """That the last reading is old, where the dates reach up to today and another should be here by now."""
    late = await look.late(metric) if span.last >= look.voice.today else ""
    return (f"- {late}",) if late else ()


def _together(metric: Metric, summary: Summary, span: Span) -> tuple[Found, ...]:
    def found(what: str, value: float, window: Span, n: int | None = None) -> Found:
        return Found(what=what, metric=metric, value=value, window=window, n=n)

    low, high = (Span(first=at, last=at) for at in (summary.low_at, summary.high_at))
    told = [
        found("mean day", summary.mean, span, summary.n),
        found(f"lowest, on {summary.low_at.isoformat()}", summary.low, low),
        found(f"highest, on {summary.high_at.isoformat()}", summary.high, high),
    ]
    if summary.total is not None:
        told.append(found("together", summary.total, span, summary.n))
    return tuple(told)


def _direction(metric: Metric, lived: list[DayValue], span: Span, look: Look) -> tuple[str, ...]:
    way = slope(metric, lived, span)
    if way is None:
        return ("- too few days to tell a direction",)
    pace = look.voice.apart(metric, 0, way.per_week * 4)
    if not way.is_going or pace == look.voice.apart(metric, 0, 0):
        return ("- it is steady: to and fro, but nowhere",)
    return (f"- it goes {'up' if way.per_week > 0 else 'down'} by about {pace} in four weeks",)


def _about(metric: Metric, span: Span, look: Look) -> str:
    return f"{metric.name}, {look.voice.span(span)}"


def _called(metric: Metric, day: DayValue, look: Look) -> str:
    when = look.voice.when(metric, day.day)
    unfinished = metric.daily is Daily.SUM and day.day == look.voice.today
    return f"{when}, so far" if unfinished else when


def _nothing(metric: Metric, span: Span, look: Look) -> Answer:
    return Answer(about=f"Nothing was measured of {plainly(metric)} in {look.voice.span(span)}.")


def _within(lived: list[DayValue], span: Span) -> list[DayValue]:
    return [day for day in lived if span.first <= day.day <= span.last]


def _over(metric: Metric, lived: list[DayValue], look: Look) -> list[DayValue]:
    """The days that are over: today's sum is none yet."""
    return [day for day in lived if not (metric.daily is Daily.SUM and day.day == look.voice.today)]
