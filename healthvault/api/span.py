"""What a request says of time and text, held to what can be."""

from datetime import date, datetime
from typing import Annotated, TypeVar

from pydantic import AfterValidator, AwareDatetime

from healthvault.core.errors import InvalidInputError
from healthvault.metrics.day import YEARS

When = TypeVar("When", date, datetime)


class BackwardsError(InvalidInputError):
    """The span ends before it begins."""


def check_order(start: date, end: date) -> None:
    """See that a span of days or of instants is one.

    Raises:
        BackwardsError: it ends before it begins.
    """
    if end < start:
        raise BackwardsError


def _measurable(at: When) -> When:
    if at.year not in YEARS:
        raise ValueError("out of range")
    return at


def _keepable(text: str) -> str:
    """PostgreSQL keeps no NUL, and UTF-8 has no lone surrogate."""
    if "\x00" in text or any("\ud800" <= sign <= "\udfff" for sign in text):
        raise ValueError("not text")
    return text


Moment = Annotated[AwareDatetime, AfterValidator(_measurable)]
"""An instant with its offset, in a year in which somebody could be measured."""
Day = Annotated[date, AfterValidator(_measurable)]
"""A day of such a year."""
PlainText = Annotated[str, AfterValidator(_keepable)]
"""Text that can be kept."""
