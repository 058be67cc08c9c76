"""One `<Record>` in bytes, understood exactly or not at all; compiled, called from `scan`.

Attributes and children are found by name, and only where each begins and ends is noted. Whatever is written
in an unusual way is left to the slow path (`element`). Apple writes runs of records whose tags begin alike
for three hundred bytes, so that the last few beginnings are kept and compared whole before anything is looked
up.
"""

# ruff: noqa: PLR0911, PLR0917, PLR1714
# numba compiles neither generators nor sets to the speed of plain loops and comparisons.

from healthvault.providers.apple_health import columns as c
from healthvault.providers.apple_health import tag
from healthvault.providers.apple_health.compiled import compiled
from healthvault.providers.apple_health.lexeme import Bytes, ascii_bytes, same

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
_ZONE, _ENTERED, _INSULIN, _MEAL = (
    ascii_bytes(key)
    for key in (
        "HKTimeZone",
        "HKWasUserEntered",
        "HKInsulinDeliveryReason",
        "HKBloodGlucoseMealTime",
    )
)
_USUAL_CREATION, _USUAL_START, _USUAL_END = (
    ascii_bytes('creationDate="'),
    ascii_bytes('" startDate="'),
    ascii_bytes('" endDate="'),
)
_DATE = 25
WORDS = 1 << c.TYPE | 1 << c.UNIT | 1 << c.SOURCE | 1 << c.DEVICE
_NEEDED = 1 << c.TYPE | 1 << c.SOURCE | 1 << c.START | 1 << c.END


@compiled
def _recalled(b: Bytes, p: int, n: int, template: Bytes, known: c.Integers) -> int:
    """Which template the start tag at `b[p]` begins with; -1 for none."""
    for back in range(c.TEMPLATES):
        k = (known[c.TEMPLATES, 0] - back) % c.TEMPLATES
        length = known[k, 0]
        if length > 0 and p + length < n and same(b, p, template, k * c.LONGEST_TEMPLATE, length):
            return k
    return -1


@compiled
def _is(b: Bytes, name: int, value: int, text: Bytes) -> bool:
    """Whether the attribute with this start of its name and of its value is called `text` (with =)."""
    return value - name == text.size + 1 and tag.starts(b, name, value, text)


@compiled
def _which(b: Bytes, name: int, value: int) -> int:
    """The place of a record's attribute; -1 for one that does not matter here."""
    length = value - name - 2
    if length == 4:
        return c.TYPE if _is(b, name, value, _TYPE) else (c.UNIT if _is(b, name, value, _UNIT) else -1)
    if length == 5:
        return c.VALUE if _is(b, name, value, _VALUE) else -1
    if length == 6:
        return c.DEVICE if _is(b, name, value, _DEVICE) else -1
    if length == 7:
        return c.END if _is(b, name, value, _END) else -1
    if length == 9:
        return c.START if _is(b, name, value, _START) else -1
    if length == 10:
        return c.SOURCE if _is(b, name, value, _SOURCE) else -1
    return c.CREATION if _is(b, name, value, _CREATION) else -1


@compiled
def _attributes(b: Bytes, q: int, n: int, found: c.Integers) -> tuple[int, int]:
    """Note the attributes from `b[q]` on: where the tag ends, and SELF_CLOSED, OPEN, INCOMPLETE or ODD."""
    while True:
        name, value, value_end, q, status = tag.attribute(b, q, n)
        if status != tag.ATTRIBUTE:
            return q, status
        place = _which(b, name, value)
        if place < 0:
            continue
        if found[c.SEEN] >> place & 1:
            return q, tag.ODD
        found[c.SEEN] |= 1 << place
        found[2 * place], found[2 * place + 1] = value, value_end
        if place > c.DEVICE and found[c.FIRST_DATE] < 0:
            found[c.FIRST_DATE] = name
        if place <= c.DEVICE and found[c.FIRST_DATE] >= 0:
            found[c.WORD_AFTER_DATE] = 1


@compiled
def _usual_dates(b: Bytes, q: int, n: int, found: c.Integers) -> int:
    """Note the three dates at `b[q]` if they stand as Health writes them: where to go on, else q."""
    start, end = q + _USUAL_CREATION.size + _DATE, q + _USUAL_CREATION.size + _USUAL_START.size + 2 * _DATE
    after = end + _USUAL_END.size + _DATE
    if after >= n or b[after] != 34:
        return q
    if not (
        same(b, q, _USUAL_CREATION, 0, _USUAL_CREATION.size)
        and same(b, start, _USUAL_START, 0, _USUAL_START.size)
        and same(b, end, _USUAL_END, 0, _USUAL_END.size)
    ):
        return q
    begins = (q + _USUAL_CREATION.size, start + _USUAL_START.size, end + _USUAL_END.size)
    creation = b[begins[0] : begins[0] + _DATE]
    is_odd = False
    for i in range(_DATE):  # The other two are read digit by digit later, and would be odd there.
        is_odd |= (creation[i] == 34) | (creation[i] == 60)
    if is_odd:
        return q
    for place, begin in zip((c.CREATION, c.START, c.END), begins):  # noqa: B905  numba has no strict zip.
        found[2 * place], found[2 * place + 1] = begin, begin + _DATE
    found[c.SEEN] |= 1 << c.CREATION | 1 << c.START | 1 << c.END
    found[c.FIRST_DATE] = q
    return after + 1


