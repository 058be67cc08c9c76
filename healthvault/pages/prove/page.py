"""The page at `/prove`."""

import reflex as rx

from healthvault.pages.prove.state import ProveState
from healthvault.pages.prove.views import problem, ways
from healthvault.ui.button import link
from healthvault.ui.frame import page_title
from healthvault.ui.porch import porch
from healthvault.ui.skeleton import card_shape, loading


def page() -> rx.Component:
    """One question: is it you?"""
    return porch(
        rx.el.div(
            rx.el.div(
                page_title("Is it you?"),
                rx.el.p(
                    "What comes next is hard to take back. Show once more who you are; for ten minutes you "
                    "will not be asked again.",
                    class_name="mt-2 text-soft",
                ),
            ),
            problem(),
            rx.cond(ProveState.is_loaded, ways(), loading(card_shape())),
            rx.el.p(
                link("Sign in by mail instead", "/link"),
                link("Back to the settings", "/settings"),
                class_name="flex flex-wrap justify-center gap-x-6 gap-y-2",
            ),
            class_name="mx-auto flex max-w-column flex-col gap-6 pt-6 md:pt-14",
        )
    )
