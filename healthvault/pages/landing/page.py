"""The landing page at `/`. Prerendered: text, CSS and one drawing."""

import reflex as rx

from healthvault.pages.landing.panel import panel
from healthvault.pages.landing.views import promises, sign_in, start
from healthvault.ui.porch import porch


def page() -> rx.Component:
    """One sentence, one panel, two buttons, three promises."""
    return porch(
        rx.el.div(
            rx.el.div(
                rx.el.h1(
                    "Everything your devices know about you, in one honest place.",
                    class_name="text-title font-semibold tracking-tight sm:text-number",
                ),
                rx.el.p(
                    "Drop in an export from your phone and see your sleep, heart and days drawn right. "
                    "Then ask about them.",
                    class_name="mt-5 max-w-[44ch] text-lead text-soft",
                ),
                rx.el.div(start(), class_name="mt-8"),
            ),
            rx.el.figure(
                panel(),
                rx.el.figcaption(
                    "One morning of a sample person, who is made up.", class_name="mt-3 text-small text-faint"
                ),
                class_name="min-w-0",
            ),
            class_name="grid items-center gap-10 pt-6 pb-16 lg:grid-cols-[5fr_6fr] lg:gap-16 lg:pt-14",
        ),
        promises(),
        aside=sign_in(),
    )
