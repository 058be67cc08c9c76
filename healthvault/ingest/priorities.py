"""Which source counts first: as it is, as it would be, and changed."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.accounts.errors import NoSessionError
from healthvault.accounts.store import live_person
from healthvault.core.audit import Deed, note
from healthvault.core.db import Purpose, as_person, as_worker
from healthvault.core.errors import NotFoundError
from healthvault.core.ids import PersonId, SessionId
from healthvault.ingest.afterwards import vault_changed
from healthvault.ingest.batches import ArrivingError, has_lock
from healthvault.metrics.catalogue import metric as metric_called
from healthvault.vault.orders import ALWAYS, Order, Orders, keep_orders, orders
from healthvault.vault.priority import ranked
from healthvault.vault.read_sources import Teller, tellers
from healthvault.vault.reorder import Effect, effect, moved
from healthvault.vault.resolve import resolve
from healthvault.vault.roads import relays
from healthvault.vault.streams import Streams, streams


class NoSuchSourceError(NotFoundError):
    """There is no such source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """An order that somebody wants for a metric from a day on, None for all days; of streams by their ids.

    No streams: the usual order.
    """

    metric: str
    streams: tuple[int, ...]
    from_day: date | None = None

    @property
    def order(self) -> Order:
        """The order as it is kept."""
        return Order(from_day=self.from_day or ALWAYS, streams=self.streams)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Who tells of a metric: `usual` in everybody's order, `orders` as the person chose.

    `carried` are those whose maker tells it here too: wherever they are placed, the maker's own comes first.
    """

    metric: str
    usual: tuple[Teller, ...]
    orders: Orders
    carried: frozenset[int] = frozenset()

    def ranked(self, placed: tuple[int, ...]) -> list[Teller]:
        """All of them, those that are placed in front."""
        place = {stream: at for at, stream in enumerate(placed)}
        return sorted(self.usual, key=lambda teller: place.get(teller.stream, len(place)))


async def standing(db: AsyncSession, metric: str) -> Standing:
    """Who tells of a metric, and in which order they count.

    Raises:
        UnknownMetricError: there is no such metric.
    """
    slug = metric_called(metric).slug
    told, known = await tellers(db, slug), await streams(db)
    by_stream = {teller.stream: teller for teller in told}
    ranking = [stream for stream in ranked(slug, known) if stream.id in by_stream]
    return Standing(
        metric=slug,
        usual=tuple(by_stream[stream.id] for stream in ranking),
        orders=await orders(db),
        carried=frozenset(relays(ranking)),
    )


async def preview(session: SessionId, wish: Wish) -> Effect:
    """What a wish would change. Nothing is kept.

    Raises:
        UnknownMetricError: there is no such metric.
        NoSuchSourceError: it names a source that is not this person's.
    """
    async with as_person(session, Purpose.SHOW) as db:
        return await effect_of(db, wish)


async def effect_of(db: AsyncSession, wish: Wish) -> Effect:
    """The same in a transaction of the person."""
    slug = metric_called(wish.metric).slug
    before, after = await _before_and_after(db, wish)
    return await effect(db, slug, before, after)


async def reorder(session: SessionId, wish: Wish) -> None:
    """Keep an order, and make the days again that it changes, all at once.

    Raises:
        NoSessionError: the session ended.
        UnknownMetricError: there is no such metric.
        NoSuchSourceError: it names a source that is not this person's.
        ArrivingError: an arrival is being stored.
    """
    async with as_person(session, Purpose.SHOW) as db:
        person = await live_person(db)
    if person is None:
        raise NoSessionError
    await reorder_for(person, wish)


async def reorder_for(person: PersonId, wish: Wish) -> None:
    """The same for somebody who is known."""
    shown = metric_called(wish.metric)
    async with as_worker(person, Purpose.SHOW) as db:
        if not await has_lock(db, person):
            raise ArrivingError
        before, after = await _before_and_after(db, wish)
        touched = await moved(db, wish.metric, before, after)
        await keep_orders(db, person, wish.metric, after.of(wish.metric))
        await resolve(db, person, touched)
        await note(db, Deed.REORDER, person, metric=shown.name)
        await vault_changed(db, person)


async def _before_and_after(db: AsyncSession, wish: Wish) -> tuple[Orders, Orders]:
    _check(wish, await streams(db))
    before = await orders(db)
    return before, before.with_order(wish.metric, wish.order)


def _check(wish: Wish, known: Streams) -> None:
    if len(set(wish.streams)) < len(wish.streams) or not set(wish.streams) <= set(known):
        raise NoSuchSourceError
