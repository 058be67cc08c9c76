"""One `<Record>` in bytes, understood exactly or not at all; compiled, called from `scan`.

Attributes and children are found by name. Whatever is written in an unusual way is left to the slow path
(`element`). Apple writes runs of records whose tags begin alike for three hundred bytes, so that the last few
beginnings are kept and compared whole before anything is looked up.
"""

# ruff: noqa: PLR0911, PLR0917, PLR1714
# numba compiles neither generators nor keyword arguments to the speed of plain loops and comparisons.

import numpy as np
from numba import njit

from healthvault.providers.apple_health import columns, tag
from healthvault.providers.apple_health.columns import Memory, Rows
from healthvault.providers.apple_health.lexeme import LATE, WORD, Bytes, moment, number, same
from healthvault.providers.apple_health.words import Words, intern_pair, intern_word


def ascii_bytes(text: str) -> Bytes:
    """A constant for compiled code to compare with."""
    return np.frombuffer(text.encode(), np.uint8)


RECORD = ascii_bytes("<Record")
_END_RECORD, _ENTRY = ascii_bytes("</Record"), ascii_bytes("<MetadataEntry")
_BEATS, _BEAT, _END_BEATS = (
    ascii_bytes("<HeartRateVariabilityMetadataList"),
    ascii_bytes("<InstantaneousBeatsPerMinute"),
    ascii_bytes("</HeartRateVariabilityMetadataList"),
)
_TYPE, _UNIT, _VALUE, _DEVICE, _END, _START, _SOURCE, _CREATION, _KEY = (
    ascii_bytes(f"{name}=")
    for name in (
        "type",
        "unit",
        "value",
        "device",
        "endDate",
        "startDate",
        "sourceName",
        "creationDate",
        "key",
    )
)
_ZONE, _ENTERED, _MOTION, _INSULIN, _MEAL = (
    ascii_bytes(key)
    for key in (
        "HKTimeZone",
        "HKWasUserEntered",
        "HKMetadataKeyHeartRateMotionContext",
        "HKInsulinDeliveryReason",
        "HKBloodGlucoseMealTime",
    )
)

_IS_TYPE, _IS_UNIT, _IS_SOURCE, _IS_DEVICE, _IS_VALUE, _IS_END, _IS_START, _IS_CREATION = (
    1,
    2,
    4,
    8,
    16,
    32,
    64,
    128,
)
_WORDS = _IS_TYPE | _IS_UNIT | _IS_SOURCE | _IS_DEVICE
_NEEDED = _IS_TYPE | _IS_SOURCE | _IS_START | _IS_END
_FIRST_DATE, _WORD_AFTER_DATE = 4, 5


@njit(cache=True, nogil=True)
def _recalled(b: Bytes, p: int, n: int, memory: Memory) -> int:
    """Which template the start tag at `b[p]` begins with; -1 for none."""
    for back in range(columns.TEMPLATES):
        k = (memory.newest[0] - back) % columns.TEMPLATES
        length = memory.known[k, 0]
        if length > 0 and p + length < n and same(b, p, memory.template[k], 0, length):
            return k
    return -1


@njit(cache=True, nogil=True)
def _remember(b: Bytes, p: int, form: int, stream: int, seen: int, memory: Memory) -> None:
    """Keep the start of the tag at `b[p]`, up to its first date, as the newest template."""
    end = memory.tag[_FIRST_DATE]
    length = end - p
    if length > columns.LONGEST_TEMPLATE or memory.tag[_WORD_AFTER_DATE] != 0:
        return
    k = (memory.newest[0] + 1) % columns.TEMPLATES
    memory.template[k, :length] = b[p:end]
    memory.known[k, 0], memory.known[k, 1], memory.known[k, 2] = length, form, stream
    memory.known[k, 3] = seen & _WORDS
    memory.newest[0] = k


@njit(cache=True, nogil=True)
def _is(b: Bytes, name: int, value: int, text: Bytes) -> bool:
    """Whether the attribute whose name starts at `name` and whose value starts at `value` is called `text`
    (with =).
    """
    return value - name == text.size + 1 and tag.starts(b, name, value, text)


