"""Notices: what happened, what was kept, what to do. Driven by state and spoken; never a toast."""

from typing import Any

import reflex as rx

from healthvault.core.errors import HealthVaultError
from healthvault.ui.button import icon_button
from healthvault.ui.icon import icon

_LOOKS = {
    "info": ("info", "border-hairline bg-card text-ink", "text-brand"),
    "done": ("check", "border-hairline bg-wash text-ink", "text-brand"),
    "problem": ("alert", "border-alarm bg-card text-ink", "text-alarm"),
}


class NoticeMixin(rx.State, mixin=True):
    """Lets a screen's state say something to the person; the screen shows `notices(State)`."""

    notice_text: str = ""
    notice_kind: str = "info"

    def _say(self, text: str, kind: str = "done") -> None:
        self.notice_text, self.notice_kind = text, kind

    def _explain(self, error: HealthVaultError) -> None:
        self._say(error.message, "problem")

    @rx.event
    async def dismiss_notice(self) -> None:
        """Put the notice away."""
        self.notice_text = ""


def notice(text: str | rx.Var, *children: Any, kind: str = "info", class_name: str = "") -> rx.Component:
    """A sentence that stands in the page: `kind` is info, done or problem. A problem is spoken at once."""
    symbol, look, hue = _LOOKS[kind]
    return rx.el.div(
        icon(symbol, class_name=f"mt-0.5 {hue}"),
        rx.el.div(rx.el.p(text), *children, class_name="min-w-0 flex-1 text-small"),
        class_name=f"flex items-start gap-3 rounded-control border px-4 py-3 {look} {class_name}",
        **({"role": "alert"} if kind == "problem" else {}),
    )


def notices(state: type[NoticeMixin]) -> rx.Component:
    """The live region of a screen: always in the page, so that what appears in it is spoken."""
    bar = rx.el.div(
        rx.match(
            state.notice_kind,
            ("problem", icon("alert", class_name="mt-3 text-alarm")),
            ("done", icon("check", class_name="mt-3 text-brand")),
            icon("info", class_name="mt-3 text-brand"),
        ),
        rx.el.p(state.notice_text, class_name="min-w-0 flex-1 py-2.5 text-small"),
        icon_button("close", "Put this notice away", on_click=state.dismiss_notice),
        class_name="flex items-start gap-3 rounded-control border border-edge bg-card pl-4",
    )
    return rx.el.div(
        rx.cond(state.notice_text != "", bar),
        role="status",
        aria_live="polite",
        class_name="fixed inset-x-4 bottom-20 z-20 mx-auto max-w-column md:bottom-6",
    )
