"""The empty state: what will stand here, and the one thing to do about it."""

import reflex as rx

from healthvault.ui.icon import icon


def empty(
    title: str | rx.Var,
    text: str | rx.Var,
    action: rx.Component | None = None,
    *,
    symbol: str = "chart",
    class_name: str = "",
) -> rx.Component:
    """Nothing yet: a title, one sentence, at most one action."""
    return rx.el.div(
        rx.el.div(
            icon(symbol, size=24),
            class_name="flex size-12 items-center justify-center rounded-full bg-wash text-brand",
        ),
        rx.el.h2(title, class_name="text-lead font-semibold"),
        rx.el.p(text, class_name="max-w-[46ch] text-soft"),
        *([rx.el.div(action, class_name="mt-2")] if action is not None else []),
        class_name=(
            "flex flex-col items-center gap-3 rounded-card border border-dashed border-hairline "
            "px-6 py-14 text-center "
            f"{class_name}"
        ),
    )
