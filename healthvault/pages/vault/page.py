"""The data vault at `/vault`."""

import reflex as rx

from healthvault.pages.vault.state import VaultState
from healthvault.pages.vault.views import agreed, done
from healthvault.ui.frame import frame
from healthvault.ui.notice import notices


def page() -> rx.Component:
    """What one agrees to, and everything that was done in one's name."""
    return frame(
        "Data Vault",
        rx.el.div(agreed(), done(), class_name="max-w-prose"),
        active="/vault",
        lead="What you agree to, and what was done in your name.",
        notices=notices(VaultState),
    )
