"""The zip that Health writes, trusted in nothing: names, sizes and ratios are checked, nothing is ever
unpacked to disk.
"""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path, PurePosixPath

from healthvault.core.errors import InvalidInputError

MAGIC = b"PK\x03\x04"
ROOT = b"<HealthData"
SNIFFED_BYTES = 64 << 10

_MOST_MEMBERS = 200_000
_MOST_CANDIDATES = 20
_LARGEST_XML_BYTES = 64 << 30
_HIGHEST_RATIO = 250
_RATIO_COUNTS_FROM_BYTES = 64 << 20
# Real exports shrink 20 to 30 times, ours for benchmarks 20 times; deflate can at most 1032 times.

_LOCKED = 0x1
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    RuntimeError,
    NotImplementedError,
    EOFError,
    OSError,
    ValueError,
)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LOCAL_HEADER_BYTES = 30


class NotAnExportError(InvalidInputError):
    """This zip holds no Apple Health export: none of its files contains health data."""


class DamagedZipError(InvalidInputError):
    """This zip is damaged or incomplete. Export your data from Health again and upload the new file."""


class LockedZipError(InvalidInputError):
    """This zip is locked with a password. Unlock it, or export your data from Health again."""


class UnsafeZipError(InvalidInputError):
    """This zip is built in a way that no Health export is, so nothing in it was read."""


class ZipBombError(InvalidInputError):
    """This zip grows beyond reason when it is opened, so nothing in it was read."""


class BrokenPromiseError(InvalidInputError):
    """This zip does not hold what its own list of contents says, so nothing in it was kept."""


def too_large(inflated: int, compressed: int) -> bool:
    """Whether so many bytes from so few are beyond what an export can be."""
    suspicious = inflated > _RATIO_COUNTS_FROM_BYTES and inflated > _HIGHEST_RATIO * max(compressed, 1)
    return suspicious or inflated > _LARGEST_XML_BYTES


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """The zip at `path`, its list of contents read, nothing else.

    Raises:
        DamagedZipError: It has no readable list of contents.
    """
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, EOFError, ValueError) as damage:
        raise DamagedZipError from damage
    with archive:
        yield archive


def _is_unsafe(name: str) -> bool:
    """Whether a name points outside of the folder that one would unpack into."""
    parts = PurePosixPath(name.replace("\\", "/"))
    return parts.is_absolute() or ".." in parts.parts or name[1:2] == ":" or "\0" in name


def _overlapping(members: list[zipfile.ZipInfo]) -> bool:
    """Whether two members share bytes, as in a bomb that counts the same bytes many times."""
    in_order = sorted(members, key=lambda member: member.header_offset)
    return any(
        before.header_offset + _LOCAL_HEADER_BYTES + before.compress_size > after.header_offset
        for before, after in pairwise(in_order)
    )


def check(archive: zipfile.ZipFile) -> None:
    """Refuse a zip that no Health export can be.

    Raises:
        UnsafeZipError: A name leads outside, members overlap, or there are too many.
    """
    members = archive.infolist()
    if (
        len(members) > _MOST_MEMBERS
        or _overlapping(members)
        or any(_is_unsafe(m.orig_filename) for m in members)
    ):
        raise UnsafeZipError


def _refuse(member: zipfile.ZipInfo) -> None:
    """Refuse a member that cannot be read or promises the impossible."""
    if member.flag_bits & _LOCKED:
        raise LockedZipError
    if member.compress_type not in _METHODS:
        raise DamagedZipError("This zip is packed in an unusual way. Export your data from Health again.")
    if too_large(member.file_size, member.compress_size):
        raise ZipBombError


def _head(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes | None:
    """The first bytes of a member; None when it cannot be read."""
    try:
        with archive.open(member) as file:
            return file.read(SNIFFED_BYTES)
    except _UNREADABLE:
        return None


def _candidates(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The XML files, largest first: the export is nearly all of its zip."""
    files = [m for m in archive.infolist() if m.filename.lower().endswith(".xml") and not m.is_dir()]
    return sorted(files, key=lambda member: member.file_size, reverse=True)[:_MOST_CANDIDATES]


def main_member(archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    """The file with the readings, found by what is in it: Health names it in the phone's language.

    Raises:
        NotAnExportError: No XML file in the zip holds health data.
        LockedZipError: The zip is encrypted.
        ZipBombError: It promises more bytes than deflate could hold.
        DamagedZipError: It cannot be read, or is packed by a method that Health does not use.
    """
    candidates = _candidates(archive)
    is_damaged = False
    for member in candidates:
        head = _head(archive, member)
        if head is None or ROOT in head:
            _refuse(member)
        if head is not None and ROOT in head:
            return member
        is_damaged = is_damaged or head is None
    raise DamagedZipError if is_damaged else NotAnExportError


def body(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most_bytes: int) -> bytes | None:
    """The whole of a small member, or None when it is larger than `most_bytes` or cannot be read."""
    try:
        with archive.open(member) as file:
            content = file.read(most_bytes + 1)
    except _UNREADABLE:
        return None
    return content if len(content) <= most_bytes else None
