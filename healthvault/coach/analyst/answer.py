"""From a question to an answer: which subject speaks, and what is said when none can."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from healthvault.coach.analyst.about_activity import about_activity, about_workouts, one_workout
from healthvault.coach.analyst.about_change import about_change
from healthvault.coach.analyst.about_data import NOTHING, about_data
from healthvault.coach.analyst.about_metric import about_metric, aged, one_day, over
from healthvault.coach.analyst.about_report import about_forecast, about_insights, about_relation
from healthvault.coach.analyst.about_sleep import OF_BED, about_sleep, one_night
from healthvault.coach.analyst.look import Look
from healthvault.coach.analyst.question import Form, Question, Topic
from healthvault.coach.analyst.reading import NOT_YOURS, of_somebody_else, reading
from healthvault.coach.analyst.suggest import suggestions
from healthvault.coach.analyst.switched_off import ALL_OFF, measured_off, refused, remark
from healthvault.coach.analyst.terms import TERMS, meaning
from healthvault.coach.analyst.unread import thing_named
from healthvault.coach.analyst.voice import joined
from healthvault.insights.span import Span
from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.sort import Sort

_CANNOT = {
    Topic.FUTURE: "I cannot tell what is to come: I only know what was measured.",
    Topic.MEDICAL: (
        "I do not diagnose and do not advise on medicines or doses; a doctor or a pharmacist can."
        " What I can do is tell what your devices measured, and bring you prepared to that talk."
    ),
    Topic.HELP: (
        "I am the built-in analyst. I answer questions about your own numbers, computed as on the pages,"
        " and say how many days each answer stands on. I am no doctor, and no model: I do not chat."
    ),
    Topic.THANKS: "You are welcome.",
    Topic.UNKNOWN: "I did not understand that: I only answer questions about what is in your vault.",
}
_MOST_ASKS = 3
_OVERVIEW = ("resting_heart_rate", "steps")
_OF_A_DAY = ("steps", "active_energy", "resting_heart_rate", "heart_rate")


async def answer(asked: Question, look: Look) -> str:
    """The answer to a question, in Markdown; always something, and never a number that was not looked up."""
    if off := refused(asked, look):
        return off
    if of_somebody_else(asked):
        return NOT_YOURS
    said = await _SUBJECTS.get(asked.topic, _cannot)(asked, look)
    if NOTHING in said and measured_off(look):
        return said.replace(NOTHING, ALL_OFF)
    passed_over = reading(asked, look)
    return said + remark(asked, look) + (f"\n\n{passed_over}" if passed_over else "")


async def _metric(asked: Question, look: Look) -> str:
    if asked.form is not Form.CHANGE:
        return await about_metric(asked, look)
    known = await look.known()
    named = [slug for slugs in asked.metrics for slug in slugs]
    only = tuple(METRICS[slug] for slug in named if slug in known or slug.startswith("sleep_"))
    return await about_change(asked, look, only) if only else await about_metric(asked, look)


async def _sleep(asked: Question, look: Look) -> str:
    if asked.form is Form.CHANGE:
        return await about_change(asked, look, (METRICS["sleep_duration"],))
    if asked.form in _AS_A_METRIC and asked.clock is None and not OF_BED.search(asked.text):
        return await about_metric(replace(asked, metrics=(("sleep_duration",),)), look)
    return await about_sleep(asked, look)


_AS_A_METRIC = {
    Form.TREND, Form.COUNT, Form.COVERAGE, Form.WEEKDAY, Form.WEEKEND, Form.FIRST, Form.SOURCE, Form.OTHERS,
    Form.USUAL,
}  # fmt: skip


async def _day(asked: Question, look: Look) -> str:
    known = await look.known()
    if not known:
        return NOTHING
    span = asked.when.span if asked.when else look.last_days(1)
    parts = await _night(look, span)
    parts += [await one_day(METRICS[slug], look, span, known[slug]) for slug in _OF_A_DAY if slug in known]
    parts += [one_workout(workout, look) for workout in await look.book.workouts(span)]
    return "\n\n".join(parts)


async def _night(look: Look, span: Span) -> list[str]:
    return [] if Sort.SLEEP in look.unseen else [await one_night(look, span)]


async def _data(_asked: Question, look: Look) -> str:
    return await about_data(look)


async def _overview(asked: Question, look: Look) -> str:
    known = await look.known()
    if not known:
        return NOTHING
    parts = await _night(look, look.last_days(1))
    span = look.asked(asked.when, otherwise=7)
    for slug in _OVERVIEW:
        if slug in known:
            said = await over(METRICS[slug], look, span, known[slug])
            is_of_now = span.last == look.voice.today
            parts.append(await aged(said, METRICS[slug], look) if is_of_now else said)
    parts.append(await about_change(asked, look))
    return "\n\n".join(parts)


async def _term(asked: Question, look: Look) -> str:
    said, slug = meaning(asked.term), TERMS[asked.term].slug
    known = (await look.known()).get(slug)
    return f"{said}\n\n{await over(METRICS[slug], look, look.last_days(7), known)}" if known else said


async def _future(asked: Question, look: Look) -> str:
    return await about_forecast(asked, look) or await _cannot(asked, look)


async def _cannot(asked: Question, look: Look) -> str:
    if not await look.known():
        return f"{_CANNOT[asked.topic]}\n\n{NOTHING}"
    asks = "\n".join(f"- {suggestion}" for suggestion in (await suggestions(look))[:_MOST_ASKS])
    return f"{_CANNOT[asked.topic]}{_not_known(asked)}\n\nYou can ask me:\n\n{asks}"


def _not_known(asked: Question) -> str:
    """Which words were not understood, where that is the matter."""
    if asked.topic is not Topic.UNKNOWN:
        return ""
    thing = thing_named(asked.text)
    missed = [f"“{word}”" for word in ([thing] if thing else asked.unread[:3])]
    return f" I do not know {joined(missed)}." if missed else ""


_SUBJECTS: dict[Topic, Callable[[Question, Look], Awaitable[str]]] = {
    Topic.SLEEP: _sleep,
    Topic.DAY: _day,
    Topic.WORKOUT: about_workouts,
    Topic.ACTIVITY: about_activity,
    Topic.CHANGE: about_change,
    Topic.METRIC: _metric,
    Topic.DATA: _data,
    Topic.OVERVIEW: _overview,
    Topic.INSIGHTS: about_insights,
    Topic.RELATION: about_relation,
    Topic.FUTURE: _future,
    Topic.TERM: _term,
}
