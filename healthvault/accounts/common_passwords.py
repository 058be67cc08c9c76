"""What anybody would try first. Shorter ones than the shortest allowed need not be listed."""

import hashlib
from functools import cache
from pathlib import Path

_RUNS = (
    "01234567890123456789",
    "98765432109876543210",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "qwertzuiopasdfghjklyxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    "1q2w3e4r5t6y7u8i9o0p",
    "q1w2e3r4t5y6u7i8o9p0",
)
"""Rows of keys and of the alphabet; any piece of one is a pattern, not a password."""

_STEMS = (
    "password",
    "passwort",
    "passw0rd",
    "p@ssw0rd",
    "p@ssword",
    "iloveyou",
    "welcome",
    "letmein",
    "admin",
    "administrator",
    "princess",
    "sunshine",
    "football",
    "baseball",
    "superman",
    "batman",
    "dragon",
    "monkey",
    "qwerty",
    "qwertz",
    "azerty",
    "abc",
    "changeme",
    "secret",
    "trustno1",
    "starwars",
    "whatever",
    "michael",
    "jennifer",
    "liverpool",
    "chocolate",
    "basketball",
    "healthvault",
    "health",
    "vault",
    "testtest",
    "test",
    "default",
    "guest",
    "master",
    "shadow",
    "hello",
    "hellohello",
    "summer",
    "winter",
    "spring",
    "autumn",
    "god",
    "iloveu",
    "myspace",
    "facebook",
    "google",
)
"""Words that lead every published list of leaked passwords; digits at the end make them no better."""

_LEAKED = Path(__file__).with_name("common_passwords.bin")
"""The 20 000 commonest leaked passwords of ten signs or more, as the first eight bytes of the SHA-256 of each
in small letters: the words themselves are nothing to read. Source: SecLists (MIT), "10 million passwords",
its first million, read 2026-11.
"""
_DIGEST_BYTES = 8

_ENDINGS = "0123456789!?.@#$*-_"


def is_common(password: str) -> bool:
    """Whether it leaked often, is one pattern, or a word everybody tries, signs at its end aside."""
    plain = password.casefold()
    if _digest(plain) in _leaked() or len(set(plain)) < 4 or any(plain in row for row in _RUNS):
        return True
    stem = plain.strip(_ENDINGS)
    return bool(stem) and (
        any(stem in row for row in _RUNS) or any(stem in {word, word * 2} for word in _STEMS)
    )


@cache
def _leaked() -> frozenset[bytes]:
    kept = _LEAKED.read_bytes()
    return frozenset(kept[at : at + _DIGEST_BYTES] for at in range(0, len(kept), _DIGEST_BYTES))


def _digest(plain: str) -> bytes:
    return hashlib.sha256(plain.encode(errors="replace")).digest()[:_DIGEST_BYTES]
