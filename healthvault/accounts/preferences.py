"""How somebody wants to see numbers: read, checked, kept."""

import math
from dataclasses import replace
from zoneinfo import available_timezones

from healthvault.accounts import store
from healthvault.accounts.errors import NoSessionError, PreferencesError
from healthvault.accounts.person import Preferences
from healthvault.core import clock
from healthvault.core.db import Purpose, as_person
from healthvault.core.ids import SessionId
from healthvault.core.live import notify
from healthvault.metrics.country import countries, country_of
from healthvault.metrics.unit import laboratory

_OLDEST_YEARS = 125
"""Years. Source: Jeanne Calment, 122 years and 164 days, the longest life on record (Robine & Allard 1998,
Science 279(5358):1834)."""
_SHORTEST_CM, _TALLEST_CM = 40.0, 280.0
"""Centimetres. Source: Guinness World Records, 54.6 cm (Chandra Bahadur Dangi) and 272 cm (Robert Wadlow)."""
_LONGEST_NAME = 100


async def preferences(session: SessionId) -> Preferences:
    """The preferences of the person behind a session.

    Raises:
        NoSessionError: it ended.
    """
    async with as_person(session, Purpose.SHOW) as db:
        kept = await store.preferences(db)
    if kept is None:
        raise NoSessionError
    return kept


async def keep_preferences(session: SessionId, chosen: Preferences) -> None:
    """Keep new preferences, and tell every open screen.

    Raises:
        PreferencesError: one of them cannot be; the sentence says which.
        NoSessionError: the session ended.
    """
    _check(chosen)
    async with as_person(session, Purpose.SHOW) as db:
        person, before = await store.live_person(db), await store.preferences(db)
        if person is None or before is None:
            raise NoSessionError
        if not await store.keep_preferences(db, settled(before, chosen)):
            raise NoSessionError
        await notify(db, person, "account")


async def keep_name(session: SessionId, name: str) -> None:
    """Keep how to greet the person, and tell every open screen.

    Raises:
        PreferencesError: it is too long.
        NoSessionError: the session ended.
    """
    name = name.replace("\x00", "").strip()
    if len(name) > _LONGEST_NAME:
        raise PreferencesError(f"A name can have at most {_LONGEST_NAME} characters.")
    async with as_person(session, Purpose.SHOW) as db:
        person = await store.live_person(db)
        if person is None or not await store.keep_name(db, name):
            raise NoSessionError
        await notify(db, person, "account")


def settled(before: Preferences, chosen: Preferences) -> Preferences:
    """What was chosen; a journey to another country does not change the units of laboratories."""
    was = laboratory(before.system)
    is_journey = chosen.laboratory is None and country_of(before.zone) and was != laboratory(chosen.system)
    return replace(chosen, laboratory=was) if is_journey else chosen


def _check(chosen: Preferences) -> None:
    if chosen.zone not in available_timezones():
        raise PreferencesError("This is no time zone that we know. Choose one such as Europe/Berlin.")
    if chosen.country is not None and chosen.country not in countries():
        raise PreferencesError("This is no country that we know. Choose one from the list.")
    if chosen.units not in {"metric", "imperial"}:
        raise PreferencesError("Units are metric or imperial.")
    if chosen.laboratory not in {None, "mass", "molar", "ifcc"}:
        raise PreferencesError("Laboratories’ values are read in mg/dL or in mmol/L.")
    if chosen.theme not in {"auto", "light", "dark"}:
        raise PreferencesError("The appearance is automatic, light or dark.")
    if chosen.sex not in {None, "female", "male"}:
        raise PreferencesError("Sex at birth is female, male, or left out.")
    year = clock.today(chosen.zone).year
    if chosen.birth_year is not None and not year - _OLDEST_YEARS <= chosen.birth_year <= year:
        raise PreferencesError(f"The year of birth is between {year - _OLDEST_YEARS} and {year}.")
    height_cm = chosen.height_cm
    if height_cm is not None and not (math.isfinite(height_cm) and _SHORTEST_CM <= height_cm <= _TALLEST_CM):
        raise PreferencesError(f"The height is between {_SHORTEST_CM:.0f} and {_TALLEST_CM:.0f} cm.")
