"""How the analyst says numbers: in the person's units, with what they stand on."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from healthvault.insights.baseline import Baseline, Standing
from healthvault.insights.span import Span
from healthvault.metrics import words
from healthvault.metrics.metric import Daily, Metric, display_unit, precision_in
from healthvault.metrics.unit import HOUR, MINUTE, UnitSystem, convert

_STANDINGS = {
    Standing.ABOVE: "above your usual range",
    Standing.WITHIN: "within your usual range",
    Standing.BELOW: "below your usual range",
}
_UNSAFE = re.compile(r"[^\w\s\-'/&+.,()]", re.UNICODE)
_LONGEST_NAME = 40
_WEEK_DAYS = 7
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """The person's units and their local date; all words about numbers come from here."""

    units: UnitSystem
    today: date

    def value(self, metric: Metric, value: float) -> str:
        """A value in the person's unit: `54 bpm`, `8,412 steps`, `7 h 12 min`."""
        return str(words.quantity(metric, value, self.units))

    def mean(self, metric: Metric, value: float) -> str:
        """A mean of days; what adds up is so much a day."""
        said = self.value(metric, value)
        return f"{said} a day" if metric.daily is Daily.SUM else said

    def apart(self, metric: Metric, before: float, after: float) -> str:
        """How far two values lie apart as they are shown, in the person's unit and without a sign."""
        if metric.unit in {HOUR, MINUTE}:
            minutes = [round(float(convert(value, metric.unit, MINUTE))) for value in (before, after)]
            return words.duration(abs(minutes[1] - minutes[0]) * 60)
        unit = display_unit(metric, self.units)
        places = precision_in(metric, unit)
        shown = [round(float(convert(value, metric.unit, unit)), places) for value in (before, after)]
        apart = abs(shown[1] - shown[0])
        said = words.Quantity(number=words.number(apart, places), unit=unit.symbol)
        return str(said)

    def usual(self, metric: Metric, usual: Baseline) -> str:
        """A usual range with what it stands on: `52–54 bpm (58 days)`."""
        each = words.count(usual.n, "night" if metric.daily is Daily.NIGHT else "day")
        low = words.quantity(metric, usual.low, self.units)
        high = words.quantity(metric, usual.high, self.units)
        if metric.unit in {HOUR, MINUTE}:
            return f"{low} to {high} ({each})"
        return f"{words.Quantity(number=f'{low.number}–{high.number}', unit=high.unit)} ({each})"

    def seen(self, metric: Metric, span: Span, said: str) -> str:
        """The number that answers, in bold, as a link to the days it was made of."""
        return f"**{self.led(metric, span, said)}**"

    def led(self, metric: Metric, span: Span, said: str) -> str:
        """Any other number, as a link to the days it was made of."""
        first, last = span.first.isoformat(), span.last.isoformat()
        # A week of what is no sum is drawn from readings; a month from the days that the number is of.
        is_of_days = span.length > _WEEK_DAYS or metric.daily in {Daily.SUM, Daily.NIGHT}
        of_readings = "range=day" if span.length == 1 else f"range=month&of={first}"
        dates = f"first={first}" if is_of_days else of_readings
        return f"[{said}](/trends?metric={metric.slug}&{dates}&end={last})"

    def of_day(self, metric: Metric, value: float, day: date) -> str:
        """What a metric was on a day, as a link to it."""
        return self.led(metric, Span(first=day, last=day), self.value(metric, value))

    def minutes(self, minutes: float) -> str:
        """A stretch of a night."""
        return words.duration(minutes * 60)

    def span(self, span: Span) -> str:
        """Some dates: `17–23 Nov`, or a single one by its name."""
        if span.length == 1:
            return words.day(span.first, self.today)
        return words.span(span.first, span.last, self.today)

    def on(self, day: date) -> str:
        """When something was: `today`, `yesterday`, `on Tue 3 Nov`."""
        said = words.day(day, self.today)
        return said if said in {"today", "yesterday"} else f"on {said}"

    def when(self, metric: Metric, day: date) -> str:
        """When a day's number was; one of a night is named by the night."""
        if metric.daily is not Daily.NIGHT:
            return self.on(day)
        night = self.night(day)
        return night if night == "last night" else f"in {night}"

    def night(self, day: date) -> str:
        """A night by the day on which it ended."""
        return words.night(day, self.today)

    def of(self, n: int, span: Span, one: str = "day") -> str:
        """Coverage: `5 of 7 days`."""
        return f"{n} of {words.count(span.length, one)}"


def standing(where: Standing) -> str:
    """Where a value stands, in words."""
    return _STANDINGS[where]


def clock(at: datetime, offset_min: int) -> str:
    """The time of day on the clock where it happened."""
    return f"{at.astimezone(timezone(timedelta(minutes=offset_min))):%H:%M}"


def clock_min(minute: int) -> str:
    """A minute of the day as a time: 1390 is `23:10`."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def name(written: str) -> str:
    """A name that a file or a device gave, made harmless: one line, no markup, at most 40 characters."""
    return " ".join(_UNSAFE.sub(" ", written).replace("_", " ").split())[:_LONGEST_NAME].strip()


def unlinked(said: str) -> str:
    """The words without their links."""
    return _LINK.sub(r"\1", said)


def joined(parts: list[str]) -> str:
    """Some words in a row: `a, b and c`."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def capital(sentence: str) -> str:
    """The same, with a capital at its start."""
    return sentence[:1].upper() + sentence[1:]
