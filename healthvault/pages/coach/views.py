"""The parts of the coach page."""

import reflex as rx
from reflex_components_core.react_router import link as route_link

from healthvault.coach.speaker import SAFETY
from healthvault.pages.coach.answer_views import said, unchecked
from healthvault.pages.coach.chart_views import charts, draws
from healthvault.pages.coach.memory_views import memory_dialogs, proposals
from healthvault.pages.coach.rows import TurnLine
from healthvault.pages.coach.seen_views import offer, seen
from healthvault.pages.coach.state import CoachState
from healthvault.pages.coach.thread_views import thread_dialogs, versions
from healthvault.ui.button import button, button_link, icon_button
from healthvault.ui.dialog import dialog, opens
from healthvault.ui.empty import empty
from healthvault.ui.form import CONTROL
from healthvault.ui.icon import icon
from healthvault.ui.keys import QUESTION, focus_when_asked
from healthvault.ui.notice import notice
from healthvault.ui.sent import sent_button
from healthvault.ui.skeleton import lines_shape

_RUNNING = (CoachState.progress == "asking") | (CoachState.progress == "speaking")
_SAID = CoachState.settled + CoachState.block + CoachState.tail


def exchange() -> rx.Component:
    """The turns that are past, and the one that is."""
    return rx.el.div(
        versions(),
        rx.foreach(CoachState.turns, _turn),
        rx.cond(
            CoachState.question != "",
            rx.fragment(_question(CoachState.question, CoachState.answer_id), _answer(), proposals()),
        ),
        class_name="flex flex-col gap-6",
    )


def _turn(turn: TurnLine) -> rx.Component:
    return rx.cond(
        turn.is_person,
        _question(turn.text, turn.id),
        rx.el.article(
            _by(turn.engine, turn.id),
            rx.foreach(turn.looked_at, _looked),
            _handed_over(turn.before, turn.handover),
            said(turn.text, class_name="mt-2"),
            charts(turn.id),
            rx.cond(turn.note != "", rx.el.p(turn.note, class_name="mt-2 text-small text-faint")),
        ),
    )


def _question(text: rx.Var, message: rx.Var) -> rx.Component:
    """What was asked, and the way to ask it anew; `message` is its turn, or the answer to it."""
    return rx.el.div(
        rx.cond(
            message != "",
            icon_button(
                "pencil",
                "Change this question and ask again",
                on_click=CoachState.begin_edit(message, text),
                **opens("edit"),
            ),
        ),
        rx.el.div(
            rx.el.span("You asked: ", class_name="only-heard"),
            rx.el.p(text, class_name="whitespace-pre-wrap break-words"),
            class_name="min-w-0 rounded-card bg-wash px-4 py-2.5",
        ),
        class_name="ml-auto flex max-w-[92%] items-center gap-1",
    )


def _by(engine: rx.Var, message: rx.Var) -> rx.Component:
    """Who speaks, and what was sent for it once it is over."""
    return rx.el.div(
        icon("coach", size=16),
        rx.el.p(engine),
        rx.cond(message != "", sent_button(message)),
        class_name="mb-1 flex items-center gap-1.5 text-small text-faint",
    )


def _looked(what: rx.Var) -> rx.Component:
    return rx.el.p(
        icon("search", size=14),
        f"Looked at {what}",
        class_name="mb-1 flex items-center gap-1.5 text-small text-faint",
    )


def _handed_over(before: rx.Var, sentence: rx.Var) -> rx.Component:
    """What a model had said before it failed, and the sentence that says so; nothing where it did not."""
    return rx.fragment(
        rx.cond(before != "", said(before, class_name="mt-2")),
        rx.cond(sentence != "", notice(sentence, class_name="mt-3")),
    )


def _answer() -> rx.Component:
    return rx.el.article(
        _by(CoachState.engine, rx.cond(_RUNNING, "", CoachState.answer_id)),
        rx.foreach(CoachState.looked_at, _looked),
        _handed_over(CoachState.before, CoachState.handover),
        rx.cond(_SAID != "", said(_SAID, class_name="mt-2")),
        rx.cond((_SAID == "") & _RUNNING, lines_shape(2)),
        rx.cond((_SAID != "") & _RUNNING & CoachState.composes & (CoachState.handover == ""), unchecked()),
        rx.cond(
            ~_RUNNING & (CoachState.answer_id != ""),
            rx.fragment(charts(CoachState.answer_id), draws(CoachState.answer_id)),
        ),
        _ending(),
        aria_live="polite",
        aria_busy=_RUNNING,
        aria_label="Answer",
    )


