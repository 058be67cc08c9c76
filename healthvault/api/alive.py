"""Whether the process is up, whether it can do its work, and how much it did."""

from http import HTTPStatus

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from healthvault.accounts.errors import NoSessionError
from healthvault.api.visitor import visitor
from healthvault.core.db import connections_in_use
from healthvault.core.readiness import readiness
from healthvault.core.telemetry import measures
from healthvault.ui.live import open_tabs

router = APIRouter(include_in_schema=False)


@router.get("/healthz")
async def healthz() -> dict[str, str]:
    """The process is up."""
    return {"status": "up"}


@router.get("/readyz")
async def readyz() -> Response:
    """The database answers, has this version's schema, and a worker does the jobs."""
    found = await readiness()
    body = {
        "status": "ready" if found.is_ready else "not ready",
        "database": found.database,
        "migrations": found.migrations,
        "worker": found.worker,
    }
    return JSONResponse(body, HTTPStatus.OK if found.is_ready else HTTPStatus.SERVICE_UNAVAILABLE)


@router.get("/metrics")
async def metrics(request: Request) -> Response:
    """What was counted, for Prometheus."""
    if not visitor(request).may_watch:
        raise NoSessionError
    found = await readiness()
    gauges = {
        "database_up": float(found.database),
        "schema_is_current": float(found.migrations),
        "worker_up": float(found.worker),
        "database_connections_in_use": float(connections_in_use()),
        "open_tabs": float(open_tabs()),
    }
    return PlainTextResponse(measures(gauges), media_type="text/plain; version=0.0.4; charset=utf-8")
