"""Bytes of an export as text: entities resolved, control bytes made blanks, names made comparable."""

import re
import unicodedata

_CONTROL = bytes(range(0x09)) + b"\x0b\x0c" + bytes(range(0x0E, 0x20))
_BLANKS = bytes.maketrans(_CONTROL + b"\t\n\r", b" " * (len(_CONTROL) + 3))
_CONTROL_TO_BLANK = bytes.maketrans(_CONTROL, b" " * len(_CONTROL))
_REFERENCE = re.compile(r"&(?:#x([0-9A-Fa-f]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot|apos));")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_FIRST_LETTER, _LAST_CODE_POINT = 0x20, 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?")


def without_control_bytes(raw: bytes) -> bytes:
    """The bytes with every control byte that XML forbids made a blank; iOS has written some into names."""
    return raw.translate(_CONTROL_TO_BLANK)


def _resolved(reference: re.Match[str]) -> str:
    hexadecimal, decimal, name = reference.groups()
    if name:
        return _NAMED[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if code < _FIRST_LETTER:
        return " "
    is_letter = code <= _LAST_CODE_POINT and code not in _SURROGATES
    return chr(code) if is_letter else "\N{REPLACEMENT CHARACTER}"


def attribute_text(raw: bytes) -> str:
    """An attribute's value as XML means it: the five entities and numeric references resolved, line ends
    blanks.
    """
    text = raw.translate(_BLANKS).decode(errors="replace")
    return _REFERENCE.sub(_resolved, text) if "&" in text else text


def plain(name: str) -> str:
    """A name as people compare it: NFKC, single ordinary spaces; "Sam’s Apple\u00a0Watch" loses its hard
    space.
    """
    return " ".join(unicodedata.normalize("NFKC", name).split())


def decimal(text: str) -> float | None:
    """The number a value is written as, or None; decimals only, so that "nan", "inf" and "1_000" are no
    numbers.
    """
    return float(text) if _NUMBER.fullmatch(text) else None
