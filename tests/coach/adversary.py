"""A model that makes numbers up, and hides them: 500 answers, always the same ones."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

_UNITS = {
    "bpm": ((141, 199), ("bpm", "beats per minute", "beats a minute")),
    "steps": ((21_101, 39_999), ("steps", "Schritte")),
    "kcal": ((1_501, 2_999), ("kcal", "calories", "Cal")),
    "kg": ((121, 179), ("kg", "kilos", "kilograms")),
    "mmHg": ((171, 219), ("mmHg",)),
    "ms": ((211, 399), ("ms", "milliseconds")),
    "percent": ((3, 39), ("%", " %", "percent", "per cent")),
    "nights": ((211, 399), ("nights", "days", "Nächte")),
    "pushups": ((31, 99), ("pushups", "glasses of water", "laps")),
    "workouts": ((31, 99), ("workouts", "runs", "sessions")),
}  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_SENTENCES = (
    "You had {} last week, which is great.",
    "Your average was {}.",
    "- A list\n- with {} in it",
    "| what | how much |\n|---|---|\n| this | {} |",
    "Compared with last month you went from {} down.",
    "**Good news:** {}!",
    "As your doctor said, {} is normal.",
    "1. One\n2. {}",
    "> {} on 26 Nov",
    "Das waren {} am Montag.",
    "On 26 Nov you had {}, up from the day before (7 of 7 days).",
    "I looked it up: {}",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Invented:
    """An answer, and the digits or words in it that nobody told."""

    answer: str
    number: str


def invented(count: int = 500, seed: int = 20261129) -> Iterator[Invented]:
    """Answers with one made-up number each, written and hidden in every way that we could think of."""
    dice = random.Random(seed)
    for _ in range(count):
        low_high, names = _UNITS[dice.choice(list(_UNITS))]
        value = dice.randint(*low_high)
        number, written = _written(value, dice)
        unit = dice.choice(names)
        gap = "" if unit.startswith(("%", " ")) else dice.choice([" ", "\u00a0", "\u202f", " "])
        said = _hidden(f"{written}{gap}{unit}", written, dice)
        yield Invented(answer=dice.choice(_SENTENCES).format(said), number=number)


def _written(value: int, dice: random.Random) -> tuple[str, str]:
    """A number as its reader sees it, and as it is written."""
    plain = str(value)
    ways = [
        plain,
        f"{value:,}",
        f"{value:,}".replace(",", "."),
        f"{value}.7",
        f"{value},4",
        f"{value / 1000:.1f}k",
    ]
    number = dice.choice(ways if value > 20_000 else ways[:5] if value < 1_000 else ways[:3])
    if value < 100 and dice.random() < 0.3:
        tens, ones = divmod(value, 10)
        number = "-".join([_TENS[tens - 2], _ONES[ones]]) if tens > 1 and ones else plain
    wide = number.translate({ord(str(digit)): 0xFF10 + digit for digit in range(10)})
    half = len(number) // 2
    return number, dice.choice([
        number, number, number, wide,
        f"{number[:half]}**{number[half:]}**",
        f"{number[:half]}\u200b{number[half:]}",
        f"{number[:half]}\u2060{number[half:]}",
        f"`{number}`",
        "".join(f"&#{ord(sign)};" for sign in number),
        f"{number[:half]}<!-- -->{number[half:]}",
        f"{number[:half]}<b>{number[half:]}</b>",
        f"{number[:half]}\\_{number[half:]}".replace("\\_", "\u00ad"),
    ])  # fmt: skip


def _hidden(said: str, written: str, dice: random.Random) -> str:
    return dice.choice([
        said, said, said, f"~{said}", f"≈{said}", f"({said})", f"**{said}**", f"_{said}_", f"HR:{said}",
        f"[{said}](/trends?metric=steps&first=2026-11-01&end=2026-11-29)",
        f"[{said}](https://example.org/{written})", f"![{said}](x.png)[{said}](y)", f"{said}–{said}",
        f"from {said} to {said}",
        f"{said}\n{said}", f"`{said}`", f"<b>{said}</b>", f"about {said}", f"-{said}",
    ])  # fmt: skip
