"""The small words of an export, read straight from bytes: instants, numbers and names.

Compiled by numba, called from `scan`; `b` is always the block as uint8, positions are indices into it.
"""

# ruff: noqa: PLR1714
# numba compiles neither generators nor keyword arguments to the speed of plain loops and comparisons.

import numpy as np
from numpy.typing import NDArray

from healthvault.providers.apple_health.compiled import compiled

Bytes = NDArray[np.uint8]

EXACT, LATE, WORD = 0, 1, 2
"""How `number` fared: the double is right; Python must parse the text; the text is not a number at all."""

_EXACT_MANTISSA = 1 << 53
_EXACT_POWERS = np.array([10.0**k for k in range(23)])
# Clinger 1990, "How to read floating point numbers accurately": a mantissa below 2^53 divided by a power of
# ten up to 10^22 is one correctly rounded operation, so that both readers of an export arrive at the same
# double.

_MONTH_DAYS = np.array([0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31], np.int64)
_MOMENT_LENGTH = 25
_STRIDE = 128
_NO_PAIR = 1_000_000


def ascii_bytes(text: str) -> Bytes:
    """A constant for compiled code to compare with."""
    return np.frombuffer(text.encode(), np.uint8)


@compiled
def same(b: Bytes, p: int, other: Bytes, at: int, length: int) -> bool:
    """Whether `length` bytes at `b[p:]` equal those at `other[at:]`.

    Slices tell the compiler that no index is negative, so that it compares sixteen bytes at a time.
    """
    here, there = b[p : p + length], other[at : at + length]
    for start in range(0, length, _STRIDE):
        difference = np.uint8(0)
        for i in range(start, min(start + _STRIDE, length)):
            difference |= here[i] ^ there[i]
        if difference != 0:
            return False
    return True


@compiled
def _pair(b: Bytes, p: int) -> int:
    """Two digits as a number, or a large one that is no part of any date."""
    tens, ones = int(b[p]) - 48, int(b[p + 1]) - 48
    return tens * 10 + ones if min(tens, ones) >= 0 and max(tens, ones) <= 9 else _NO_PAIR


@compiled
def _days_since_1970(year: int, month: int, day: int) -> int:
    """Days from 1970-01-01 to a date of the Gregorian calendar.

    Source: Howard Hinnant, chrono-compatible low-level date algorithms, days_from_civil.
    """
    y = year - 1 if month <= 2 else year
    era = y // 400
    year_of_era = y - era * 400
    shifted = month - 3 if month > 2 else month + 9
    day_of_year = (153 * shifted + 2) // 5 + day - 1
    day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
    return era * 146_097 + day_of_era - 719_468


@compiled
def _date(b: Bytes, p: int) -> tuple[int, bool]:
    """Days since 1970 of `2026-05-12`, and whether that is a date from the year 1 on."""
    century, year_2, month, day = _pair(b, p), _pair(b, p + 2), _pair(b, p + 5), _pair(b, p + 8)
    year = century * 100 + year_2
    if year < 1 or year > 9999 or b[p + 4] != 45 or b[p + 7] != 45 or month < 1 or month > 12 or day < 1:
        return 0, False
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    if day > _MONTH_DAYS[month] or (month == 2 and day == 29 and not leap):
        return 0, False
    return _days_since_1970(year, month, day), True


@compiled
def moment(b: Bytes, p: int, q: int) -> tuple[int, int, bool]:
    """Seconds since 1970 (UTC) and offset in minutes of `2026-05-12 00:27:33 +0200`, and whether it is
    exactly that.
    """
    if q - p != _MOMENT_LENGTH or b[p + 10] != 32 or b[p + 13] != 58 or b[p + 16] != 58 or b[p + 19] != 32:
        return 0, 0, False
    days, is_date = _date(b, p)
    hour, minute, second = _pair(b, p + 11), _pair(b, p + 14), _pair(b, p + 17)
    offset_h, offset_m = _pair(b, p + 21), _pair(b, p + 23)
    sign = b[p + 20]
    in_range = (
        hour < 24 and 0 <= minute < 60 and 0 <= second < 60 and 0 <= offset_h < 24 and 0 <= offset_m < 60
    )
    if not is_date or not in_range or (sign != 43 and sign != 45):
        return 0, 0, False
    offset_min = offset_h * 60 + offset_m
    if sign == 45:
        offset_min = -offset_min
    return days * 86_400 + hour * 3_600 + minute * 60 + second - offset_min * 60, offset_min, True


@compiled
def _digits(b: Bytes, p: int, q: int, mantissa: int) -> tuple[int, int, bool]:
    """Append the digits from `p` on to `mantissa`; where they end, and whether the mantissa stayed exact."""
    exact = True
    while p < q and 48 <= b[p] <= 57:
        mantissa = mantissa * 10 + int(b[p]) - 48
        exact = exact and mantissa < _EXACT_MANTISSA
        p += 1
    return mantissa, p, exact


@compiled
def number(b: Bytes, p: int, q: int) -> tuple[float, int]:
    """The decimal number in `b[p:q]` and how that fared: EXACT, LATE or WORD."""
    at = p + 1 if p < q and b[p] == 45 else p
    if at >= q or not (48 <= b[at] <= 57 or b[at] in (43, 46, 45)):
        return np.nan, WORD
    mantissa, end, exact = _digits(b, at, q, 0)
    whole, places = end - at, 0
    if end < q and b[end] == 46:
        mantissa, stop, still = _digits(b, end + 1, q, mantissa)
        places, exact, end = stop - end - 1, exact and still, stop
    if end != q or whole == 0 or not exact or places > 22:
        return np.nan, LATE
    value = float(mantissa) / _EXACT_POWERS[places]
    return (-value if at > p else value), EXACT
