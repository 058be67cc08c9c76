"""The frame around every screen: where one can go, the title, and what is announced."""

from typing import Any

import reflex as rx
from reflex_components_core.react_router import link as route_link

from healthvault.ui.appearance import appearance, chosen_theme
from healthvault.ui.button import icon_button, link, plain_link
from healthvault.ui.dialog import opens
from healthvault.ui.icon import icon
from healthvault.ui.keys import KEYS, keys
from healthvault.ui.places import PLACES, Place
from healthvault.ui.post import post_form
from healthvault.ui.session import SessionState

_TITLE_ID = "title"
_LINK = "text-brand underline decoration-1 underline-offset-3 hover:decoration-2"


def frame(
    title: str | rx.Var,
    *children: Any,
    active: str = "",
    actions: rx.Component | None = None,
    lead: str | rx.Var = "",
    notices: rx.Component | None = None,
    fills: bool = False,
) -> rx.Component:
    """A screen.

    Args:
        title: The page's heading; it takes the focus when one arrives.
        *children: The screen.
        active: The `href` of the place that is open.
        actions: What can be done with the whole page, beside its title.
        lead: One line under the title.
        notices: The live region, from `notice.notices(State)`.
        fills: Whether the screen is as high as the window, and its parts scroll by themselves.
    """
    height = "flex h-dvh min-h-[36rem] flex-col pb-20 md:pb-6" if fills else "pb-28 md:pb-16"
    return rx.el.div(
        skip_link(),
        _rail(active),
        rx.el.main(
            _sample_label(),
            rx.el.header(
                rx.el.div(
                    page_title(title),
                    *([rx.el.p(lead, class_name="mt-1 text-soft")] if not _is_empty(lead) else []),
                    class_name="min-w-0",
                ),
                *([rx.el.div(actions, class_name="flex flex-wrap gap-2")] if actions is not None else []),
                class_name="mb-8 flex flex-wrap items-end justify-between gap-4",
            ),
            *children,
            id="content",
            tab_index=-1,
            class_name=f"mx-auto w-full max-w-page px-4 pt-6 sm:px-6 md:px-8 md:pt-10 {height}",
        ),
        keys(active),
        *([notices] if notices is not None else []),
        class_name="min-h-dvh md:pl-rail",
        custom_attrs=chosen_theme(),
    )


def page_title(title: str | rx.Var, *, class_name: str = "") -> rx.Component:
    """The one first heading of a page; on arrival it takes the focus, so that a reader hears where it is."""
    return rx.el.h1(
        title,
        id=_TITLE_ID,
        tab_index=-1,
        on_mount=rx.set_focus(_TITLE_ID),
        class_name=f"text-title font-semibold tracking-tight {class_name}",
    )


def skip_link() -> rx.Component:
    """The first thing the tab key reaches: past the rail, to the content."""
    return plain_link(
        "Skip to the content",
        href="#content",
        class_name=(
            "only-heard focus:fixed focus:top-3 focus:left-3 focus:z-40 rounded-control bg-brand px-4 py-2 "
            "text-on-brand"
        ),
    )


def brand(*, class_name: str = "") -> rx.Component:
    """The name, with its mark: a pulse inside a vault's ring."""
    return rx.el.span(
        rx.el.svg(
            rx.el.path(d="M12 21.5a9.5 9.5 0 1 0 0-19 9.5 9.5 0 0 0 0 19Z"),
            rx.el.path(d="M6.5 12.5h2.7l2-5 2.6 9 1.7-4h2"),
            view_box="0 0 24 24",
            width="26",
            height="26",
            aria_hidden=True,
            class_name="icon text-brand",
        ),
        rx.el.span("Health Vault", class_name="font-semibold tracking-tight"),
        class_name=f"inline-flex items-center gap-2.5 {class_name}",
    )


def _rail(active: str) -> rx.Component:
    return rx.el.nav(
        route_link(brand(), to="/overview", class_name="mb-6 hidden rounded-mark px-3 md:inline-flex"),
        rx.el.ul(
            *[rx.el.li(_place(place, active), class_name="flex-1 md:flex-none") for place in PLACES],
            class_name="flex md:flex-col md:gap-1",
        ),
        _foot(),
        aria_label="Main",
        class_name=(
            "fixed inset-x-0 bottom-0 z-20 border-t border-hairline bg-paper "
            "pb-[env(safe-area-inset-bottom)] md:inset-x-auto md:inset-y-0 md:left-0 md:flex md:w-rail "
            "md:flex-col md:border-t-0 md:border-r md:px-3 md:py-8"
        ),
    )


def _place(place: Place, active: str) -> rx.Component:
    here = place.href == active
    look = "text-brand md:bg-wash font-medium" if here else "text-soft hover:text-ink md:hover:bg-sunken"
    return route_link(
        icon(place.symbol, size=22),
        *_name(place),
        to=place.href,
        **({"aria_current": "page"} if here else {}),
        class_name=(
            "flex min-h-14 flex-col items-center justify-center gap-0.5 text-[0.75rem]/4 transition-colors "
            "md:min-h-10 md:flex-row md:justify-start md:gap-3 md:rounded-control md:px-3 md:text-base "
            f"{look}"
        ),
    )


def _name(place: Place) -> list[rx.Component]:
    if not place.short:
        return [rx.el.span(place.name)]
    return [
        rx.el.span(place.short, class_name="md:hidden"),
        rx.el.span(place.name, class_name="hidden md:inline"),
    ]


def _foot() -> rx.Component:
    return rx.el.div(
        appearance("rail-appearance", class_name="w-full"),
        rx.el.div(
            rx.el.div(
                rx.el.p(SessionState.name, class_name="truncate text-small font-medium empty:hidden"),
                rx.el.p(
                    rx.cond(SessionState.is_sample, "Sample data", SessionState.email),
                    class_name="truncate text-small text-faint",
                ),
                class_name="min-w-0 flex-1 pl-3",
            ),
            icon_button("help", "Keys", **opens(KEYS)),
            class_name="flex items-center gap-1",
        ),
        class_name="mt-auto hidden flex-col gap-3 md:flex",
    )


def _sample_label() -> rx.Component:
    leave = post_form(
        "/auth/erase",
        rx.el.button("erase it and leave", type="submit", class_name=_LINK),
        class_name="inline",
    )
    return rx.cond(
        SessionState.is_sample,
        rx.el.div(
            icon("info", size=18, class_name="text-brand"),
            rx.el.p(
                "Sample data: this person is made up. ",
                link("Make your own account", "/sign-up"),
                ", or ",
                leave,
                ".",
            ),
            class_name="mb-6 flex items-center gap-2.5 rounded-control bg-wash px-4 py-2 text-small",
        ),
    )


def _is_empty(value: object) -> bool:
    return isinstance(value, str) and not value
