"""What letters say. Nothing that a stranger typed is repeated in one: it would make us their messenger."""

from enum import StrEnum

from healthvault.core.config import settings
from healthvault.core.mail import Letter

_IGNORE = "If this was not you, do nothing: without this link nothing happens."
_ONCE = "The link works once"


class Kind(StrEnum):
    """What a letter is about."""

    RESET = "reset"
    SIGN_IN = "sign in"
    VERIFY = "verify"
    SIGN_UP = "sign up"
    TAKEN = "taken"
    INVITE = "invite"
    MOVED = "moved"
    CHANGED = "changed"
    NOBODY = "nobody"


def reset(to: str, token: str) -> Letter:
    """A new password for whoever forgot theirs."""
    return Letter(
        to=to,
        subject="A new password for Health Vault",
        paragraphs=(
            "Somebody, hopefully you, asked for a new password for your Health Vault.",
            f"{_ONCE}, for half an hour. Your old password stays until you choose a new one.",
            _IGNORE,
        ),
        link=_way("reset", token),
        label="Choose a new password",
    )


def sign_in(to: str, token: str) -> Letter:
    """A way in without a password."""
    return Letter(
        to=to,
        subject="Your link to Health Vault",
        paragraphs=(
            "Here is the link that signs you in to Health Vault.",
            f"{_ONCE}, for ten minutes. Do not pass it on: whoever has it is you.",
            _IGNORE,
        ),
        link=_way("sign-in", token),
        label="Sign in",
    )


def verify(to: str, token: str) -> Letter:
    """Show that an address is theirs."""
    return Letter(
        to=to,
        subject="Is this your e-mail address?",
        paragraphs=(
            "Somebody, hopefully you, gave this address to Health Vault as theirs.",
            f"{_ONCE}, for a day.",
            _IGNORE,
        ),
        link=_way("verify", token),
        label="Yes, it is mine",
    )


def sign_up(to: str, token: str) -> Letter:
    """Go on with making an account."""
    return Letter(
        to=to,
        subject="Your account at Health Vault",
        paragraphs=(
            "Somebody, hopefully you, wants to make an account at Health Vault with this address.",
            f"{_ONCE}, for a day. The account is made when you choose a password there.",
            _IGNORE,
        ),
        link=_way("join", token),
        label="Choose a password",
    )


def taken(to: str) -> Letter:
    """Somebody tried to make an account, or to move theirs, to an address that has one."""
    return Letter(
        to=to,
        subject="You have an account at Health Vault",
        paragraphs=(
            "Somebody, hopefully you, tried to use this address at Health Vault. It has an account already.",
            "Should you have forgotten the password, ask for a new one there.",
            "If this was not you, do nothing: your account is as it was.",
        ),
        link=f"{settings().origins[0]}/sign-in",
        label="Sign in",
    )


def invite(to: str, token: str) -> Letter:
    """You may make an account here."""
    return Letter(
        to=to,
        subject="You are invited to Health Vault",
        paragraphs=(
            "Whoever runs this Health Vault invites you to make an account.",
            f"{_ONCE}, for seven days.",
            "If you do not know what this is about, do nothing.",
        ),
        link=_way("join", token),
        label="Make your account",
    )


def moved(to: str) -> Letter:
    """To the address until now: the account has another one."""
    return Letter(
        to=to,
        subject="Your Health Vault has another e-mail address",
        paragraphs=(
            "The e-mail address of your account at Health Vault was changed. This one opens it no more.",
            "If this was not you, tell whoever runs this Health Vault at once.",
        ),
    )


def changed(to: str) -> Letter:
    """The password is another one now."""
    return Letter(
        to=to,
        subject="Your password at Health Vault was changed",
        paragraphs=(
            "Your account at Health Vault has a new password, and other browsers are signed out.",
            "If this was not you, ask for a new password at once.",
        ),
        link=f"{settings().origins[0]}/forgot",
        label="Ask for a new password",
    )


def _way(to: str, token: str) -> str:
    """A link whose token stands behind the `#`: browsers send that part to no server, in no header."""
    return f"{settings().origins[0]}/way/{to}#{token}"
