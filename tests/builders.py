"""Small makers of what tests need."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import numpy as np
from sqlalchemy import text

from healthvault.accounts.sessions import open_browser_session
from healthvault.ai.model import Message, ToolAsked
from healthvault.coach.ledger import Call, Ledger
from healthvault.consent.consents import give
from healthvault.core.db import Purpose, as_system, as_worker
from healthvault.core.ids import BatchId, MessageId, PersonId, SessionId, new_id
from healthvault.ingest.batches import open_batch
from healthvault.ingest.importing import import_arrivals
from healthvault.metrics.day import epoch_ms
from healthvault.metrics.sample import DeviceKind, RouteSample, SampleBatch, Source
from healthvault.metrics.track import Track
from healthvault.providers.provider import Arrival


async def a_person(zone: str = "Europe/Berlin") -> PersonId:
    """A new person of their own."""
    person = PersonId(new_id())
    async with as_system("a test signs up") as db:
        await db.execute(
            text("select app.sign_up(:id, :email, 'Ann', 'x', :zone, false)"),
            {"id": person, "email": f"{person}@example.org", "zone": zone},
        )
    return person


async def agrees(person: PersonId, purpose: Purpose) -> None:
    """Let somebody agree to a purpose."""
    opened = await open_browser_session(person, address="::1", agent="a browser")
    await give(opened.session, purpose)


async def a_record(session: SessionId, message: MessageId, words: str) -> None:
    """Keep that these words were sent for an answer, and that a tool was asked them."""
    ledger = Ledger(session=session, zone="UTC")
    call = Call(
        engine="small", host="", sent=(Message(role="person", text=words),), offered=(),
        asked=(ToolAsked(name="look_up", text=words),), usage=None, cost=None, first_ms=1, whole_ms=2,
        ended="whole",
    )  # fmt: skip
    ledger.calls.append(call)
    await ledger.keep(message)


async def an_arrival(person: PersonId) -> BatchId:
    """A committed import batch that nothing was read from yet."""
    async with as_worker(person, Purpose.SHOW) as db:
        return await open_batch(db, person, "test", None)


def a_source(
    kind: DeviceKind = DeviceKind.WATCH, app: str = "", *, carrier: str = "test", model: str = ""
) -> Source:
    """A source, named after its kind unless told."""
    return Source(origin="test", carrier=carrier, app=app or kind.value, kind=kind, device_model=model)


WATCH, PHONE, BAND, RING = (
    a_source(kind) for kind in (DeviceKind.WATCH, DeviceKind.PHONE, DeviceKind.BAND, DeviceKind.RING)
)


def a_route(
    name: str = "route.gpx",
    start_at: datetime = datetime(2026, 9, 4, 16, 10, tzinfo=UTC),
    *,
    north: float = 52.5,
) -> RouteSample:
    """Half an hour around a corner."""
    way = np.array([[north, 13.4], [north + 0.01, 13.4], [north + 0.01, 13.42]])
    return RouteSample(
        name=name, track=Track(start_at=start_at, end_at=start_at + timedelta(minutes=30), pieces=(way,))
    )


def readings(
    metric: str,
    source: Source,
    told: Sequence[tuple[datetime, float, float]],
    *,
    offset_min: int | None = None,
) -> SampleBatch:
    """A batch of one source from (aware start, minutes, value); the offset is the start's own unless told."""

    def offset(at: datetime) -> int:
        return (
            offset_min if offset_min is not None else (at.utcoffset() or timedelta()) // timedelta(minutes=1)
        )

    return SampleBatch(
        metric=metric,
        sources=(source,),
        source=np.zeros(len(told), np.int32),
        start_ms=np.array([epoch_ms(at) for at, _, _ in told], np.int64),
        duration_ms=np.array([round(minutes * 60_000) for _, minutes, _ in told], np.int64),
        value=np.array([value for _, _, value in told], np.float64),
        offset_min=np.array([offset(at) for at, _, _ in told], np.int16),
    )


async def arrive(person: PersonId, *arrivals: Arrival) -> BatchId:
    """Store and resolve what arrives, as an import of its own."""
    async with as_worker(person, Purpose.SHOW) as db:
        batch = await open_batch(db, person, "test", None)
    await import_arrivals(person, batch, "test", arrivals)
    return batch


async def resolved(person: PersonId) -> dict[str, list[tuple]]:
    """Every row of the person's resolved layer, by table: what undoing must bring back to the byte."""
    tables = (
        "day_value", "hour_value", "sleep_night", "sleep_segment", "workout", "known_metric", "stream_day",
    )  # fmt: skip
    async with as_worker(person, Purpose.SHOW) as db:
        return {
            table: [
                tuple(row)
                for row in await db.execute(text(f"select t::text from hv.{table} t order by t::text"))
            ]
            for table in tables
        }
