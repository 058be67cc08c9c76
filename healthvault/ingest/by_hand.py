"""What a person writes into the form: one value, the two numbers of a blood pressure, or a note."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from healthvault.core import clock
from healthvault.core.errors import InvalidInputError
from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.day import day_written, offset_min_at
from healthvault.metrics.metric import Daily, Metric, display_unit, precision_in
from healthvault.metrics.unit import STAGE, Dimension, Unit, UnitSystem, convert
from healthvault.metrics.words import number
from healthvault.metrics.zones import Zones
from healthvault.vault.entries import Entry

PRESSURE, NOTE = "blood_pressure", "note"
"""What stands for the two metrics of one blood pressure, and for words."""
SLEEP = "sleep_duration"
"""A whole sleep, in hours; its day and time are those of waking."""
LONGEST_NOTE = 2000
_PAIR = ("bp_systolic", "bp_diastolic")
_UNSEEN = {"Cc", "Cs", "Co", "Cn"}
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
"""What turns the direction of the text around it."""
_WHOLE = {Dimension.COUNT, Dimension.SCORE}
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_HOURS = re.compile(r"(\d{1,2}):([0-5]\d)")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+")


class EntryError(InvalidInputError):
    """This cannot be kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What somebody wrote into the form, as they wrote it: `day` as 2026-03-29, `time` as 07:30.

    `lower` is the second number of a blood pressure, and empty for anything else; `value` may be a note.
    """

    what: str
    value: str
    lower: str
    day: str
    time: str


def can_be_entered(metric: Metric) -> bool:
    """Whether a person can say it of one moment: nothing that is worked out; of a night how long it was."""
    if metric.slug == SLEEP:
        return True
    is_of_night = metric.of_night or metric.daily is Daily.NIGHT or metric.unit == STAGE
    return not metric.derived and not is_of_night and metric.slug not in _PAIR


def entry(
    written: Written, *, zones: Zones, system: UnitSystem, now: datetime, before: Entry | None = None
) -> Entry:
    """What the words of a form mean.

    Args:
        written: What was written.
        zones: The person's: day and time are in the one of that day.
        system: In whose units the numbers are.
        now: The present instant; nothing can be of a later one.
        before: What is corrected; where day, time or value are as `form_of` shows them, they stay to the
            second and the last digit.

    Raises:
        EntryError: it cannot be; the sentence says why.
    """
    shown = form_of(before, zones, system) if before else None
    if before and shown and (shown.day, shown.time) == (written.day, written.time):
        at, offset_min = before.at, before.offset_min
    else:
        zone = zones.on(day_written(written.day) or now.date())
        at = moment_written(written.day, written.time, zone)
        offset_min = offset_min_at(at, zone)
    if at > now:
        raise EntryError("This time is still to come.")
    if written.what == NOTE:
        return Entry(at=at, offset_min=offset_min, note=note_written(written.value))
    if before and shown and (shown.what, shown.value, shown.lower) == (
        written.what, written.value, written.lower,
    ):  # fmt: skip
        return Entry(at=at, offset_min=offset_min, values=before.values)
    return Entry(at=at, offset_min=offset_min, values=_values(written, system))


def entry_told(at: datetime, *, values: Mapping[str, float], note: str, now: datetime) -> Entry:
    """What a program tells of an aware instant: a note, or values in the catalogue's units.

    Raises:
        EntryError: it cannot be; the sentence says why.
    """
    if at > now:
        raise EntryError("This time is still to come.")
    offset_min = (at.utcoffset() or timedelta()) // timedelta(minutes=1)
    if bool(note) == bool(values):
        raise EntryError("Tell a note or values, one of the two.")
    if note:
        return Entry(at=at.astimezone(UTC), offset_min=offset_min, note=note_written(note))
    if set(values) != set(_PAIR) and len(values) != 1:
        raise EntryError("Tell one value, or the two of a blood pressure.")
    metrics = {slug: _enterable(slug) for slug in values}
    checked = {slug: _checked(metric, values[slug], metric.unit) for slug, metric in metrics.items()}
    return Entry(at=at.astimezone(UTC), offset_min=offset_min, values=_pair(checked))


def form_of(told: Entry, zones: Zones, system: UnitSystem) -> Written:
    """The form with what an entry says, in the person's units, on the clock of their zone of that day."""
    here = told.at.astimezone(ZoneInfo(zones.at(told.at)))
    shown = [_shown(METRICS[slug], value, system) for slug, value in told.values.items()]
    return Written(
        what=what_of(told),
        value=told.note or shown[0],
        lower=shown[1] if len(shown) > 1 else "",
        day=here.date().isoformat(),
        time=f"{here:%H:%M}",
    )


def what_of(told: Entry) -> str:
    """What an entry is of: a metric's slug, `PRESSURE` or `NOTE`."""
    if told.note:
        return NOTE
    return PRESSURE if len(told.values) > 1 else next(iter(told.values))


