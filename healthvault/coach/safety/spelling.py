"""Words with a slip in them: "cheast", "brething", "siucidal", "moechte"."""

from collections.abc import Iterable, Iterator

_SHORTEST = 6
"""Letters. Shorter words with a slip in them are too often other words: best, chess, heat."""


class Spelling:
    """Mends a word that is one slip away from a known one: a letter left out, added, changed or swapped."""

    def __init__(self, parts: Iterable[str]) -> None:
        """Know these words and stems; a stem ends in `*`."""
        parts = set(parts)
        self._known = frozenset(part for part in parts if part.isalpha())
        self._stems = tuple(sorted(part[:-1] for part in parts if part.endswith("*") and part[:-1].isalpha()))
        self._near = {
            near: word for word in sorted(self._known) if len(word) >= _SHORTEST for near in _less(word)
        }

    def mended(self, word: str) -> str:
        """The word that was meant; itself where it is known, short, or like none."""
        if self._is_known(word) or not word.isalpha():
            return word
        bare = _without_umlauts(word)
        if bare != word and self._is_known(bare):
            return bare
        if len(word) < _SHORTEST - 1:
            return word
        meant = next((self._near[near] for near in _less(word) if near in self._near), None)
        return meant if meant and _is_slip(word, meant) else word

    def _is_known(self, word: str) -> bool:
        return word in self._known or word.startswith(self._stems)


def _without_umlauts(word: str) -> str:
    return word.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _less(word: str) -> Iterator[str]:
    """The word, and the word without one of its letters."""
    yield word
    # The first letter is nearly always right, and tells words apart that are alike: fainted, painted.
    for at in range(1, len(word)):
        yield word[:at] + word[at + 1 :]


def _is_slip(word: str, meant: str) -> bool:
    """Whether one letter was left out, added or changed, or two beside each other were swapped."""
    if len(word) != len(meant):
        return abs(len(word) - len(meant)) == 1
    differ = [at for at in range(len(word)) if word[at] != meant[at]]
    if len(differ) == 1:
        return True
    return (
        len(differ) == 2
        and differ[1] == differ[0] + 1
        and word[differ[0]] == meant[differ[1]]
        and word[differ[1]] == meant[differ[0]]
    )
