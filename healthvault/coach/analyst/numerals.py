"""Numbers and times of day in words, put into figures: `ten thousand`, `6k`, `half past ten`, `11 p.m.`."""

import re

_ONES = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_WORD = "|".join(sorted({**_ONES, **_TENS, **_SCALES}, key=len, reverse=True))
_RUN = re.compile(rf"\b(?:an? (?=hundred|thousand|million))?(?:{_WORD})(?:(?:[ -]| and )(?:{_WORD}))*\b")
_HALF = re.compile(r"\b(\d+) and a half\b")
_SCALED = re.compile(r"\b(\d+(?:[.,]\d+)?) ?(k|thousand|hundred|million)\b(?!-)")
_GROUPED = re.compile(r"\b(\d{1,3})((?:[ ,']\d{3})+)\b(?![.:]\d)")
_CLOCK_WORDS = re.compile(r"\b(?P<how>half past|half|quarter past|quarter to) (?P<hour>\d{1,2})\b")
_HALVES = re.compile(r"\b(\d{1,2})(?:[:.](\d\d))? ?(a\.?m|p\.?m)\b\.?|\b(\d{1,2}) o'? ?clock\b")
_ALONE = re.compile(r"(?:one|zero)")
_QUARTERS = {"half past": (0, 30), "half": (0, 30), "quarter past": (0, 15), "quarter to": (-1, 45)}


def in_figures(said: str) -> str:
    """A plain text with its numbers in figures and its times of day on a clock of 24 hours.

    A lone `one` stays a word: "which one", "the last one".
    """
    said = _RUN.sub(_counted, _SCALED.sub(_scaled, said))
    said = _HALF.sub(r"\1.5", said)
    said = _SCALED.sub(_scaled, said)
    said = _GROUPED.sub(lambda match: match[1] + re.sub(r"[ ,']", "", match[2]), said)
    said = _CLOCK_WORDS.sub(_quartered, said)
    return _HALVES.sub(_on_a_clock, said)


def _counted(match: re.Match[str]) -> str:
    """`nine thousand five hundred` is 9500; words that are no such sum, as in a year, stay apart."""
    words = [word for word in re.split(r"[ -]", match[0]) if word not in {"and", "a", "an"}]
    if len(words) == 1 and _ALONE.fullmatch(words[0]):
        return match[0]
    total, part = 0, 0
    for word in words:
        if word == "hundred":
            part = (part or 1) * 100
        elif word in _SCALES:
            total, part = total + (part or 1) * _SCALES[word], 0
        else:
            part += _ONES.get(word, _TENS.get(word, 0))
    return str(total + part)


def _scaled(match: re.Match[str]) -> str:
    number = float(match[1].replace(",", "" if re.fullmatch(r"\d+,\d{3}", match[1]) else "."))
    return f"{number * {'k': 1000, **_SCALES}[match[2]]:.10g}"


def _quartered(match: re.Match[str]) -> str:
    hours, minutes = _QUARTERS[match["how"]]
    return f"{(int(match['hour']) + hours) % 24}:{minutes:02d}"


def _on_a_clock(match: re.Match[str]) -> str:
    if match[4]:
        return f"{int(match[4])}:00"
    hour = int(match[1]) % 12 + (12 if match[3][0] == "p" else 0)
    return f"{hour:02d}:{match[2] or '00'}"
