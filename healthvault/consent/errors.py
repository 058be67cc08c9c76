"""Why something is not done for want of a consent."""

from healthvault.core.errors import NotAllowedError


class NotAgreedError(NotAllowedError):
    """You do not agree to a model that reads along. In the Data Vault you can."""


class GoneError(NotAllowedError):
    """You are signed out. Sign in to go on."""
