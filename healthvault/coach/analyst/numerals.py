"""Numbers and times of day in words, put into figures: `ten thousand`, `6k`, `half past ten`, `11 p.m.`."""

import re

from healthvault.coach.figures.number_words import NUMBER, SCALES, value_of

_RUN = re.compile(rf"\b(?:an? (?=hundred|thousand|million))?(?P<words>{NUMBER})\b")
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
    """`nine thousand five hundred` is 9500; a `dozen` stays a word."""
    words = match["words"]
    if _ALONE.fullmatch(words) or "dozen" in words:
        return match[0]
    return f"{value_of(words):.0f}"


def _scaled(match: re.Match[str]) -> str:
    number = float(match[1].replace(",", "" if re.fullmatch(r"\d+,\d{3}", match[1]) else "."))
    return f"{number * {'k': 1000.0, **SCALES}[match[2]]:.10g}"


def _quartered(match: re.Match[str]) -> str:
    hours, minutes = _QUARTERS[match["how"]]
    return f"{(int(match['hour']) + hours) % 24}:{minutes:02d}"


def _on_a_clock(match: re.Match[str]) -> str:
    if match[4]:
        return f"{int(match[4])}:00"
    hour = int(match[1]) % 12 + (12 if match[3][0] == "p" else 0)
    return f"{hour:02d}:{match[2] or '00'}"
