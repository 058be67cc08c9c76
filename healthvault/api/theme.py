"""The light that a person chose, as a stylesheet that the browser reads before it draws the page."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from healthvault.accounts.errors import NoSessionError
from healthvault.accounts.preferences import preferences
from healthvault.api.visitor import visitor
from healthvault.ui.head import THEME_SHEET
from healthvault.ui.stylesheet import theme_sheet

router = APIRouter(include_in_schema=False)


@router.get(THEME_SHEET)
async def theme(request: Request) -> Response:
    """Empty for who follows the machine, and for who is not signed in."""
    session = visitor(request).session
    try:
        chosen = (await preferences(session.id)).theme if session and session.may("read") else "auto"
    except NoSessionError:
        chosen = "auto"
    return Response(theme_sheet(chosen), media_type="text/css", headers={"cache-control": "no-store"})
