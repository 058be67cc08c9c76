"""The questions, one at a time."""

from typing import Any

import reflex as rx

from healthvault.accounts.onboarding import STEPS
from healthvault.pages.onboarding.state import WelcomeState
from healthvault.ui.button import button, button_link, link
from healthvault.ui.consents import model_switch
from healthvault.ui.country import country_field
from healthvault.ui.dialog import details
from healthvault.ui.form import field, file_drop, form, hidden, segmented
from healthvault.ui.frame import page_title
from healthvault.ui.icon import icon
from healthvault.ui.notice import notice
from healthvault.ui.post import post_form, send_button
from healthvault.ui.session import SessionState
from healthvault.ui.upload import UPLOAD_FRAME
from healthvault.ui.zone import BROWSER_ZONE, zone_field

_FORM = "answer"


def progress() -> rx.Component:
    """How far it is, in words and as a bar."""
    return rx.el.div(
        rx.el.p(
            f"Step {WelcomeState.place} of {len(STEPS)}", class_name="mb-2 text-small text-soft tabular-nums"
        ),
        rx.el.progress(
            value=WelcomeState.place.to_string(),
            max=str(len(STEPS)),
            aria_label="How far you are",
            class_name="h-1.5 w-full accent-brand",
        ),
    )


def question(title: str, lead: str, *children: Any, has_form: bool = True, on: str = "Next") -> rx.Component:
    """One question: what is asked, why, where to answer, and the three ways on."""
    onward = (
        button(on, kind="primary", type="submit", form=_FORM)
        if has_form
        else button(on, kind="primary", on_click=WelcomeState.skip)
    )
    return rx.el.section(
        page_title(title),
        rx.el.p(lead, class_name="mt-2 mb-8 text-soft"),
        *children,
        rx.el.div(
            onward,
            *([button("Leave it out", kind="plain", on_click=WelcomeState.skip)] if has_form else []),
            rx.cond(
                WelcomeState.before != "",
                button_link("Back", WelcomeState.before, kind="plain", symbol="left", class_name="ml-auto"),
            ),
            class_name="mt-8 flex flex-wrap items-center gap-2",
        ),
    )


def _answered(*fields: Any) -> rx.Component:
    return form(*fields, id=_FORM, on_submit=WelcomeState.answer)


def birth_year() -> rx.Component:
    """The year is enough."""
    return question(
        "When were you born?",
        "The year is enough. With it your numbers can be compared with people of your age; without it, that "
        "comparison is left out.",
        _answered(
            field(
                "Year of birth",
                "birth_year",
                input_mode="numeric",
                default_value=SessionState.birth_year.to(str),
                auto_complete="bday-year",
                max_length=4,
                problem=WelcomeState.problem,
            )
        ),
    )


def sex() -> rx.Component:
    """For norms that differ by it."""
    return question(
        "What was your sex at birth?",
        "Many norms differ by it. It is used to compare your numbers, and for nothing else.",
        _answered(
            rx.el.fieldset(
                rx.el.legend("Sex at birth", class_name="only-heard"),
                *[
                    rx.el.label(
                        rx.el.input(
                            type="radio",
                            name="sex",
                            value=value,
                            default_checked=SessionState.sex == value,
                            class_name="size-4 accent-brand",
                        ),
                        shown,
                        class_name=(
                            "flex min-h-12 cursor-pointer items-center gap-3 rounded-control border "
                            "border-edge bg-card px-4 transition-colors hover:bg-wash"
                        ),
                    )
                    for value, shown in (("female", "Female"), ("male", "Male"))
                ],
                key=SessionState.sex.to(str),
                class_name="flex flex-col gap-2",
            )
        ),
    )


def height() -> rx.Component:
    """In the units they think in."""
    return question(
        "How tall are you?",
        "For comparing you with people like you. Choose the units you think in; every number follows.",
        segmented(
            "Units",
            "units",
            {
                shown: {
                    "checked": SessionState.units == value,
                    "on_change": WelcomeState.choose_units(value),
                    "value": value,
                }
                for value, shown in (("metric", "Metric (cm, kg)"), ("imperial", "Imperial (ft, lb)"))
            },
            class_name="mb-5",
        ),
        _answered(rx.cond(SessionState.units == "imperial", _in_feet(), _in_centimetres())),
    )


