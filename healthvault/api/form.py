"""A form of ours as it was posted, and the way back to it."""

import hmac
import re
from http import HTTPStatus
from typing import Protocol, runtime_checkable
from urllib.parse import parse_qsl

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from healthvault.accounts.errors import ProofNeededError, StaleFormError
from healthvault.api.problem import problem
from healthvault.api.visitor import visitor
from healthvault.core.errors import HealthVaultError, InvalidInputError
from healthvault.ui.prove import proof_page

_LARGEST_FORM = 16_384
_OURS = re.compile(r"(/[a-z0-9-]+)+/?(\?[a-zA-Z0-9_=&.%-]*)?")
_HOME = "/settings"


class FormError(InvalidInputError):
    """This form cannot be read."""


@runtime_checkable
class _Coded(Protocol):
    code: str


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a form of ours.

    Raises:
        FormError: it is too large or not readable.
        StaleFormError: its token is missing, or not this browser's.
    """
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > _LARGEST_FORM:
            raise FormError
    try:
        form = dict(
            parse_qsl(body.decode(), keep_blank_values=True, strict_parsing=bool(body), max_num_fields=20)
        )
    except ValueError:
        raise FormError from None
    expected = visitor(request).csrf
    if not expected or not hmac.compare_digest(expected.encode(), form.get("csrf_token", "").encode()):
        raise StaleFormError
    return form


def back(request: Request, path: str, error: HealthVaultError) -> Response:
    """Back to the form with a code, whose sentence the page knows; or on to where one proves who one is."""
    if isinstance(error, ProofNeededError):
        return RedirectResponse(proof_page(path), HTTPStatus.SEE_OTHER)
    if isinstance(error, _Coded):
        joint = "&" if "?" in path else "?"
        return RedirectResponse(f"{path}{joint}problem={error.code}", HTTPStatus.SEE_OTHER)
    return problem(request, HTTPStatus.BAD_REQUEST, error.message)


def path_of_ours(asked: str) -> str:
    """Where to go on: a path of ours as it was asked for, and the settings for anything else."""
    return asked if _OURS.fullmatch(asked) else _HOME
