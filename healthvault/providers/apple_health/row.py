"""A record whose parts were found, as one row of numbers; compiled, called from `scan`."""

from healthvault.providers.apple_health import columns as c
from healthvault.providers.apple_health import tag
from healthvault.providers.apple_health.columns import Memory, Rows
from healthvault.providers.apple_health.compiled import compiled
from healthvault.providers.apple_health.lexeme import LATE, WORD, Bytes, moment, number, same
from healthvault.providers.apple_health.record import WORDS
from healthvault.providers.apple_health.words import Words, intern_pair, intern_word

_UNKNOWN = -2
"""A value that is a word which has no number yet."""


@compiled
def set_numbers(b: Bytes, found: c.Integers, whole: c.Integers, value: c.Floats, row: int) -> bool:
    """Read times and value; false when a time is written in an unusual way."""
    start_s, offset_min, plain_start = moment(b, found[2 * c.START], found[2 * c.START + 1])
    end_s, plain_end = start_s, plain_start
    length = found[2 * c.START + 1] - found[2 * c.START]
    is_instant = length == found[2 * c.END + 1] - found[2 * c.END]
    if not (is_instant and same(b, found[2 * c.START], b, found[2 * c.END], length)):
        end_s, _, plain_end = moment(b, found[2 * c.END], found[2 * c.END + 1])
    whole[row, c.START_S], whole[row, c.END_S], whole[row, c.OFFSET_MIN] = start_s, end_s, offset_min
    begin, end = found[2 * c.VALUE], found[2 * c.VALUE + 1]
    value[row], how = number(b, begin, end)
    whole[row, c.FACTS] = found[c.FOUND_FACTS]
    whole[row, c.ZONE] = -1
    whole[row, c.WORD] = _UNKNOWN if how == WORD and begin >= 0 else -1
    whole[row, c.LATE] = begin if how == LATE else -1
    whole[row, c.LATE_END] = end
    return plain_start and plain_end


@compiled
def _intern_tag(b: Bytes, found: c.Integers, words: Words) -> bool:
    """Replace the ends of the tag's four words by their numbers, -1 when absent; false when full."""
    for place in range(c.TYPE, c.DEVICE + 1):
        begin, end = found[2 * place], found[2 * place + 1]
        if (
            place == c.DEVICE and begin >= 0
        ):  # The memory address before the first comma differs in every export.
            comma = tag.find(b, begin, end, 44)
            begin = comma if comma < end else begin
        known = intern_word(b, begin, end, words) if begin >= 0 else -1
        if known < 0 <= begin:
            return False
        found[2 * place + 1] = known
    return True


@compiled
def learn(b: Bytes, p: int, found: c.Integers, memory: Memory) -> tuple[int, int]:
    """The form and stream of the tag at `b[p]`, whose start becomes a template; negative when full."""
    if not _intern_tag(b, found, memory.words):
        return -1, -1
    form = intern_pair(found[2 * c.TYPE + 1], found[2 * c.UNIT + 1], memory.forms)
    stream = intern_pair(found[2 * c.SOURCE + 1], found[2 * c.DEVICE + 1], memory.streams)
    length = found[c.FIRST_DATE] - p
    if form >= 0 and stream >= 0 and length <= c.LONGEST_TEMPLATE and found[c.WORD_AFTER_DATE] == 0:
        k = (memory.known[c.TEMPLATES, 0] + 1) % c.TEMPLATES
        for i in range(length):
            memory.template[k * c.LONGEST_TEMPLATE + i] = b[p + i]
        memory.known[k, 0], memory.known[k, 1], memory.known[k, 2] = length, form, stream
        memory.known[k, 3] = found[c.SEEN] & WORDS
        memory.known[c.TEMPLATES, 0] = k
    return form, stream


@compiled
def set_words(b: Bytes, rows: Rows, row: int, words: Words) -> bool:
    """Give the row the numbers of the words it has, a value that is no number and a zone; false when full."""
    for place, column in ((c.VALUE, c.WORD), (c.ZONE_NAME, c.ZONE)):
        is_needed = rows.whole[row, c.WORD] == _UNKNOWN if place == c.VALUE else rows.tag[2 * place] >= 0
        if is_needed:
            rows.whole[row, column] = intern_word(b, rows.tag[2 * place], rows.tag[2 * place + 1], words)
            if rows.whole[row, column] < 0:
                return False
    return True
