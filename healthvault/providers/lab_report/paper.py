"""A line of a report on paper: a name, a number, a unit, perhaps a range and a flag, in any usual order."""

import re
from collections.abc import Sequence
from dataclasses import replace

from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.lab import LONGEST_NAME, metric_called
from healthvault.metrics.metric import Metric
from healthvault.metrics.unit import Unit, convert
from healthvault.metrics.unit_lab import is_lab_unit, lab_unit
from healthvault.providers.lab_report.dates import Dated, dates_in, sample_day
from healthvault.providers.lab_report.day_columns import under_days
from healthvault.providers.lab_report.layout import ALONE, Around, halves, rows_around
from healthvault.providers.lab_report.lines import LabReport, Line, Recognised, Written
from healthvault.providers.lab_report.written_numbers import NUMBER, bound_of, bounds_in, number_of

MOST_LINES = 200
_LONGEST_TOLD = 120
_FLAGS = frozenset({
    "h", "l", "hh", "ll", "high", "low", "a", "n", "normal", "abnormal", "critical", "hoch", "tief",
    "*", "**", "+", "++", "+++", "↑", "↓", "↑↑", "↓↓", "(h)", "(l)", "[h]", "[l]",
})  # fmt: skip
_VALUE = re.compile(rf"(?P<beyond>[<>≤≥]=?)?(?P<number>{NUMBER})(?P<rest>(?![\d.,/-]).*)?")
_STRAY, _LETTER = re.compile(r"\d"), re.compile(r"[^\W_]")
_MOST_OF_A_UNIT = 4
_UNKNOWN = "not known here"
_NO_VALUE, _INDEX = re.compile(r"0[1-9]"), re.compile(r"(?<=[^\W\d])0[1-9]$")
_INDEX_ALONE = re.compile(r"(?<!\S)0[1-9](?!\S)")
"""The index of the laboratory that did a test, as Labcorp prints it: no value is written so."""
_OF_A_RANGE = re.compile(r"\b(?:range|risk|patients|prevention|interval)\b", re.IGNORECASE)
_RANGE_UNDER = re.compile(r"(?:reference|normal|ref\.?) (?:range|interval)?:?\s*([^:a-z]*)", re.IGNORECASE)
_CODE = re.compile(r"(?=.*[A-Z])[A-Z0-9]{2,3}")
_ONE = re.compile(rf"(?<!\S)[<>]?{NUMBER}(?!\S)")
_REMARK = re.compile(
    r"\b(?:or|oder|higher|greater|lower|target|goal|ziel\w*|diabetes|prediabetes|deficien\w*|mangel|should|if|bei|"
    r"consistent|recommended|empfohlen)\b",
    re.IGNORECASE,
)
"""Words of a sentence about a value, as under a table: `HbA1c 6.5 % or higher`."""


def paper_report(text: str) -> LabReport:
    """What a text says that was laid out as on paper, its lines as lines."""
    laid_out = list(rows_around(text))
    day, why_no_day = sample_day([" ".join(row.split()) for row, _ in laid_out])
    below = [row for row, _ in laid_out[1:]] + [""]
    lines = [
        line
        for (row, around), under in zip(laid_out, below, strict=True)
        for line in _ranged(_lines(row, around), under)
    ]
    return LabReport(
        kind="pdf",
        lines=tuple(lines[:MOST_LINES]),
        day=day,
        why_no_day=why_no_day,
        is_cut=len(lines) > MOST_LINES,
    )


def _lines(row: str, around: Around) -> list[Line]:
    """The values of a row: one, or where two tables stand side by side, two."""
    if around.days and (each_day := _by_days(row, around)):
        return each_day
    whole = read_row(row, around)
    if whole is None or whole.found is not None:
        return [whole] if whole else []
    for left, right in halves(row):
        both = [
            each for half in (left, right) if (each := read_row(half, around)) and each.why_not != _UNKNOWN
        ]
        if len(both) == 2 and any(each.found for each in both):
            return both
    return [whole]


def _by_days(row: str, around: Around) -> list[Line]:
    """The values of a row, each of the day under which it stands; none where that is not plain for all."""
    told = under_days(row, around.days)
    if told is None:
        return []
    words, alone = told[0].split(), replace(around, has_days=False, days=())
    for at in range(min(LONGEST_NAME, len(words)), 0, -1):
        if metric_called(" ".join(words[:at])) is None:
            continue
        rows = [(" ".join([*words[:at], number, *words[at:]]), day) for number, day in told[1]]
        lines = [(read_row(each, alone), day) for each, day in rows]
        return [_of_day(line, day) for line, day in lines if line is not None]
    return []


