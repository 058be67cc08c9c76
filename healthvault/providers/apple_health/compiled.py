"""How the fast reader's functions are compiled."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from numba import njit
from numba.core import config

from healthvault.providers.apple_health.kept import cache_folder

Function = TypeVar("Function", bound=Callable[..., Any])

if _folder := cache_folder():
    config.CACHE_DIR = str(_folder)  # pyright: ignore[reportAttributeAccessIssue]  numba makes it at import.


def compiled(function: Function) -> Function:
    """Compile a function of numbers and arrays at its first call; it runs without the interpreter's lock."""
    return cast(Function, njit(cache=True, nogil=True)(function))
