"""A table with a column for each day: which number stands under which date.

A number belongs to a day only when it stands within the width of that date in the head of the table, and in
no other's; where one number of a row does not, none of the row is read.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from healthvault.providers.lab_report.dates import Dated

_WORD = re.compile(r"[<>≤≥]=?\s*\S+|\S+")
_NUMBER = re.compile(r"(?:[<>≤≥]=?\s*)?\d[\d.,]*\*?")
_BESIDE = 1
"""So many characters a number may begin before its date or end behind it."""


def is_head(line: str, dates: Sequence[Dated]) -> bool:
    """Whether a line is the head of such a table: dates side by side, nothing but times between them."""
    between = [line[one.span[1] : other.span[0]] for one, other in pairwise(dates)]
    return len(dates) > 1 and all(re.fullmatch(r"[ \d:]*", each) and "  " in each for each in between)


def under_days(row: str, days: Sequence[Dated]) -> tuple[str, list[tuple[str, Dated]]] | None:
    """What stands before the columns, and each number with the day under which it stands.

    None when one stands under none of them, or two under one, or a date can be read in two ways.
    """
    begins = days[0].span[0] - _BESIDE
    found: dict[Dated, str] = {}
    for word in _WORD.finditer(row):
        if word.end() <= begins:
            continue
        if not _NUMBER.fullmatch(word[0]):
            if any(each.isdigit() for each in word[0]) or word.start() < begins:
                return None
            continue
        over = [day for day in days if _is_under(word.span(), day.span)]
        if len(over) != 1 or over[0] in found or len(over[0].days) != 1:
            return None
        found[over[0]] = word[0]
    return row[:begins], [(number, day) for day, number in found.items()]


def _is_under(word: tuple[int, int], date: tuple[int, int]) -> bool:
    return date[0] - _BESIDE <= word[0] and word[1] <= date[1] + _BESIDE
