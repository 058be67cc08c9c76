"""Who is here, for every screen.

A page's state asks `current_session()` in any handler, in a background task too, and hands it to a door::

    async with as_person(current_session(), Purpose.SHOW) as db:
        ...

The guard has filled `SessionState` before a page's first handler runs; components read its vars.
"""

from contextlib import suppress
from typing import cast

import reflex as rx
from reflex_base.event.context import EventContext

from healthvault.accounts import store
from healthvault.accounts.errors import NoSessionError
from healthvault.accounts.person import Preferences
from healthvault.core.db import Purpose, as_person
from healthvault.core.ids import SessionId
from healthvault.metrics.unit import Laboratory, UnitSystem, laboratory, unit_system
from healthvault.ui.credential import credential


class SessionState(rx.State):
    """The person in front of the screen. The guard is the only one that writes it."""

    is_signed_in: bool = False
    is_sample: bool = False
    name: str = ""
    email: str = ""
    csrf: str = ""
    units: str = "metric"
    zone: str = "UTC"
    birth_year: int | None = None
    sex: str | None = None
    height_cm: float | None = None
    theme: str = "auto"
    laboratory: str = ""
    laboratory_shown: str = "mass"
    country: str | None = None
    _session_id: str = ""

    @rx.event
    async def refresh(self) -> None:
        """Read the person and their preferences again; who was signed out meanwhile has none."""
        with suppress(NoSessionError):
            await self._read(current_session())

    async def _read(self, session: SessionId) -> None:
        async with as_person(session, Purpose.SHOW) as db:
            person, kept = await store.person(db), await store.preferences(db)
        if person is None or kept is None:
            raise NoSessionError
        self.is_signed_in, self.is_sample = True, person.is_sample
        self.name, self.email = person.name, person.email
        self.units, self.zone, self.theme = kept.units, kept.zone, kept.theme
        self.country = kept.country
        self.birth_year, self.sex, self.height_cm = kept.birth_year, kept.sex, kept.height_cm
        self.laboratory, self.laboratory_shown = kept.laboratory or "", laboratory(kept.system)

    def _preferences(self) -> Preferences:
        return Preferences(
            units=self.units,  # pyright: ignore[reportArgumentType]
            zone=self.zone,
            birth_year=self.birth_year,
            sex=self.sex,  # pyright: ignore[reportArgumentType]
            height_cm=self.height_cm,
            theme=self.theme,  # pyright: ignore[reportArgumentType]
            laboratory=self.laboratory or None,  # pyright: ignore[reportArgumentType]
            country=self.country,
        )


def units_here(mine: SessionState) -> UnitSystem:
    """In which units the person in front of the screen reads."""
    return unit_system(
        "imperial" if mine.units == "imperial" else "metric",
        cast("Laboratory", mine.laboratory_shown),
    )


def current_address() -> str:
    """The network address of the browser behind the event that is being handled, for limits on guessing."""
    return credential(EventContext.get().router_data).address


def current_session() -> SessionId:
    """The session behind the event that is being handled; the guard saw that it lives.

    Raises:
        NoSessionError: nobody is signed in, or no event is being handled.
    """
    try:
        session = credential(EventContext.get().router_data).session
    except LookupError:
        session = None
    if session is None:
        raise NoSessionError
    return session