@njit(cache=True, nogil=True)
def _which(b: Bytes, name: int, value: int) -> int:
    """The flag of a record's attribute; 0 for one that does not matter here."""
    length = value - name - 2
    if length == 4:
        return _IS_TYPE if _is(b, name, value, _TYPE) else (_IS_UNIT if _is(b, name, value, _UNIT) else 0)
    if length == 5:
        return _IS_VALUE if _is(b, name, value, _VALUE) else 0
    if length == 6:
        return _IS_DEVICE if _is(b, name, value, _DEVICE) else 0
    if length == 7:
        return _IS_END if _is(b, name, value, _END) else 0
    if length == 9:
        return _IS_START if _is(b, name, value, _START) else 0
    if length == 10:
        return _IS_SOURCE if _is(b, name, value, _SOURCE) else 0
    return _IS_CREATION if _is(b, name, value, _CREATION) else 0


@njit(cache=True, nogil=True)
def _set_word(b: Bytes, p: int, q: int, flag: int, memory: Memory) -> bool:
    """Keep one of the tag's four words in scratch; false when the table is full."""
    if flag == _IS_DEVICE:  # The memory address before the first comma differs in every export.
        comma = tag.find(b, p, q, 44)
        p = comma if comma < q else p
    number_of_word = intern_word(b, p, q, memory.words)
    place = 0 if flag == _IS_TYPE else 1 if flag == _IS_UNIT else 2 if flag == _IS_SOURCE else 3
    memory.tag[place] = number_of_word
    if memory.tag[_FIRST_DATE] >= 0:
        memory.tag[_WORD_AFTER_DATE] = 1
    return number_of_word >= 0


@njit(cache=True, nogil=True)
def _set_value(b: Bytes, p: int, q: int, rows: Rows, row: int, words: Words) -> bool:
    """Read a record's value into its row; false when the table of words is full."""
    rows.value[row], how = number(b, p, q)
    if how == WORD:
        rows.word[row] = intern_word(b, p, q, words)
        return rows.word[row] >= 0
    if how == LATE:
        rows.late[row, 0], rows.late[row, 1] = p, q
    return True


@njit(cache=True, nogil=True)
def _set_time(b: Bytes, p: int, q: int, rows: Rows, row: int, flag: int) -> bool:
    """Read an instant into its row; false when it is written in an unusual way."""
    if flag == _IS_CREATION:
        return True
    second, offset_min, plain = moment(b, p, q)
    if flag == _IS_START:
        rows.start_s[row], rows.offset_min[row] = second, offset_min
    else:
        rows.end_s[row] = second
    return plain


@njit(cache=True, nogil=True)
def _attributes(
    b: Bytes, q: int, n: int, seen: int, rows: Rows, row: int, memory: Memory
) -> tuple[int, int, int]:
    """Read attributes from `b[q]` on: where the tag ends, which were seen, and SELF_CLOSED, OPEN, INCOMPLETE
    or ODD.
    """
    while True:
        name, value, value_end, q, status = tag.attribute(b, q, n)
        if status != tag.ATTRIBUTE:
            return q, seen, status
        flag = _which(b, name, value)
        if seen & flag:
            return q, seen, tag.ODD
        seen |= flag
        if flag & _WORDS:
            fine = _set_word(b, value, value_end, flag, memory)
        elif flag == _IS_VALUE:
            fine = _set_value(b, value, value_end, rows, row, memory.words)
        else:
            fine = flag == 0 or _set_time(b, value, value_end, rows, row, flag)
        if flag > _IS_DEVICE and memory.tag[_FIRST_DATE] < 0:
            memory.tag[_FIRST_DATE] = name
        if not fine:
            return q, seen, tag.ODD


@njit(cache=True, nogil=True)
def _clear(rows: Rows, row: int, memory: Memory) -> None:
    """Make a row and the scratch empty: no value, no words."""
    rows.value[row] = np.nan
    rows.word[row] = rows.zone[row] = -1
    rows.late[row, 0] = rows.late[row, 1] = -1
    rows.facts[row] = 0
    memory.tag[:] = -1
    memory.tag[_WORD_AFTER_DATE] = 0


