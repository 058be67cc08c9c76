"""The only clock; tests stop it by replacing `_read`."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def _system_time() -> datetime:
    return datetime.now(UTC)  # noqa: TID251  This is the one place that reads the clock.


_read: Callable[[], datetime] = _system_time


def now() -> datetime:
    """The present instant, aware, in UTC."""
    return _read()


def today(zone: str) -> date:
    """The local date at this moment in an IANA `zone`."""
    return now().astimezone(ZoneInfo(zone)).date()
