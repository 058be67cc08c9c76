"""What must never leave in a log, a trace or a report: known by its form, by its name, or by heart."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, time, timedelta
from functools import cache, lru_cache
from uuid import UUID

HIDDEN = "[hidden]"
_SHORTEST_BY_HEART = 6
_DEEPEST = 6
_LONGEST = 4_000
"""Characters of a text that are looked at; what is longer is cut, because looking takes time."""
_GIVING_AWAY = (
    r"pass(?:word|wd|phrase)?|secret|cookie|authorization|api[_-]?key|master[_-]?key|token|csrf|credential"
)
_PRIVATE = (
    rf"{_GIVING_AWAY}|session|e?mail|address|agent|(?:^|[_-])"
    r"(?:hv|code|state|values?|name|text|question|answer|body|payload|params|dsn|key|file)(?:$|[_-])"
)
_FORMS = (
    # A name that gives its value away: the rest of the line goes, since a password may hold spaces.
    (rf"(?i)((?:{_GIVING_AWAY})[\w-]{{0,40}}[\"']?\s{{0,4}}[=:]).*", rf"\1{HIDDEN}"),
    (r"\b(hv[\w-]{0,20}=)[^\s;,]+", rf"\1{HIDDEN}"),
    (r"(?i)\b(bearer|basic|digest)\s+\S+", rf"\1 {HIDDEN}"),
    (r"\bhvt_[\w-]*", HIDDEN),
    (r"\b[spr]k-[\w-]{6,}", HIDDEN),
    (r"(://)[^\s/@]{1,200}@", rf"\1{HIDDEN}@"),
    (r"\?[^\s\"'<>]*=[^\s\"'<>]*", f"?{HIDDEN}"),
    (r"[^\s@]{1,64}@[^\s@]{1,255}", HIDDEN),
    (r"[A-Za-z0-9+/]{40,}={0,2}", HIDDEN),
)
_RUN = r"[A-Za-z0-9_-]{24,}={0,2}"
_HARMLESS = r"[\w /{}.]{0,23}"
"""A word or two that are of none of the forms: most of what is logged."""
_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_LONG_MIXED = 40
_by_heart: tuple[str, ...] = ()


def know(secrets: Iterable[str]) -> None:
    """Learn secrets by heart, such as the keys in the settings; very short ones are no secrets."""
    global _by_heart  # noqa: PLW0603  A process has one set of secrets.
    long_enough = {each for each in secrets if len(each) >= _SHORTEST_BY_HEART}
    _by_heart = tuple(sorted(long_enough, key=len, reverse=True))


def redacted(text: str) -> str:
    """The text without anything that looks like a secret or an e-mail address."""
    if len(text) > _LONGEST:
        text = text[:_LONGEST] + "…"
    for secret in _by_heart:
        text = text.replace(secret, HIDDEN)
    if "hvt_" not in text and re.fullmatch(_HARMLESS, text):
        return text
    for form, instead in _forms():
        text = form.sub(instead, text)
    return re.sub(_RUN, _run, text)


def plain(value: object, *, name: str = "", depth: int = 0) -> object:
    """A value as a log may hold it: numbers, redacted words, and of anything else only its kind.

    Args:
        value: Anything.
        name: What it is called where it stands; a private name hides it whole.
        depth: How deep it lies in other values.
    """
    if name and _is_private(name):
        return HIDDEN
    match value:
        case None | bool() | int() | float():
            return value
        case UUID() | date() | time() | timedelta():
            return str(value)
        case str():
            return redacted(str(value))
        case _:
            return _nested(value, depth + 1)


def _nested(value: object, depth: int) -> object:
    """What holds other values; an object of a class, an exception above all, tells only its kind."""
    if depth > _DEEPEST:
        return HIDDEN
    if isinstance(value, Mapping):
        return {redacted(str(key)): plain(inner, name=str(key), depth=depth) for key, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(inner, depth=depth) for inner in value]
    return (value if isinstance(value, type) else type(value)).__qualname__


@lru_cache(1024)
def _is_private(name: str) -> bool:
    return re.search(_PRIVATE, name, re.IGNORECASE) is not None


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Compiled at the first use: most commands never log."""
    return tuple((re.compile(form), instead) for form, instead in _FORMS)


def _run(found: re.Match[str]) -> str:
    """Long runs of letters and digits are keys, unless they are somebody's id or a name in snake case."""
    run = found.group()
    if re.fullmatch(_UUID, run, re.IGNORECASE):
        return run
    has_digit = any(each.isdigit() for each in run)
    is_mixed = len(run) >= _LONG_MIXED and not run.islower() and not run.isupper()
    return HIDDEN if has_digit or is_mixed else run
