"""The offer to count days where the person seems to be, when their device is on another clock."""

import reflex as rx

from healthvault.accounts.zones import TODAY, change_zone, decline_zone, elsewhere
from healthvault.core.errors import HealthVaultError
from healthvault.ui.button import button
from healthvault.ui.notice import NoticeMixin, notice
from healthvault.ui.session import SessionState, current_session
from healthvault.ui.zone import BROWSER_ZONE


class ZoneOfferState(NoticeMixin, rx.State):
    """The zone of this device, where its clock shows another time than the kept one's; else empty."""

    there: str = ""
    place: str = ""

    @rx.event
    async def look(self, zone: str) -> None:
        """Take note of the zone of this device."""
        try:
            self.there = zone if await elsewhere(current_session(), zone) else ""
        except HealthVaultError:
            self.there = ""
        self.place = self.there.rpartition("/")[2].replace("_", " ")

    @rx.event
    async def accept(self):
        """Count days there from today on."""
        try:
            await change_zone(current_session(), self.there, TODAY)
        except HealthVaultError as error:
            return self._explain(error)
        self.there = ""
        return SessionState.refresh

    @rx.event
    async def decline(self) -> None:
        """Leave it, and do not ask again for this zone."""
        try:
            await decline_zone(current_session(), self.there)
            self.there = ""
        except HealthVaultError as error:
            self._explain(error)


def zone_offer() -> rx.Component:
    """Asks whether days shall be counted there; nothing, while the device is on the kept clock."""
    return rx.fragment(
        rx.el.span(on_mount=ZoneOfferState.look(BROWSER_ZONE), hidden=True),
        rx.cond(
            ZoneOfferState.there != "",
            notice(
                f"You seem to be in {ZoneOfferState.place}. Count days there from today on?",
                rx.el.div(
                    button("Count days there", size="small", on_click=ZoneOfferState.accept),
                    button("Leave it", kind="plain", size="small", on_click=ZoneOfferState.decline),
                    class_name="mt-2 flex flex-wrap gap-2",
                ),
                class_name="mb-6",
            ),
        ),
    )
