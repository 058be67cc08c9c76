"""Every source of files: one line each."""

import zipfile
from pathlib import Path

from healthvault.core.errors import InvalidInputError
from healthvault.providers.apple_health import PROVIDER as APPLE_HEALTH
from healthvault.providers.provider import FileProvider
from healthvault.providers.spreadsheet import PROVIDER as SPREADSHEET

FILE_PROVIDERS: tuple[FileProvider, ...] = (APPLE_HEALTH, SPREADSHEET)

_SNIFFED_BYTES = 4096
_LOCKED = 0x1

# Source: the first bytes of each format, by its specification (PNG, JFIF, GIF, RIFF, PDF, gzip, 7z, xz).
_SEEN = (
    ((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF"), "This is a picture or a sound"),
    ((b"%PDF",), "This is a PDF document"),
    ((b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"\xfd7zXZ"), "This is an archive, but not a zip"),
    ((b"{", b"["), "This is a JSON file"),
    ((b"<!DOCTYPE html", b"<html", b"<!doctype html"), "This is a web page"),
    ((b"<",), "This is an XML file without health data"),
)
_WHAT_TO_DO = "Choose the export.zip that the Health app on an iPhone makes, or a table saved as CSV."


class UnknownFileError(InvalidInputError):
    """Nothing here is known to Health Vault."""


def _zip(path: Path) -> str:
    """What a zip is that nobody recognised."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, EOFError, ValueError):
        return "This zip is damaged or incomplete"
    if any(member.flag_bits & _LOCKED for member in members):
        return "This zip is locked with a password"
    if any(member.filename == "xl/workbook.xml" for member in members):
        return "This is an Excel workbook: save its sheet as CSV first"
    return "This zip holds no Apple Health export" if members else "This zip is empty"


def _seen(path: Path) -> str:
    """What a file is that nobody recognised, in the first half of a sentence."""
    with path.open("rb") as file:
        head = file.read(_SNIFFED_BYTES)
    if not head:
        return "This file is empty"
    if head.startswith(b"PK"):
        return _zip(path)
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    named = (words for magics, words in _SEEN if start.startswith(magics))
    return next(named, "This file is of a kind that Health Vault does not know")


def provider_for(path: Path) -> FileProvider:
    """The source that recognises a file, told by its bytes.

    Raises:
        UnknownFileError: None does; the sentence says what was seen instead.
    """
    found = next((provider for provider in FILE_PROVIDERS if provider.recognises(path)), None)
    if found is None:
        raise UnknownFileError(f"{_seen(path)}. {_WHAT_TO_DO}")
    return found
