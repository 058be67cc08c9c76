"""One error root; the class docstring is the sentence the person reads."""

import inspect


class HealthVaultError(Exception):
    """Something went wrong."""

    @property
    def message(self) -> str:
        """The sentence for the person, safe to show: the text given, or else the class docstring."""
        return str(self) or inspect.getdoc(type(self)) or HealthVaultError.__doc__ or ""


class NotFoundError(HealthVaultError):
    """There is nothing here."""


class NotAllowedError(HealthVaultError):
    """This is not yours to see."""


class InvalidInputError(HealthVaultError):
    """This cannot be read."""


class UpstreamError(HealthVaultError):
    """The other service did not answer as promised."""


class ConflictError(HealthVaultError):
    """Something else changed this first."""


class SetUpError(HealthVaultError):
    """Health Vault cannot start on this machine."""
