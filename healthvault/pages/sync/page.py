"""The sync page at `/sync`."""

import reflex as rx

from healthvault.pages.sync.source_views import all_sources
from healthvault.pages.sync.state import SyncState
from healthvault.pages.sync.views import arrivals, drop_zone, how_to
from healthvault.ui.button import button_link
from healthvault.ui.frame import frame
from healthvault.ui.notice import notices


def page() -> rx.Component:
    """Bring a file in, see how fresh each source is, and what became of every file."""
    return frame(
        "Sync",
        drop_zone(),
        how_to(),
        all_sources(),
        arrivals(),
        active="/sync",
        actions=button_link("Which source counts", "/priorities", size="small", symbol="device"),
        lead="Bring your data in. It stays on this machine.",
        notices=notices(SyncState),
    )
