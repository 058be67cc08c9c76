"""The three parts of the page for handing over."""

import reflex as rx

from healthvault.pages.handoff.state import LIVES, PERIODS, SCOPES, HandoffState
from healthvault.ui.button import button, download_link, link, plain_link
from healthvault.ui.card import card, section
from healthvault.ui.form import area, field, form, select, switch
from healthvault.ui.notice import notice

_LEAD = "mb-5 max-w-prose text-soft"


def for_a_visit() -> rx.Component:
    """A page for a doctor, and the same as FHIR."""
    return section(
        "For a visit to a doctor",
        rx.el.p(
            "One page for 90 days: blood pressure, resting heart rate, weight, sleep, activity, lab values "
            "and your notes, with who measured, how often, and what is missing. Beside it the same as a FHIR "
            "file, which a practice can read in. It is made when you press, and kept nowhere.",
            class_name=_LEAD,
        ),
        card(
            rx.el.div(
                select(
                    "How far back",
                    "periods",
                    PERIODS,
                    value=HandoffState.periods,
                    on_change=HandoffState.choose_periods,
                ),
                switch(
                    "With my notes",
                    "with-notes",
                    hint="What you wrote down on these days, in your own words.",
                    checked=HandoffState.with_notes,
                    on_change=HandoffState.tell_notes,
                ),
                switch(
                    "With my name and year of birth",
                    "with-name",
                    hint="Without it the page names nobody.",
                    checked=HandoffState.with_name,
                    on_change=HandoffState.tell_name,
                ),
                rx.el.div(
                    download_link("Both, as one zip", HandoffState.pack_at),
                    download_link("The page (PDF)", HandoffState.pages_at),
                    download_link("FHIR file", HandoffState.bundle_at),
                    class_name="flex flex-wrap gap-2 pt-2",
                ),
                class_name="flex flex-col gap-3",
            ),
        ),
    )


def for_an_agent() -> rx.Component:
    """A text that is read before it is sent."""
    return section(
        "For an agent at Dust",
        rx.el.p(
            "Ask another agent about your numbers. You read the whole text first and change it as you like; "
            "exactly that is sent, and nothing besides: no name, no earlier talk, no file.",
            class_name=_LEAD,
        ),
        rx.cond(
            HandoffState.agent != "",
            card(rx.cond(HandoffState.text != "", _text(), _question())),
            notice(
                "No agent is set here. Whoever runs this Health Vault can name one in its settings "
                "(DUST_API_KEY, DUST_WORKSPACE_ID)."
            ),
        ),
    )


def _question() -> rx.Component:
    return form(
        field(
            "What do you want to ask?",
            "question",
            max_length=1000,
            auto_complete="off",
            hint="Leave it empty to ask what stands out.",
        ),
        rx.el.div(button("Show what would be sent", type="submit", kind="primary")),
        on_submit=HandoffState.prepare,
    )


def _text() -> rx.Component:
    return form(
        area(
            "This is sent, as it stands",
            "text",
            rows=14,
            hint=f"To {HandoffState.agent} at {HandoffState.agent_host}, which is another machine.",
            default_value=HandoffState.text,
            required=True,
            max_length=12_000,
            key=HandoffState.text_key.to_string(),
        ),
        rx.el.div(
            button(
                rx.cond(HandoffState.is_sending, "Sending …", f"Send to {HandoffState.agent_host}"),
                type="submit",
                kind="primary",
                symbol="send",
                disabled=HandoffState.is_sending,
            ),
            button("Send nothing", on_click=HandoffState.put_away),
            class_name="flex flex-wrap gap-2",
        ),
        on_submit=HandoffState.send,
    )


def for_an_assistant() -> rx.Component:
    """A token with an end, and the words around it."""
    return section(
        "For an assistant of your own",
        rx.el.p(
            "An assistant or a script of yours can ask for itself, with a token: for what you choose, as "
            "long as you choose. Every look of it stands in your Data Vault. ",
            plain_link(
                "What it can ask for",
                href="/api/openapi.json",
                class_name="text-brand underline decoration-1 underline-offset-3",
            ),
            " · ",
            link("Your tokens, to end one", "/settings/security"),
            class_name=_LEAD,
        ),
        card(rx.cond(HandoffState.assistant_words != "", _made(), _making())),
    )


def _making() -> rx.Component:
    return form(
        rx.el.div(
            field(
                "Name",
                "name",
                required=True,
                max_length=60,
                auto_complete="off",
                class_name="flex-1 min-w-40",
            ),
            select("It may", "may", SCOPES, class_name="flex-2 min-w-56"),
            select("For", "days", LIVES, class_name="flex-1 min-w-32"),
            class_name="flex flex-wrap gap-4",
        ),
        rx.el.div(button("Make a token", type="submit", kind="primary")),
        on_submit=HandoffState.make_token,
    )


def _made() -> rx.Component:
    return rx.el.div(
        notice(
            "This is shown once. Copy it now; what is kept here is only the token’s fingerprint.", kind="done"
        ),
        area(
            "Words for your assistant",
            "words",
            rows=12,
            value=HandoffState.assistant_words,
            read_only=True,
        ),
        rx.el.div(
            button(
                "Copy", kind="primary", symbol="copy", on_click=rx.set_clipboard(HandoffState.assistant_words)
            ),
            button("Done", on_click=HandoffState.load),
            class_name="flex flex-wrap gap-2",
        ),
        class_name="flex flex-col gap-4",
    )