def _ending() -> rx.Component:
    return rx.match(
        CoachState.progress,
        ("stopped", _ended("Stopped. What had come is kept.", "info")),
        ("broken", _ended(CoachState.problem, "problem")),
        rx.fragment(
            rx.cond(CoachState.problem != "", notice(CoachState.problem, class_name="mt-3")),
            rx.cond(
                ~_RUNNING & (CoachState.engine != SAFETY),
                rx.cond((CoachState.handover != "") & CoachState.composes, _ask_again(), _again()),
            ),
        ),
    )


def _ask_again() -> rx.Component:
    return button(
        f"Ask {CoachState.engine_now} again",
        kind="plain",
        size="small",
        symbol="undo",
        on_click=CoachState.ask_again,
        class_name="-ml-3 mt-2",
    )


def _again() -> rx.Component:
    """The same question once more; the answer that stands here goes to the earlier versions."""
    return button(
        "Answer again",
        kind="plain",
        size="small",
        symbol="undo",
        on_click=CoachState.regenerate,
        class_name="-ml-3 mt-2",
    )


def _ended(sentence: str | rx.Var, kind: str) -> rx.Component:
    return notice(
        sentence,
        button(
            rx.cond(_SAID != "", "Continue", "Try again"),
            kind="plain",
            size="small",
            symbol="undo",
            on_click=CoachState.ask_again,
            class_name="-ml-3 mt-1",
        ),
        kind=kind,
        class_name="mt-3",
    )


def composer() -> rx.Component:
    """Where a question is written; Enter sends it, because it is the one field of a native form."""
    return rx.el.div(
        _form(),
        rx.el.p(
            rx.cond(CoachState.engine_now != "", _answers_come_from(), " "),
            class_name="mt-1.5 px-1 text-[0.75rem]/4 text-faint",
        ),
    )


def _answers_come_from() -> rx.Component:
    return rx.fragment(
        rx.cond(
            CoachState.composes,
            f"Answers come from {CoachState.engine_now}, "
            "which sees what you ask and what the coach looks up.",
            "Answers come from the built-in analyst, on this machine.",
        ),
        rx.cond(CoachState.left != "", f" {CoachState.left}", ""),
        " Not medical advice.",
    )


def _form() -> rx.Component:
    return rx.el.form(
        rx.el.label("Ask about your numbers", html_for=QUESTION, class_name="only-heard"),
        rx.el.input(
            id=QUESTION,
            on_mount=focus_when_asked(),
            name="question",
            type="text",
            auto_complete="off",
            enter_key_hint="send",
            max_length=4000,
            placeholder="Ask about your numbers",
            class_name=f"{CONTROL} pr-22",
        ),
        route_link(
            icon("attach", label="Attach a lab report"),
            to=rx.cond(CoachState.thread != "", f"/report?c={CoachState.thread}", "/report"),
            class_name=(
                "absolute right-11 inline-flex size-11 items-center justify-center rounded-control text-soft "
                "transition-colors hover:bg-sunken hover:text-ink"
            ),
        ),
        rx.cond(
            _RUNNING,
            icon_button(
                "stop", "Stop", on_click=CoachState.stop_answer, class_name="absolute right-0 text-brand"
            ),
            icon_button("send", "Send", type="submit", class_name="absolute right-0 text-brand"),
        ),
        on_submit=CoachState.ask,
        reset_on_submit=True,
        class_name="relative flex items-center",
    )


def start() -> rx.Component:
    """A new conversation: what could be asked."""
    return rx.cond(
        CoachState.has_data,
        rx.el.div(
            rx.el.h2("Ask about your own numbers", class_name="text-lead font-semibold"),
            rx.el.p(
                "Every answer says how many days it stands on.",
                class_name="mt-1 mb-5 text-soft",
            ),
            rx.el.ul(rx.foreach(CoachState.suggestions, _suggestion), class_name="flex flex-col gap-2"),
            offer(),
        ),
        empty(
            "Nothing to talk about yet",
            "The coach answers from what your devices measured. Bring something in first.",
            button_link("Go to Sync", "/sync", kind="primary"),
            symbol="coach",
        ),
    )


def _suggestion(question: rx.Var) -> rx.Component:
    return rx.el.li(
        button(
            question,
            symbol="coach",
            on_click=CoachState.ask_this(question),
            class_name="w-full justify-start",
        )
    )


def dialogs() -> rx.Component:
    """What opens over the page; a new key makes all of it new, and so closed."""
    return rx.el.div(
        thread_dialogs(),
        dialog("seen", "What the coach can see", seen("model-in-dialog")),
        memory_dialogs(),
        key=f"dialogs-{CoachState.dialogs}",
    )
