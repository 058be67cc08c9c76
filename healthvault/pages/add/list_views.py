"""What was entered so far: each entry with its history, newest first."""

import reflex as rx

from healthvault.pages.add.rows import EntryView, VersionView
from healthvault.pages.add.state import AddState
from healthvault.ui.button import button, button_link
from healthvault.ui.card import card, section
from healthvault.ui.dialog import details


def entered() -> rx.Component:
    """The list, page by page."""
    return section(
        "What you entered",
        rx.cond(
            AddState.entries.length() > 0,
            rx.el.ul(rx.foreach(AddState.entries, _entry), class_name="flex flex-col gap-3"),
            rx.el.p(
                "Nothing yet. What you add stands here, where it can be corrected or taken away at any time.",
                class_name="text-soft",
            ),
        ),
        rx.el.div(
            rx.cond(AddState.newer != "", button_link("Newer", AddState.newer, size="small", symbol="left")),
            rx.cond(AddState.older != "", button_link("Older", AddState.older, size="small", symbol="right")),
            class_name="mt-4 flex gap-2 empty:hidden",
        ),
    )


def _entry(one: rx.Var[EntryView]) -> rx.Component:
    return rx.el.li(
        card(
            rx.el.div(
                rx.el.div(
                    rx.el.h3(one.name, class_name="text-small font-medium text-soft"),
                    rx.el.p(
                        one.words,
                        class_name=rx.cond(
                            one.is_note,
                            "mt-1 whitespace-pre-wrap break-words",
                            "text-lead font-semibold tabular-nums",
                        ),
                    ),
                    rx.el.p(
                        one.when,
                        rx.cond(one.stands, "", " · Taken away: it does not count."),
                        class_name="text-small text-soft",
                    ),
                    class_name="min-w-0",
                ),
                rx.el.div(_actions(one), class_name="flex shrink-0 flex-wrap gap-2"),
                class_name="flex flex-col gap-3 sm:flex-row sm:items-start sm:justify-between",
            ),
            rx.cond(one.changed != "", details(one.changed, _history(one), class_name="mt-1")),
        ),
    )


def _actions(one: rx.Var[EntryView]) -> rx.Component:
    return rx.cond(
        one.stands,
        rx.fragment(
            button(
                "Correct",
                size="small",
                symbol="pencil",
                aria_label=f"Correct: {one.name}, {one.when}",
                on_click=AddState.edit(one.entry),
            ),
            button(
                "Take away",
                size="small",
                symbol="trash",
                aria_label=f"Take away: {one.name}, {one.when}",
                on_click=AddState.take_away(one.entry),
            ),
        ),
        button("Put back", size="small", symbol="undo", on_click=AddState.put_back(one.entry, one.n)),
    )


def _history(one: rx.Var[EntryView]) -> rx.Component:
    return rx.el.ol(
        rx.foreach(one.history, lambda version: _version(one, version)),
        class_name="flex flex-col gap-2 border-l border-hairline pl-4",
    )


def _version(one: rx.Var[EntryView], version: rx.Var[VersionView]) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            rx.el.p(version.words, class_name="text-small whitespace-pre-wrap break-words tabular-nums"),
            rx.el.p(version.when, class_name="text-small text-faint"),
            class_name="min-w-0 flex-1",
        ),
        rx.cond(
            version.can_return,
            button(
                "Put this back",
                size="small",
                kind="plain",
                on_click=AddState.put_back(one.entry, version.n),
            ),
        ),
        class_name="flex flex-wrap items-start justify-between gap-2",
    )
