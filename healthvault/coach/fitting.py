"""How much of what could be told an engine is told: one rule for every prompt, by what it can take in.

Rules and question stand whole. Of what is left, the turns before get a third at most, the newest first; facts
half of the rest, the nearest first; what is looked up gets what then remains, and is cut at its end.
Characters of scripts that take more tokens weigh more (`ai/tokens`).
"""

import json
from collections.abc import Sequence

from healthvault.ai import tokens
from healthvault.ai.model import Capabilities, Message, Tool

_KEPT_FREE_TOKENS = 1_500
"""For the answer. Source: our convention: ours are two to six sentences, which is a tenth of it."""
MOST_HISTORY = 8_000
"""How many characters of the turns before are told at most, however much an engine takes in.

Source: our convention: twenty turns of 400; what was said long ago rarely matters, and costs each time.
"""


def room(able: Capabilities, tools: Sequence[Tool]) -> int:
    """How many characters the messages to an engine may have, beside the tools that it is offered."""
    described = sum(len(json.dumps([tool.name, tool.description, dict(tool.schema)])) for tool in tools)
    return max(0, tokens.characters(able.context_tokens - _KEPT_FREE_TOKENS) - described)


def size(messages: Sequence[Message]) -> int:
    """How many characters some messages have, by weight."""
    return sum(tokens.weight(message.text) for message in messages)


def for_history(left: int) -> int:
    """How many of the characters that are left the turns before may take."""
    return min(MOST_HISTORY, max(0, left) // 3)


def for_facts(left: int) -> int:
    """How many of the characters that are then left the facts may take; the rest is for what is looked up."""
    return max(0, left) // 2


def newest(texts: Sequence[str], most: int) -> int:
    """How many texts from the end fit together into so many characters."""
    kept = 0
    for text in reversed(texts):
        most -= tokens.weight(text)
        if most < 0:
            break
        kept += 1
    return kept


def cut(text: str, most: int) -> str:
    """A text that fits, cut at the end of a line where it does not, and said to be."""
    if len(text) <= most:
        return text
    kept = text[: max(0, most - len(CUT))].rpartition("\n")[0]
    return f"{kept}{CUT}" if kept else CUT[: max(0, most)]


CUT = "\n(cut here: there is no room for more; ask for less)"
