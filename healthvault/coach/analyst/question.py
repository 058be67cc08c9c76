"""What somebody asked, as far as a machine without a model can tell.

A question is taken apart into slots that know nothing of each other: names (`names`), dates (`when`), a limit
(`limit`), what is asked (`form`), what it is about (`topic`). Their order, and what stands between, is free.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from healthvault.coach.analyst import signs
from healthvault.coach.analyst.form import COUNTED, MOVING, TREND, WEEKDAY, WEEKEND, Form, form_of
from healthvault.coach.analyst.heard import heard
from healthvault.coach.analyst.limit import (
    ClockLimit,
    Limit,
    clock_limit,
    limit,
    without_clock,
    without_limit,
)
from healthvault.coach.analyst.names import metrics_named, unnamed
from healthvault.coach.analyst.spelling import spelt
from healthvault.coach.analyst.stretch import last_days
from healthvault.coach.analyst.terms import term_named
from healthvault.coach.analyst.topic import Clues, Topic, topic_of
from healthvault.coach.analyst.unread import unread
from healthvault.coach.analyst.when import Grain, When, shifted, when, whens, without
from healthvault.metrics.unit import UnitSystem

__all__ = ["Form", "Question", "Topic", "understand"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question, taken apart.

    `metrics` has for each name the slugs that it may mean; `worried` asks what to make of a number. `against`
    is the earlier of two stretches that are compared, `limit` the number that days are counted against,
    `clock` the time of day that nights are, and `term` the word whose meaning is asked for. `unread` are the
    words that no list has: what they ask for was not heard.
    """

    text: str
    topic: Topic
    form: Form
    metrics: tuple[tuple[str, ...], ...] = ()
    when: When | None = None
    worried: bool = False
    against: When | None = None
    limit: Limit | None = None
    clock: ClockLimit | None = None
    term: str = ""
    unread: tuple[str, ...] = ()


def understand(
    text: str, today: date, units: UnitSystem = "metric", *, before: Question | None = None
) -> Question:
    """Take a question apart.

    Args:
        text: The question as it was typed.
        today: The person's local date.
        units: How the person writes dates and numbers.
        before: The question before; "and last month?" goes on from it.

    Returns:
        Always a question; its topic is UNKNOWN when nothing in it was recognised.
    """
    said = heard(spelt(text.lower()))
    asked = _taken_apart(said, today, units)
    return asked if before is None else _following(asked, before, today)


def _taken_apart(said: str, today: date, units: UnitSystem) -> Question:
    clock = clock_limit(said) if signs.SLEEP.search(said) else None
    dated = _dated(said, clock)
    named, bound = when(dated, today, units), limit(said)
    bare = unnamed(without(said, today, units))
    form, metrics = _form(said, bare, bound, clock, named), _metrics(said, bare)
    clues = Clues(
        said=said,
        bare=bare,
        form=form,
        metrics=metrics,
        when=named,
        is_worried=signs.WORRIED.search(said) is not None,
        term=term_named(said),
    )
    asked = Question(
        text=said,
        topic=topic_of(clues),
        form=form,
        metrics=metrics,
        when=named,
        worried=clues.is_worried,
        limit=bound,
        clock=clock,
        term=clues.term,
        unread=(*unread(said), *_LEFT.findall(unnamed(without(dated, today, units)))),
    )
    return _in_all(_comparing(asked, dated, today, units))


_LEFT = re.compile(
    r"(?<![\w:.,/-])\d{1,6}(?:\.\d+)?(?![\w:.,/%-])"
    r"|\b(?:half|halves|quarter|start|beginning|middle|third|fortnights?|seasons?|holidays?|term)\b"
)
"""A number, or a part of the calendar, that is left where dates and limits were read: it was not heard."""


def _in_all(asked: Question) -> Question:
    """How many steps there were in some weeks asks for their sum, as long as no day is asked for."""
    is_of_days = (
        asked.when is not None and not asked.when.is_day and asked.form in {Form.LEVEL, Form.STANDING}
    )
    if is_of_days and _HOW_MANY.match(asked.text) and not _A_DAY.search(asked.text):
        return replace(asked, form=Form.TOTAL)
    return asked


