"""Being asked to remember something, or what is remembered: answered here, whoever else would answer."""

import re

from healthvault.coach.errors import FullMemoryError, MemoryOffError
from healthvault.coach.memory import memories, remember
from healthvault.coach.prompt import quoted
from healthvault.core.ids import SessionId

MEMORY = "Memory"
"""Who answers, by the name the person reads."""

_ASKED_TO = re.compile(
    r"(?:please |can you |could you )?(?:remember|keep in mind|do not forget|don'?t forget)"
    r"(?: that\b|\s*[:,]|(?= i\b| i'm\b| my\b))\s*(?P<what>.+)",
    re.IGNORECASE | re.DOTALL,
)
_ASKED_WHAT = re.compile(
    r"(?:what|which things|tell me what) (?:do|did|have) you (?:remember|remembered|know)(?: about me)?[?. ]*"
    r"|what did i (?:ask|tell) you to remember[?. ]*",
    re.IGNORECASE,
)
_WHERE = "Under *What it remembers*, beside the conversation, you can change and delete it."
_OFF = (
    "Memory is switched off, so I keep nothing of that. Under *What the coach can see* you can switch it on."
)


def told_to_remember(question: str) -> str:
    """What somebody asks to remember: `I work nights` of `Remember that I work nights`; empty for most."""
    asked = _ASKED_TO.fullmatch(question.replace("’", "'").strip())
    what = asked["what"].strip() if asked else ""
    return "" if what.endswith("?") else what


def asks_what_is_remembered(question: str) -> bool:
    """Whether somebody asks what is remembered."""
    return _ASKED_WHAT.fullmatch(question.strip()) is not None


def is_about_memory(question: str) -> bool:
    """Whether a question is answered here."""
    return bool(told_to_remember(question)) or asks_what_is_remembered(question)


async def answered(session: SessionId, question: str) -> str:
    """Do what was asked, and say so.

    Raises:
        NoSessionError: the session has ended.
    """
    if what := told_to_remember(question):
        return await _kept(session, what)
    kept = [memory.words for memory in await memories(session) if not memory.is_proposed]
    if not kept:
        return "You have not asked me to remember anything. Write “Remember that …”, and I will."
    listed = "\n".join(f"- {quoted(words)}" for words in kept)
    return f"You asked me to remember:\n\n{listed}\n\n{_WHERE}"


async def _kept(session: SessionId, what: str) -> str:
    try:
        words = await remember(session, what)
    except MemoryOffError:
        return _OFF
    except FullMemoryError as error:
        return error.message
    return f"I will remember: “{quoted(words)}”. {_WHERE}"
