"""The API: every door for programs, described at `/api/openapi.json`."""

from fastapi import FastAPI, Request
from starlette.responses import Response

from healthvault.accounts.errors import NoSessionError
from healthvault.api import (
    alive,
    attachments,
    auth,
    catalogue,
    coach,
    days,
    entries,
    errands,
    goals,
    imports,
    insights,
    oauth,
    passkeys,
    priorities,
    samples,
    second_factor,
    series,
    sources,
    theme,
    trends_csv,
    visit,
    why,
)
from healthvault.api.problem import DESCRIBED, explain_errors
from healthvault.api.visitor import visitor
from healthvault.core.errors import NotFoundError
from healthvault.ui.observed import RouteNoted

_LARGEST_BODY = 4 << 20
"""Bytes: ten thousand readings fit. A file has a limit of its own, which counts as it comes."""


def api() -> FastAPI:
    """The application that stands around Reflex's, so that its routes come first."""
    app = FastAPI(
        title="Health Vault",
        version="1",
        description="Everything your devices know about you, on your own machine.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        max_body_size=_LARGEST_BODY,
        responses={"default": DESCRIBED},
    )
    explain_errors(app)
    app.add_middleware(RouteNoted)
    for room in (
        alive,
        attachments,
        auth,
        catalogue,
        coach,
        days,
        entries,
        errands,
        goals,
        imports,
        insights,
        oauth,
        passkeys,
        priorities,
        samples,
        second_factor,
        series,
        sources,
        theme,
        trends_csv,
        visit,
        why,
    ):
        app.include_router(room.router)
    app.add_api_route(
        "/api/{path:path}",
        _nothing,
        methods=["GET", "POST", "PUT", "PATCH", "DELETE"],
        include_in_schema=False,
    )
    return app


def _nothing(request: Request) -> Response:
    """No page stands under `/api`."""
    if visitor(request).session is None:
        raise NoSessionError
    raise NotFoundError
