"""Looking for words in the person's own conversations.

They are sealed, so that no index can know them: each turn is opened and looked into, the newest first.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from healthvault.accounts.store import live_person
from healthvault.coach import store, store_branch
from healthvault.coach.analyst.voice import unlinked
from healthvault.core.db import Purpose, as_person
from healthvault.core.ids import ConversationId, SessionId
from healthvault.core.keys import Keys, keys_of

MOST_FOUND = 20
_MOST_TURNS = 5_000
"""How many turns are looked into. Source: our convention: a tenth of a second with 2 kB each."""
_MOST_TITLES = 1_000
_MOST_WORDS = 8
_BEFORE, _AFTER = 40, 110


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A conversation in which the words stand, and where: in its title, or in a passage of a turn."""

    conversation: ConversationId
    title: str
    passage: str
    is_person: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What was found, the newest first; `is_whole` is False when older turns were not looked into."""

    found: tuple[Found, ...]
    is_whole: bool


async def search(session: SessionId, wanted: str) -> Search:
    """The conversations with a turn, or a title, in which every one of some words stands; at most twenty.

    Nothing is found without a word, or when the session has ended.
    """
    words = wanted.casefold().split()[:_MOST_WORDS]
    if not words:
        return Search(found=(), is_whole=True)
    async with as_person(session, Purpose.SHOW) as db:
        person = await live_person(db)
        if person is None:
            return Search(found=(), is_whole=True)
        keys = await keys_of(db, person)
        threads = await store.conversations(db, keys, _MOST_TITLES)
        turns = await store_branch.latest(db, _MOST_TURNS + 1)
    return await asyncio.to_thread(_looked, keys, words, threads, turns)


def _looked(
    keys: Keys, words: Sequence[str], threads: Sequence[store.Thread], turns: Sequence[store_branch.Sealed]
) -> Search:
    titles = {ConversationId(thread.id): thread.title for thread in threads}
    found: dict[ConversationId, Found] = {}
    is_whole = len(turns) <= _MOST_TURNS
    for turn in turns[:_MOST_TURNS]:
        if len(found) == MOST_FOUND:
            is_whole = False
            break
        if turn.conversation in found or turn.conversation not in titles:
            continue
        said = unlinked(keys.unseal(turn.text, table="message", column="text", row=turn.id).decode())
        if _holds(said, words):
            found[turn.conversation] = Found(
                conversation=turn.conversation,
                title=titles[turn.conversation],
                passage=_passage(said, words),
                is_person=turn.role == "person",
            )
    for conversation, title in titles.items():
        if conversation not in found and len(found) < MOST_FOUND and _holds(title, words):
            found[conversation] = Found(conversation=conversation, title=title, passage="")
    return Search(found=tuple(found.values()), is_whole=is_whole)


def _holds(said: str, words: Sequence[str]) -> bool:
    folded = said.casefold()
    return all(word in folded for word in words)


def _passage(said: str, words: Sequence[str]) -> str:
    """What stands around the first of the words."""
    line = " ".join(said.replace("**", "").split())
    folded = line.casefold()
    at = max(0, min((folded.find(word) for word in words if word in folded), default=0))
    first, last = max(0, at - _BEFORE), at + _AFTER
    start = line.rfind(" ", 0, first) + 1 if first else 0
    return ("…" if start else "") + line[start:last].strip() + ("…" if last < len(line) else "")
