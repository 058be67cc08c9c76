"""The conversations: the list, looking for words in them, and what can be done with the open one."""

import reflex as rx
from reflex_components_core.react_router import link as route_link

from healthvault.pages.coach.rows import ThreadLine
from healthvault.pages.coach.search_state import FoundLine, SearchState
from healthvault.pages.coach.state import CoachState
from healthvault.ui.button import button, button_link, download_link, icon_button, link, plain_link
from healthvault.ui.dialog import closes, dialog, opens
from healthvault.ui.form import CONTROL, area, field, form
from healthvault.ui.icon import icon
from healthvault.ui.keys import QUESTION

_ROW = "block rounded-control px-3 py-2 transition-colors hover:bg-sunken aria-[current=page]:bg-wash"
_ALL = "/api/v1/coach/conversations"


def threads(place: str) -> rx.Component:
    """The conversations, the last used first, or those in which some words stand.

    `place` sets the search field apart from the other on the page.
    """
    return rx.el.nav(
        button_link("New conversation", "/coach", symbol="plus", size="small", class_name="mb-3 w-full"),
        rx.cond(
            CoachState.threads.length() > 0,
            _search(place),
            rx.el.p("None yet. What you ask will stand here.", class_name="px-3 text-small text-faint"),
        ),
        rx.el.p(SearchState.said, role="status", class_name="px-3 text-small text-soft"),
        rx.cond(
            SearchState.said != "",
            rx.fragment(
                button("Show all", kind="plain", size="small", on_click=SearchState.show_all),
                rx.el.ul(rx.foreach(SearchState.found, _found), class_name="flex flex-col gap-0.5"),
            ),
            rx.el.ul(rx.foreach(CoachState.threads, _thread), class_name="flex flex-col gap-0.5"),
        ),
        rx.cond(
            CoachState.threads.length() > 0,
            rx.el.div(download_link("All as a file", _ALL, size="small"), class_name="mt-4"),
        ),
        aria_label="Conversations",
    )


def _search(place: str) -> rx.Component:
    return rx.el.form(
        rx.el.label("Search in conversations", html_for=f"words-{place}", class_name="only-heard"),
        icon("search", size=16, class_name="pointer-events-none absolute left-3 text-faint"),
        rx.el.input(
            id=f"words-{place}",
            name="words",
            type="search",
            auto_complete="off",
            enter_key_hint="search",
            max_length=100,
            placeholder="Search",
            class_name=f"{CONTROL} pl-9",
        ),
        on_submit=SearchState.look,
        role="search",
        class_name="relative mb-3 flex items-center",
    )


def _thread(line: ThreadLine) -> rx.Component:
    return _row(line.id, line.title, line.when)


def _found(line: FoundLine) -> rx.Component:
    return _row(line.id, line.title, line.passage)


def _row(thread: rx.Var, title: rx.Var, below: rx.Var) -> rx.Component:
    return rx.el.li(
        route_link(
            rx.el.span(title, class_name="block truncate text-small text-ink"),
            rx.el.span(below, class_name="block break-words text-[0.75rem]/4 text-faint"),
            to=f"/coach?c={thread}",
            aria_current=rx.cond(thread == CoachState.thread, "page", "false"),
            class_name=_ROW,
        )
    )


def versions() -> rx.Component:
    """Where earlier versions of the open conversation stand, or what it is an earlier version of."""
    return rx.fragment(
        rx.cond(
            CoachState.earlier != "",
            rx.el.p(
                "A question here was asked anew. ",
                link("Earlier versions", f"/coach?c={CoachState.earlier}"),
                class_name="mb-4 text-small text-soft",
            ),
        ),
        rx.cond(
            CoachState.later != "",
            rx.el.p(
                "These are earlier versions. ",
                link("Back to the conversation", f"/coach?c={CoachState.later}"),
                class_name="mb-4 text-small text-soft",
            ),
        ),
    )


def actions() -> rx.Component:
    """What can be done with the open conversation, and the side panels where there is no room for them."""
    return rx.fragment(
        button("Conversations", size="small", class_name="lg:hidden max-sm:px-2", **opens("threads")),
        icon_button("info", "What the coach can see", class_name="xl:hidden", **opens("seen")),
        rx.cond(
            CoachState.thread != "",
            rx.el.div(
                _save(),
                icon_button("pencil", "Rename this conversation", id="to-rename", **opens("rename")),
                icon_button("trash", "Delete this conversation", **opens("delete")),
                class_name="flex max-sm:hidden",
            ),
        ),
    )


def _save() -> rx.Component:
    return plain_link(
        icon("download"),
        href=f"{_ALL}/{CoachState.thread}",
        download=True,
        aria_label="Save this conversation as a file",
        title="Save this conversation as a file",
        class_name=(
            "inline-flex size-11 items-center justify-center rounded-control text-soft transition-colors "
            "hover:bg-sunken hover:text-ink"
        ),
    )


def thread_dialogs() -> rx.Component:
    """The list where there is no room for it, and what asks before it changes something."""
    return rx.fragment(
        dialog("threads", "Conversations", threads("dialog"), _change_this()),
        dialog(
            "rename",
            "Rename this conversation",
            form(
                field("Title", "title", default_value=CoachState.title, key=CoachState.title, max_length=80),
                button("Save", kind="primary", type="submit"),
                on_submit=[CoachState.rename, rx.set_focus("to-rename")],
            ),
        ),
        dialog(
            "delete",
            "Delete this conversation?",
            rx.el.p(
                "Its questions and answers, earlier versions among them, are deleted for good. "
                "Your data stays.",
                class_name="mb-4 text-soft",
            ),
            button("Delete", kind="danger", on_click=CoachState.delete, **closes("delete")),
        ),
        dialog(
            "edit",
            "Change this question",
            form(
                area(
                    "Question",
                    "question",
                    hint="What was said from here on stays under Earlier versions.",
                    default_value=CoachState.edit_text,
                    key=CoachState.editing,
                    max_length=4000,
                    required=True,
                ),
                button("Ask again", kind="primary", type="submit"),
                on_submit=[CoachState.resend, rx.set_focus(QUESTION)],
            ),
            _forget_it(),
        ),
    )


def _forget_it() -> rx.Component:
    return rx.el.div(
        rx.el.p(
            "Or take it out: it is deleted for good with its answer, and the coach hears of them no more.",
            class_name="mb-2 text-small text-soft",
        ),
        button(
            "Forget this question",
            kind="danger",
            size="small",
            symbol="trash",
            on_click=[CoachState.forget_question, rx.set_focus(QUESTION)],
        ),
        class_name="mt-6 border-t border-hairline pt-4",
    )


def _change_this() -> rx.Component:
    """Where the heading has no room for it."""
    return rx.cond(
        CoachState.thread != "",
        rx.el.div(
            button("Rename this one", size="small", symbol="pencil", **opens("rename")),
            button("Delete this one", size="small", symbol="trash", kind="danger", **opens("delete")),
            download_link("Save this one", f"{_ALL}/{CoachState.thread}", size="small"),
            class_name="mt-4 flex flex-wrap gap-2 sm:hidden",
        ),
    )