@njit(cache=True, nogil=True)
def _start_tag(b: Bytes, p: int, n: int, rows: Rows, row: int, memory: Memory) -> tuple[int, int]:
    """Read the start tag of the record at `b[p]`: where it ends, and SELF_CLOSED, OPEN, INCOMPLETE or ODD."""
    _clear(rows, row, memory)
    k = _recalled(b, p, n, memory)
    if k >= 0:
        known = memory.known[k]
        q, seen, status = _attributes(b, p + known[0], n, known[3], rows, row, memory)
        if seen & _WORDS == known[3] and status != tag.ODD:
            rows.form[row], rows.stream[row] = known[1], known[2]
            complete = seen & _NEEDED == _NEEDED or status == tag.INCOMPLETE
            return q, status if complete else tag.ODD
        _clear(rows, row, memory)
    q, seen, status = _attributes(b, p + RECORD.size, n, 0, rows, row, memory)
    if status == tag.INCOMPLETE or status == tag.ODD or seen & _NEEDED != _NEEDED:
        return q, tag.INCOMPLETE if status == tag.INCOMPLETE else tag.ODD
    form = intern_pair(memory.tag[0], memory.tag[1], memory.forms)
    stream = intern_pair(memory.tag[2], memory.tag[3], memory.streams)
    if form < 0 or stream < 0:
        return q, tag.ODD
    rows.form[row], rows.stream[row] = form, stream
    _remember(b, p, form, stream, seen, memory)
    return q, status


@njit(cache=True, nogil=True)
def _set_fact(
    b: Bytes, key: int, key_end: int, value: int, value_end: int, rows: Rows, row: int, words: Words
) -> bool:
    """Keep one metadata entry if it matters; false when it cannot be kept exactly."""
    length = key_end - key
    if length == _ZONE.size and tag.starts(b, key, key_end, _ZONE):
        rows.zone[row] = intern_word(b, value, value_end, words)
        return rows.zone[row] >= 0
    if length == _ENTERED.size and tag.starts(b, key, key_end, _ENTERED):
        if value_end - value == 1 and b[value] == 49:
            rows.facts[row] |= columns.USER_ENTERED
        return True
    shift = -1
    if length == _MOTION.size and tag.starts(b, key, key_end, _MOTION):
        shift = columns.MOTION_SHIFT
    elif length == _INSULIN.size and tag.starts(b, key, key_end, _INSULIN):
        shift = columns.INSULIN_SHIFT
    elif length == _MEAL.size and tag.starts(b, key, key_end, _MEAL):
        shift = columns.MEAL_SHIFT
    if shift >= 0 and value_end - value == 1 and 48 <= b[value] <= 51:
        rows.facts[row] = (rows.facts[row] & ~(3 << shift)) | (np.int64(b[value]) - 48) << shift
    return True


@njit(cache=True, nogil=True)
def _entry(b: Bytes, p: int, n: int, rows: Rows, row: int, words: Words) -> tuple[int, int]:
    """Read the metadata entry at `b[p]`: where it ends, and SELF_CLOSED, INCOMPLETE or ODD."""
    q = p + _ENTRY.size
    key = key_end = text = text_end = np.int64(-1)
    while True:
        name, value, value_end, q, status = tag.attribute(b, q, n)
        if status != tag.ATTRIBUTE:
            break
        if _is(b, name, value, _KEY):
            key, key_end = value, value_end
        elif _is(b, name, value, _VALUE):
            text, text_end = value, value_end
    if status == tag.INCOMPLETE:
        return q, status
    if status != tag.SELF_CLOSED or key < 0 or text < 0:
        return q, tag.ODD
    fine = _set_fact(b, key, key_end, text, text_end, rows, row, words)
    return q, status if fine else tag.ODD


@njit(cache=True, nogil=True)
def _children(b: Bytes, q: int, n: int, rows: Rows, row: int, words: Words) -> tuple[int, int]:
    """Read what an open record holds: where its end tag ends, and SELF_CLOSED (fine), INCOMPLETE or ODD."""
    while True:
        q = tag.find(b, q, n, 60)
        if tag.starts(b, q, n, _ENTRY):
            q, status = _entry(b, q, n, rows, row, words)
        elif tag.starts(b, q, n, _BEAT) or tag.starts(b, q, n, _BEATS) or tag.starts(b, q, n, _END_BEATS):
            q, status = tag.tag_end(b, q, n)
        elif tag.starts(b, q, n, _END_RECORD):
            q, status = tag.tag_end(b, q, n)
            return q, tag.SELF_CLOSED if status == tag.OPEN else status
        else:
            return q, tag.INCOMPLETE if n - q < _END_BEATS.size else tag.ODD
        if status == tag.INCOMPLETE or status == tag.ODD:
            return q, status


@njit(cache=True, nogil=True)
def read_record(b: Bytes, p: int, n: int, rows: Rows, row: int, memory: Memory) -> tuple[int, int]:
    """Read the record at `b[p]` into a row: where it ends, and SELF_CLOSED (fine), INCOMPLETE or ODD."""
    q, status = _start_tag(b, p, n, rows, row, memory)
    if status == tag.OPEN:
        return _children(b, q, n, rows, row, memory.words)
    return q, status