_HOW_MANY = re.compile(r"(?:(?:and|all up|in total|so|then),? )*how (?:many|much|far)\b")
_A_DAY = re.compile(
    r"\b(?:(?:a|per|each|every) (?:day|night|week)|daily|nightly|enough|should|meant|supposed)\b"
)


def _metrics(said: str, bare: str) -> tuple[tuple[str, ...], ...]:
    """The names; beside another, "my sleep" is one too."""
    named = metrics_named(without_limit(said))
    if (
        named
        and re.search(r"\bmy sleep\b", bare)
        and not any(slugs[0].startswith("sleep") for slugs in named)
    ):
        return (("sleep_duration",), *named)
    return named


def _dated(said: str, clock: ClockLimit | None) -> str:
    """The words in which dates are looked for: without limits, and without days of the week as such."""
    dated = without_limit(without_clock(said) if clock else said)
    if WEEKEND.search(said):
        dated = re.sub(r"\b(?:week ?ends?|during the week|in the week|the week)\b", " ", dated)
    if WEEKDAY.search(said):
        dated = re.sub(r"\bdays? of the week\b", " ", dated)
    return " ".join(dated.split())


def _form(said: str, bare: str, bound: Limit | None, clock: ClockLimit | None, named: When | None) -> Form:
    is_of_days = named is None or not named.is_day
    if clock is not None and re.search(r"\b(?:nights|mornings|how (?:often|frequently)|times)\b", said):
        return Form.COUNT
    if bound is not None and is_of_days and (COUNTED.search(said) or re.search(r"\b(days|nights)\b", said)):
        return Form.COUNT
    form = form_of(bare)
    if form is Form.LEVEL and re.search(
        r"\b(?:how many|number of|count of) (?:of the |of my )?(?:days|nights)\b", said
    ):
        return Form.COVERAGE
    if form is Form.CHANGE and _TO_USUAL.search(bare):
        return Form.STANDING
    is_since = named is not None and named.grain is Grain.SINCE
    if is_since and (
        form is Form.STANDING or (form is Form.CHANGE and (TREND.search(bare) or MOVING.search(bare)))
    ):
        return Form.TREND
    return form


def _in_order(named: list[When], today: date) -> tuple[When, When] | None:
    """The earlier and the later of two stretches, sharing no day; None where one lies within the other."""
    earlier, later = sorted(named, key=lambda each: each.span.first)
    if earlier.span.last < later.span.first:
        return earlier, later
    if earlier.span.last >= later.span.last or earlier.span.first == later.span.first:
        return None
    rest = (later.span.last - earlier.span.last).days
    if later.span.last == today and rest < _FEWEST_TOLD:
        before = later.span.before  # Early in the week: the last seven days against those before.
        return replace(earlier, span=before), later
    return earlier, last_days(later.span.last, rest)


_FEWEST_TOLD = 5
"""How many days each side of a comparison needs (`insights/change`)."""
_TO_USUAL = re.compile(
    r"\b(?:than|compared? (?:to|with)|compares? (?:to|with)|vs|against|from) (?:my |the |what is |it"
    r" )?(?:own )?"
    r"(?:usual\w*|typical\w*|normal\w*|baseline|average|long term|norm)\b"
)
"""What is held against the usual is no comparison of two stretches."""


def _comparing(asked: Question, dated: str, today: date, units: UnitSystem) -> Question:
    """Two stretches in one question are compared, unless they overlap; two days of a range are not.

    Of one stretch the other is the one before it, or what came after it until today, as the question says.
    """
    named = whens(_apart(dated, asked.form), today, units)
    if (
        len(named) == 1
        and asked.form in {Form.CHANGE, Form.STANDING}
        and (other := _beside(dated, named[0], today, units)) is not None
    ):
        named = [*named, other]
    if len(named) != 2 or asked.form not in _COMPARED or any(each.is_day for each in named):
        return asked
    pair = _in_order(named, today)
    if pair is None:
        return asked
    earlier, later = pair
    topic = Topic.CHANGE if asked.topic in {Topic.UNKNOWN, Topic.DAY, Topic.OVERVIEW} else asked.topic
    return replace(asked, form=Form.CHANGE, when=later, against=earlier, topic=topic)


