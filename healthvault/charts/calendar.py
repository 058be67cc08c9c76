"""A year of days as a calendar: a column for each week from Monday, a square for each day."""

from collections.abc import Iterable
from itertools import groupby

_STEP, _SQUARE, _WEEK = 12, 10, 7
HEIGHT = _STEP * _WEEK - (_STEP - _SQUARE)


def calendar_width(length: int) -> int:
    """How wide a calendar of so many days is, in its own units; it begins on a Monday."""
    return _STEP * -(-length // _WEEK) - (_STEP - _SQUARE)


def calendar_days(places: Iterable[int]) -> str:
    """The `d` of some days, by their place from 0, which is a Monday; ascending.

    Days in a row are one stroke down their week: the look of the class `calendar-day` cuts it into squares.
    """
    drawn = ""
    for (week, _), run in groupby(enumerate(places), lambda each: (each[1] // _WEEK, each[1] - each[0])):
        rows = [place % _WEEK for _, place in run]
        height = _STEP * len(rows) - (_STEP - _SQUARE)
        drawn += f"M{_STEP * week + _SQUARE // 2} {_STEP * rows[0]}v{height}"
    return drawn
