"""What a request says of time and text, held to what can be."""

from datetime import date, datetime
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime

from healthvault.core.errors import InvalidInputError

_FIRST_YEAR, _LAST_YEAR = 1800, 2200
"""Years. Nobody alive was measured before, and arithmetic near the ends of the calendar overflows."""


class BackwardsError(InvalidInputError):
    """The span ends before it begins."""


def check_order(start: date, end: date) -> None:
    """See that a span of days or of instants is one.

    Raises:
        BackwardsError: it ends before it begins.
    """
    if end < start:
        raise BackwardsError


def _measurable(at: datetime) -> datetime:
    if not _FIRST_YEAR <= at.year <= _LAST_YEAR:
        raise ValueError("out of range")
    return at


def _keepable(text: str) -> str:
    """PostgreSQL keeps no NUL, and UTF-8 has no lone surrogate."""
    if "\x00" in text or any("\ud800" <= sign <= "\udfff" for sign in text):
        raise ValueError("not text")
    return text


Moment = Annotated[AwareDatetime, AfterValidator(_measurable)]
"""An instant with its offset, in a year in which somebody could be measured."""
PlainText = Annotated[str, AfterValidator(_keepable)]
"""Text that can be kept."""
