"""A line of the log of deeds as a sentence for the person it concerns. Pure."""

from collections.abc import Callable
from enum import StrEnum

from healthvault.accounts.activity import Activity
from healthvault.accounts.device_words import device_words
from healthvault.core.audit import Deed

_MODEL = "a model words the coach\u2019s answers"
_ROUTES = {
    "days": "your days",
    "samples": "your readings",
    "series": "your readings over time",
    "insights": "what is made of your readings",
    "imports": "what has arrived",
    "coach": "what the coach says",
    "metrics": "what was ever measured",
    "priorities": "which source counts first",
}


class Kind(StrEnum):
    """What a deed is about, for choosing among them."""

    DOOR = "door"
    READ = "read"
    DATA = "data"
    SAY = "say"


_KINDS: dict[Kind, tuple[Deed, ...]] = {
    Kind.READ: (Deed.TOKEN_READ, Deed.COACH_READ, Deed.EXPORT),
    Kind.DATA: (Deed.IMPORT, Deed.UNDO, Deed.REORDER, Deed.SILENCE, Deed.PART, Deed.JOIN, Deed.ERASE),
    Kind.SAY: (
        Deed.CONSENT_GIVEN,
        Deed.CONSENT_WITHDRAWN,
        Deed.SIGHT_OPENED,
        Deed.SIGHT_CLOSED,
        Deed.KEYS_MADE,
        Deed.KEYS_ROTATED,
    ),
}


def deeds_of(kind: Kind) -> tuple[Deed, ...]:
    """The deeds of one kind; everything about coming in is what no other kind has."""
    others = {deed for deeds in _KINDS.values() for deed in deeds}
    return _KINDS.get(kind) or tuple(deed for deed in Deed if deed not in others)


def kind_of(deed: Deed) -> Kind:
    """What a deed is about."""
    return next((kind for kind, deeds in _KINDS.items() if deed in deeds), Kind.DOOR)


def words(line: Activity) -> str:
    """`Signed in from 10.0.0.3, Firefox on Linux`: what was done, with what is known of it."""
    said = _WORDS[line.deed]
    return said if isinstance(said, str) else said(line)


def _signed_in(line: Activity) -> str:
    told = line.facts
    where = f" from {told['address']}" if told.get("address") else ""
    agent = told.get("agent", "")
    return f"Signed in{where}{f', {device_words(agent)}' if agent else ''}{_by(line)}"


def _not_signed_in(line: Activity) -> str:
    address = line.facts.get("address", "")
    return f"Somebody tried to sign in and was turned away{f', from {address}' if address else ''}{_by(line)}"


def _by(line: Activity) -> str:
    method = line.facts.get("method", "")
    return f", by {method}" if method else ""


def _signed_up(line: Activity) -> str:
    by = line.facts.get("by", "")
    return f"Your account was made, with {by}" if by else "Your account was made"


def _ended(line: Activity) -> str:
    ended = line.facts.get("ended", "1")
    return "One way in was ended" if ended == "1" else f"{ended} ways in were ended"


def _token_read(line: Activity) -> str:
    door = line.facts.get("door", "")
    name = line.token or "that is no longer there"
    part = next((part for part in door.split("/") if part in _ROUTES), "")
    return f"The token \u2018{name}\u2019 read {_ROUTES.get(part, 'something')} ({door})"


def _coach_read(line: Activity) -> str:
    engine = line.facts.get("engine", "")
    return (
        f"The coach looked at {line.facts.get('looked_at', 'your numbers')}{f' ({engine})' if engine else ''}"
    )


def _token_made(line: Activity) -> str:
    label, scopes = line.facts.get("label", ""), line.facts.get("scopes", "")
    return f"The token \u2018{label}\u2019 was made{f', for {scopes}' if scopes else ''}"


def _agreed(line: Activity) -> str:
    model, host = line.facts.get("model", ""), line.facts.get("host", "")
    if line.facts.get("purpose") != "coach":
        return f"You agreed to {line.facts.get('purpose', 'something')}"
    return f"You agreed that {_MODEL}{f': {model} at {host}' if model else ''}"


def _took_back(line: Activity) -> str:
    what = _MODEL if line.facts.get("purpose") == "coach" else line.facts.get("purpose", "something")
    return f"You took back that {what}"


def _imported(line: Activity) -> str:
    new = line.facts.get("new", "")
    return f"{_source(line)} was imported{f': {int(new):,} new readings' if new.isdecimal() else ''}"


def _source(line: Activity) -> str:
    return line.facts.get("source", "").replace("_", " ").strip().capitalize() or "Something"


def _named(before: str, fact: str) -> Callable[[Activity], str]:
    def said(line: Activity) -> str:
        told = line.facts.get(fact, "")
        return f"{before}: {told}" if told else before

    return said


def _role(line: Activity) -> str:
    runs_it = line.facts.get("role") == "operator"
    return "You run this Health Vault now" if runs_it else "You no longer run this Health Vault"


_WORDS: dict[Deed, str | Callable[[Activity], str]] = {
    Deed.SIGN_IN: _signed_in,
    Deed.SIGN_IN_FAILED: _not_signed_in,
    Deed.SIGN_OUT: "Signed out",
    Deed.SIGN_UP: _signed_up,
    Deed.SESSION_ENDED: _ended,
    Deed.PASSWORD_CHANGED: "The password was changed",
    Deed.PASSWORD_RESET: "A new password was set by a link from a letter",
    Deed.EMAIL_VERIFIED: "The e-mail address was shown to be yours",
    Deed.SECOND_FACTOR_ON: "The second step was turned on",
    Deed.SECOND_FACTOR_OFF: "The second step was turned off",
    Deed.RECOVERY_CODE_USED: "A recovery code was used",
    Deed.PASSKEY_ADDED: _named("A passkey was added", "name"),
    Deed.PASSKEY_REMOVED: "A passkey was removed",
    Deed.IDENTITY_LINKED: _named("Another way to sign in was linked", "provider"),
    Deed.IDENTITY_REMOVED: "A linked way to sign in was removed",
    Deed.TOKEN_MADE: _token_made,
    Deed.TOKEN_READ: _token_read,
    Deed.COACH_READ: _coach_read,
    Deed.EXPORT: "Your data was taken out",
    Deed.ERASE: "Everything was erased",
    Deed.CONSENT_GIVEN: _agreed,
    Deed.CONSENT_WITHDRAWN: _took_back,
    Deed.SIGHT_OPENED: _named("You let the coach see", "sort"),
    Deed.SIGHT_CLOSED: _named("You no longer let the coach see", "sort"),
    Deed.KEYS_MADE: "A key of your own was made",
    Deed.KEYS_ROTATED: "Your key was exchanged for a new one",
    Deed.INVITED: "Somebody was invited",
    Deed.ROLE_CHANGED: _role,
    Deed.IMPORT: _imported,
    Deed.REORDER: _named("Which source counts first was changed", "metric"),
    Deed.SILENCE: "When a sleep is over was changed",
    Deed.PART: "A workout was set apart from another",
    Deed.JOIN: "A workout that was set apart was joined again",
    Deed.UNDO: lambda line: f"An import of {_source(line)} was undone",
}
