"""English numbers in words: which words make one number, and how much it is."""

import re

_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = [
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
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
VALUES = {word: float(at) for at, word in enumerate(["zero", *_ONES, *_TEENS])}
VALUES |= {word: 10.0 * at for at, word in enumerate(_TENS, 2)}
SCALES = {"hundred": 100.0, "thousand": 1_000.0, "million": 1_000_000.0, "dozen": 12.0}
_CLOSES_FROM = 1_000.0
"""From here on a scale closes what stands before it: `two thousand three hundred`."""
_AND = r"(?:[ -]| and )"
_ONE = rf"(?:{'|'.join(_ONES)})"
_BELOW_100 = rf"(?:(?:{'|'.join(_TENS)})(?:[ -]{_ONE}\b)?|{'|'.join(_TEENS)}|zero|{_ONE})"
_BELOW_1000 = rf"(?:(?:{_BELOW_100}[ -])?hundred(?:{_AND}{_BELOW_100}\b)?|{_BELOW_100})"
NUMBER = (
    rf"(?:(?:{_BELOW_1000}[ -])?(?:thousand|million)(?:{_AND}{_BELOW_1000}\b)?"
    rf"(?:[ -]thousand(?:{_AND}{_BELOW_1000}\b)?)?|(?:{_BELOW_100}[ -])?dozen|{_BELOW_1000})"
)
"""The words of one number: `two hundred and five` is one, `six and eight` and `nineteen eighty` are two."""


def value_of(words: str) -> float:
    """`two hundred and fifty-two` is 252; the words are those of one `NUMBER`, in small letters."""
    total, part = 0.0, 0.0
    for word in re.findall(r"[a-z]+", words):
        if word in VALUES:
            part += VALUES[word]
        elif word in SCALES:
            part = (part or 1.0) * SCALES[word]
            if SCALES[word] >= _CLOSES_FROM:
                total, part = total + part, 0.0
    return total + part
