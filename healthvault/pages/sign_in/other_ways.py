"""The ways in that need no password: a passkey, and the providers that this Health Vault knows."""

import reflex as rx

from healthvault.ui.passkey import passkey_button
from healthvault.ui.ways import WaysState, provider_links


def other_ways_in() -> rx.Component:
    """For somebody who has an account."""
    return rx.el.div(
        passkey_button("Use a passkey", "/auth/passkey"),
        provider_links(WaysState.providers, "Go on with"),
        class_name="flex flex-col gap-3",
    )


def other_ways_up() -> rx.Component:
    """For somebody who has none."""
    return rx.el.div(
        provider_links(WaysState.providers, "Go on with"), class_name="flex flex-col gap-3 empty:hidden"
    )
