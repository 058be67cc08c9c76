"""Answers out of the detectors' report: what was found, what goes together, what tomorrow brings."""

from healthvault.coach.analyst.look import Look
from healthvault.coach.analyst.question import Question
from healthvault.coach.analyst.signs import SLEEP
from healthvault.coach.analyst.voice import joined
from healthvault.insights.detectors.relations import ENOUGH_PAIRS, WINDOW_DAYS, is_looked_for
from healthvault.insights.finding import Insight, Method, Report
from healthvault.insights.told import foretold, nothing_notable, told
from healthvault.metrics import words
from healthvault.metrics.catalogue import METRICS

_MOST = 3
_NOT_YET = "I have not looked through your numbers yet: that happens after each import and once a day."


async def about_insights(_asked: Question, look: Look) -> str:
    """The weightiest findings with what they stand on, or that there is none."""
    report = await look.book.report()
    if report is None:
        return _NOT_YET
    top = report.top(_MOST)
    if not top:
        return nothing_notable(report.metrics, report.nights)
    return "\n".join(f"- {_told(one, look)}" for one in top)


async def about_relation(asked: Question, look: Look) -> str:
    """Whether two things go together, as far as the detectors looked; never why."""
    report, pair = await look.book.report(), _pair(asked)
    known = await look.known()
    missing = [words.plainly(METRICS[slugs[0]]) for slugs in pair if not known.keys() & set(slugs)]
    if missing:
        return f"Nothing in your vault tells your {joined(missing)} yet, so I cannot say."
    if report is None:
        return _NOT_YET
    if len(pair) < 2:
        return _listed(report, look)
    found = [one for one in report.ranked if one.method is Method.RELATION and _is_of(one, pair)]
    if found:
        return "\n\n".join(_told(one, look) for one in found)
    names = " and ".join(words.plainly(METRICS[slugs[0]]) for slugs in pair)
    if not any(is_looked_for(first, second) for first in pair[0] for second in pair[1]):
        return f"I do not look for a relation between {names}, so I cannot say. Trends draws both."
    return (
        f"I found no relation between {names} in the last {WINDOW_DAYS} days: as far as they go together,"
        f" chance"
        f" does that too, or there were fewer than {ENOUGH_PAIRS} days with both."
    )


async def about_forecast(asked: Question, look: Look) -> str:
    """What is likely tomorrow for what is named; empty where nothing is foretold of it."""
    report = await look.book.report()
    named = {slug for slugs in _named(asked) for slug in slugs}
    lines = [
        foretold(one, look.voice.units, look.voice.today)
        for one in (report.forecasts if report else ())
        if one.metric in named and one.day >= look.voice.today
    ]
    return "\n\n".join(lines)


def _named(asked: Question) -> list[tuple[str, ...]]:
    named = list(asked.metrics)
    if SLEEP.search(asked.text) and not any("sleep" in slug for slugs in named for slug in slugs):
        named.append(("sleep_duration",))
    return named


def _pair(asked: Question) -> list[tuple[str, ...]]:
    return _named(asked)[:2]


def _is_of(one: Insight, pair: list[tuple[str, ...]]) -> bool:
    return any({one.metric, one.other} == {first, second} for first in pair[0] for second in pair[1])


def _listed(report: Report, look: Look) -> str:
    found = [one for one in report.ranked if one.method is Method.RELATION]
    if not found:
        return f"I found nothing that goes together in the last {WINDOW_DAYS} days."
    return "\n".join(f"- {_told(one, look)}" for one in found)


def _told(one: Insight, look: Look) -> str:
    said = told(one, look.voice.units, look.voice.today)
    facts = {fact.name: fact.said for fact in said.facts}
    against = f" {facts['What speaks against it']}" if one.doubts else ""
    return f"**{said.claim}** {facts['Looked at']} {facts['How large']}{against}"
