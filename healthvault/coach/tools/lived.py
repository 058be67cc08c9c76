"""Looks at what is more than one metric: nights, workouts, what goes together, what was noticed."""

from datetime import timedelta

from healthvault.coach.analyst.about_activity import one_workout
from healthvault.coach.analyst.about_activity import said as workouts_said
from healthvault.coach.analyst.about_sleep import one_night, summary
from healthvault.coach.analyst.look import Look
from healthvault.coach.tools.asked import Asked, AskedDates, AskedPair, metric_of
from healthvault.coach.tools.found import Answer, RefusedError
from healthvault.insights.activity import exercise
from healthvault.insights.collected import over
from healthvault.insights.detectors.relations import WINDOW_DAYS, Relation
from healthvault.insights.relation import SURE, relation
from healthvault.insights.sleep import sleep
from healthvault.insights.span import Span
from healthvault.insights.told import foretold, nothing_notable, told
from healthvault.metrics.metric import Metric
from healthvault.metrics.sort import Sort
from healthvault.metrics.words import count, number, plainly

_MOST_NIGHTS = 31
_MOST_WORKOUTS = 20
_MOST_INSIGHTS = 8


async def nights(asked: AskedDates, look: Look) -> Answer:
    """Some nights together, and each of at most a month.

    Raises:
        RefusedError: sleep is switched off, or there are no dates.
    """
    span = asked.span(look)
    _seen(Sort.SLEEP, look)
    slept = sleep(await look.nights(span), span)
    if slept is None:
        return Answer(about=f"No night was recorded in {look.voice.span(span)}.")
    one_by_one = [Span(first=night.night, last=night.night) for night in slept.nights[-_MOST_NIGHTS:]]
    each = [f"- {look.voice.night(one.first)}: {await one_night(look, one)}" for one in one_by_one]
    return Answer(about=f"Nights, {look.voice.span(span)}", words=(summary(slept, look), *each))


async def workouts(asked: AskedDates, look: Look) -> Answer:
    """The workouts of some dates by kind, and the last of them one by one.

    Raises:
        RefusedError: workouts are switched off, or there are no dates.
    """
    span = asked.span(look)
    _seen(Sort.WORKOUT, look)
    done = exercise(await look.book.workouts(span), span)
    if done is None:
        return Answer(about=f"No workout was recorded in {look.voice.span(span)}.")
    each = (f"- {one_workout(workout, look)}" for workout in done.workouts[-_MOST_WORKOUTS:])
    return Answer(about="Workouts", words=(workouts_said(done, look), *each))


async def relations(asked: AskedPair, look: Look) -> Answer:
    """Whether two metrics go together, on the same day and a day apart.

    Raises:
        RefusedError: there is no such metric, or they are one.
    """
    first, second = await metric_of(asked.metric, look), await metric_of(asked.other, look)
    if first == second:
        raise RefusedError("Name two metrics that differ.")
    window = Span(first=look.voice.today - timedelta(days=WINDOW_DAYS), last=look.voice.today)
    days = [over(metric, await look.days(metric, window), look.voice.today) for metric in (first, second)]
    lines = [_goes(first, second, lag, relation(days[0], days[1], window, lag_days=lag)) for lag in (0, 1)]
    return Answer(
        about=f"{first.name} and {plainly(second)}, {look.voice.span(window)}, each day against its weeks",
        words=(*lines, "- what goes together need not be why"),
    )


async def insights(_asked: Asked, look: Look) -> Answer:
    """What was found in the person's records, the weightiest first, with what speaks against each."""
    report = await look.book.report()
    if report is None:
        return Answer(about="Nothing was looked for yet.")
    voice = look.voice
    lines = [f"- {foretold(one, voice.units, voice.today)}" for one in report.forecasts]
    for one in report.ranked[:_MOST_INSIGHTS]:
        said = told(one, voice.units, voice.today)
        lines.append(f"- {said.claim} " + " ".join(f"{fact.name}: {fact.said}" for fact in said.facts))
    if not report.found:
        lines.append(f"- {nothing_notable(report.metrics, report.nights)}")
    return Answer(about=f"What was noticed, as of {voice.on(report.day)}", words=tuple(lines))


def _goes(first: Metric, second: Metric, lag_days: int, found: Relation | None) -> str:
    when = "the day after" if lag_days else "on the same day"
    if found is None:
        return f"- {when}: too few days on which both were measured"
    low, best, high = (number(each, 2) for each in (found.low, found.value, found.high))
    size = f"rank correlation {best}, {low} to {high}, {count(found.n, 'paired day')}"
    if found.chance > SURE:
        return f"- {when}: no clear relation ({size})"
    way = "higher" if found.value > 0 else "lower"
    return f"- {when}: the higher {plainly(first)}, the {way} {plainly(second)} ({size})"


def _seen(sort: Sort, look: Look) -> None:
    if sort in look.unseen:
        raise RefusedError(f"The person switched off {sort.label} for the coach.")
