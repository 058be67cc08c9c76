"""How the fast reader's functions are compiled, and where the result is kept for the next process."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

from numba import njit
from numba.core import config

_HERE = Path(__file__).parent
_SOURCES = ("columns.py", "lexeme.py", "record.py", "row.py", "scan.py", "tag.py", "words.py")

Function = TypeVar("Function", bound=Callable[..., Any])


def _cache_folder() -> Path | None:
    """A folder named after the sources' content, as numba would miss a change in a function that it inlined.

    None where the code cannot be written beside; numba then keeps its own folder in the person's home.
    """
    digest = hashlib.sha256(b"".join((_HERE / name).read_bytes() for name in _SOURCES)).hexdigest()[:16]
    folder = _HERE / "__pycache__" / f"compiled-{digest}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None


if _folder := _cache_folder():
    config.CACHE_DIR = str(_folder)  # pyright: ignore[reportAttributeAccessIssue]  numba makes it at import.


def compiled(function: Function) -> Function:
    """Compile a function of numbers and arrays at its first call; it runs without the interpreter's lock."""
    return cast(Function, njit(cache=True, nogil=True)(function))
