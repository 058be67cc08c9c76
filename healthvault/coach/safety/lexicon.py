"""Which ideas a text speaks of: words and phrases of each, by language, from `lexicon/`.

A person in need writes as it comes: without accents, in capitals, with slips, with no stop between sentences.
So a text is read word by word, a word is known by its stem or with a slip in it, and a phrase may have words
between. What rules make of ideas stands in `rules.py`, and is the same for all languages.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from healthvault.coach.safety.sign import LANGUAGES, Language, plain
from healthvault.coach.safety.spelling import Spelling

IDIOM = "IDIOM"
_END = "$"
"""The end of a clause, as the last part of a phrase: "ich will nicht mehr" and nothing behind it."""
_SAID, _FILLERS = "SAID", "FILLERS"
_BETWEEN = 3
"""So many words at most stand where a phrase has `~`."""
_ELISION = re.compile(r"\b([cdjlmnst]|qu|lorsqu|puisqu|jusqu)'(?=\w)")
_ANSWERED_NO = re.compile(r"\b(no|nope|nah|nein|non)\b *[,.!]")
_STRETCHED = re.compile(r"([a-z])\1{2,}")
_ENDS = re.compile(r"(?<!\d)[.](?!\d)|[!?;:\n…]|\.{2,}")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An idea in a text: from which word to which, the last not counted, and in which clause."""

    idea: str
    first: int
    after: int
    clause: int

    def is_inside(self, other: "Hit") -> bool:
        """Whether another covers all of its words."""
        return other.first <= self.first and self.after <= other.after


@dataclass(frozen=True, slots=True, kw_only=True)
class _Phrase:
    idea: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The ideas of one language. `phrases` are kept by how they begin; `said` is what stands for what, and
    `fillers` are words that may stand anywhere in a phrase and say nothing.
    """

    phrases: dict[str, list[_Phrase]]
    inner: tuple[str, ...]
    said: dict[str, str]
    fillers: frozenset[str]
    spelling: Spelling

    def hits(self, text: str) -> list[Hit]:
        """Every idea of a text, without what is part of an idiom."""
        words, clauses = self._words(text)
        found = [hit for at in range(len(words)) for hit in self._from(words, clauses, at)]
        idioms = [hit for hit in found if hit.idea == IDIOM]
        return [hit for hit in found if hit.idea != IDIOM and not any(hit.is_inside(each) for each in idioms)]

    def _words(self, text: str) -> tuple[list[str], list[int]]:
        words, clauses = [], []
        for clause, part in enumerate(_clauses(text)):
            said = self._as_usual(part)
            words += said
            clauses += [clause] * len(said)
        return words, clauses

    def _as_usual(self, part: str) -> list[str]:
        """Its words as the lexicon writes them: slang and slips mended."""
        words = [self.spelling.mended(word) for word in _WORD.findall(part)]
        at, usual = 0, list[str]()
        while at < len(words):
            length = next((n for n in (3, 2, 1) if " ".join(words[at : at + n]) in self.said), 0)
            usual += self.said[" ".join(words[at : at + length])].split() if length else [words[at]]
            at += length or 1
        return usual

    def _from(self, words: list[str], clauses: list[int], at: int) -> Iterator[Hit]:
        for phrase in self._beginning(words[at]):
            after = self._end(phrase.parts, words, clauses, at)
            if after:
                yield Hit(idea=phrase.idea, first=at, after=after, clause=clauses[at])

    def _end(self, parts: tuple[str, ...], words: list[str], clauses: list[int], at: int) -> int:
        """After which word a phrase ends that begins at one; 0 where it is another."""
        here = at + 1
        for before, part in pairwise(parts):
            if part == "~":
                continue
            if part == _END:
                return here if here == len(words) or clauses[here] != clauses[at] else 0
            free = _BETWEEN if before == "~" else 0
            here = 1 + self._next(part, words, here, free)
            if not here or clauses[here - 1] != clauses[at]:
                return 0
        return here

    def _next(self, part: str, words: list[str], here: int, free: int) -> int:
        """Where a part of a phrase stands, after so many words at most and any that only fill; -1 nowhere."""
        while here < len(words):
            if _is(words[here], part):
                return here
            if words[here] not in self.fillers:
                free -= 1
            if free < 0:
                return -1
            here += 1
        return -1

    def _beginning(self, word: str) -> Iterator[_Phrase]:
        yield from self.phrases.get(word, ())
        for length in range(1, len(word) + 1):
            yield from self.phrases.get(f"{word[:length]}*", ())
        for inner in self.inner:
            if inner.strip("*") in word:
                yield from self.phrases[inner]


def _is(word: str, part: str) -> bool:
    if part.startswith("*"):
        return part.strip("*") in word
    return word.startswith(part[:-1]) if part.endswith("*") else word == part


def _clauses(text: str) -> list[str]:
    said = _ANSWERED_NO.sub(" ", _STRETCHED.sub(r"\1", _ELISION.sub(r"\1 ", _lines(text))))
    return [part for part in _ENDS.split(said.replace("'", "")) if part.strip()]


def _lines(text: str) -> str:
    return "\n".join(plain(line) for line in text.splitlines())


@cache
def lexicon(language: Language) -> Lexicon:
    """The lexicon of a language, read once."""
    ideas = dict(
        _ideas(files("healthvault.coach.safety").joinpath(f"lexicon/{language}.txt").read_text("utf-8"))
    )
    said = dict(pair.split(" = ") for pair in ideas.pop(_SAID))
    fillers = frozenset(ideas.pop(_FILLERS))
    phrases: dict[str, list[_Phrase]] = {}
    for idea, told in ideas.items():
        for parts in {tuple(each.split()): None for each in told}:
            phrases.setdefault(parts[0], []).append(_Phrase(idea=idea, parts=parts))
    whole = {part for told in ideas.values() for each in told for part in each.split()}
    return Lexicon(
        phrases=phrases,
        inner=tuple(start for start in phrases if start.startswith("*")),
        said=said,
        fillers=fillers,
        spelling=Spelling([*whole, *fillers, *(part for each in said for part in each.split())]),
    )


def _ideas(text: str) -> Iterator[tuple[str, list[str]]]:
    kept = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    for name, told in re.findall(r"^([A-Z_]+):(.*(?:\n[ ].*)*)", kept, flags=re.MULTILINE):
        yield name, [each for part in told.split(",") if (each := " ".join(part.split()))]


def words_for(*ideas: str) -> str:
    """The words of ideas in all languages, as parts of an expression for a text as `plain` leaves it."""
    told = {
        " ".join(phrase.parts)
        for language in LANGUAGES
        for phrases in lexicon(language).phrases.values()
        for phrase in phrases
        if phrase.idea in ideas and not {"~", _END} & set(phrase.parts)
    }
    return "|".join(sorted((re.escape(each).replace(r"\*", r"\w*") for each in told), key=len, reverse=True))


def ideas_of(language: Language) -> set[str]:
    """The names of the ideas that a language has words for."""
    return {phrase.idea for told in lexicon(language).phrases.values() for phrase in told}
