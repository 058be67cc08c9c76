"""A line of a report on paper: a name, a number, a unit, perhaps a range and a flag, in any usual order."""

import re
from collections.abc import Sequence

from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.lab import LONGEST_NAME, metric_called
from healthvault.metrics.metric import Metric
from healthvault.metrics.unit import Unit, convert
from healthvault.metrics.unit_lab import is_lab_unit, lab_unit
from healthvault.providers.lab_report.dates import Dated, dates_in, sample_day
from healthvault.providers.lab_report.lines import LabReport, Line, Recognised, Written
from healthvault.providers.lab_report.written_numbers import NUMBER, bound_of, bounds_in, number_of

MOST_LINES = 200
_LONGEST_LINE = 400
_LONGEST_TOLD = 120
_FLAGS = frozenset({
    "h", "l", "hh", "ll", "high", "low", "a", "n", "normal", "abnormal", "critical", "hoch", "tief",
    "*", "**", "+", "++", "+++", "↑", "↓", "↑↑", "↓↓", "(h)", "(l)", "[h]", "[l]",
})  # fmt: skip
_VALUE = re.compile(rf"(?P<beyond>[<>≤≥]=?)?(?P<number>{NUMBER})(?P<rest>(?![\d.,/-]).*)?")
_STRAY, _LETTER = re.compile(r"\d"), re.compile(r"[^\W_]")
_MOST_OF_A_UNIT = 4


def paper_report(text: str) -> LabReport:
    """What a text says that was laid out as on paper, its lines as lines."""
    rows = [" ".join(row.split())[:_LONGEST_LINE] for row in text.splitlines()]
    day, why_no_day = sample_day(rows)
    lines = [line for row in rows if (line := read_row(row)) is not None]
    return LabReport(
        kind="pdf",
        lines=tuple(lines[:MOST_LINES]),
        day=day,
        why_no_day=why_no_day,
        is_cut=len(lines) > MOST_LINES,
    )


def read_row(row: str) -> Line | None:
    """A row of a table; None when it holds no value of a laboratory."""
    dates = dates_in(row)
    plain = _without(row, [dated.span for dated in dates])
    words = plain.split()
    named = _named(words)
    if named is None:
        return _unknown(words)
    slug, at = named
    return _valued(METRICS[slug], " ".join(words[:at]), words[at:], dates)


def _named(words: Sequence[str]) -> tuple[str, int] | None:
    """The metric that a row begins with, and how many words name it: all of those before the value."""
    for at in range(min(LONGEST_NAME, len(words) - 1), 0, -1):
        slug = metric_called(" ".join(words[:at])) if _LETTER.search(words[at - 1]) else None
        if slug is not None and _begins_value(words[at:]):
            return slug, at
    return None


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
    return Line(written=_told(" ".join(words[:at]), plain=" ".join(words[at:])), why_not="not known here")


def _valued(metric: Metric, name: str, words: Sequence[str], dates: Sequence[Dated]) -> Line:
    words = [word for word in words if word not in {":", "="}]
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
