"""An error as the outside sees it: `application/problem+json` (RFC 9457), or a small page for a browser."""

import logging
from html import escape
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import HTMLResponse, JSONResponse, Response

from healthvault.accounts.errors import NoSessionError, TooManyAttemptsError
from healthvault.core.errors import (
    ConflictError,
    HealthVaultError,
    InvalidInputError,
    NotAllowedError,
    NotFoundError,
    SetUpError,
    UpstreamError,
)

_log = logging.getLogger(__name__)
_STATUS: tuple[tuple[type[HealthVaultError], HTTPStatus], ...] = (
    (NoSessionError, HTTPStatus.UNAUTHORIZED),
    (TooManyAttemptsError, HTTPStatus.TOO_MANY_REQUESTS),
    (NotFoundError, HTTPStatus.NOT_FOUND),
    (NotAllowedError, HTTPStatus.FORBIDDEN),
    (ConflictError, HTTPStatus.CONFLICT),
    (InvalidInputError, HTTPStatus.UNPROCESSABLE_ENTITY),
    (UpstreamError, HTTPStatus.BAD_GATEWAY),
    (SetUpError, HTTPStatus.SERVICE_UNAVAILABLE),
)
"""The first that fits."""
_BROKEN = "Something broke. It is not your data."
_OURS = ("/api/", "/auth/")

DESCRIBED: dict[str, object] = {
    "description": "It was refused; the title is a sentence for the person.",
    "content": {
        "application/problem+json": {
            "schema": {
                "type": "object",
                "required": ["type", "title", "status"],
                "properties": {
                    "type": {"type": "string"},
                    "title": {"type": "string"},
                    "status": {"type": "integer"},
                },
            }
        }
    },
}
"""How the description of the API tells of every answer that is a refusal."""


def status_of(error: HealthVaultError) -> HTTPStatus:
    """The HTTP status that says the same as the error."""
    return next((status for kind, status in _STATUS if isinstance(error, kind)), HTTPStatus.BAD_REQUEST)


def problem(request: Request, status: int, sentence: str) -> Response:
    """The answer: one sentence, as JSON for a program, as a page for a browser that shows answers."""
    headers = {"WWW-Authenticate": "Bearer"} if status == HTTPStatus.UNAUTHORIZED else {}
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        headers["Retry-After"] = "60"
    if request.headers.get("sec-fetch-mode") == "navigate":
        return HTMLResponse(_page(sentence), status_code=status, headers=headers)
    body = {"type": "about:blank", "title": sentence, "status": status}
    return JSONResponse(body, status_code=status, headers=headers, media_type="application/problem+json")


def explain_errors(api: FastAPI) -> None:
    """Make every error of the API a problem."""
    api.add_exception_handler(HealthVaultError, _ours)
    api.add_exception_handler(RequestValidationError, _unfit)
    api.add_exception_handler(HTTPException, _plain)
    api.add_exception_handler(ClientDisconnect, _gone)
    api.add_exception_handler(Exception, _bug)


async def _ours(request: Request, error: Exception) -> Response:
    if not isinstance(error, HealthVaultError):
        raise error
    return problem(request, status_of(error), error.message)


async def _unfit(request: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise error
    where = ", ".join(sorted({str(part["loc"][-1]) for part in error.errors()}))
    return problem(
        request, HTTPStatus.UNPROCESSABLE_ENTITY, f"This part of the request does not fit: {where}."
    )


async def _plain(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    return problem(request, error.status_code, HTTPStatus(error.status_code).phrase)


async def _gone(_request: Request, _error: Exception) -> Response:
    """Whoever hung up hears nothing."""
    return Response(status_code=HTTPStatus.BAD_REQUEST)


async def _bug(request: Request, error: Exception) -> Response:
    _log.error("A request broke.", exc_info=error)
    return problem(request, HTTPStatus.INTERNAL_SERVER_ERROR, _BROKEN)


def _page(sentence: str) -> str:
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><title>Health Vault</title>'
        '<body style="font: 1rem/1.5 system-ui; max-width: 34rem; margin: 15vh auto; padding: 0 1rem">'
        f'<h1 style="font-size: 1.25rem">{escape(sentence)}</h1>'
        '<p><a href="/">Back to Health Vault</a></p></body></html>'
    )