_TO_ONE = re.compile(
    r"\b(?:than|compar\w+ (?:.* )?(?:to|with)|vs|against) (?:my |the |it was |in |during |over |what it"
    r" was )*"
    r"(?:last|past|previous|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|the month|the week)"
)


def _beside(dated: str, named: When, today: date, units: UnitSystem) -> When | None:
    """What one stretch is held against: "last week with the week before", "higher than last month"."""
    if (moved := shifted(without(dated, today, units), named)) is not None:
        return moved
    if named.grain is not Grain.DAYS or named.span.last >= today or _TO_ONE.search(dated) is None:
        return None
    return last_days(today, min((today - named.span.last).days, max(named.span.length, _FEWEST_DAYS)))


_FEWEST_DAYS = 7
"""What is held against a week that was is a week too. Source: our convention."""


def _apart(said: str, form: Form) -> str:
    """The question with its two ends as two stretches: a comparison of months is no range of them."""
    words = "from|between|to|and" if form in {Form.CHANGE, Form.STANDING, Form.TREND} else "and"
    if words == "and" and re.search(r"\bbetween\b", said):
        return said
    return re.sub(rf"\b(?:{words})\b", "in", re.sub(r"\b(?:or|against|vs)\b", "in", said))


_COMPARED = {
    Form.CHANGE, Form.STANDING, Form.TREND, Form.LEVEL, Form.AVERAGE, Form.USUAL, Form.HIGHEST, Form.LOWEST,
}  # fmt: skip


def _following(asked: Question, before: Question, today: date) -> Question:
    """A question that names only a date, or only a metric, takes the rest from the one before."""
    goes_on = signs.FOLLOWS.search(asked.text) is not None
    is_of_it = not asked.metrics and (asked.topic in _ONLY_DATES or goes_on)
    if is_of_it and (held := _held_against(asked, before, today)) is not None:
        return held
    if (
        before.when is not None
        and not asked.metrics
        and (moved := shifted(asked.text, before.when)) is not None
    ):
        return replace(before, when=moved, against=None, text=asked.text)
    names_dates = not asked.metrics and asked.when is not None and asked.topic in _ONLY_DATES
    if names_dates and (goes_on or asked.topic is Topic.UNKNOWN):
        return replace(before, when=asked.when, against=None, text=asked.text)
    if asked.topic is Topic.UNKNOWN and asked.form is not Form.LEVEL and _ABOUT_IT.search(asked.text):
        return replace(before, form=asked.form, against=None, worried=asked.worried, text=asked.text)
    if asked.topic is not Topic.UNKNOWN and asked.when is None and (goes_on or _is_name_alone(asked)):
        form = before.form if asked.form is Form.LEVEL else asked.form
        return replace(
            asked, when=before.when, against=before.against, form=form, limit=asked.limit or before.limit
        )
    return asked


_ABOUT_IT = re.compile(r"\b(?:it|that|this|they|those|these)\b")
_HELD = re.compile(r"\b(?:than|compar\w+|vs|against|differ\w*)\b")


def _held_against(asked: Question, before: Question, today: date) -> Question | None:
    """The dates of the question before against those that this one names, as "was it higher in May?"."""
    if before.when is None or before.when.is_day or _HELD.search(asked.text) is None:
        return None
    other = shifted(asked.text, before.when) or asked.against or asked.when
    pair = _in_order([before.when, other], today) if other and not other.is_day else None
    if pair is None:
        return None
    topic = Topic.METRIC if before.metrics else before.topic
    return replace(before, topic=topic, form=Form.CHANGE, when=pair[1], against=pair[0], text=asked.text)


def _is_name_alone(asked: Question) -> bool:
    return bool(asked.metrics) and re.fullmatch(r"(?:and |my |the |·| )+", unnamed(asked.text)) is not None


_ONLY_DATES = {Topic.UNKNOWN, Topic.DAY, Topic.CHANGE, Topic.OVERVIEW}
