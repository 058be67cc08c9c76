"""In which time zones somebody's days are counted: from which day on each, listed, changed, taken away.

`preferences.zone` is the one that holds now; `zone_before` holds the earlier ones. What arrived already is
not told anew: a reading keeps the instant that it was read for.
"""

from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import available_timezones

from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.accounts import store
from healthvault.accounts.errors import NoSessionError, PreferencesError
from healthvault.accounts.preferences import settled
from healthvault.core import clock
from healthvault.core.db import Purpose, as_person
from healthvault.core.ids import SessionId
from healthvault.core.live import notify
from healthvault.metrics.day import offset_min_at
from healthvault.metrics.zones import Zones

TODAY = date.max
"""From today on, whatever day that is in the zone."""
_MOST = 500
"""Zones of one person: one a week for ten years. Our convention."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """The zones before and after a change."""

    before: Zones
    after: Zones


async def zones(session: SessionId) -> Zones:
    """The zones of the person behind a session.

    Raises:
        NoSessionError: it ended.
    """
    async with as_person(session, Purpose.SHOW) as db:
        return await zones_of(db)


async def zones_of(db: AsyncSession) -> Zones:
    """The same in a transaction of the person."""
    kept = await store.zones(db)
    if kept is None:
        raise NoSessionError
    return kept


async def change_zone(session: SessionId, zone: str, from_day: date | None) -> Moved:
    """Count days in a zone from a local day on, until the next one holds; None for all days, `TODAY` from
    today there.

    Raises:
        PreferencesError: there is no such zone, or the day is still to come there.
        NoSessionError: the session ended.
    """
    _check(zone)
    if from_day == TODAY:
        from_day = clock.today(zone)
    if from_day is not None and from_day > clock.today(zone):
        raise PreferencesError("That day is still to come. Choose today or a day before.")
    async with as_person(session, Purpose.SHOW) as db:
        before = await zones_of(db)
        return await _keep(db, Moved(before=before, after=before.with_zone(zone, from_day)))


async def take_zone_away(session: SessionId, from_day: date) -> Moved:
    """Let the zone before go on from a day on which another one began.

    Raises:
        NoSessionError: the session ended.
    """
    async with as_person(session, Purpose.SHOW) as db:
        before = await zones_of(db)
        return await _keep(db, Moved(before=before, after=before.without(from_day)))


async def elsewhere(session: SessionId, zone: str) -> bool:
    """Whether a clock in the zone of a device shows another time now than the person's, and they did not say
    that this shall be left. Who is back on the kept clock is asked again when they travel.

    Raises:
        NoSessionError: the session ended.
    """
    async with as_person(session, Purpose.SHOW) as db:
        lived, declined, now = await zones_of(db), await store.declined_zone(db), clock.now()
        if zone not in available_timezones():
            return False
        if offset_min_at(now, zone) != offset_min_at(now, lived.now):
            return zone != declined
        if declined is not None:
            await store.decline_zone(db, None)
    return False


async def decline_zone(session: SessionId, zone: str) -> None:
    """Note that the days shall not be counted there.

    Raises:
        PreferencesError: there is no such zone.
        NoSessionError: the session ended.
    """
    _check(zone)
    async with as_person(session, Purpose.SHOW) as db:
        if await store.live_person(db) is None:
            raise NoSessionError
        await store.decline_zone(db, zone)


def _check(zone: str) -> None:
    if zone not in available_timezones():
        raise PreferencesError("This is no time zone that we know. Choose one such as Europe/Berlin.")


async def _keep(db: AsyncSession, moved: Moved) -> Moved:
    person, kept = await store.live_person(db), await store.preferences(db)
    if person is None or kept is None:
        raise NoSessionError
    if len(moved.after.since) > _MOST:
        raise PreferencesError(f"More than {_MOST} changes of the time zone are not kept.")
    await store.keep_preferences(db, settled(kept, replace(kept, zone=moved.after.now)))
    await store.keep_zones_before(db, person, moved.after)
    await notify(db, person, "account")
    return moved