def _of_day(line: Line, day: Dated) -> Line:
    written = replace(line.written, at=day.text)
    return replace(line, written=written, found=line.found and replace(line.found, day=day.days[0]))


def _ranged(lines: list[Line], under: str) -> list[Line]:
    """A line without a range takes that of the line under it, where that says no more."""
    told = _RANGE_UNDER.fullmatch(under.strip())
    bounds = bounds_in(told[1]) if told else None
    if bounds is None or len(lines) != 1 or lines[0].found is None or lines[0].written.range:
        return lines
    found = lines[0].found
    metric = METRICS[found.metric]
    unit = lab_unit(found.unit, metric.unit.dimension) or metric.unit
    low, high = (bound_of(end, metric, unit) for end in (bounds.low, bounds.high))
    written = replace(lines[0].written, range=bounds.text)
    return [replace(lines[0], written=written, found=replace(found, low=low, high=high))]


def read_row(row: str, around: Around = ALONE) -> Line | None:
    """A row of a table; None when it holds no value of a laboratory."""
    dates = dates_in(row, around.order)
    words = _without(row, [dated.span for dated in dates]).split()
    if around.has_codes and words and _CODE.fullmatch(words[-1]) and not is_lab_unit(words[-1]):
        words = words[:-1]
    named = _named(words)
    if named is None:
        return _unknown(words)
    slug, at = named
    words, name = _value_first(words[at:], METRICS[slug]), " ".join(words[:at])
    line = _valued(METRICS[slug], name, words, dates, _earlier(row, around))
    why_not = _why_not_here(row, line, around)
    return replace(line, found=None, why_not=why_not) if line.found and why_not else line


def _earlier(row: str, around: Around) -> str:
    """The one number that stands in the column of earlier results; empty where there is none."""
    if not around.has_previous:
        return ""
    dated = dates_in(row, around.order)
    ends = dated[0].span[0] if dated else len(row)
    found = [each[0] for each in _ONE.finditer(row, max(0, around.previous_at - 3), ends)]
    return found[0] if len(found) == 1 else ""


def _why_not_here(row: str, line: Line, around: Around) -> str:
    """What the lines around a row say against it, in half a sentence."""
    if around.sample:
        return f"it stands in the part about {around.sample}"
    if around.has_days:
        return "every day has a column of its own there"
    if around.has_previous and row.find(line.written.value, len(line.written.name)) >= around.previous_at - 2:
        return "it stands in the column of earlier results"
    return ""


def _named(words: Sequence[str]) -> tuple[str, int] | None:
    """The metric that a row begins with, and how many words name it: all of those before the value."""
    for at in range(min(LONGEST_NAME, len(words) - 1), 0, -1):
        name = _INDEX.sub("", " ".join(words[:at]))
        slug = metric_called(name) if _LETTER.search(words[at - 1]) else None
        if slug is not None and _begins_value(_value_first(words[at:], METRICS[slug])):
            return slug, at
    return None


def _value_first(words: Sequence[str], metric: Metric) -> list[str]:
    """What stands behind a name, its value first: without a laboratory's index, the unit behind the value."""
    words = [*words[1:]] if len(words) > 1 and _NO_VALUE.fullmatch(words[0]) else [*words]
    for length in range(min(_MOST_OF_A_UNIT, len(words) - 1), 0, -1):
        if lab_unit(" ".join(words[:length]).strip("()[]"), metric.unit.dimension):
            return [words[length], *words[:length], *words[length + 1 :]]
    return words


def _begins_value(words: Sequence[str]) -> bool:
    first, *rest = words
    if first.lower() in _FLAGS or first in {"<", ">", ":", "="}:
        return bool(rest) and _VALUE.fullmatch(rest[0]) is not None
    return _VALUE.fullmatch(first) is not None


def _unknown(words: Sequence[str]) -> Line | None:
    """A row that looks like a value of something else."""
    at = next((at for at, word in enumerate(words) if at and _VALUE.fullmatch(word)), None)
    if at is None or not any(is_lab_unit(word) for word in words[at:]) or not re.search(r"[^\W\d]", words[0]):
        return None
    if _REMARK.search(" ".join(words)) or _OF_A_RANGE.search(" ".join(words)):
        return None
    return Line(written=_told(" ".join(words[:at]), plain=" ".join(words[at:])), why_not=_UNKNOWN)


