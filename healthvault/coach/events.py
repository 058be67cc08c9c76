"""What happens while a question is answered: Started, any LookedAt and Delta, then Done or Failed.

What a model said is Checked at its end. Where one fails, HandedOver stands between its words and those of the
analyst.
"""

from dataclasses import dataclass

from healthvault.ai.model import Delta
from healthvault.core.ids import ConversationId, MessageId

__all__ = ["Checked", "Delta", "Done", "Event", "Failed", "HandedOver", "LookedAt", "Started"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """The question is kept, and an answer begins. `engine` is the name of whoever words it."""

    conversation: ConversationId
    message: MessageId
    engine: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedAt:
    """Something was looked up: `7 nights of sleep`."""

    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The numbers of what a model said were traced (`coach/trace`): `text` is what is kept of it, whole."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """The engine failed, and `engine` goes on; what had come is kept. `sentence` says why."""

    engine: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """The answer is kept; `is_whole` is False when it ran into the engine's limit of length."""

    is_whole: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """The answer broke off; what had come is kept. `sentence` says why and what to do."""

    sentence: str


Event = Started | LookedAt | Delta | Checked | HandedOver | Done | Failed
