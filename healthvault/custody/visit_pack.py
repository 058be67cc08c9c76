"""A pack for a visit: a page for each ninety days, and the same numbers as FHIR.

Whoever asks for it holds it in their hands: nothing is sent anywhere, and nothing is kept here.
"""

import asyncio
import io
import json
import zipfile
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from healthvault.accounts import store
from healthvault.accounts.errors import NoSessionError
from healthvault.accounts.person import Preferences
from healthvault.core import clock
from healthvault.core.audit import Deed, note
from healthvault.core.db import Purpose, as_person
from healthvault.core.ids import SessionId
from healthvault.custody.visit_fhir import bundle, file_name
from healthvault.custody.visit_paper import Heading, paper
from healthvault.insights.visit import Visit, visit, visit_spans
from healthvault.metrics.unit import UnitSystem

MOST_PERIODS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the person wants in it: how many times ninety days, their name and year of birth, their notes."""

    periods: int = 1
    with_name: bool = False
    with_notes: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A pack, ready to be written."""

    visits: tuple[Visit, ...]
    name: str
    birth_year: int | None
    system: UnitSystem
    made_at: datetime
    with_notes: bool = True

    @property
    def stem(self) -> str:
        """What its files are called, before their ending."""
        return file_name(self.made_at.date(), "")[:-1]


async def gather(session: SessionId, wanted: Wanted) -> Pack:
    """Look up what a pack tells, and note in the person's log that it was made.

    Raises:
        NoSessionError: the session ended.
    """
    async with as_person(session, Purpose.EXPORT) as db:
        person = await store.person(db)
        if person is None:
            raise NoSessionError
        kept = await store.preferences(db) or Preferences()
        today = clock.today(kept.zone)
        visits = [
            await visit(db, span, today=today, zone=kept.zone, with_notes=wanted.with_notes)
            for span in visit_spans(today, wanted.periods)
        ]
    async with as_person(session, Purpose.SHOW) as db:
        await note(db, Deed.EXPORT, person.id, what="a visit pack")
    return Pack(
        visits=tuple(visits),
        name=person.name if wanted.with_name else "",
        birth_year=kept.birth_year if wanted.with_name else None,
        system=kept.system,
        made_at=clock.now().astimezone(ZoneInfo(kept.zone)),
        with_notes=wanted.with_notes,
    )


async def as_pdf(pack: Pack) -> bytes:
    """The pages; drawn in a thread, because a page takes a part of a second."""
    heading = Heading(
        name=pack.name,
        birth_year=pack.birth_year,
        made_at=pack.made_at,
        system=pack.system,
        with_notes=pack.with_notes,
    )
    return await asyncio.to_thread(paper, pack.visits, heading)


def as_fhir(pack: Pack) -> bytes:
    """The bundle as JSON."""
    told = bundle(pack.visits, name=pack.name, birth_year=pack.birth_year, made_at=pack.made_at)
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


async def as_zip(pack: Pack) -> bytes:
    """Both in one file."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{pack.stem}.pdf", await as_pdf(pack))
        archive.writestr(f"{pack.stem}.fhir.json", as_fhir(pack))
    return written.getvalue()