def _valued(metric: Metric, name: str, words: Sequence[str], dates: Sequence[Dated], earlier: str) -> Line:
    words = [word for at, word in enumerate(words) if word != ":" and (at or word != "=")]
    flags = [word for word in words if word.lower() in _FLAGS]
    rest = [word for word in words if word.lower() not in _FLAGS]
    if rest and rest[0] in {"<", ">"}:
        rest = [rest[0] + rest[1], *rest[2:]]
    match = _VALUE.fullmatch(rest[0])
    if match is None:
        return Line(written=_told(name, plain=" ".join(words)), why_not="no number stands behind its name")
    glued = match["rest"] or ""
    if glued.lower() in _FLAGS:
        flags, glued = [glued, *flags], ""
    after = [*([glued] if glued else []), *rest[1:]]
    unit_text, unit, after = _unit(after, metric)
    told = " ".join(after)
    bounds = bounds_in(told)
    left = told if bounds is None else told[: bounds.span[0]] + told[bounds.span[1] :]
    left = _INDEX_ALONE.sub("", left)
    if earlier and _ONE.findall(left) == [earlier]:
        left, dates = _ONE.sub("", left), ()  # The result of another day, and that day.
    written = Written(
        name=name[:_LONGEST_TOLD],
        value=(match["beyond"] or "") + match["number"],
        unit=unit_text[:_LONGEST_TOLD],
        range=bounds.text if bounds else "",
        flag=" ".join(flags)[:_LONGEST_TOLD],
        at=dates[0].text if dates else "",
    )
    why_not = _why_not(metric, written, unit, left, dates)
    if why_not or unit is None:
        return Line(written=written, why_not=why_not)
    ends = (bounds.low, bounds.high) if bounds else ("", "")
    return _recognised(metric, written, unit, ends, dates)


def _why_not(metric: Metric, written: Written, unit: Unit | None, left: str, dates: Sequence[Dated]) -> str:
    """In half a sentence what keeps a row from being one value; empty when nothing does."""
    if written.value[0] in "<>≤≥":
        return "a limit, not a value"
    if unit is None:
        return (
            f"{written.unit} is no unit of it that is known" if written.unit else "no unit stands beside it"
        )
    if _STRAY.search(left):
        return "more than one number stands on its line"
    if _REMARK.search(left):
        return "it is a remark, as it seems"
    if len(dates) > 1 or any(len(dated.days) > 1 for dated in dates):
        return "its date can be read in several ways"
    return _why_no_number(metric, written.value, unit)


def _why_no_number(metric: Metric, written: str, unit: Unit) -> str:
    told = number_of(written, metric, unit)
    if told is None:
        return "the number can be read in two ways"
    could_be = metric.accepts(float(convert(told, unit, metric.unit)))
    return "" if could_be else "no person’s value in this unit"


def _recognised(
    metric: Metric, written: Written, unit: Unit, ends: tuple[str, str], dates: Sequence[Dated]
) -> Line:
    told = number_of(written.value, metric, unit)
    if told is None:
        return Line(written=written, why_not="the number can be read in two ways")
    low, high = (bound_of(end, metric, unit) for end in ends)
    found = Recognised(
        metric=metric.slug,
        value=float(convert(told, unit, metric.unit)),
        told=told,
        unit=unit.symbol,
        low=low,
        high=high,
        day=dates[0].days[0] if dates else None,
    )
    return Line(written=written, found=found)


def _unit(words: Sequence[str], metric: Metric) -> tuple[str, Unit | None, list[str]]:
    """The unit as it is written, the one it is, and the words without it; what looks like one is told."""
    dimension = metric.unit.dimension
    for length in range(min(_MOST_OF_A_UNIT, len(words)), 0, -1):
        for at in range(len(words) - length + 1):
            text = " ".join(words[at : at + length])
            unit = lab_unit(text.strip("()[]"), dimension)
            if unit is not None:
                left = [*words[:at], *words[at + length :]]
                return text, unit, [word for word in left if lab_unit(word, dimension) != unit]
    odd = next((word for word in words if is_lab_unit(word) or re.search(r"[^\W\d]/|%", word)), "")
    return odd, None, [word for word in words if word != odd]


def _told(name: str, *, plain: str) -> Written:
    return Written(name=name[:_LONGEST_TOLD], value=plain[:_LONGEST_TOLD])


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        text = text[:start] + " " + text[end:]
    return text
