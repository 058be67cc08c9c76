"""What the coach can see, who words its answers, and the person's say in it."""

import reflex as rx

from healthvault.pages.coach.memory_views import memory_button
from healthvault.pages.coach.rows import SeenLine
from healthvault.pages.coach.state import CoachState
from healthvault.ui.button import button
from healthvault.ui.consents import model_switch
from healthvault.ui.form import switch
from healthvault.ui.notice import notice


def seen(switch_name: str) -> rx.Component:
    """What the coach can see, whether it leaves this machine, and the switch that decides it."""
    return rx.el.div(
        rx.el.p(
            rx.cond(
                CoachState.leaves_home,
                f"Your question and the facts it needs are sent to {CoachState.model_host}.",
                "Nothing of this leaves this machine.",
            ),
            class_name="mb-3 text-small text-soft",
        ),
        rx.cond(
            CoachState.model_name != "",
            rx.el.div(
                model_switch(CoachState, switch_name), class_name="mb-4 border-y border-hairline text-small"
            ),
        ),
        rx.el.ul(
            rx.foreach(CoachState.seen, lambda line: _seen(line, switch_name)),
            class_name="flex flex-col text-small",
        ),
        memory_button(),
        rx.el.p(
            "What is off is off at once, for the built-in analyst too. "
            "An answer that is on its way is ended.",
            class_name="mt-3 text-[0.75rem]/4 text-faint",
        ),
    )


def _seen(line: SeenLine, switch_name: str) -> rx.Component:
    hue = rx.match(
        line.domain,
        ("heart", "bg-heart"),
        ("sleep", "bg-sleep"),
        ("activity", "bg-activity"),
        ("body", "bg-body"),
        "bg-mind",
    )
    return rx.el.li(
        rx.el.span(class_name=f"mt-4 size-2 shrink-0 rounded-full {hue}"),
        switch(
            line.title,
            f"{switch_name}-{line.sort}",
            hint=line.what,
            checked=line.is_seen,
            on_change=lambda may: CoachState.let_see(line.sort, may),
            class_name="min-w-0 flex-1",
        ),
        class_name="flex gap-2",
    )


def offer() -> rx.Component:
    """Where a model is named and the person did not agree to it: what it would change, and one button."""
    return rx.cond(
        (CoachState.model_name != "") & ~CoachState.model_may_answer,
        notice(
            f"{CoachState.model_name} could word the answers and your insights. Your questions, your talks, "
            "the numbers that are looked up for them and what was found in your numbers would be sent to "
            f"{CoachState.model_host}. Until you say so, the built-in analyst answers, and nothing leaves "
            "this machine.",
            button(
                f"Let {CoachState.model_name} answer",
                size="small",
                on_click=CoachState.let_model_answer(True),
                class_name="mt-3",
            ),
            class_name="mt-6",
        ),
    )
