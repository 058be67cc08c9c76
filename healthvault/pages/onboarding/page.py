"""The page at `/welcome`; `?step=` names the question."""

import reflex as rx

from healthvault.accounts.onboarding import STEPS
from healthvault.pages.onboarding import views
from healthvault.pages.onboarding.state import WelcomeState
from healthvault.ui.appearance import chosen_theme
from healthvault.ui.button import link
from healthvault.ui.notice import notices
from healthvault.ui.porch import porch
from healthvault.ui.skeleton import lines_shape

_QUESTIONS = (
    views.birth_year,
    views.sex,
    views.height,
    views.zone,
    views.devices,
    views.consents,
    views.video,
)


def page() -> rx.Component:
    """One column, one question, and how far it is."""
    asked = [(step, rx.fragment(each(), key=step)) for step, each in zip(STEPS, _QUESTIONS, strict=True)]
    return rx.el.div(
        porch(
            rx.el.div(
                rx.cond(
                    WelcomeState.step != "",
                    rx.fragment(views.progress(), rx.match(WelcomeState.step, *asked, rx.fragment())),
                    lines_shape(4),
                ),
                class_name="mx-auto flex max-w-column flex-col gap-8 pt-4 md:pt-10",
            ),
            aside=link("Finish later", "/overview", class_name="font-medium no-underline"),
        ),
        notices(WelcomeState),
        custom_attrs=chosen_theme(),
    )
