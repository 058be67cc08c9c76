"""Why an engine gave no answer, or only half of one; each is a sentence for the person."""

from healthvault.core.errors import UpstreamError


class EngineError(UpstreamError):
    """The coach's model did not answer as promised. Try again in a moment."""


class EngineKeyError(EngineError):
    """The coach's model refused the key it was given. Whoever runs this server can check OPENAI_API_KEY."""


class EngineModelError(EngineError):
    """The coach's service does not know the model it was asked for. Check HEALTHVAULT_COACH_MODEL."""


class EngineBusyError(EngineError):
    """The coach's model is busy, or its allowance is used up. Wait a minute and try again."""


class EngineTimeoutError(EngineError):
    """The coach's model took too long. What had come is kept; try again."""


class EngineUnreachableError(EngineError):
    """The coach's model cannot be reached. Check the connection, and OPENAI_BASE_URL."""


class EngineCutError(EngineError):
    """The answer broke off. What had come is kept; Continue picks it up."""


class EngineDeclinedError(EngineError):
    """The coach's model declined to answer this. Ask it another way."""
