"""The sections of the data vault."""

import reflex as rx
from reflex_components_core.react_router import link as route_link

from healthvault.accounts.activity_words import Kind
from healthvault.pages.vault.lines import DeedLine
from healthvault.pages.vault.state import VaultState
from healthvault.ui.button import button_link
from healthvault.ui.card import card, section
from healthvault.ui.consents import model_switch
from healthvault.ui.empty import empty
from healthvault.ui.icon import icon
from healthvault.ui.notice import notice
from healthvault.ui.skeleton import lines_shape

_CHOICES = {
    "": "Everything",
    Kind.DOOR: "Coming in",
    Kind.READ: "Reading",
    Kind.DATA: "Imports",
    Kind.SAY: "Consents and keys",
}


def agreed() -> rx.Component:
    """What may leave this machine, and since when."""
    return section(
        "What you agree to",
        card(
            rx.cond(
                VaultState.model_name != "",
                rx.el.div(
                    model_switch(VaultState, "model"),
                    rx.el.p(
                        rx.cond(
                            VaultState.model_may_answer,
                            f"You agreed {VaultState.model_since}. Switch it off, and the next answer is the "
                            "built-in analyst’s.",
                            "Off: nothing of yours leaves this machine.",
                        ),
                        class_name="text-small text-faint",
                    ),
                ),
                rx.el.p(
                    "Nothing of yours leaves this machine: no outside model is set up here, and the coach is "
                    "the built-in analyst. If that ever changes, you will be asked first.",
                    class_name="text-soft",
                ),
            ),
        ),
    )


def done() -> rx.Component:
    """What was done in the person's name."""
    return section(
        "What was done in your name",
        rx.cond(
            VaultState.is_broken,
            notice(VaultState.log, kind="problem", class_name="mb-4"),
            rx.cond(
                VaultState.log != "",
                rx.el.p(
                    icon("lock", size=16, class_name="mt-0.5 text-brand"),
                    rx.el.span(VaultState.log),
                    class_name="mb-4 flex items-start gap-2 text-small text-soft",
                ),
            ),
        ),
        _choices(),
        rx.cond(
            VaultState.is_loaded,
            rx.cond(
                VaultState.lines.length() > 0,
                rx.el.ol(rx.foreach(VaultState.lines, _line), class_name="flex flex-col"),
                empty(
                    "Nothing of this kind yet", "What is done in your name will stand here.", symbol="clock"
                ),
            ),
            lines_shape(6),
        ),
        rx.el.div(
            rx.cond(
                VaultState.newest != "",
                button_link("Newest", VaultState.newest, size="small", symbol="arrow-up"),
            ),
            rx.cond(
                VaultState.older != "",
                button_link("Older", VaultState.older, size="small", symbol="arrow-down"),
            ),
            class_name="mt-5 flex gap-2 empty:hidden",
        ),
    )


def _choices() -> rx.Component:
    return rx.el.nav(
        *[
            route_link(
                shown,
                to=f"/vault?kind={kind}" if kind else "/vault",
                aria_current=rx.cond(VaultState.kind == kind, "page", "false"),
                class_name=(
                    "inline-flex min-h-9 items-center rounded-control border border-hairline px-3 text-small "
                    "text-soft transition-colors hover:bg-sunken aria-[current=page]:border-brand "
                    "aria-[current=page]:bg-wash aria-[current=page]:text-ink"
                ),
            )
            for kind, shown in _CHOICES.items()
        ],
        aria_label="Kinds",
        class_name="mb-2 flex flex-wrap gap-2",
    )


def _line(line: rx.Var[DeedLine]) -> rx.Component:
    symbol = rx.match(
        line.symbol,
        *[(name, icon(name, size=18)) for name in ("search", "file", "check")],
        icon("lock", size=18),
    )
    return rx.el.li(
        rx.cond(line.day != "", rx.el.h3(line.day, class_name="mt-5 mb-1 text-small font-medium text-soft")),
        rx.el.div(
            rx.el.span(symbol, class_name="mt-1 shrink-0 text-faint"),
            rx.el.span(line.words, class_name="min-w-0 flex-1 break-words"),
            rx.el.span(line.time, class_name="shrink-0 text-small/6 text-faint tabular-nums"),
            class_name="flex items-start gap-3 border-b border-hairline py-2.5",
        ),
    )
