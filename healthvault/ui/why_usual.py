"""Why a usual is what it is, in words: how many days, which, since when, and what the range means. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from urllib.parse import urlencode

from healthvault.insights.baseline import ENOUGH_DAYS, Baseline, Standing
from healthvault.insights.regularity import REGULARITY
from healthvault.insights.usual import UsualDays
from healthvault.metrics.metric import Daily
from healthvault.metrics.unit import UnitSystem
from healthvault.ui import text
from healthvault.ui.why_words import WhyDay, WhyView, change_words
from healthvault.vault.values import DayValue

_LIES = {Standing.BELOW: "below", Standing.WITHIN: "inside", Standing.ABOVE: "above"}
_MIDDLE = "the median"


def usual_view(told: UsualDays, system: UnitSystem, zone: str) -> WhyView:
    """A usual of one metric, on the clock of a zone."""
    shown, usual = told.metric, told.usual
    by = f" by {text.clock(told.by_now_at, zone)}" if told.by_now_at else ""
    said = (
        f"usually {text.between(shown, usual.low, usual.high, system)}"
        if usual
        else "your usual is being learnt"
    )
    middle = _middle(told.days) if usual else frozenset[date]()
    return WhyView(
        title=f"{shown.name}{by}: {said}",
        intro=_intro(
            told, str(text.quantity(shown, usual.median, system)) if usual else "", _ends(told, system)
        ),
        order=_order(told),
        change=change_words(told.metric),
        trends=_drawn(told),
        days=[
            WhyDay(
                when=text.date_words(day.day),
                value=str(text.quantity(shown, day.value, system)),
                lies=_MIDDLE if day.day in middle else _lies(usual, day.value),
                readings=_readings(told, day.day),
            )
            for day in reversed(told.days)
        ],
    )


def usual_pair_view(upper: UsualDays, lower: UsualDays, system: UnitSystem) -> WhyView:
    """A usual of two numbers that are read as one, such as a blood pressure."""
    name = upper.metric.name.partition(", ")[0]
    if upper.usual is None or lower.usual is None:
        one = usual_view(upper if upper.usual is None else lower, system, "UTC")
        return replace(one, title=f"{name}: your usual is being learnt")
    high, low = upper.usual, lower.usual
    ends = (
        f"{text.between(each.metric, usual.low, usual.high, system)}"
        for each, usual in ((upper, high), (lower, low))
    )
    range_ = " over ".join(ends)
    medians = "/".join(
        text.quantity(each.metric, usual.median, system).number
        for each, usual in ((upper, high), (lower, low))
    )
    lows = {day.day: day.value for day in lower.days}
    return WhyView(
        title=f"{name}: usually {range_}",
        intro=_intro(upper, medians, range_),
        order=_order(upper),
        trends=_drawn(upper),
        days=[
            WhyDay(
                when=text.date_words(day.day),
                value=f"{text.quantity(upper.metric, day.value, system).number}/"
                f"{text.quantity(lower.metric, lows[day.day], system).number}",
                lies="inside both"
                if {high.standing(day.value), low.standing(lows[day.day])} == {Standing.WITHIN}
                else "not inside both",
                readings=_readings(upper, day.day),
            )
            for day in reversed(upper.days)
            if day.day in lows
        ],
    )


def _intro(told: UsualDays, median: str, range_: str) -> str:
    """How many days made it, what the range means, and since when they count."""
    one = "night" if told.metric.daily is Daily.NIGHT else "day"
    window = f"the {told.window_days} {one}s before {text.date_words(told.before, year=True)}"
    is_whole = len(told.days) == told.window_days
    made = window if is_whole else f"{text.number(len(told.days))} of {window}"
    if told.usual is None:
        said = [f"It is told from {ENOUGH_DAYS} {one}s on. So far there are {made}."]
    else:
        said = [
            f"Made of {made}. Half of them lie below the median of {median}, half above.",
            f"Eight in ten lie in the range, {range_}. A {one} never counts towards its own usual.",
        ]
    if told.by_now_at:
        said.append("Each is counted up to this time of day, the hour in between in proportion.")
    if told.since:
        began = text.date_words(told.since.day, year=True)
        said.append(
            f"It began anew on {began}, when {told.since.source} began to measure:"
            f" two devices tell a little differently, so older {one}s do not count."
        )
    if told.season_years:
        years = " and ".join(str(year) for year in told.season_years)
        said.append(
            "What the time of the year does is the month around this date less the 60 days before it,"
            f" in {years}."
        )
    return " ".join(said)


def _ends(told: UsualDays, system: UnitSystem) -> str:
    return text.between(told.metric, told.usual.low, told.usual.high, system) if told.usual else ""


def _lies(usual: Baseline | None, value: float) -> str:
    return _LIES[usual.standing(value)] if usual else "counts"


def _middle(days: Sequence[DayValue]) -> frozenset[date]:
    """The day whose number is the median, or the two whose mean it is."""
    ranked = sorted(days, key=lambda day: day.value)
    half = len(ranked) // 2
    return frozenset(day.day for day in ranked[half - 1 + len(ranked) % 2 : half + 1])


def _order(told: UsualDays) -> str:
    slug = "sleep_duration" if told.metric is REGULARITY else told.metric.slug
    return f"/priorities?{urlencode({'metric': slug})}"


def _drawn(told: UsualDays) -> str:
    """The days on Trends; of what is computed there is no trend."""
    if told.metric is REGULARITY or not told.days:
        return ""
    last = told.before - timedelta(days=1)
    return "/trends?" + urlencode(
        {"metric": told.metric.slug, "first": told.days[0].day.isoformat(), "end": last.isoformat()}
    )


def _readings(told: UsualDays, day: date) -> str:
    slug = "sleep_duration" if told.metric is REGULARITY else told.metric.slug
    return f"/readings?{urlencode({'metric': slug, 'day': day.isoformat()})}"
