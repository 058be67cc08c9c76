"""The master key: where it lies, and how it is made once.

It is `HEALTHVAULT_MASTER_KEY`, or else a file in the home that only we may read, which is never overwritten.
"""

import base64
import binascii
import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from healthvault.core.config import settings
from healthvault.core.errors import SetUpError
from healthvault.core.seal import KEY_BYTES, MasterKey

_FILE = "master.key"
_NEXT = "master.key.next"
_OTHERS = 0o077
_SETTING = "HEALTHVAULT_MASTER_KEY"
UNCHANGED = "nothing was changed"
_known: dict[str, MasterKey] = {}


class MasterKeyError(SetUpError):
    """The master key cannot be used."""


def master_file() -> Path:
    """Where the key lies when no setting tells it."""
    return settings().home / _FILE


def next_master_file() -> Path:
    """Where the key lies that is about to take its place."""
    return settings().home / _NEXT


def where() -> str:
    """Where the key comes from, for people."""
    return _SETTING if settings().master_key else str(master_file().resolve())


def master_named(fingerprint: str) -> MasterKey:
    """The master key with this fingerprint; asked again of its place when it is not the one we know.

    Raises:
        MasterKeyError: it is not there; the sentence says what to do.
    """
    if fingerprint not in _known:
        _known.update({key.fingerprint: key for key in _at_hand()})
    if fingerprint not in _known:
        raise MasterKeyError(_not_there(fingerprint))
    return _known[fingerprint]


def first_master() -> MasterKey:
    """The master key of a database that knows none yet: the one that is there, or a new one in its file.

    Raises:
        MasterKeyError: there is one that cannot be read.
    """
    if settings().master_key:
        return _decoded(settings().master_key, _SETTING)
    if not master_file().exists():
        with suppress(FileExistsError):  # Another process was first, and its key is the key.
            write_key(master_file(), MasterKey.new())
    return _read(master_file())


def write_next(key: MasterKey) -> None:
    """Write the key down that is about to be the master key, beside the one that is.

    One that lies there already was never used: `finish_swap` has looked.
    """
    next_master_file().unlink(missing_ok=True)
    write_key(next_master_file(), key)


def finish_swap(master: MasterKey) -> None:
    """Put a new key in its place, after the database knows it; a rotation that was killed is ended so too."""
    upcoming = next_master_file()
    if not settings().master_key and upcoming.exists() and _read(upcoming) == master:
        upcoming.replace(master_file())
        _sync_folder(upcoming.parent)


def write_key(path: Path, key: MasterKey) -> None:
    """Write a key down, whole or not at all, for nobody but us; a file that is there stays as it is.

    Raises:
        FileExistsError: there is one.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(f"{key.written}\n")
            file.flush()
            os.fsync(file.fileno())
        os.link(name, path)
    finally:
        Path(name).unlink()
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a loss of power."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _at_hand() -> list[MasterKey]:
    if settings().master_key:
        return [_decoded(settings().master_key, _SETTING)]
    return [_read(path) for path in (master_file(), next_master_file()) if path.exists()]


def _not_there(fingerprint: str) -> str:
    found = [key.fingerprint for key in _at_hand()]
    if not found:
        return (
            f"The master key is missing: this database was sealed with the key {fingerprint}, and there is"
            f" no {master_file().resolve()}; {UNCHANGED}, so put the file back, or set {_SETTING}, and start"
            " again."
        )
    return (
        f"The master key in {where()} is {found[0]}, but this database was sealed with {fingerprint};"
        f" {UNCHANGED}, so put the right key there, and start again."
    )


def _read(path: Path) -> MasterKey:
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
        told = path.read_text("ascii")
    except (OSError, UnicodeDecodeError) as error:
        raise MasterKeyError(
            f"The master key in {path.resolve()} cannot be read ({type(error).__name__}): {UNCHANGED};"
            " give the file back to the account that runs Health Vault, or restore it."
        ) from None
    if mode & _OTHERS:
        raise MasterKeyError(
            f"Others may read the master key in {path.resolve()} (its mode is {mode:04o}): {UNCHANGED};"
            f" run chmod 600 {path.resolve()}, and start again."
        )
    return _decoded(told, str(path.resolve()))


def _decoded(told: str, place: str) -> MasterKey:
    try:
        secret = base64.b64decode(told.strip(), validate=True)
    except (binascii.Error, ValueError):
        secret = b""
    if len(secret) != KEY_BYTES:
        raise MasterKeyError(
            f"What is in {place} is no master key, which is {KEY_BYTES} bytes in base64: {UNCHANGED};"
            " put the right key there, and start again."
        )
    return MasterKey(secret=secret)
