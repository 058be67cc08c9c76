"""Whether the process is up, whether it can do its work, and how much it did."""

from http import HTTPStatus

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from healthvault.accounts.errors import NoSessionError
from healthvault.accounts.standing import in_numbers
from healthvault.api.visitor import visitor
from healthvault.core.db import connections_in_use
from healthvault.core.readiness import Readiness, queued, readiness
from healthvault.core.telemetry import measures, people_here
from healthvault.ui.live import open_tabs

router = APIRouter(include_in_schema=False)


@router.get("/healthz")
async def healthz() -> dict[str, str]:
    """The process is up."""
    return {"status": "up"}


@router.get("/readyz")
async def readyz() -> Response:
    """The database answers, has this version's schema and opens, and a worker does the jobs."""
    found = await readiness()
    body = {
        "status": "ready" if found.is_ready else "not ready",
        "database": found.database,
        "migrations": found.migrations,
        "keys": found.keys,
        "worker": found.worker,
    }
    return JSONResponse(body, HTTPStatus.OK if found.is_ready else HTTPStatus.SERVICE_UNAVAILABLE)


@router.get("/metrics")
async def metrics(request: Request) -> Response:
    """What was counted, for Prometheus."""
    if not visitor(request).may_watch:
        raise NoSessionError
    found = await readiness()
    asked = {**await _of_the_queue(), **await _of_the_service()} if found.migrations else {}
    text = measures({**_of_the_moment(found), **asked})
    return PlainTextResponse(text, media_type="text/plain; version=0.0.4; charset=utf-8")


def _of_the_moment(found: Readiness) -> dict[str, float]:
    return {
        "database_up": found.database,
        "schema_is_current": found.migrations,
        "keys_open": found.keys,
        "worker_up": found.worker,
        "database_connections_in_use": connections_in_use(),
        "open_tabs": open_tabs(),
        'active_people{within="day"}': people_here(),
    }


async def _of_the_service() -> dict[str, float]:
    """What the database counts of everybody together."""
    found = await in_numbers()
    if found is None:
        return {}
    return {
        'active_people{within="week"}': found.active_week,
        'active_people{within="month"}': found.active_month,
        'people{kind="real"}': found.people,
        'people{kind="sample"}': found.samples,
        **{f'arrivals{{state="{state}"}}': count for state, count in found.arrivals.items()},
        'letters{state="waiting"}': found.letters_waiting,
        'letters{state="failed"}': found.letters_failed,
        "database_bytes": found.database_bytes,
    }


async def _of_the_queue() -> dict[str, float]:
    """What is queued; absent when it cannot be asked, as is the age of the first when nothing waits."""
    found = await queued()
    if found is None:
        return {}
    counts = {"waiting": found.waiting, "doing": found.doing, "failed": found.failed}
    told: dict[str, float] = {f'jobs{{state="{state}"}}': count for state, count in counts.items()}
    return told if found.oldest_s is None else {**told, "oldest_job_seconds": found.oldest_s}
