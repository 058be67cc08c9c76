"""The section about when a sleep is over."""

import reflex as rx

from healthvault.pages.priorities.silence_state import SilenceState
from healthvault.pages.priorities.views import largest_changes
from healthvault.pages.priorities.words import SILENCE
from healthvault.ui.button import button
from healthvault.ui.card import card, section
from healthvault.ui.form import segmented
from healthvault.ui.skeleton import lines_shape
from healthvault.vault.silence import CHOICES_MIN


def silence() -> rx.Component:
    """The rule in words, the choices, and what another one would change before it is kept."""
    return section(
        "When a sleep is over",
        card(
            rx.el.p(SILENCE, class_name="text-small text-soft"),
            segmented(
                "The longest silence within a sleep",
                "silence",
                {f"{minutes} min": _choice(minutes) for minutes in CHOICES_MIN},
                class_name="mt-4",
            ),
            rx.el.div(
                rx.cond(SilenceState.wanted != SilenceState.held, _change()),
                role="status",
                aria_live="polite",
            ),
        ),
    )


def _choice(minutes: int) -> dict[str, object]:
    return {
        "value": str(minutes),
        "checked": SilenceState.wanted == str(minutes),
        "on_change": SilenceState.choose(str(minutes)),
        "disabled": SilenceState.is_working,
    }


def _change() -> rx.Component:
    return rx.el.div(
        rx.cond(
            SilenceState.effect != "",
            rx.fragment(
                rx.el.p(SilenceState.effect),
                rx.cond(SilenceState.largest.length() > 0, largest_changes(SilenceState.largest, "Night")),
            ),
            lines_shape(3),
        ),
        rx.el.div(
            button(
                "Save this rule",
                kind="primary",
                disabled=SilenceState.is_working | (SilenceState.effect == ""),
                on_click=SilenceState.save,
            ),
            button("Leave as it is", on_click=SilenceState.leave),
            class_name="mt-4 flex flex-wrap gap-2",
        ),
        class_name="mt-4",
    )