@compiled
def _forget(found: c.Integers) -> None:
    """Make the scratch empty."""
    found[:] = -1
    found[c.SEEN] = found[c.FOUND_FACTS] = found[c.WORD_AFTER_DATE] = 0


@compiled
def _start_tag(
    b: Bytes, p: int, n: int, found: c.Integers, template: Bytes, known: c.Integers
) -> tuple[int, int]:
    """Note the start tag of the record at `b[p]`: where it ends, and SELF_CLOSED, OPEN, INCOMPLETE or ODD.

    TEMPLATE is the template it begins with; -1 when its words stand in the scratch instead.
    """
    _forget(found)
    k = _recalled(b, p, n, template, known)
    if k >= 0:
        found[c.SEEN] = known[k, 3]
        q, status = _attributes(b, _usual_dates(b, p + known[k, 0], n, found), n, found)
        if found[c.SEEN] & WORDS == known[k, 3] and status != tag.ODD:
            found[c.TEMPLATE] = k
            complete = found[c.SEEN] & _NEEDED == _NEEDED or status == tag.INCOMPLETE
            return q, status if complete else tag.ODD
        _forget(found)
    q, status = _attributes(b, p + RECORD.size, n, found)
    complete = found[c.SEEN] & _NEEDED == _NEEDED or status == tag.INCOMPLETE
    return q, status if complete else tag.ODD


@compiled
def _set_fact(b: Bytes, key: int, key_end: int, value: int, value_end: int, found: c.Integers) -> None:
    """Note one metadata entry if it matters."""
    length, one_byte = key_end - key, value_end - value == 1
    if length == _ZONE.size and tag.starts(b, key, key_end, _ZONE):
        found[2 * c.ZONE_NAME], found[2 * c.ZONE_NAME + 1] = value, value_end
    elif length == _ENTERED.size and tag.starts(b, key, key_end, _ENTERED):
        found[c.FOUND_FACTS] = found[c.FOUND_FACTS] & ~c.USER_ENTERED | int(one_byte and b[value] == 49)
    else:
        shift = -1
        if length == _INSULIN.size and tag.starts(b, key, key_end, _INSULIN):
            shift = c.INSULIN_SHIFT
        elif length == _MEAL.size and tag.starts(b, key, key_end, _MEAL):
            shift = c.MEAL_SHIFT
        if shift >= 0:
            code = int(b[value]) - 48 if one_byte and 48 <= b[value] <= 51 else 0
            found[c.FOUND_FACTS] = found[c.FOUND_FACTS] & ~(3 << shift) | code << shift


@compiled
def _entry(b: Bytes, p: int, n: int, found: c.Integers) -> tuple[int, int]:
    """Note the metadata entry at `b[p]`: where it ends, and SELF_CLOSED, INCOMPLETE or ODD."""
    q = p + _ENTRY.size
    key = key_end = text = text_end = -1
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
    _set_fact(b, key, key_end, text, text_end, found)
    return q, status


@compiled
def _children(b: Bytes, q: int, n: int, found: c.Integers) -> tuple[int, int]:
    """Note what an open record holds: where its end tag ends, and SELF_CLOSED (fine), INCOMPLETE or ODD."""
    while True:
        q = tag.find(b, q, n, 60)
        if tag.starts(b, q, n, _ENTRY):
            q, status = _entry(b, q, n, found)
        elif tag.starts(b, q, n, _BEAT) or tag.starts(b, q, n, _BEATS) or tag.starts(b, q, n, _END_BEATS):
            q, status = tag.tag_end(b, q, n)
        elif tag.starts(b, q, n, _END_RECORD):
            q, status = tag.tag_end(b, q, n)
            return q, tag.SELF_CLOSED if status == tag.OPEN else status
        else:
            return q, tag.INCOMPLETE if n - q < _END_BEATS.size else tag.ODD
        if status == tag.INCOMPLETE or status == tag.ODD:
            return q, status


@compiled
def find_record(
    b: Bytes, p: int, n: int, found: c.Integers, template: Bytes, known: c.Integers
) -> tuple[int, int]:
    """Note where all of the record at `b[p]` is: where it ends, and SELF_CLOSED (fine), INCOMPLETE or
    ODD.
    """
    q, status = _start_tag(b, p, n, found, template, known)
    if status == tag.OPEN:
        return _children(b, q, n, found)
    return q, status
