"""The parts of the settings page."""

from typing import Any

import reflex as rx

from healthvault.pages.settings.state import SettingsState
from healthvault.pages.settings.zones_views import zone_now, zones_so_far
from healthvault.ui.appearance import appearance
from healthvault.ui.button import button, button_link
from healthvault.ui.card import card
from healthvault.ui.country import country_field
from healthvault.ui.dialog import closes, dialog, opens
from healthvault.ui.form import field, form, segmented, select
from healthvault.ui.keys import focus_when_asked
from healthvault.ui.notice import notice
from healthvault.ui.post import post_form
from healthvault.ui.session import SessionState

_LABORATORIES = (("mass", "mg/dL, %"), ("molar", "mmol/L, %"), ("ifcc", "mmol/L, mmol/mol"))
_ERASE_ID = "erase"
_NOT_ERASED = {
    "wrong": "That is not your password. Nothing was erased.",
    "often": "Too many tries. Nothing was erased; wait a few minutes.",
    "prove": "You showed who you are too long ago. Nothing was erased; sign out and in, then erase.",
}


def group(title: str, text: str, *children: rx.Component, **props: Any) -> rx.Component:
    """One group of settings: what it is about on the left, the controls on the right."""
    return rx.el.section(
        rx.el.div(
            rx.el.h2(title, class_name="text-base font-semibold"),
            rx.el.p(text, class_name="mt-1 max-w-[38ch] text-small text-soft"),
        ),
        card(*children, class_name="flex flex-col gap-5"),
        class_name=(
            "grid gap-x-10 gap-y-4 border-t border-hairline py-8 first:border-0 first:pt-0 "
            "lg:grid-cols-[2fr_3fr]"
        ),
        **props,
    )


def about_you() -> rx.Component:
    """Name, year of birth, sex at birth, height."""
    return group(
        "You",
        "Year of birth, sex at birth and height are for comparing you with people like you. What you leave "
        "out is left out of the comparison, never guessed.",
        form(
            field("Name", "name", default_value=SessionState.name, auto_complete="name", max_length=100),
            field(
                "Year of birth",
                "birth_year",
                input_mode="numeric",
                default_value=SessionState.birth_year.to(str),
                auto_complete="bday-year",
                max_length=4,
            ),
            select(
                "Sex at birth",
                "sex",
                {"": "Left out", "female": "Female", "male": "Male"},
                default_value=SessionState.sex.to(str),
            ),
            rx.cond(SessionState.units == "imperial", _height_in_feet(), _height_in_centimetres()),
            button("Save", type="submit", class_name="self-start"),
            on_submit=SettingsState.save_about_you,
        ),
    )


def numbers() -> rx.Component:
    """Units, time zone, light."""
    return group(
        "Numbers and days",
        "Units change what is shown, never what is kept. The time zone says when your day begins.",
        rx.el.div(
            rx.el.p("Units", class_name="mb-1.5 text-small font-medium"),
            segmented(
                "Units",
                "units",
                {
                    shown: {
                        "checked": SessionState.units == value,
                        "on_change": SettingsState.choose_units(value),
                        "value": value,
                    }
                    for value, shown in (("metric", "Metric (kg, km)"), ("imperial", "Imperial (lb, mi)"))
                },
            ),
        ),
        rx.el.div(
            rx.el.p("Laboratories’ values and glucose", class_name="mb-1.5 text-small font-medium"),
            segmented(
                "Laboratories’ values and glucose",
                "laboratory",
                {
                    shown: {
                        "checked": SessionState.laboratory_shown == value,
                        "on_change": SettingsState.choose_laboratory(value),
                        "value": value,
                    }
                    for value, shown in _LABORATORIES
                },
            ),
            rx.el.p(
                "The last two differ in HbA1c alone. What a report says stands beside it always.",
                class_name="mt-1.5 text-small text-soft",
            ),
        ),
        zone_now(),
        zones_so_far(),
        rx.el.div(
            rx.el.p("Appearance", class_name="mb-1.5 text-small font-medium"),
            appearance("appearance"),
        ),
    )


def emergencies() -> rx.Component:
    """In which country help is to be found."""
    return group(
        "Help in an emergency",
        "Where a question sounds like an emergency, the coach names whom to call. It takes the country of "
        "your time zone, unless you choose one.",
        form(
            country_field(default_value=SessionState.country.to(str), key=SessionState.country.to(str)),
            button("Save", type="submit", class_name="self-start"),
            on_submit=SettingsState.save_country,
        ),
        # What the coach says of an emergency leads here.
        id="help",
        tab_index=-1,
        on_mount=focus_when_asked("help"),
    )


def security() -> rx.Component:
    """Where everything about signing in is."""
    return group(
        "Sign-in and security",
        "Your password, passkeys and second step, where you are signed in, and tokens for programs.",
        button_link("Open", "/settings/security", symbol="lock", class_name="self-start"),
    )


def running() -> rx.Component:
    """For who runs the place: where that is done."""
    return group(
        "Running this place",
        "You run this Health Vault: how it stands, invitations, letters. What others measured stays theirs.",
        button_link("Open", "/operator", symbol="settings", class_name="self-start"),
    )


def leaving() -> rx.Component:
    """Signing out, and erasing everything."""
    return group(
        "Leave",
        "Signing out forgets this browser; your data stays where it is. Erasing removes you and all that is "
        "yours from this machine. Nobody can bring it back.",
        post_form("/auth/sign-out", button("Sign out", type="submit", symbol="sign-out")),
        button(
            "Erase everything", kind="danger", symbol="trash", class_name="self-start", **opens(_ERASE_ID)
        ),
        dialog(
            _ERASE_ID,
            "Erase everything?",
            rx.el.p(
                "Your account, every reading, every import and every talk with the coach go now, here and in "
                "every open tab.",
                class_name="mb-4 text-soft",
            ),
            post_form(
                "/auth/erase",
                rx.cond(
                    SessionState.is_sample,
                    rx.fragment(),
                    field(
                        "Your password",
                        "password",
                        kind="password",
                        hint="Leave it empty if you have none and came in just now.",
                        auto_complete="current-password",
                    ),
                ),
                rx.el.div(
                    button("Erase everything", kind="danger", type="submit"),
                    button("Keep it", **closes(_ERASE_ID)),
                    class_name="flex flex-wrap gap-3",
                ),
                class_name="flex flex-col gap-5",
            ),
        ),
    )


def not_erased() -> rx.Component:
    """Why nothing was erased, from the code in the address."""
    asked = rx.State.router.url.query_parameters["problem"]
    notices = [(code, notice(sentence, kind="problem")) for code, sentence in _NOT_ERASED.items()]
    return rx.el.div(rx.match(asked, *notices, rx.fragment()), role="alert", class_name="mb-8 empty:hidden")


def _height_in_centimetres() -> rx.Component:
    return field(
        "Height in centimetres",
        "height_cm",
        input_mode="decimal",
        default_value=SettingsState.height_cm,
        max_length=6,
    )


def _height_in_feet() -> rx.Component:
    return rx.el.div(
        field(
            "Height, feet",
            "height_ft",
            input_mode="numeric",
            default_value=SettingsState.height_ft,
            max_length=1,
        ),
        field(
            "and inches",
            "height_in",
            input_mode="decimal",
            default_value=SettingsState.height_in,
            max_length=5,
        ),
        class_name="grid grid-cols-2 gap-3",
    )
