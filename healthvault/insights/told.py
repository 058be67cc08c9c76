"""An insight in words, in the person's units: what is claimed, and how we know.

It says what goes up, down or together, never why; what an illness is, is for others to say.
"""

from dataclasses import dataclass
from datetime import date

from healthvault.insights.finding import Insight, Method
from healthvault.insights.forecast import Forecast
from healthvault.insights.goal_words import goal_said, met_said
from healthvault.insights.told_how import CITATIONS, DOUBTS, FOUND_BY, TESTS
from healthvault.metrics import words
from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.metric import Daily, Metric, display_unit, precision_in
from healthvault.metrics.unit import HOUR, MINUTE, SECOND, UnitSystem, convert


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One line of how we know: what it is about, and what is so."""

    name: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An insight in words; `facts` are in reading order, and `citations` say where the method is published.

    `against` is what speaks against it, `test` how to find out.
    """

    claim: str
    facts: tuple[Fact, ...]
    citations: tuple[str, ...]
    against: str
    test: str


def told(one: Insight, system: UnitSystem, today: date) -> Told:
    """Say an insight to somebody with these units, on their local date."""
    metric = METRICS[one.metric]
    facts = [
        Fact(name="Looked at", said=_looked_at(one, metric, today)),
        Fact(name="How large", said=_SIZES[one.method](one, metric, system)),
    ]
    if one.sources:
        facts.append(Fact(name="Measured by", said=", ".join(one.sources)))
    facts += [
        Fact(name="Found by", said=FOUND_BY[one.method]),
        Fact(name="Published in", said="; ".join(CITATIONS[one.method])),
        Fact(name="What speaks against it", said=_against(one)),
        Fact(name="How to test it", said=TESTS[one.method]),
    ]
    return Told(
        claim=_CLAIMS[one.method](one, metric, system, today),
        facts=tuple(facts),
        citations=CITATIONS[one.method],
        against=_against(one),
        test=TESTS[one.method],
    )


def foretold(one: Forecast, system: UnitSystem, today: date) -> str:
    """What is likely, in which range, and how often such a range held."""
    metric = METRICS[one.metric]
    if one.usual is not None:
        return _needed(one, metric, system, today)
    low, best, high = (words.quantity(metric, each, system) for each in (one.low, one.value, one.high))
    when = {1: "tomorrow", 0: "today"}.get((one.day - today).days, words.date_words(one.day))
    off, off_of_last = (_size(metric, each, system, finer=1) for each in (one.error, one.error_of_last))
    return (
        f"Your {words.plainly(metric)} will probably be {low} to {high} {when}, most likely {best}."
        f" Such a range held on {one.held} of the last {one.tested} days; its middle was off by {off},"
        f" and by {off_of_last} when the last day was taken for it."
    )


def _needed(one: Forecast, metric: Metric, system: UnitSystem, today: date) -> str:
    """What a night will need, of what that is made, and how often nights came out in such a range."""
    low, best, high, usual = (
        words.quantity(metric, each, system) for each in (one.low, one.value, one.high, one.usual or 0.0)
    )
    when = "tonight" if (one.day - today).days == 1 else f"in {words.night(one.day, today)}"
    made = f"as usual ({usual})"
    if one.lacking and round(one.lacking) > 0:
        lacking = _size(metric, one.lacking, system)
        made = f"your usual {usual}, and a share of the {lacking} that the last fourteen nights lack"
    off, off_of_last = (_size(metric, each, system) for each in (one.error, one.error_of_last))
    return (
        f"You will probably need {best} of sleep {when}: {made}. Nights came out between {low} and {high};"
        f" such a range held on {one.held} of the last {one.tested}, its middle off by {off}, and by"
        f" {off_of_last} when the night before was taken for it."
    )


def nothing_notable(metrics: int, nights: int) -> str:
    """What is said when nothing was found: an answer too, with what was looked at."""
    looked = words.count(metrics, "measure")
    if nights:
        looked = f"{looked} and {words.count(nights, 'night')}"
    return f"Nothing notable this week. We looked at {looked}."


