"""Markdown as its reader sees it, and where each character stands in what was written."""

import re
import unicodedata
from dataclasses import dataclass
from html import unescape

_MARKS = frozenset("*_~`\\")
_LINK = re.compile(r"\[([^\[\]]*)\]\(([^()\s]*(?:\([^()]*\)[^()\s]*)*)[^()]*\)")
_PICTURE = re.compile(rf"!{_LINK.pattern}")
_TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]*>|<!?[A-Za-z][^<>]*>", re.DOTALL)
_ENTITY = re.compile(r"&(?=#?\w+;)")
_ADDRESS = re.compile(r"\b(?:https?|ftp|mailto|javascript|data):\S+|\bwww\.\S+", re.IGNORECASE)
_DASHES = str.maketrans({"−": "-", "‐": "-", "‑": "-", "—": "–", "‒": "–", "―": "–"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """A text without its marks; the character at `n` was written at `at[n]`, and `at` has one place more."""

    text: str
    at: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A part of a text that leads somewhere."""

    start: int
    end: int
    target: str


def plain(written: str) -> Plain:
    """What a reader sees of some Markdown without links: no marks, nothing invisible, one kind of digit."""
    seen: list[str] = []
    at: list[int] = []
    for place, sign in enumerate(written):
        for shown in _shown(sign, seen[-1] if seen else ""):
            seen.append(shown)
            at.append(place)
    return Plain(text="".join(seen), at=(*at, len(written)))


def _shown(sign: str, before: str) -> str:
    if sign.isascii():
        return "" if sign in _MARKS else sign
    kind = unicodedata.category(sign)
    if kind in {"Cf", "Mn", "Me", "Cc"}:
        return ""
    if kind == "Zs":
        return " "
    if kind == "Nd":
        return str(unicodedata.digit(sign))
    if kind in {"No", "Nl"} and not (before.isalpha() or before in "/⁻·"):
        value = unicodedata.numeric(sign)
        return str(int(value)) if value == int(value) else sign
    return sign.translate(_DASHES)


def unlinked(written: str) -> tuple[str, tuple[Link, ...]]:
    """A text that we wrote with the words of its links in their place, and where they led."""
    parts: list[str] = []
    links: list[Link] = []
    length = done = 0
    for match in _LINK.finditer(written):
        before, label = written[done : match.start()], match[1]
        start = length + len(before)
        links.append(Link(start=start, end=start + len(label), target=match[2]))
        parts += [before, label]
        length, done = start + len(label), match.end()
    return "".join([*parts, written[done:]]), tuple(links)


def harmless(written: str) -> str:
    """What somebody else wrote, as words alone: no links, addresses, pictures, tags, code or hidden signs.

    A link may carry what was read away, or look like one of ours; the rest may hide a number.
    """
    said = _ENTITY.sub("&amp;", unescape(written)).replace("`", "")
    said = _settled(_TAG, "", said)
    said = _settled(_PICTURE, "", said)
    said = _settled(_LINK, r"\1", said)
    said = _ADDRESS.sub("(an address)", said)
    return "".join(sign for sign in said if unicodedata.category(sign) != "Cf")


def _settled(pattern: re.Pattern[str], instead: str, said: str) -> str:
    """The text with a pattern replaced until there is none, because what is left may make another."""
    while (after := pattern.sub(instead, said)) != said:
        said = after
    return said
