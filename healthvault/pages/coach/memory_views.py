"""What the coach remembers: the list with everything one can do with it, and what is asked in between."""

import reflex as rx

from healthvault.coach.memory import LONGEST
from healthvault.pages.coach.rows import MemoryLine
from healthvault.pages.coach.state import CoachState
from healthvault.ui.button import button, icon_button
from healthvault.ui.dialog import closes, dialog, opens
from healthvault.ui.form import CONTROL, field, form
from healthvault.ui.notice import notice

_MEMORY, _ALL = "memory", "forget-all"
_ON = (
    "What you asked it to or agreed to, word for word. A model that answers is told it with each question; "
    "the built-in analyst only repeats it when you ask what it remembers."
)
_OFF = (
    "Memory off: the coach knows only this conversation. What stands here is told to nobody, and nothing "
    "new is kept. What you wrote in this conversation it hears until you forget it there."
)


def memory_button() -> rx.Component:
    """Opens the list."""
    return button(
        f"What it remembers ({CoachState.memories.length()})",
        size="small",
        class_name="mt-3",
        **opens(_MEMORY),
    )


def proposals() -> rx.Component:
    """What a model would like to remember: it is not before the person agrees."""
    return rx.foreach(CoachState.proposals, _proposal)


def _proposal(line: MemoryLine) -> rx.Component:
    return notice(
        rx.fragment("May the coach remember this? “", line.words, "”"),
        rx.el.div(
            button("Remember", size="small", on_click=CoachState.confirm_memory(line.id)),
            button("No", kind="plain", size="small", on_click=CoachState.forget(line.id)),
            class_name="mt-2 flex gap-2",
        ),
    )


def memory_dialogs() -> rx.Component:
    """The list, and what asks before all of it is forgotten."""
    return rx.fragment(
        dialog(
            _MEMORY,
            "What the coach remembers",
            rx.cond(
                CoachState.remembers,
                rx.el.p(_ON, class_name="mb-4 text-small text-soft"),
                notice(_OFF, class_name="mb-4"),
            ),
            rx.cond(
                CoachState.memories.length() > 0,
                rx.el.ul(rx.foreach(CoachState.memories, _memory), class_name="flex flex-col gap-2"),
                rx.el.p("Nothing yet.", class_name="text-small text-faint"),
            ),
            rx.cond(CoachState.remembers, _ask_to_remember()),
            rx.cond(
                CoachState.memories.length() > 0,
                button("Forget everything", kind="danger", size="small", class_name="mt-5", **opens(_ALL)),
            ),
            class_name="!w-[min(100vw-2rem,var(--container-prose))]",
        ),
        dialog(
            _ALL,
            "Forget everything?",
            rx.el.p("All that the coach remembers is deleted for good.", class_name="mb-4 text-soft"),
            button("Forget everything", kind="danger", on_click=CoachState.forget_all, **closes(_ALL)),
        ),
    )


def _ask_to_remember() -> rx.Component:
    return form(
        field("Remember that", "words", placeholder="I work nights", max_length=LONGEST),
        button("Remember", kind="primary", type="submit"),
        on_submit=CoachState.remember,
        reset_on_submit=True,
        class_name="mt-5",
    )


def _memory(line: MemoryLine) -> rx.Component:
    return rx.el.li(
        rx.el.form(
            rx.el.input(type="hidden", name="memory", value=line.id),
            rx.el.input(
                name="words",
                default_value=line.words,
                key=f"{line.id}-{line.words}",
                max_length=LONGEST,
                required=True,
                aria_label="Remembered",
                class_name=f"{CONTROL} min-w-0 flex-1",
            ),
            icon_button("check", "Save", type="submit"),
            icon_button("trash", "Forget this", on_click=CoachState.forget(line.id)),
            on_submit=CoachState.change_memory,
            class_name="flex items-center gap-1",
        )
    )
