"""The few answers that a session may have on their way at once."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from healthvault.coach.errors import BusyError
from healthvault.core.ids import SessionId

MOST_AT_ONCE = 3
"""How many answers one session may have on their way. Source: our convention: three tabs."""

_answering: Counter[SessionId] = Counter()


@contextmanager
def a_place(session: SessionId) -> Iterator[None]:
    """One of the few places for answers that a session has, for as long as the block lasts.

    Raises:
        BusyError: all are taken.
    """
    if _answering[session] >= MOST_AT_ONCE:
        raise BusyError
    _answering[session] += 1
    try:
        yield
    finally:
        _answering[session] -= 1
        if not _answering[session]:
            del _answering[session]
