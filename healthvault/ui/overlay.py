"""What may lie over any page, as a quiet bar: a lost connection, and something of ours that broke."""

import logging
import re

import reflex as rx
from reflex_components_core.base.error_boundary import ErrorBoundary
from reflex_components_core.core.banner import has_too_many_connection_errors

from healthvault.ui.button import button
from healthvault.ui.guard import public
from healthvault.ui.icon import icon
from healthvault.ui.upload import upload_frame

_log = logging.getLogger(__name__)

_KIND = re.compile(r"\b([A-Z][A-Za-z]{0,40}Error)\b")
_PLACE = re.compile(r"/assets/([\w.-]{1,80}\.js):(\d{1,7}):(\d{1,7})")
_BAR = (
    "fixed inset-x-4 bottom-20 z-30 mx-auto flex max-w-column items-center gap-3 rounded-control "
    "border border-edge md:bottom-6 bg-card px-4 py-3 text-small"
)


class TroubleState(rx.State):
    """On which page something of ours broke, until it is put away or the person goes on."""

    broke_at: str = ""

    @rx.event
    @public
    async def tell_trouble(self) -> None:
        """Say that something broke."""
        self.broke_at = self.router.url.path

    @rx.event
    @public
    async def dismiss_trouble(self) -> None:
        """Put the bar away."""
        self.broke_at = ""


def on_bug(exception: Exception) -> rx.event.EventSpec:
    """Log a bug and say so on the page; for `rx.App(backend_exception_handler=...)`."""
    _log.error("An event handler broke.", exc_info=exception)
    return TroubleState.tell_trouble()


def on_browser_bug(exception: Exception) -> None:
    """Log what broke in somebody's browser: its kind, and where in our files; its message may hold a value.

    For `rx.App(frontend_exception_handler=...)`. Anybody can send such a report, so that nothing of it is
    believed but these two forms.
    """
    said = str(exception)
    kind, place = _KIND.search(said), _PLACE.search(said)
    found = {
        "kind_there": kind.group(1) if kind else "Error",
        "place": ":".join(place.groups()) if place else "",
    }
    _log.error("A page broke in a browser.", extra=found)


def _overlay() -> rx.Component:
    return rx.fragment(
        upload_frame(),
        rx.el.div(
            rx.cond(
                has_too_many_connection_errors,
                rx.el.div(
                    icon("sync", class_name="text-caution"),
                    rx.el.p("The connection is lost. Trying again; what is on the page stays."),
                    class_name=_BAR,
                ),
            ),
            role="status",
        ),
        rx.el.div(
            rx.cond(
                (TroubleState.broke_at != "") & (TroubleState.broke_at == rx.State.router.url.path),
                rx.el.div(
                    icon("alert", class_name="text-alarm"),
                    rx.el.p("Something broke. It is not your data: nothing was lost.", class_name="flex-1"),
                    button("Close", kind="plain", size="small", on_click=TroubleState.dismiss_trouble),
                    class_name=_BAR,
                ),
            ),
            role="alert",
        ),
    )


def _broken_page() -> rx.Component:
    return rx.el.main(
        rx.el.h1("This page broke", class_name="text-title font-semibold"),
        rx.el.p(
            "It is not your data: nothing was lost. Opening the page again usually helps.",
            class_name="text-soft",
        ),
        rx.el.a("Go to your overview", href="/overview", class_name="text-brand underline"),
        class_name="mx-auto flex max-w-column flex-col gap-3 px-4 py-24",
    )


def wraps() -> dict:
    """What goes around every page, for `rx.App(extra_app_wraps=...)`; it takes the place of Reflex's own."""
    return {
        (55, "ErrorBoundary"): lambda _stateful: ErrorBoundary.create(fallback_render=_broken_page()),
        (5, "Overlay"): lambda _stateful: rx.fragment(rx.memo(_overlay)()),
    }
