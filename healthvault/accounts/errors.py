"""What can go wrong around an account. `code` stands in the address that a form goes back to."""

from typing import ClassVar

from healthvault.core.errors import (
    ConflictError,
    HealthVaultError,
    InvalidInputError,
    NotAllowedError,
    NotFoundError,
    UpstreamError,
)


class SignInError(NotAllowedError):
    """The e-mail address or the password is not right."""

    code: ClassVar[str] = "wrong"


class NoSessionError(NotAllowedError):
    """You are signed out. Sign in to go on."""

    code: ClassVar[str] = "ended"


class NoSuchPersonError(NotFoundError):
    """Nobody has an account with this e-mail address and a password."""


class RoleError(ConflictError):
    """That role cannot be given."""


class UnreachableError(UpstreamError):
    """The database cannot be reached at the moment. Try again soon."""


class TooManyAttemptsError(HealthVaultError):
    """That was tried too often. Wait a while, then try again."""

    code: ClassVar[str] = "often"


class EmailTakenError(ConflictError):
    """There is an account with this e-mail address already. Sign in instead."""

    code: ClassVar[str] = "taken"


class EmailFormError(InvalidInputError):
    """This does not look like an e-mail address."""

    code: ClassVar[str] = "email"


class PasswordTooShortError(InvalidInputError):
    """A password needs at least ten characters."""

    code: ClassVar[str] = "weak"


class PasswordTooLongError(InvalidInputError):
    """A password can have at most a thousand characters."""

    code: ClassVar[str] = "weak"


class PasswordTooCommonError(InvalidInputError):
    """This password is among the first that anybody would guess. Choose another."""

    code: ClassVar[str] = "weak"


class SignUpClosedError(NotAllowedError):
    """Nobody can make an account here at the moment."""

    code: ClassVar[str] = "closed"


class InviteOnlyError(NotAllowedError):
    """Only who was invited can make an account here."""

    code: ClassVar[str] = "invited"


class LetterNeededError(NotAllowedError):
    """An account begins with a letter here: ask for one."""

    code: ClassVar[str] = "letter"


class LinkOverError(NotAllowedError):
    """This link was used already, or it has lapsed. Ask for a new one."""

    code: ClassVar[str] = "link"


class StaleFormError(NotAllowedError):
    """This page was open for too long. Load it again, then try once more."""

    code: ClassVar[str] = "expired"


class ProofNeededError(NotAllowedError):
    """Show once more who you are, then do this."""

    code: ClassVar[str] = "prove"


class WrongCodeError(NotAllowedError):
    """This code is not right, or it was used already. Wait for the next one, and type that."""

    code: ClassVar[str] = "code"


class CeremonyOverError(NotAllowedError):
    """That took too long, or it was done already. Start again."""

    code: ClassVar[str] = "late"


class SecondFactorOnError(ConflictError):
    """A second factor is on already. Turn it off first to use another app."""


class NoSuchProviderError(NotFoundError):
    """Nobody can sign in here with that provider."""


class ProviderError(UpstreamError):
    """The provider did not answer as promised. Nothing was changed; try again, or sign in another way."""

    code: ClassVar[str] = "provider"


class ProviderDeniedError(NotAllowedError):
    """You did not let the provider tell who you are. Nothing was changed."""

    code: ClassVar[str] = "denied"


class NoEmailError(InvalidInputError):
    """The provider told no e-mail address, which an account here needs."""

    code: ClassVar[str] = "noemail"


class LinkNeededError(ConflictError):
    """There is an account with this e-mail. Sign in to it as you usually do, and the two are linked."""

    code: ClassVar[str] = "both"


class LinkYourselfError(ConflictError):
    """There is an account with this e-mail address. Sign in to it, then add the provider in the settings."""

    code: ClassVar[str] = "add"


class UnvouchedEmailError(NotAllowedError):
    """The provider does not vouch for your e-mail address. Make an account first, then add the provider."""

    code: ClassVar[str] = "unvouched"


class IdentityTakenError(ConflictError):
    """Somebody else's account here is linked to that already."""

    code: ClassVar[str] = "linked"


class WrongPersonError(NotAllowedError):
    """That is somebody else's account at the provider, not the one that is linked here."""

    code: ClassVar[str] = "other"


class PasskeyError(NotAllowedError):
    """That passkey did not work here. Try again, or choose another way."""

    code: ClassVar[str] = "passkey"


class PasskeyKnownError(ConflictError):
    """This passkey is here already."""


class TokenError(InvalidInputError):
    """This token cannot be made."""


class LastWayInError(ConflictError):
    """This is the only way you can sign in. Add another one first."""


class PreferencesError(InvalidInputError):
    """One of these settings cannot be kept as it is."""
