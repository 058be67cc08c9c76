"""A pack for a visit: one page for each ninety days, the same as FHIR, or both in one zip."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from healthvault.api.visitor import Reader
from healthvault.custody.visit_pack import MOST_PERIODS, Pack, Wanted, as_fhir, as_pdf, as_zip, gather

router = APIRouter(prefix="/api/v1/visit", tags=["visit"])
Periods = Annotated[int, Query(ge=1, le=MOST_PERIODS)]


@router.get("/bundle", response_class=Response)
async def visit_bundle(
    session: Reader, *, periods: Periods = 1, with_name: bool = False, with_notes: bool = True
) -> Response:
    """What was measured and noted in the last ninety days, or up to four times that, as a FHIR R4 bundle.

    The name and the year of birth stand in it only when asked for.
    """
    pack = await _gathered(session, periods, with_name=with_name, with_notes=with_notes)
    return _file(as_fhir(pack), "application/fhir+json", f"{pack.stem}.fhir.json")


@router.get("/pages", response_class=Response, include_in_schema=False)
async def visit_pages(
    session: Reader, *, periods: Periods = 1, with_name: bool = False, with_notes: bool = True
) -> Response:
    """The same as pages to be printed, as PDF."""
    pack = await _gathered(session, periods, with_name=with_name, with_notes=with_notes)
    return _file(await as_pdf(pack), "application/pdf", f"{pack.stem}.pdf")


@router.get("/pack", response_class=Response, include_in_schema=False)
async def visit_pack(
    session: Reader, *, periods: Periods = 1, with_name: bool = False, with_notes: bool = True
) -> Response:
    """Both in one zip."""
    pack = await _gathered(session, periods, with_name=with_name, with_notes=with_notes)
    return _file(await as_zip(pack), "application/zip", f"{pack.stem}.zip")


async def _gathered(session: Reader, periods: int, *, with_name: bool, with_notes: bool) -> Pack:
    return await gather(session.id, Wanted(periods=periods, with_name=with_name, with_notes=with_notes))


def _file(data: bytes, kind: str, name: str) -> Response:
    return Response(
        data,
        media_type=kind,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "private, no-store",
            "X-Content-Type-Options": "nosniff",
        },
    )
