"""Things that open: native `<details>` and `<dialog popover>`; no script, and the focus comes back."""

from typing import Any

import reflex as rx

from healthvault.ui.button import icon_button
from healthvault.ui.icon import icon


def opens(dialog_id: str) -> dict[str, Any]:
    """The props of the button that opens a dialog: `button("Undo", **opens("undo"))`."""
    return {"custom_attrs": {"popoverTarget": dialog_id}, "aria_haspopup": "dialog"}


def closes(dialog_id: str) -> dict[str, Any]:
    """The props of a button that closes its dialog."""
    return {"custom_attrs": {"popoverTarget": dialog_id, "popoverTargetAction": "hide"}}


def dialog(dialog_id: str, title: str | rx.Var, *children: Any, class_name: str = "") -> rx.Component:
    """A dialog over the page; Escape and a press beside it close it.

    Args:
        dialog_id: Its id, for `opens` and `closes`.
        title: Its heading and accessible name.
        *children: What it holds.
        class_name: More Tailwind classes, such as `max-w-prose`.
    """
    return rx.el.dialog(
        rx.el.div(
            rx.el.h2(title, id=f"{dialog_id}-title", class_name="text-lead font-semibold"),
            icon_button("close", "Close", class_name="-m-2", **closes(dialog_id)),
            class_name="mb-4 flex items-start justify-between gap-4",
        ),
        *children,
        id=dialog_id,
        aria_labelledby=f"{dialog_id}-title",
        custom_attrs={"popover": "auto"},
        class_name=(
            "fixed inset-0 w-[min(100vw-2rem,var(--container-column))] max-h-[85dvh] overflow-y-auto "
            "overscroll-contain "
            f"rounded-card border border-hairline p-6 {class_name}"
        ),
    )


def details(
    summary: str | rx.Var | rx.Component, *children: Any, class_name: str = "", **props: Any
) -> rx.Component:
    """A line that opens to show more."""
    return rx.el.details(
        rx.el.summary(
            icon("right", size=16, class_name="transition-transform group-open:rotate-90"),
            rx.el.span(summary),
            class_name="flex min-h-9 w-fit items-center gap-1.5 rounded-mark text-small text-brand",
        ),
        rx.el.div(*children, class_name="pt-2"),
        class_name=f"group {class_name}",
        **props,
    )
