"""The numbers in a text, in their order."""

import re
from collections.abc import Iterator
from dataclasses import replace

from healthvault.coach.figures.dates import dates
from healthvault.coach.figures.figure import Amount, Figure
from healthvault.coach.figures.spelled import HALF_STEP, spelled
from healthvault.coach.figures.spelled_abroad import spelled_abroad
from healthvault.coach.figures.units import CLOCK, PACE, TIME, thing_at, unit_at

_NAMES = re.compile(
    r"\b(?:v̇?[o0]2|sp[o0]2|c[o0]2|h2o|hba1c|a1c|vitamin [bd]\d{1,2}|b12|d3|omega-[369]|covid-19|pm2\.5"
    r"|n[123](?= sleep)"
    r"|(?:zone|zones|type|stage|level|phase|option|tip|question|point|part) [1-5](?![\d.,:%]*\d)(?! ?[%/])"
    r"|24/7|24-hour|24 ?h(?:ours?)?)(?:max)?\b",
    re.IGNORECASE,
)
_LISTED = re.compile(r"^[ \t>]*(?P<at>\d{1,2})[.)](?=\s)", re.MULTILINE)
_ORDINAL = re.compile(
    r"\b(?:[12]?\d|3[01])(?:st|nd|rd|th)\b(?![ -]?(?:per)?centile)(?! (?:to|and|or|–))", re.IGNORECASE
)
_CLOCK = re.compile(
    r"(?<![\d:.,])(?P<h>\d{1,3}):(?P<m>[0-5]\d)(?::[0-5]\d)?"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?|(?P<oclock> Uhr| o'clock))?",
    re.IGNORECASE,
)
_HOUR = re.compile(
    r"(?<![\d:.,])(?P<h>1[0-2]|0?[1-9])\s?(?P<half>[ap])\.?m\b\.?"
    r"|\b(?P<day>[01]?\d|2[0-3]) (?:Uhr|o'clock)",
    re.IGNORECASE,
)
_LONG = re.compile(
    r"(?<![\d:.,])(?P<h>\d{1,3})[\s-]?(?:h|hours?|hrs?|Std\.?|Stunden?|heures?|horas?)"
    r"(?:[ ,]*(?:and|und|et|y)?(?: |\n(?!\d+[.)]\s))?)(?P<m>\d{1,2})(?![\d:]|[.,]\d)"
    r"(?:[\s-]?(?:minutes?|mins?|min|m|Minuten|minutos)\b"
    r"|(?![\s-]?(?:h|hours?|nights?|days?|steps|bpm|km|kcal)\b))",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"(?<![\d:.,])(?P<m>\d{1,3})[\s-]?(?:minutes?|mins?|min|m)[ ,]*(?:and )?"
    r"(?P<s>\d{1,2})[\s-]?(?:seconds?|secs?|s)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?<![\d])(?P<digits>\d{1,3}(?:[ '’]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)*)"
    r"(?P<half>\s?[½¼¾]| and a half)?"
    r"(?P<scale>\s?(?:k|thousand|million|Tsd\.?|Mio\.?|tausend)(?![^\W\d_]))?|(?P<part>[½¼¾⅓⅔])",
    re.IGNORECASE,
)
_SCALES = {"k": 1e3, "thousand": 1e3, "million": 1e6, "tsd": 1e3, "mio": 1e6, "tausend": 1e3}
_PARTS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "and a half": 0.5}
_RACE = re.compile(r"(?: runs?| races?| walks?| parkrun)\b", re.IGNORECASE)
_BETWEEN = re.compile(
    r"(?:st|nd|rd|th)?\s*(?:–|-|/|,|to|and|or|bis|und|of|out of|of the last|of the past|of your last"
    r"|through|up to|versus|vs\.?)\s*(?:about |around |roughly |the |~|≈)?",
    re.IGNORECASE,
)
_ROUND = 1_000


def read(text: str) -> list[Figure]:
    """The numbers and dates in a plain text (`figures/plain`), in their order and without overlap.

    Names that hold a digit (`VO2`, `zone 2`), the numbers of a list and small ordinals are none.
    """
    taken = bytearray(len(text) + 1)
    for pattern in (_NAMES, _ORDINAL):
        for match in pattern.finditer(text):
            _take(taken, match.start(), match.end())
    for start, end in _listed(text):
        _take(taken, start, end)
    found: list[Figure] = []
    for figure in _all(text):
        alike = any(each.start == figure.start and each.end == figure.end for each in found[-8:] if each.days)
        if any(taken[figure.start : figure.end]) and not (alike and figure.days):
            continue
        _take(taken, figure.start, figure.end)
        found.append(figure)
    return _shared(text, sorted(found, key=lambda each: each.start))


def _take(taken: bytearray, start: int, end: int) -> None:
    taken[start:end] = b"\x01" * (end - start)


def _listed(text: str) -> Iterator[tuple[int, int]]:
    """The numbers of lists, which count from one on: `52.` at the start of a line is none."""
    before = 0
    for match in _LISTED.finditer(text):
        at = int(match["at"])
        if at == before + 1 or at == 1:
            before = at
            yield match.start("at"), match.end()


def _all(text: str) -> Iterator[Figure]:
    """Everything that looks like a number, the surest reading first."""
    for figure in sorted(dates(text), key=lambda each: each.start - each.end):
        if not (text[figure.end - 1].isdigit() and unit_at(text, figure.end)):
            yield figure
    yield from _durations(text)
    yield from _clocks(text)
    yield from spelled(text)
    yield from spelled_abroad(text)
    for match in _NUMBER.finditer(text):
        yield _numbered(text, match)


