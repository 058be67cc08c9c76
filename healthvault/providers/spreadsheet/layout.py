"""Which column is what: one metric a column (wide), or a column of names beside a column of values (long)."""

from collections.abc import Mapping
from dataclasses import dataclass

from healthvault.core.errors import InvalidInputError
from healthvault.providers.spreadsheet.naming import Named, named, words

_STARTS = (
    (
        "recorded at",
        "measured at",
        "start",
        "start time",
        "start date",
        "start at",
        "begin",
        "from",
        "timestamp",
    ),
    ("datetime", "date time", "date and time", "when", "date", "day", "datum", "time", "zeit", "created at"),
)
_CLOCKS = frozenset({"time", "clock", "time of day", "uhrzeit", "zeit"})
_DATES = frozenset({"date", "day", "datum"})
_ENDS = frozenset({"end", "end time", "end date", "end at", "to", "until", "stop"})
_SOURCES = frozenset({"source", "source name", "device", "app", "quelle"})
_METRICS = frozenset({"metric", "metric type", "type", "measurement", "measure", "parameter", "kind"})
_VALUES = frozenset({"value", "wert", "reading", "result", "amount", "quantity"})
_UNITS = frozenset({"unit", "units", "einheit"})
_PAIRS = frozenset({"blood pressure", "bp", "blutdruck"})
_MOST_NAMED = 8


class NoTimeError(InvalidInputError):
    """No column says when something was measured."""


class NothingKnownError(InvalidInputError):
    """No column is something that Health Vault knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The places of columns, counted from 0; None where there is none.

    `measures` are the wide columns; `pairs` those of "120/80". `metric`, `value` and `unit` are set together
    for a long table. `ignored` says of every other column why it is left out.
    """

    start: int
    clock: int | None
    end: int | None
    source: int | None
    metric: int | None
    value: int | None
    unit: int | None
    measures: Mapping[int, Named]
    pairs: tuple[int, ...]
    ignored: Mapping[int, str]


def _first(names: list[str], wanted: frozenset[str] | tuple[str, ...]) -> int | None:
    return next((place for place, name in enumerate(names) if name in wanted), None)


def _start(names: list[str], header: tuple[str, ...]) -> int:
    for wanted in _STARTS:
        for name in wanted:
            if name in names:
                return names.index(name)
    seen = ", ".join(f"“{text}”" for text in header[:_MOST_NAMED] if text)
    raise NoTimeError(f"No column says when: the header has {seen}. Name one of them “date” or “time”.")


def _measures(header: tuple[str, ...], taken: set[int]) -> tuple[dict[int, Named], dict[int, str]]:
    """The wide columns, and why the others are left out."""
    measures: dict[int, Named] = {}
    ignored: dict[int, str] = {}
    first_of: dict[str, int] = {}
    for place, text in enumerate(header):
        if place in taken:
            continue
        found = named(text) if text else "it has no name"
        if isinstance(found, str):
            ignored[place] = found
        elif found.metric.slug in first_of:
            ignored[place] = f"the same as “{header[first_of[found.metric.slug]]}”"
        else:
            first_of[found.metric.slug] = place
            measures[place] = found
    return measures, ignored


def layout(header: tuple[str, ...]) -> Layout:
    """Understand a header.

    Raises:
        NoTimeError: No column can be a time.
        NothingKnownError: No column is a metric, and none names metrics.
    """
    names = [words(text) for text in header]
    start = _start(names, header)
    clock = _first(names, _CLOCKS) if names[start] in _DATES else None
    end, source = _first(names, _ENDS), _first(names, _SOURCES)
    metric, value, unit = _first(names, _METRICS), _first(names, _VALUES), _first(names, _UNITS)
    is_long = metric is not None and value is not None
    pairs = tuple(place for place, name in enumerate(names) if name in _PAIRS)
    taken = {start, clock, end, source, *pairs} | ({metric, value, unit} if is_long else set())
    measures, ignored = _measures(header, {place for place in taken if place is not None})
    if is_long:
        ignored |= dict.fromkeys(measures, "this table names its metrics in a column")
        measures = {}
    if not (is_long or measures or pairs):
        seen = ", ".join(f"“{header[place]}” ({why})" for place, why in list(ignored.items())[:_MOST_NAMED])
        raise NothingKnownError(f"No column is something Health Vault knows: {seen}.")
    return Layout(
        start=start,
        clock=clock,
        end=end,
        source=source,
        metric=metric if is_long else None,
        value=value if is_long else None,
        unit=unit if is_long else None,
        measures=measures,
        pairs=pairs,
        ignored=ignored,
    )