def _shown(metric: Metric, value: float, system: UnitSystem) -> str:
    """A value as it would be written: `72.5`, with no more digits than are shown; of a sleep `7:30`."""
    if metric.slug == SLEEP:
        return f"{round(value) // 60}:{round(value) % 60:02}"
    unit = display_unit(metric, system)
    told = float(convert(value, metric.unit, unit))
    return f"{told:.{max(precision_in(metric, unit), 2)}f}".rstrip("0").rstrip(".")


def note_written(words: str) -> str:
    """A note as it is kept: text, with its lines; without what would only change how other text looks.

    Raises:
        EntryError: there is nothing in it, or too much.
    """
    lines = words.replace("\r\n", "\n").replace("\r", "\n")
    plain = "".join(each for each in lines if each == "\n" or unicodedata.category(each) not in _UNSEEN)
    plain = "".join(each for each in plain if each not in _TURNS).strip()
    if not plain:
        raise EntryError("Write something.")
    if len(plain) > LONGEST_NOTE:
        raise EntryError(f"A note has at most {LONGEST_NOTE:,} characters; this one has {len(plain):,}.")
    return plain


def number_written(words: str) -> float:
    """The number that was written: `72.5`, `72,5` and `1 250` are numbers.

    Raises:
        EntryError: it is none, or could be two: `8,500` is thousands to some and eight and a half to others.
    """
    plain = "".join(words.split()).replace("\u2212", "-")
    if _THOUSANDS.fullmatch(plain):
        raise EntryError(f"{plain} can be read in two ways. Write it without the comma, or with a point.")
    plain = plain.replace(",", ".", 1)
    if not _NUMBER.fullmatch(plain) or len(plain) > 20:
        raise EntryError("Write a number, such as 72.5.")
    return float(plain)


def moment_written(day: str, at: str, zone: str) -> datetime:
    """The instant of a local day and time; of a time that comes twice, the first.

    Raises:
        EntryError: there is no such day or time, as in the hour that a change of clocks leaves out.
    """
    named, hour = day_written(day), _time_written(at)
    if named is None or hour is None:
        raise EntryError("Say on which day and at what time.")
    local = datetime.combine(named, hour)
    there = local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    if there.astimezone(ZoneInfo(zone)).replace(tzinfo=None) != local:
        raise EntryError("The clocks were put forward then: this time was left out.")
    return there


def _time_written(words: str) -> time | None:
    try:
        return time.fromisoformat(words).replace(tzinfo=None)
    except ValueError:
        return None


def _values(written: Written, system: UnitSystem) -> dict[str, float]:
    if written.what == PRESSURE:
        upper, lower = (
            _value(METRICS[slug], words, system)
            for slug, words in zip(_PAIR, (written.value, written.lower), strict=True)
        )
        return _pair(dict(zip(_PAIR, (upper, lower), strict=True)))
    metric = METRICS.get(written.what)
    if metric is None or not can_be_entered(metric):
        raise EntryError("Choose what you measured.")
    return {metric.slug: _value(metric, written.value, system)}


def _pair(values: dict[str, float]) -> dict[str, float]:
    """Values as they are; those of a blood pressure with the upper one first, if it is."""
    if set(values) != set(_PAIR):
        return values
    upper, lower = (values[slug] for slug in _PAIR)
    if upper <= lower:
        raise EntryError("The upper number of a blood pressure is the larger one.")
    return dict(zip(_PAIR, (upper, lower), strict=True))


def _enterable(slug: str) -> Metric:
    metric = METRICS.get(slug)
    if metric is None or not (slug in _PAIR or can_be_entered(metric)):
        raise EntryError(f"{slug[:100]} cannot be entered by hand.")
    return metric


def _value(metric: Metric, words: str, system: UnitSystem) -> float:
    if metric.slug == SLEEP:
        hours = _HOURS.fullmatch(words.strip())
        minutes = int(hours[1]) * 60 + int(hours[2]) if hours else 60 * number_written(words)
        return _checked(metric, minutes, metric.unit)
    return _checked(metric, number_written(words), display_unit(metric, system))


def _checked(metric: Metric, told: float, unit: Unit) -> float:
    """A value in the catalogue's unit, told in `unit`."""
    if metric.unit.dimension in _WHOLE and not told.is_integer():
        raise EntryError(f"{metric.name} is a whole number.")
    value = float(convert(told, unit, metric.unit))
    if metric.slug == SLEEP and value < 1:
        raise EntryError("A sleep lasts a minute at least.")
    if not metric.accepts(value):
        low, high = (
            number(float(convert(end, metric.unit, unit)), precision_in(metric, unit))
            for end in metric.plausible
        )
        raise EntryError(f"{metric.name} lies between {low} and {high} {unit.symbol}".rstrip() + ".")
    return value


def now_written(zone: str) -> tuple[str, str]:
    """Today and the time now, as the form has them."""
    here = clock.now().astimezone(ZoneInfo(zone))
    return here.date().isoformat(), f"{here:%H:%M}"
