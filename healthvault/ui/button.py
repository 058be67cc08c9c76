"""Buttons, and links that look like them. A button does something; a link goes somewhere."""

from typing import Any, Literal

import reflex as rx
from reflex_components_core.el.elements.inline import A
from reflex_components_core.react_router import link as route_link

from healthvault.ui.icon import icon

Kind = Literal["primary", "quiet", "plain", "danger"]
Size = Literal["regular", "small"]

_SHAPE = (
    "inline-flex items-center justify-center gap-2 rounded-control font-medium whitespace-nowrap "
    "transition-colors disabled:opacity-50 "
)
_SIZES: dict[Size, str] = {"regular": "min-h-11 px-4 text-base ", "small": "min-h-9 px-3 text-small "}
_KINDS: dict[Kind, str] = {
    "primary": "bg-brand text-on-brand hover:bg-brand-deep ",
    "quiet": "bg-card text-ink border border-hairline hover:bg-sunken ",
    "plain": "text-brand hover:bg-wash ",
    "danger": "bg-card text-alarm border border-hairline hover:bg-sunken ",
}


def button(
    label: str | rx.Var,
    *,
    kind: Kind = "quiet",
    size: Size = "regular",
    symbol: str = "",
    class_name: str = "",
    **props: Any,
) -> rx.Component:
    """A native button. `symbol` names an icon before the label; `type="submit"` sends its form."""
    props.setdefault("type", "button")
    look = f"{_SHAPE}{_SIZES[size]}{_KINDS[kind]}{class_name}"
    return rx.el.button(*_face(label, symbol, size), class_name=look, **props)


def icon_button(symbol: str, label: str | rx.Var, *, class_name: str = "", **props: Any) -> rx.Component:
    """A square button that shows only an icon; `label` is what it says aloud and in its tooltip."""
    props.setdefault("type", "button")
    return rx.el.button(
        icon(symbol),
        aria_label=label,
        title=label,
        class_name=(
            "inline-flex size-11 items-center justify-center rounded-control text-soft transition-colors "
            f"hover:bg-sunken hover:text-ink disabled:opacity-50 {class_name}"
        ),
        **props,
    )


def button_link(
    label: str | rx.Var,
    href: str | rx.Var,
    *,
    kind: Kind = "quiet",
    size: Size = "regular",
    symbol: str = "",
    class_name: str = "",
    **props: Any,
) -> rx.Component:
    """A link inside the app in the shape of a button."""
    look = f"{_SHAPE}{_SIZES[size]}{_KINDS[kind]}{class_name}"
    return route_link(*_face(label, symbol, size), to=href, class_name=look, **props)


def link(
    label: str | rx.Var | rx.Component, href: str | rx.Var, *, class_name: str = "", **props: Any
) -> rx.Component:
    """A link inside the app, in running text."""
    look = f"text-brand underline decoration-1 underline-offset-3 hover:decoration-2 {class_name}"
    return route_link(label, to=href, class_name=look, **props)


def download_link(
    label: str, href: str | rx.Var, *, size: Size = "regular", symbol: str = "download"
) -> rx.Component:
    """A link to a file that the browser saves, in the shape of a quiet button."""
    look = f"{_SHAPE}{_SIZES[size]}{_KINDS['quiet']}"
    return plain_link(*_face(label, symbol, size), href=href, download=True, class_name=look)


def plain_link(*children: Any, href: str | rx.Var, **props: Any) -> rx.Component:
    """A link that the browser follows itself: a file, a place on this page, another site."""
    return A.create(*children, href=href, **props)


def _face(label: str | rx.Var, symbol: str, size: Size) -> list[rx.Component | str | rx.Var]:
    return [*([icon(symbol, size=20 if size == "regular" else 16)] if symbol else []), label]