def _in_centimetres() -> rx.Component:
    return field(
        "Height in centimetres",
        "height_cm",
        input_mode="decimal",
        default_value=WelcomeState.height_cm,
        key=WelcomeState.height_cm,
        max_length=6,
        problem=WelcomeState.problem,
    )


def _in_feet() -> rx.Component:
    return rx.el.div(
        field(
            "Height, feet",
            "height_ft",
            input_mode="numeric",
            default_value=WelcomeState.height_ft,
            max_length=1,
            problem=WelcomeState.problem,
        ),
        field(
            "and inches",
            "height_in",
            input_mode="decimal",
            default_value=WelcomeState.height_in,
            max_length=5,
        ),
        key=WelcomeState.height_cm,
        class_name="grid grid-cols-2 gap-3",
    )


def zone() -> rx.Component:
    """Guessed from the browser when the account was made."""
    return question(
        "Where does your day begin?",
        "Days are counted from midnight to midnight in your time zone. This is the one of your browser; "
        "change it if you live elsewhere.",
        _answered(
            zone_field(default_value=SessionState.zone, key=SessionState.zone, problem=WelcomeState.problem),
            country_field(
                default_value=SessionState.country.to(str),
                key=SessionState.country.to(str),
                hint="Whom the coach names when a question sounds like an emergency.",
                class_name="mt-5",
            ),
        ),
    )


def devices() -> rx.Component:
    """A file, or a look around with made-up data."""
    return question(
        "Bring your numbers in",
        "Drop the export of your phone here, or a spreadsheet. It stays on this machine, and can be undone.",
        _drop(),
        rx.el.ul(
            rx.foreach(
                WelcomeState.arrivals,
                lambda line: rx.el.li(
                    icon("file", size=18, class_name="mt-0.5 text-brand"),
                    rx.el.span(line, class_name="min-w-0 break-words"),
                    class_name="flex gap-2 text-small",
                ),
            ),
            aria_live="polite",
            class_name="mt-4 flex flex-col gap-2 empty:hidden",
        ),
        rx.el.p(
            "More on ",
            link("Sync", "/sync"),
            ": how to get the file, and a look at it before.",
            class_name="mt-4 text-small text-soft",
        ),
        details(
            "No file at hand?",
            rx.el.p(
                "Look around as a person who is made up. You are signed out of your own account; sign in "
                "again to come back to this step.",
                class_name="mb-3 text-small text-soft",
            ),
            post_form(
                "/auth/demo", hidden("zone", BROWSER_ZONE), send_button("Look around with sample data")
            ),
            class_name="mt-3",
        ),
        has_form=False,
    )


def _drop() -> rx.Component:
    return post_form(
        "/api/v1/imports",
        file_drop(
            "Drop a file here, or choose one",
            "file",
            hint="An Apple Health export (export.zip) or a spreadsheet (CSV) with a header.",
            accept=".zip,.xml,.csv,.tsv,.txt",
            on_change=WelcomeState.choose,
        ),
        rx.cond(
            WelcomeState.chosen != "",
            rx.el.div(
                rx.el.p(WelcomeState.chosen, class_name="min-w-0 truncate font-medium"),
                button("Import", type="submit", kind="primary", symbol="upload"),
                class_name="flex items-center justify-between gap-3",
            ),
        ),
        enc_type="multipart/form-data",
        target=UPLOAD_FRAME,
        class_name="flex flex-col gap-4",
    )


def consents() -> rx.Component:
    """What may leave this machine: nothing, until somebody says so."""
    return question(
        "What may leave this machine?",
        "Nothing, unless you say so here. Each can be taken back at any time in the Data Vault.",
        rx.cond(
            WelcomeState.model_name != "",
            rx.el.div(
                model_switch(WelcomeState, "model"),
                class_name="rounded-card border border-hairline bg-card px-5 py-3",
            ),
            notice(
                "There is nothing to decide: no outside model is set up here. The coach is the built-in "
                "analyst, which runs on this machine. If that ever changes, you will be asked first."
            ),
        ),
        has_form=False,
    )


def video() -> rx.Component:
    """What is not there yet."""
    return question(
        "Video from glasses",
        "Health Vault cannot take video from glasses yet, so there is nothing to switch on here.",
        has_form=False,
        on="Open your overview",
    )
