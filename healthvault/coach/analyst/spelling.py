"""Words as they were meant: one slip of the fingers in a longer word is put right."""

import re
from functools import cache

from healthvault.coach.analyst import form, heard, signs, when
from healthvault.coach.analyst.names import NAMES

_SHORTEST = 5
"""Shorter words are too near to each other. Source: our convention."""
_ASKED = """
about above active activity affect alcohol altogether always amount anything asleep average averaged awake
baseline because bedtime been before begin below best better between biggest body changed change compare
compared compares count current daily data date days deep device differ difference does doing down during
evening ever every exceed exercise explain falling fewer figure find findings first following forecast
friday going greatest guideline happened have healthy heart high higher highest hours important improving
increase increased increasing insights into last lately latest least less level linked little long longer
longest lost lower lowest many maximum mean meaning measured minimum minute minutes monday month months more
morning most much night nights normal notable number often over overall people percentile percentage period
please predict previous quality range reading readings recent recently recommended record records relation
running said saturday second session sessions should shortest show since sleep sleeping slept smallest
source start steady stood strength sunday suppose tell than that their them then there these they third this
those through throughout thursday time times today together tomorrow total training trend tuesday typical
typically under unusual usual usually value values wake walked walking wednesday week weekday weekdays
weekend weekends weeks weight were what when where which while with workout workouts worst would year years
yesterday your january february march april august september october november december sept bed kind sort
half weigh noon could might shall again after until within without against around other others another
three seven eight quick brief good great thing things think worry worried doctor feel felt right left
still stand latter former suppose supposed heard heart hearts thirteen fourteen fifteen sixteen seventeen
eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million eleven
twelve exceeds exceeded swims swim rides train trains trained sport sports cycle cycled yoga hike hiked
tired rested clock point points mine yours whole entire quarter summer winter spring autumn ahead behind
cause causes caused goes coming comes highs early earlier later nothing never measure measures track
tracked tracking watch phone scale devices looks looked looking thanks thank hello numbers summary
overview report health rather
"""
"""What questions are made of beside the names of what is measured; not one of these is ever changed."""


@cache
def _patterns() -> tuple[str, ...]:
    found = (*signs.ALL, *form.ALL, *when.PATTERNS, *heard.PATTERNS)
    return tuple(re.sub(r"\\[bsd]", " ", pattern.pattern).replace(r"\w", " ~") for pattern in found)


@cache
def known_words() -> frozenset[str]:
    """Every whole word of the names, of the patterns and of what questions are made of."""
    named = {word for name in NAMES for word in re.findall(r"[a-z]+", name)}
    asked = {word for text in _patterns() for word in re.findall(r"[a-z]{3,}+(?! ~|\((?!\?[!<=]))", text)}
    return frozenset(named | {f"{word}s" for word in named} | asked | set(_ASKED.split()))


@cache
def _begun() -> tuple[str, ...]:
    """How words begin that are known whatever their end: `influenc` of `influence` and `influences`."""
    stems = {word for text in _patterns() for word in re.findall(r"\b[a-z]{4,}+(?= ~|\((?!\?[!<=]))", text)}
    return tuple(sorted(stems - known_words()))


def knows(word: str) -> bool:
    """Whether a word in lower case is one that questions are made of."""
    return bool({word, word.removesuffix("s")} & known_words()) or word.startswith(_begun())


def spelt(text: str) -> str:
    """A plain question with the words that nobody writes replaced by the one word they are a slip from.

    Two letters that changed places, one lost, one too many or one wrong; a word that may be a slip from
    several is left alone.
    """
    return re.sub(rf"(?<!['’])\b[a-z]{{{_SHORTEST - 1},}}\b(?!['’])", lambda match: _meant(match[0]), text)


@cache
def _meant(word: str) -> str:
    if knows(word):
        return word
    near = {known for known in known_words() if len(known) >= _SHORTEST and _is_slip(word, known)}
    near = {known for known in near if known[:-1] not in near | {word}}
    named = {known for known in near if known in _named()}
    near = named if len(named) == 1 else near
    return near.pop() if len(near) == 1 else word


@cache
def _named() -> frozenset[str]:
    """The words of which names of metrics are made: of two that may be meant, these are meant."""
    return frozenset(word for name in NAMES for word in name.split())


def _is_slip(word: str, known: str) -> bool:
    """Whether one edit leads from one to the other (Damerau 1964, Communications of the ACM 7(3):171-176)."""
    if abs(len(word) - len(known)) > 1 or word[0] != known[0]:
        return False
    at = next(
        (i for i, (a, b) in enumerate(zip(word, known, strict=False)) if a != b), min(len(word), len(known))
    )
    a, b = word[at:], known[at:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[2:] == b[2:] and a[:2] == b[1::-1])