def _slope_claim(one: Insight, metric: Metric, system: UnitSystem, _today: date) -> str:
    way = "up" if one.effect.value > 0 else "down"
    weeks = one.window.length // 7
    size = _size(metric, abs(one.effect.value) * weeks, system)
    return f"Your {words.plainly(metric)} has gone {way} by about {size} over the last {weeks} weeks."


def _slope_size(one: Insight, metric: Metric, system: UnitSystem) -> str:
    weeks = one.window.length // 7
    low, best, high = (
        _signed(metric, each * weeks, system) for each in (one.effect.low, one.effect.value, one.effect.high)
    )
    return f"{best} over {weeks} weeks; the true change lies between {low} and {high}, 95 times of 100."


def _anomaly_claim(one: Insight, metric: Metric, system: UnitSystem, today: date) -> str:
    when = words.night if metric.daily is Daily.NIGHT else words.day
    said = when(one.window.last, today)
    if metric.daily is Daily.NIGHT:
        said = said if said == "last night" else f"in {said}"
    else:
        said = said if said in {"today", "yesterday"} else f"on {said}"
    value = words.quantity(metric, (one.effect.from_ or 0.0) + one.effect.value, system)
    way = "above" if one.effect.value > 0 else "below"
    usual = _usual(one, metric, system)
    return f"Your {words.plainly(metric)} was {value} {said}, far {way} your usual {usual}."


def _anomaly_size(one: Insight, metric: Metric, system: UnitSystem) -> str:
    low, best, high = (
        _signed(metric, each, system) for each in (one.effect.low, one.effect.value, one.effect.high)
    )
    return f"{best} from your median; between {low} and {high}, as surely as that median is known."


def _nights_claim(_one: Insight, _metric: Metric, _system: UnitSystem, _today: date) -> str:
    return (
        "Your heart beat faster than usual two nights in a row. That can come with an infection, but also"
        " with alcohol, stress or travel."
    )


def _nights_size(one: Insight, metric: Metric, system: UnitSystem) -> str:
    low, best, high = (
        _signed(metric, each, system) for each in (one.effect.low, one.effect.value, one.effect.high)
    )
    usual = _usual(one, metric, system)
    return f"{best} from your usual {usual} at night; between {low} and {high}, as surely as that is known."


def _shift_claim(one: Insight, metric: Metric, system: UnitSystem, today: date) -> str:
    way = "higher" if one.effect.value > 0 else "lower"
    size = _size(metric, abs(one.effect.value), system)
    since = words.day(one.window.first, today)
    return f"Your {words.plainly(metric)} has been about {size} {way} since {since}."


def _shift_size(one: Insight, metric: Metric, system: UnitSystem) -> str:
    low, best, high = (
        _signed(metric, each, system) for each in (one.effect.low, one.effect.value, one.effect.high)
    )
    usual = _usual(one, metric, system)
    return f"{best} from {usual} before; the true change lies between {low} and {high}, 95 times of 100."


def _debt_claim(one: Insight, metric: Metric, system: UnitSystem, _today: date) -> str:
    lacking = _size(metric, one.effect.value, system)
    return (
        f"You slept {lacking} less than usual over {words.count(one.n, 'night')}. Go to bed earlier tonight?"
    )


def _debt_size(one: Insight, metric: Metric, system: UnitSystem) -> str:
    low, best, high = (
        _signed(metric, each, system) for each in (one.effect.low, one.effect.value, one.effect.high)
    )
    return (
        f"{best} in all, against your usual {_usual(one, metric, system)} a night; between {low} and {high},"
        " as surely as that is known."
    )


def _regularity_claim(one: Insight, _metric: Metric, _system: UnitSystem, _today: date) -> str:
    usual = one.effect.from_ or 0.0
    way = "more" if one.effect.value > 0 else "less"
    now, before = (words.number(each, 0) for each in (usual + one.effect.value, usual))
    return f"You slept {way} regularly than usual for two weeks: an index of {now}, and {before} before."


