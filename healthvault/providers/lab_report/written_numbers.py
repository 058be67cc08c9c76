"""Numbers and ranges as laboratories write them."""

import re
from dataclasses import dataclass

from healthvault.metrics.metric import Metric
from healthvault.metrics.unit import Unit, convert

NUMBER = r"\d{1,9}(?:[.,]\d{1,6})?"
_NUMBER = re.compile(NUMBER)
_TWO_WAYS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_BETWEEN = re.compile(rf"(?<![\d.,])({NUMBER})\s*(?:-|–|—|−|\bto\b|\bbis\b)\s*({NUMBER})(?![\d.,])")
_BELOW = r"<\s*=?|≤|\b(?:up to|less than|below|under|bis|unter)\b"
_ABOVE = r">\s*=?|≥|\b(?:more than|greater than|above|over|ab|über)\b"
_BEYOND = re.compile(
    rf"(?:(?P<below>{_BELOW})|(?P<above>{_ABOVE}))\s*(?:or\s*=?\s*)?(?P<bound>{NUMBER})(?![\d.,])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """A range: as it is written, where it stands in the text, and its ends, as they are written."""

    text: str
    span: tuple[int, int]
    low: str = ""
    high: str = ""


def bounds_in(text: str) -> Bounds | None:
    """The first range that a text tells; None when there is none."""
    between, beyond = _BETWEEN.search(text), _BEYOND.search(text)
    if between and (beyond is None or between.start() < beyond.start()):
        return Bounds(text=between[0], span=between.span(), low=between[1], high=between[2])
    if beyond is None:
        return None
    ends = {"high": beyond["bound"]} if beyond["below"] else {"low": beyond["bound"]}
    return Bounds(text=beyond[0], span=beyond.span(), **ends)


def number_of(text: str, metric: Metric, unit: Unit) -> float | None:
    """The number that is written, in its unit; None when it could be two.

    `1.234` is a thousand and more to some, and one and a bit to others: where only one of them could be a
    person's, it is that.
    """
    if not _NUMBER.fullmatch(text):
        return None
    decimal = float(text.replace(",", "."))
    if not _TWO_WAYS.fullmatch(text):
        return decimal
    thousands = float(text.replace(",", "").replace(".", ""))
    could = [each for each in (decimal, thousands) if metric.accepts(float(convert(each, unit, metric.unit)))]
    return could[0] if len(could) == 1 else None


def bound_of(text: str, metric: Metric, unit: Unit) -> float | None:
    """An end of a range; one that could be two numbers, or that the report does not give, is None."""
    if not text:
        return None
    plain = float(text.replace(",", "."))
    return number_of(text, metric, unit) if _TWO_WAYS.fullmatch(text) else plain
