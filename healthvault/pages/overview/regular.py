"""Why a sleep regularity is what it is: the nights whose days were compared."""

from collections.abc import Sequence, Set
from datetime import date, timedelta, timezone

from healthvault.core.db import Purpose, as_person
from healthvault.insights.regularity import REGULARITY, WINDOW_NIGHTS, regularity_days
from healthvault.metrics.catalogue import METRICS
from healthvault.ui import text
from healthvault.ui.session import current_session
from healthvault.ui.why_words import WhyLine, WhyView, change_words
from healthvault.vault import read
from healthvault.vault.values import Night, Sleeping

_INTRO = (
    "Of every minute of the last seven days it is asked whether you were as the day before, asleep or awake:"
    " always is 100, by chance 0. A day without a night is compared with none."
)


async def why_regular(day: date) -> WhyView:
    """The week of nights that ends on a day, of whoever the event is handled for."""
    first = day - timedelta(days=WINDOW_NIGHTS - 1)
    async with as_person(current_session(), Purpose.SHOW) as db:
        return regular_view(await read.nights(db, first, day), await read.sleeping(db, first, day), day)


def regular_view(nights: Sequence[Night], sleeping: Sequence[Sleeping], day: date) -> WhyView:
    """Some nights as what a regularity was computed from."""
    values = [each.value for each in regularity_days(sleeping) if each.day == day]
    number = f": {text.quantity(REGULARITY, values[-1], 'metric')}" if values else ""
    there, first = {night.night for night in nights}, day - timedelta(days=WINDOW_NIGHTS - 1)
    return WhyView(
        title=f"{REGULARITY.name}{number}",
        intro=f"{text.date_words(day, year=True)}. {_INTRO}",
        order="/priorities?metric=sleep_duration",
        change=change_words(METRICS["sleep_duration"]),
        lines=[_line(night, _rule(night.night, first, there)) for night in nights],
    )


def _rule(night: date, first: date, there: Set[date]) -> str:
    if night == first:
        return "begins the week"
    is_compared = night - timedelta(days=1) in there
    return "compared with the day before" if is_compared else "the day before has no night"


def _line(night: Night, rule: str) -> WhyLine:
    here = timezone(timedelta(minutes=night.offset_min))
    begin, end = (f"{at.astimezone(here):%H:%M}" for at in (night.start_at, night.end_at))
    return WhyLine(
        source=f"{text.date_words(night.night)}, {', '.join(night.sources)}".removesuffix(", "),
        readings=text.number(len(night.segments)),
        said=f"{begin}–{end}",
        counted=text.duration(night.asleep_min * 60),
        rule=rule,
    )
