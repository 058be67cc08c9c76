"""Who measured: the streams of a person, made when first heard of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core import clock
from healthvault.core.db import ALL_PURPOSES
from healthvault.core.ids import PersonId
from healthvault.metrics.sample import DeviceKind, Source
from healthvault.vault.ask import ask


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """A stream of the vault: a source of one person, and for what its readings may be used."""

    id: int
    source: Source
    purposes: int

    @property
    def group(self) -> tuple[str, str]:
        """Within which a reading told twice is one reading."""
        return self.source.carrier, self.source.app


Streams = Mapping[int, Stream]


async def streams(db: AsyncSession) -> dict[int, Stream]:
    """All streams of the person, by id."""
    return {row[0]: _stream(row) for row in await ask(db, _STREAMS)}


_STREAMS = b"select id, origin, carrier, app, device_name, device_model, kind, purposes from hv.stream"
_NAMES = b"""
select id, case when device_model <> '' and min(device_model) over same <> max(device_model) over same
  then app || ' (' || device_model || ')' else app end
from hv.stream window same as (partition by app)"""


async def source_names(db: AsyncSession) -> dict[int, str]:
    """The name of every stream of the person; two devices of one name are told apart by their models."""
    return {number: name for number, name in await ask(db, _NAMES)}  # noqa: C416  A row is no pair to `dict`.


async def stream_ids(db: AsyncSession, person: PersonId, sources: Sequence[Source]) -> list[int]:
    """The ids of the streams of some sources, in their order; new sources become streams."""
    wanted = {_identity(source): source for source in sources}
    known = {_identity(stream.source): stream.id for stream in (await streams(db)).values()}
    for identity, source in wanted.items():
        if identity not in known:
            known[identity] = await _added(db, person, source)
    return [known[_identity(source)] for source in sources]


_ADD = text("""
insert into hv.stream (person_id, origin, carrier, app, device_name, device_model, kind, purposes, created_at)
values (:person, :origin, :carrier, :app, :device_name, :device_model, :kind, :purposes, :at) returning id""")


async def _added(db: AsyncSession, person: PersonId, source: Source) -> int:
    values = {field.name: getattr(source, field.name) for field in fields(source)}
    context = {"person": person, "purposes": ALL_PURPOSES, "at": clock.now(), "kind": source.kind.value}
    return (await db.execute(_ADD, {**values, **context})).scalar_one()


def _identity(source: Source) -> tuple[str, str, str, str, str]:
    return source.carrier, source.origin, source.app, source.device_model, source.kind


def _stream(row: tuple[Any, ...]) -> Stream:
    number, origin, carrier, app, device_name, device_model, kind, purposes = row
    source = Source(
        origin=origin,
        carrier=carrier,
        app=app,
        kind=DeviceKind(kind),
        device_name=device_name,
        device_model=device_model,
    )
    return Stream(id=number, source=source, purposes=purposes)
