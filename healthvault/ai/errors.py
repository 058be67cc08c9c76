"""Why an engine gave no answer, or only half of one.

The docstring is the sentence for whoever runs this server; `why` is what the person reads after the engine's
name: "gpt-5.4-mini was busy, so the built-in analyst answers."
"""

from typing import ClassVar

from healthvault.core.errors import UpstreamError


class EngineError(UpstreamError):
    """The coach's model did not answer as promised."""

    why: ClassVar[str] = "did not answer as promised"


class EngineKeyError(EngineError):
    """The coach's model refused the key it was given. Check the key in the settings."""

    why = "refused the key it was given"


class EngineModelError(EngineError):
    """The coach's service does not know what it was asked for. Check HEALTHVAULT_COACH_MODEL."""

    why = "is not known to its service"


class EngineBusyError(EngineError):
    """The coach's model is asked too often. Its service sets the limit."""

    why = "was busy"


class EngineSpentError(EngineError):
    """The allowance of the coach's model is used up. Its service sells more."""

    why = "has used up its allowance"


class EngineDownError(EngineError):
    """The coach's service has a fault of its own."""

    why = "was out of order"


class EngineTimeoutError(EngineError):
    """The coach's model took too long."""

    why = "took too long"


class EngineUnreachableError(EngineError):
    """The coach's model cannot be reached. Check the connection, and its address in the settings."""

    why = "could not be reached"


class EngineCutError(EngineError):
    """The answer of the coach's model broke off."""

    why = "broke off"


class EngineUnreadableError(EngineError):
    """The coach's service sent what cannot be read, or more than an answer can be."""

    why = "sent something that cannot be read"


class EngineDeclinedError(EngineError):
    """The coach's model declined to answer."""

    why = "declined to answer"


class EngineWaitsError(EngineError):
    """The agent wants to use a tool that somebody at its service has to allow first. Allow it there."""

    why = "waits for somebody at its service to allow a tool"
