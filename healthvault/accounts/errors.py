"""What can go wrong around an account. `code` is what a form's address carries; the sentence is looked up."""

from typing import ClassVar

from healthvault.core.errors import ConflictError, HealthVaultError, InvalidInputError, NotAllowedError


class SignInError(NotAllowedError):
    """The e-mail address or the password is not right."""

    code: ClassVar[str] = "sign-in"


class NoSessionError(NotAllowedError):
    """You are signed out. Sign in to go on."""

    code: ClassVar[str] = "signed-out"


class TooManyAttemptsError(HealthVaultError):
    """That was tried too often. Wait a while, then try again."""

    code: ClassVar[str] = "too-often"


class EmailTakenError(ConflictError):
    """There is an account with this e-mail address already. Sign in instead."""

    code: ClassVar[str] = "email-taken"


class EmailFormError(InvalidInputError):
    """This does not look like an e-mail address."""

    code: ClassVar[str] = "email"


class PasswordTooShortError(InvalidInputError):
    """A password needs at least ten characters."""

    code: ClassVar[str] = "password-short"


class PasswordTooLongError(InvalidInputError):
    """A password can have at most a thousand characters."""

    code: ClassVar[str] = "password-long"


class PasswordTooCommonError(InvalidInputError):
    """This password is among the first that anybody would guess. Choose another."""

    code: ClassVar[str] = "password-common"


class SignUpClosedError(NotAllowedError):
    """Nobody can make an account here at the moment."""

    code: ClassVar[str] = "sign-up-closed"


class StaleFormError(NotAllowedError):
    """This page was open for too long. Load it again, then try once more."""

    code: ClassVar[str] = "stale-form"


class PreferencesError(InvalidInputError):
    """One of these settings cannot be kept as it is."""

    code: ClassVar[str] = "preferences"


_BY_CODE: dict[str, type[HealthVaultError]] = {
    kind.code: kind
    for kind in (
        SignInError,
        NoSessionError,
        TooManyAttemptsError,
        EmailTakenError,
        EmailFormError,
        PasswordTooShortError,
        PasswordTooLongError,
        PasswordTooCommonError,
        SignUpClosedError,
        StaleFormError,
        PreferencesError,
    )
}


def sentence(code: str) -> str:
    """The sentence for a `?problem=code`; empty for a code that is none of ours, lest an address speaks."""
    kind = _BY_CODE.get(code)
    return kind().message if kind else ""
