"""Why a question is not taken."""

from healthvault.accounts.errors import TooManyAttemptsError
from healthvault.ai.errors import EngineError
from healthvault.core.errors import (
    ConflictError,
    InvalidInputError,
    NotAllowedError,
    NotFoundError,
    UpstreamError,
)


class EmptyQuestionError(InvalidInputError):
    """There is no question in that. Write one, then send it."""


class LongQuestionError(InvalidInputError):
    """That is too long for one question. Keep it under 4,000 characters."""


class BusyError(TooManyAttemptsError):
    """Three answers are on their way already. Wait for one of them, or stop it."""


class EmptyMemoryError(InvalidInputError):
    """There is nothing to remember in that. Write what it is."""


class FullMemoryError(NotAllowedError):
    """I remember as much as I can keep apart. Delete something in Memory first."""


class MemoryOffError(NotAllowedError):
    """Memory is switched off, so nothing new is kept."""


class StoppedError(NotAllowedError):
    """You stopped this answer. What had come is kept."""


class ShutDownError(UpstreamError):
    """Health Vault was stopped while this was written. What had come is kept."""


class ConversationGoneError(NotFoundError):
    """This conversation was deleted while it was answered."""


class SightNarrowedError(NotAllowedError):
    """You switched something off that the coach could see, so the answer was ended. What had come is kept."""


class SlowAnswerError(UpstreamError):
    """The answer took longer than five minutes and was ended there. What had come is kept."""


class AllowanceSpentError(EngineError):
    """What this person may use of a model in a month is used up. HEALTHVAULT_COACH_MONTHLY_TOKENS sets it."""

    why = "has answered as much as it may for you this month"


class AskedTooOftenError(EngineError):
    """This person asked a model too often within an hour. HEALTHVAULT_COACH_HOURLY_QUESTIONS sets it."""

    why = "has been asked as often as it may be within an hour"


class NoAgentError(ConflictError):
    """No agent is set here to which a question could be handed."""