def _regularity_size(one: Insight, _metric: Metric, _system: UnitSystem) -> str:
    low, best, high = (
        f"{'+' if each > 0 else '−'}{words.number(abs(each), 0)}"
        for each in (one.effect.low, one.effect.value, one.effect.high)
    )
    return (
        f"{best} points from the weeks before; between {low} and {high}, as surely as those are known. 100 is"
        " asleep in the same minutes every day, 0 is by chance."
    )


def _relation_claim(one: Insight, metric: Metric, _system: UnitSystem, _today: date) -> str:
    way = "higher" if one.effect.value > 0 else "lower"
    after = "the night after" if metric.daily is Daily.NIGHT else "the day after"
    when = after if one.lag_days else "on the same day"
    pair = f"{METRICS[one.other].name} and {words.plainly(metric)}"
    return f"{pair} go together: the higher the first, the {way} the second {when}."


def _relation_size(one: Insight, _metric: Metric, _system: UnitSystem) -> str:
    low, best, high = (words.number(each, 2) for each in (one.effect.low, one.effect.value, one.effect.high))
    return (
        f"A rank correlation of {best} (1 is in step, −1 against it); the true one lies between {low} and"
        f" {high}, 95 times of 100."
    )


def _goal_claim(one: Insight, metric: Metric, system: UnitSystem, _today: date) -> str:
    goal = goal_said(metric, one.direction, one.effect.from_ or 0.0, system)
    met = met_said(metric, round(one.effect.value * one.n), one.n, one.run_days)
    return f"You met your goal of {goal} on {met}."


def _goal_size(one: Insight, _metric: Metric, _system: UnitSystem) -> str:
    low, best, high = (words.percent(each) for each in (one.effect.low, one.effect.value, one.effect.high))
    return f"{best} of the measured days; as far as so few days can tell, between {low} and {high}."


_CLAIMS = {
    Method.ADHERENCE: _goal_claim,
    Method.SLOPE: _slope_claim,
    Method.ANOMALY: _anomaly_claim,
    Method.NIGHT_SIGNAL: _nights_claim,
    Method.SHIFT: _shift_claim,
    Method.DEBT: _debt_claim,
    Method.RELATION: _relation_claim,
    Method.REGULARITY: _regularity_claim,
}
_SIZES = {
    Method.ADHERENCE: _goal_size,
    Method.SLOPE: _slope_size,
    Method.ANOMALY: _anomaly_size,
    Method.NIGHT_SIGNAL: _nights_size,
    Method.SHIFT: _shift_size,
    Method.DEBT: _debt_size,
    Method.RELATION: _relation_size,
    Method.REGULARITY: _regularity_size,
}


def _against(one: Insight) -> str:
    return " ".join(DOUBTS[doubt] for doubt in one.doubts) or "Nothing that we could see in your numbers."


def _looked_at(one: Insight, metric: Metric, today: date) -> str:
    each = "night" if metric.daily is Daily.NIGHT or one.method is Method.NIGHT_SIGNAL else "day"
    dates = words.span(one.window.first, one.window.last, today)
    return f"{dates}: {one.n} of {words.count(one.of, each)} measured ({words.percent(one.coverage)})."


def _usual(one: Insight, metric: Metric, system: UnitSystem) -> str:
    return str(words.quantity(metric, one.effect.from_ or 0.0, system))


def _signed(metric: Metric, amount: float, system: UnitSystem) -> str:
    said = _size(metric, abs(amount), system)
    return f"{'+' if amount > 0 else '−'}{said}" if any(figure in said for figure in "123456789") else said


def _size(metric: Metric, amount: float, system: UnitSystem, *, finer: int = 0) -> str:
    """A difference without its sign, in the person's unit, with so many more decimals than the metric has; of
    degrees, those between two temperatures.
    """
    if metric.unit in {HOUR, MINUTE}:
        return words.duration(float(convert(amount, metric.unit, SECOND)))
    unit = display_unit(metric, system)
    shown = float(convert(amount, metric.unit, unit)) - float(convert(0.0, metric.unit, unit))
    places = precision_in(metric, unit) + finer
    return str(words.Quantity(number=words.number(shown, places), unit=unit.symbol))
