"""The sections of the operator's page."""

import reflex as rx

from healthvault.pages.operator.lines import AccountLine, Fact, InvitationLine, LetterLine
from healthvault.pages.operator.state import OperatorState
from healthvault.ui.button import button
from healthvault.ui.card import card, section
from healthvault.ui.dialog import details
from healthvault.ui.form import field, form
from healthvault.ui.icon import icon
from healthvault.ui.table import row, table

_QUIET = "text-small text-soft"


def numbers() -> rx.Component:
    """Who is here, what is done, what it stands on; numbers only."""
    return rx.el.div(
        _facts("People", OperatorState.people),
        _facts("Work", OperatorState.work),
        _facts("House", OperatorState.house, _logs()),
        class_name="grid gap-4 lg:grid-cols-3",
    )


def _facts(title: str, facts: rx.Var[list[Fact]], *children: rx.Component) -> rx.Component:
    return card(
        rx.el.h2(title, class_name="mb-3 font-semibold"),
        rx.el.dl(rx.foreach(facts, _fact), class_name="divide-y divide-hairline"),
        *children,
    )


def _fact(fact: rx.Var[Fact]) -> rx.Component:
    return rx.el.div(
        rx.el.dt(fact.name, class_name="shrink-0 text-small text-soft"),
        rx.el.dd(
            rx.cond(
                fact.is_bad, icon("alert", size=16, label="Wants a look", class_name="mt-0.5 text-alarm")
            ),
            rx.el.span(fact.said, class_name="min-w-0 break-words"),
            class_name="flex min-w-0 gap-1.5 text-right text-small font-medium tabular-nums",
        ),
        class_name="flex items-start justify-between gap-4 py-2",
    )


def _logs() -> rx.Component:
    return rx.el.div(
        button("Check the logs of deeds", size="small", on_click=OperatorState.verify),
        rx.el.p(OperatorState.logs, role="status", class_name=f"mt-2 {_QUIET} empty:hidden"),
        class_name="mt-3",
    )


def invited() -> rx.Component:
    """Whom to let in."""
    return section(
        "Invitations",
        card(
            form(
                field(
                    "E-mail",
                    "email",
                    kind="email",
                    required=True,
                    auto_complete="off",
                    max_length=254,
                    key=OperatorState.form_key,
                    class_name="min-w-0 flex-1",
                ),
                button("Invite", type="submit", kind="primary"),
                on_submit=OperatorState.invite,
                class_name="sm:flex-row sm:items-end",
            ),
            rx.el.ul(
                rx.foreach(OperatorState.invited, _invited),
                class_name="mt-4 divide-y divide-hairline empty:hidden",
            ),
        ),
    )


def _invited(line: rx.Var[InvitationLine]) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            rx.el.p(line.email, class_name="break-all"),
            rx.el.p(line.said, class_name=_QUIET),
            class_name="min-w-0",
        ),
        rx.cond(
            line.is_open,
            button(
                "Take back",
                size="small",
                aria_label=f"Take the invitation of {line.email} back",
                on_click=OperatorState.withdraw(line.email),
            ),
        ),
        class_name="flex items-center justify-between gap-4 py-2.5",
    )


def letters() -> rx.Component:
    """What became of letters; where there is no mail server, the letters, for a person to carry."""
    return section(
        "Letters",
        rx.cond(
            OperatorState.letters.length() > 0,
            card(rx.el.ul(rx.foreach(OperatorState.letters, _letter), class_name="divide-y divide-hairline")),
            rx.el.p("No letter was written lately.", class_name=_QUIET),
        ),
    )


def _letter(line: rx.Var[LetterLine]) -> rx.Component:
    return rx.el.li(
        rx.el.p(line.about),
        rx.el.p(line.said, class_name=_QUIET),
        rx.cond(
            line.recipient != "",
            details(
                "Carry it yourself",
                rx.el.p(
                    "To ", rx.el.span(line.recipient, class_name="font-medium break-all"), class_name=_QUIET
                ),
                rx.foreach(line.paragraphs, lambda said: rx.el.p(said, class_name="mt-2 text-small")),
                rx.cond(
                    line.link != "",
                    rx.el.p(
                        line.link, class_name="mt-2 rounded-mark bg-sunken px-3 py-2 text-small break-all"
                    ),
                ),
                class_name="mt-1",
            ),
        ),
        class_name="py-2.5",
    )


def accounts() -> rx.Component:
    """Who has an account: an address, a role, and when. Nothing of theirs."""
    return section(
        "Accounts",
        table(
            "Accounts",
            ["E-mail", "Role", "Made", "Last seen"],
            rx.foreach(OperatorState.accounts, _account),
        ),
        rx.cond(
            OperatorState.more_accounts > 0,
            rx.el.p(f"And {OperatorState.more_accounts} more.", class_name=f"mt-2 {_QUIET}"),
        ),
        rx.el.p(
            "Roles are given at the command line: python -m healthvault user role operator --email …",
            class_name=f"mt-3 {_QUIET}",
        ),
    )


def _account(line: rx.Var[AccountLine]) -> rx.Component:
    return row(line.email, line.role, line.made, line.seen)