def _durations(text: str) -> Iterator[Figure]:
    for pattern, hours in ((_LONG, True), (_SHORT, False)):
        for match in pattern.finditer(text):
            minutes, step = (
                (float(match["h"]) * 60 + float(match["m"]), 1.0)
                if hours
                else (float(match["m"]) + float(match["s"]) / 60, 1 / 60)
            )
            yield _figure(match, Amount(value=minutes, step=step, unit=TIME))


def _clocks(text: str) -> Iterator[Figure]:
    """`23:10`, `11:10 pm`, `7:32 h`, `5:30 /km`, `25:14`: a time of day, a stretch of time, or a pace."""
    for match in _CLOCK.finditer(text):
        first, second = int(match["h"]), int(match["m"])
        beside = None if match["half"] or match["oclock"] else unit_at(text, match.end())
        unit = beside[0][0][0] if beside else ""
        short = Amount(value=first + second / 60, step=1 / 60, unit=PACE if unit == PACE else TIME)
        long = Amount(value=first * 60.0 + second, step=1.0, unit=TIME)
        of_day = Amount(value=_hour(first, match["half"]) * 60.0 + second, step=1.0, unit=CLOCK)
        if match["half"] or match["oclock"]:
            yield _figure(match, of_day)
        elif beside and unit in {PACE, TIME}:
            yield replace(_figure(match, *((short,) if unit == PACE else (long, short))), end=beside[1])
        else:
            yield _figure(match, *((of_day, long, short) if first < 24 else (long, short)))
    for match in _HOUR.finditer(text):
        hour = _hour(int(match["h"] or match["day"]), match["half"])
        yield _figure(match, Amount(value=hour * 60.0, step=60.0 if match["half"] else 1.0, unit=CLOCK))


def _hour(hour: int, half: str | None) -> int:
    if not half:
        return hour
    return hour % 12 + (12 if half.lower() == "p" else 0)


def _numbered(text: str, match: re.Match[str]) -> Figure:
    if match["part"]:
        bare = _figure(match, Amount(value=_PARTS[match["part"]], step=HALF_STEP))
    else:
        more = _PARTS[match["half"].strip().lower()] if match["half"] else 0.0
        scale = _SCALES[match["scale"].strip().lower().rstrip(".")] if match["scale"] else 1.0
        bare = _figure(match, *(_amount(digits, more, scale) for digits in _meant(match["digits"])))
        if match["scale"] and _RACE.match(text, match.end()):
            return bare.measured_in((("km", 1 / 1e3), ("m", 1)), match.end())
    found = unit_at(text, match.end()) or thing_at(text, match.end())
    return bare.measured_in(*found) if found else bare


def _meant(written: str) -> list[str]:
    """What the digits may mean, with a point before the decimals: `1,234` is `1234`, or `1.234` in German."""
    spaced = re.sub(r"[ '’]", "", written)
    marks = [sign for sign in spaced if sign in ".,"]
    if not marks:
        return [spaced]
    if len(set(marks)) > 1:
        whole, _, decimals = spaced.rpartition(marks[-1])
        return [f"{re.sub(r'[.,]', '', whole)}.{decimals}"]
    pieces = spaced.split(marks[0])
    joined, is_grouped = "".join(pieces), all(len(piece) == 3 for piece in pieces[1:])
    if len(pieces) > 2:
        return [joined]
    decimal = ".".join(pieces)
    return [joined, decimal] if is_grouped and pieces[0] != "0" and len(pieces[0]) <= 3 else [decimal]


def _amount(digits: str, more: float, scale: float) -> Amount:
    value, decimals = float(digits), len(digits.partition(".")[2])
    step = 10.0**-decimals
    if more:
        return Amount(value=(value + more) * scale, step=HALF_STEP * scale)
    if not decimals and scale == 1 and value >= _ROUND:
        zeros = len(digits) - len(digits.rstrip("0"))
        step = 10.0 ** min(zeros, len(digits.lstrip("0")) - 2)
    return Amount(value=value * scale, step=step * scale)


def _figure(match: re.Match[str], *amounts: Amount) -> Figure:
    return Figure(start=match.start(), end=match.end(), amounts=amounts)


def _shared(text: str, figures: list[Figure]) -> list[Figure]:
    """What stands alone takes the unit of the one it is joined to: `52–54 bpm`, `5 of 7 days`."""
    for at in range(len(figures) - 2, -1, -1):
        one, other = figures[at], figures[at + 1]
        if not one.is_bare or not other.amounts or other.is_bare:
            continue
        between = _BETWEEN.fullmatch(text, one.end, other.start)
        if between is None:
            continue
        factors = _factors(text, other)
        figures[at] = one.measured_in(factors, one.end)
    return figures


def _factors(text: str, figure: Figure) -> tuple[tuple[str, float], ...]:
    found = unit_at(text, _end_of_digits(text, figure)) or thing_at(text, _end_of_digits(text, figure))
    return found[0] if found else tuple({(amount.unit, 1.0) for amount in figure.amounts})


def _end_of_digits(text: str, figure: Figure) -> int:
    end = figure.start
    while end < figure.end and (text[end].isdigit() or text[end] in ".,'’½¼¾"):
        end += 1
    return end
