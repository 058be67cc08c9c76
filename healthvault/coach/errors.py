"""Why a question is not taken."""

from healthvault.accounts.errors import TooManyAttemptsError
from healthvault.core.errors import InvalidInputError, UpstreamError


class EmptyQuestionError(InvalidInputError):
    """There is no question in that. Write one, then send it."""


class LongQuestionError(InvalidInputError):
    """That is too long for one question. Keep it under 4,000 characters."""


class BusyError(TooManyAttemptsError):
    """Three answers are on their way already. Wait for one of them, or stop it."""


class SlowAnswerError(UpstreamError):
    """The answer took longer than five minutes and was ended there. What had come is kept."""
