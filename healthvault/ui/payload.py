"""What a client sends with an event is checked against the handler's signature before the handler sees it.

Reflex takes type hints as wishes: what does not fit is handed over as it is, and logged.
"""

import inspect
import math
from collections.abc import Callable
from functools import cache
from typing import Any, get_type_hints

from pydantic import BaseModel, ConfigDict, ValidationError, create_model
from reflex_base.utils.form import FORM_DATA_ENTRIES_KEY

from healthvault.core.errors import InvalidInputError

_LONGEST_TEXT = 20_000
_DEEPEST = 12


class PayloadError(InvalidInputError):
    """The page sent something that does not belong there. Load it again."""


def checked(handler: Callable[..., Any], payload: dict[str, Any]) -> dict[str, Any]:
    """The arguments for a handler, of the types that its signature names.

    Raises:
        PayloadError: something is missing, too much, of another type, not finite, or no text to keep.
    """
    _check_plain(payload)
    given = {name: _form(value) for name, value in payload.items()}
    try:
        arguments = _signature(handler).model_validate(given)
    except ValidationError:
        # The reason repeats the value, which is nobody's business but the person's.
        raise PayloadError from None
    return {name: getattr(arguments, name) for name in arguments.model_fields_set}


def _form(value: object) -> object:
    """A form comes as a list of names and values; as a handler sees it, it is a dictionary."""
    if not isinstance(value, dict) or FORM_DATA_ENTRIES_KEY not in value:
        return value
    try:
        return dict(value[FORM_DATA_ENTRIES_KEY])
    except (TypeError, ValueError):
        raise PayloadError from None


@cache
def _signature(handler: Callable[..., Any]) -> type[BaseModel]:
    hints = get_type_hints(handler, include_extras=True)
    parameters = list(inspect.signature(handler).parameters.values())[1:]
    fields: dict[str, Any] = {
        parameter.name: (
            hints[parameter.name],
            ... if parameter.default is parameter.empty else parameter.default,
        )
        for parameter in parameters
    }
    config = ConfigDict(extra="forbid", allow_inf_nan=False, str_max_length=_LONGEST_TEXT)
    return create_model(handler.__qualname__, __config__=config, **fields)


def _check_plain(value: object, depth: int = 0) -> None:
    if depth > _DEEPEST:
        raise PayloadError
    if isinstance(value, str):
        _check_text(value)
    elif isinstance(value, float) and not math.isfinite(value):
        raise PayloadError
    elif isinstance(value, dict):
        for name, inner in value.items():
            _check_plain(name, depth + 1)
            _check_plain(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            _check_plain(inner, depth + 1)


def _check_text(text: str) -> None:
    """PostgreSQL keeps no NUL, and UTF-8 has no lone surrogate."""
    if len(text) > _LONGEST_TEXT or "\x00" in text or any("\ud800" <= sign <= "\udfff" for sign in text):
        raise PayloadError
