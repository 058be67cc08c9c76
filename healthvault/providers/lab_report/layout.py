"""What the lines around a row say of it: of which sample it is, and which columns its table has.

A table of a laboratory often holds more than one number a row. The most dangerous of them is the result of
another day: a value of it that is taken for the new one is wrong, and looks right.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from healthvault.providers.lab_report.dates import Dated, Order, dates_in, labels_dates, order_of
from healthvault.providers.lab_report.day_columns import is_head

_LONGEST_LINE = 600
_LONGEST_HEADING = 80
_MOST_GAPS = 8
_ELSEWHERE = re.compile(
    r"\b(?:urin\w*|harn(?:status|sediment|analyse|untersuchung)?|stool|fa?eces|stuhl|cerebrospinal|csf|liquor|"
    r"saliva|speichel|sputum|semen|ejakulat|synovial|punktat|dialysate?)\b",
    re.IGNORECASE,
)
_BLOOD = re.compile(
    r"\b(?:blood|serum|plasma|blut\w*|\w*blutbild|h(?:a|ä)?e?matolog\w*|chemistry|chemie|metabolic|lipids?|"
    r"cbc|fbc|thyroid|schilddrüse\w*|hormone?s?|liver|leber\w*|elektrolyte|electrolytes|vitamin\w*|iron)\b",
    re.IGNORECASE,
)
_RESULT = re.compile(r"current|\bresults?\b|ergebnis|messwert|\bwert\b|\bvalue\b|in range", re.IGNORECASE)
_PREVIOUS = re.compile(r"previous|prior|vorwerte?|vorbefund|vorheriger|last result", re.IGNORECASE)
_COLUMN = re.compile(
    r"\b(?:results?|units?|flags?|reference|range|interval|lab|date|ergebnis|einheit|referenz\w*|normbereich|"
    r"normwerte?|analyse|parameter|test|name|component|analyte|status)\b",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W\d]{2,}")
_GAP = re.compile(r"\s{3,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What stands around a row.

    `sample` is empty for blood, else what the heading calls it. `has_previous` tells that a column behind
    the new results holds earlier ones; it begins at the character `previous_at`. `has_days` tells that every
    day has its column, `days` under which dates, `has_codes` that a code of the laboratory ends each row.
    `order` is how the report writes dates.
    """

    sample: str = ""
    has_previous: bool = False
    previous_at: int = 0
    has_days: bool = False
    days: tuple[Dated, ...] = ()
    has_codes: bool = False
    order: Order | None = None


ALONE = Around()


def rows_around(text: str) -> Iterator[tuple[str, Around]]:
    """Each line as it is laid out, with what the lines before it say of it."""
    lines = [line.rstrip()[:_LONGEST_LINE] for line in text.splitlines()]
    around, above = Around(order=order_of(lines)), ""
    for line in lines:
        around = _after(line, above, around)
        yield line, around
        above = line.strip() or above


def sample_elsewhere(words: str) -> str:
    """What is named that is no blood, such as urine; empty where blood is named, or nothing is."""
    found = None if _BLOOD.search(words) else _ELSEWHERE.search(words)
    return found[0].lower() if found else ""


def halves(line: str) -> list[tuple[str, str]]:
    """The ways to part a line at a wide gap, the first gap first: what stands left of it, and right."""
    plain = line.strip()
    gaps = islice(_GAP.finditer(plain), _MOST_GAPS)
    return [(plain[: gap.start()], plain[gap.end() :]) for gap in gaps]


def _after(line: str, above: str, around: Around) -> Around:
    """What is known once this line was read, which stands under the one `above`."""
    plain = line.strip()
    if _is_head(plain):
        previous, result = _PREVIOUS.search(line), _RESULT.search(line)
        is_behind = previous is not None and result is not None and result.start() < previous.start()
        return replace(
            around,
            has_previous=is_behind,
            previous_at=previous.start() if previous and is_behind else 0,
            has_days=previous is not None and not is_behind,
            days=(),
            has_codes=plain.lower().endswith(" lab"),
        )
    dates = dates_in(line, around.order)
    if is_head(line, dates) and not labels_dates(above):
        return replace(around, has_days=True, days=tuple(dates), has_previous=False)
    if plain and len(plain) <= _LONGEST_HEADING and not re.search(r"\d", plain):
        if elsewhere := sample_elsewhere(plain):
            return replace(around, sample=elsewhere)
        if _BLOOD.search(plain) and not _ELSEWHERE.search(plain):
            return replace(around, sample="")
    return around


def _is_head(plain: str) -> bool:
    """Whether a line names the columns of a table."""
    named = _COLUMN.findall(plain)
    words: Sequence[str] = _WORDS.findall(plain)
    return len(named) >= 3 and 2 * len(named) >= len(words) - 2 and not dates_in(plain)
