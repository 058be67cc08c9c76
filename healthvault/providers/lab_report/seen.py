"""A report that a model copied from a picture: its lines are read by the same rules as those of a PDF.

What a model says is no more than a transcript. Which value it is, in which unit, and whether it can be one
value at all, is decided here; and the person compares each line with the picture before it counts.
"""

from collections.abc import Sequence
from dataclasses import replace

from healthvault.providers.lab_report.dates import sample_day
from healthvault.providers.lab_report.lines import LabReport, Line, Written
from healthvault.providers.lab_report.paper import MOST_LINES, read_row

_LONGEST = 120


def seen_report(lines: Sequence[Written], taken: str) -> LabReport:
    """The report of some lines as they were copied; `taken` is the date of the sample as it stands there."""
    kept = [_line(written) for written in lines[:MOST_LINES] if written.name.strip()]
    day, why_no_day = sample_day([f"Collected: {taken[:_LONGEST]}"])
    return LabReport(
        kind="picture",
        lines=tuple(kept),
        day=day,
        why_no_day=why_no_day,
        is_cut=len(lines) > MOST_LINES,
    )


def _line(written: Written) -> Line:
    plain = Written(**{name: " ".join(value.split())[:_LONGEST] for name, value in _fields(written).items()})
    row = " ".join(part for part in (plain.name, plain.value, plain.unit, plain.range, plain.flag) if part)
    read = read_row(row)
    if read is None:
        return Line(written=plain, why_not="no value was found on it")
    return replace(read, written=plain)


def _fields(written: Written) -> dict[str, str]:
    return {
        "name": written.name,
        "value": written.value,
        "unit": written.unit,
        "range": written.range,
        "flag": written.flag,
        "at": written.at,
    }
