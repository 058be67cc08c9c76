"""A laboratory's report that is attached in the coach: read apart, said in plain words, and kept sealed.

The file stays with its conversation and goes with it. Nothing of it is a reading until the person says so of
each value; then it is an entry by hand like any other, with its history. No model sees the file, but for a
picture, which only a model can read that the person agreed to.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from healthvault.accounts.errors import NoSessionError
from healthvault.accounts.preferences import preferences
from healthvault.accounts.store import live_person
from healthvault.accounts.zones import zones
from healthvault.coach import store, store_attachments
from healthvault.coach.attachments_seen import seen
from healthvault.coach.attachments_words import ENGINE, summary, title_of
from healthvault.coach.ledger import Ledger
from healthvault.coach.store_attachments import Attachment, Told
from healthvault.core import clock
from healthvault.core.confined import ConfinedError, Limits, confined
from healthvault.core.db import Purpose, as_person
from healthvault.core.errors import ConflictError, InvalidInputError, NotFoundError
from healthvault.core.ids import ConversationId, MessageId, SessionId, new_id
from healthvault.core.keys import keys_of
from healthvault.core.live import notify
from healthvault.ingest import entries
from healthvault.ingest.by_hand import EntryError, entry_told
from healthvault.metrics.unit import UnitSystem
from healthvault.metrics.zones import Zones
from healthvault.providers.lab_report.child import REFUSALS, REFUSED, REPORT
from healthvault.providers.lab_report.lines import LabReport, Recognised
from healthvault.providers.lab_report.read import (
    LARGEST_BYTES,
    DamagedReportError,
    PictureReportError,
    is_picture,
)

_READER = "healthvault.providers.lab_report.child"
LIMITS = Limits()
"""What the reading of one file may use."""
MOST = 100
"""How many files one person may have attached. Source: our convention: ten years of reports."""
_LONGEST_NAME = 120
_ASKED = "I attached a lab report."
_LATER = timedelta(microseconds=1)
_NOON = time(12)
"""Of a sample without a time: the hour that is on the same day in every zone near by."""


class LargeReportError(InvalidInputError):
    """This file is larger than 10 MB. Nothing was kept."""

    code = "large"


class ManyReportsError(ConflictError):
    """A hundred files are attached already. Delete one that you need no longer."""

    code = "many"


class HostileReportError(InvalidInputError):
    """This file takes too long to read, or unfolds too far. Nothing was kept."""

    code = "hostile"


class NoDayError(InvalidInputError):
    """The report does not say of which day it is. Choose the date of the sample first."""


class NothingTickedError(InvalidInputError):
    """Tick the values that you want to save."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """How many values were saved, how many stood in the vault already, and why others cannot be."""

    kept: int
    there_already: int
    refused: tuple[str, ...] = ()


async def attach(
    session: SessionId, conversation: ConversationId | None, name: str, data: bytes
) -> Attachment:
    """Read a file, and keep it with a summary as an exchange of a conversation, or of a new one.

    Raises:
        LargeReportError: it is larger than is taken.
        ManyReportsError: there are enough already.
        UnreadableReportError, DamagedReportError, PictureReportError, EmptyReportError: see those.
        HostileReportError: reading it takes more than it may.
        UnseenReportError: it is a picture, and the model that should read it failed.
        NotFoundError: there is no such conversation of this person.
        NoSessionError: the session ended.
    """
    if len(data) > LARGEST_BYTES:
        raise LargeReportError
    if len(await attachments(session)) >= MOST:
        raise ManyReportsError
    answer, system = MessageId(new_id()), (await preferences(session)).system
    report, ledger = await _read(session, answer, data)
    new = Attachment(
        id=new_id(),
        conversation=conversation or ConversationId(new_id()),
        told=Told(file_name=_clean(name), report=report),
        made_at=clock.now(),
    )
    async with as_person(session, Purpose.SHOW) as db:
        person = await live_person(db)
        if person is None:
            raise NoSessionError
        keys, at = await keys_of(db, person), new.made_at
        if conversation is None:
            title = title_of(report.day)
            await store.add_conversation(db, keys, person, new.conversation, title=title, at=at)
        elif not await store.touch_conversation(db, conversation, at):
            raise NotFoundError
        for message, role, words, engine, later in (
            (MessageId(new_id()), "person", _ASKED, "", timedelta(0)),
            (answer, "coach", _answer(new, system), ENGINE, _LATER),
        ):
            await store.add_message(
                db, keys, person, new.conversation, message,
                role=role, words=words, state="complete", engine=engine, at=at + later,
            )  # fmt: skip
        await store_attachments.add(db, keys, person, new, data)
        await notify(db, person, "coach")
    if ledger is not None:
        await ledger.keep(answer)
    return new


async def attachments(session: SessionId) -> list[Attachment]:
    """What this person attached, the last first; none when the session ended."""
    async with as_person(session, Purpose.SHOW) as db:
        person = await live_person(db)
        if person is None:
            return []
        return await store_attachments.attachments(db, await keys_of(db, person), MOST)


async def attachment(session: SessionId, which: UUID) -> Attachment:
    """One of them; what was saved of it and taken away since counts as not saved.

    Raises:
        NotFoundError: there is none of that id, or it is somebody else's.
    """
    async with as_person(session, Purpose.SHOW) as db:
        person = await live_person(db)
        found = person and await store_attachments.attachment(db, await keys_of(db, person), which)
    if not found:
        raise NotFoundError
    standing = await entries.standing(session, list(found.told.saved.values()))
    saved = {place: entry for place, entry in found.told.saved.items() if entry in standing}
    return replace(found, told=replace(found.told, saved=saved))


async def file_of(session: SessionId, which: UUID) -> tuple[str, bytes]:
    """The name of a file, and the file as it came.

    Raises:
        NotFoundError: there is none of that id, or it is somebody else's.
    """
    name = (await attachment(session, which)).told.file_name
    async with as_person(session, Purpose.SHOW) as db:
        person = await live_person(db)
        data = person and await store_attachments.file(db, await keys_of(db, person), which)
    if not data:
        raise NotFoundError
    return name, data


async def forget(session: SessionId, which: UUID) -> None:
    """Delete a file and what it was read as, for good; what was saved of it stays among the entries.

    Raises:
        NotFoundError: there is none of that id, or it is somebody else's.
    """
    async with as_person(session, Purpose.SHOW) as db:
        person = await live_person(db)
        if person is None or not await store_attachments.delete(db, which):
            raise NotFoundError
        await notify(db, person, "coach")


async def save(session: SessionId, which: UUID, places: Sequence[int], day: date | None) -> Saved:
    """Save what the person confirmed, each line as an entry of its own.

    Args:
        session: Their session.
        which: The attachment.
        places: Their lines, counted from 0.
        day: The date of the sample, for lines of which the report tells none; None leaves it to the report.

    Raises:
        NotFoundError: there is none of that id, or it is somebody else's.
        NothingTickedError: none of these lines can be saved.
        NoDayError: one of them is of no day that is known.
    """
    kept = await attachment(session, which)
    lines = kept.told.report.lines
    wanted = {
        place: found
        for place in dict.fromkeys(places)
        if 0 <= place < len(lines) and (found := lines[place].found) and place not in kept.told.saved
    }
    if not wanted:
        raise NothingTickedError
    lived = await zones(session)
    at = {place: _at(found, day or kept.told.report.day, lived) for place, found in wanted.items()}
    done: dict[int, UUID] = {}
    there_already, refused = 0, list[str]()
    for place, found in wanted.items():
        try:
            told = entry_told(at[place], values={found.metric: found.value}, note="", now=clock.now())
            done[place] = await entries.keep(session, told)
        except entries.AlreadyEnteredError:
            there_already += 1
        except EntryError as error:
            refused.append(error.message)
    await _note_saved(session, which, done)
    return Saved(kept=len(done), there_already=there_already, refused=tuple(dict.fromkeys(refused)))


async def take_back(session: SessionId, which: UUID, place: int) -> None:
    """Let a value that was saved from a report count no longer.

    Raises:
        NotFoundError: there is no such value.
    """
    entry = (await attachment(session, which)).told.saved.get(place)
    if entry is None:
        raise NotFoundError
    await entries.take_away(session, entry)


async def _read(session: SessionId, answer: MessageId, data: bytes) -> tuple[LabReport, Ledger | None]:
    """A report, and where a model had to look at it the record of what was sent."""
    try:
        return await _read_here(data), None
    except PictureReportError:
        return await seen(session, answer, data)


async def _read_here(data: bytes) -> LabReport:
    if is_picture(data):
        raise PictureReportError
    try:
        ended = await confined(_READER, data, LIMITS)
    except ConfinedError:
        raise HostileReportError from None
    if ended.status == REFUSED:
        raise REFUSALS.get(ended.output.decode(errors="replace"), DamagedReportError)
    if ended.status:
        # The library stumbled over something that its authors did not think of.
        raise DamagedReportError
    return REPORT.validate_json(ended.output)


async def _note_saved(session: SessionId, which: UUID, done: dict[int, UUID]) -> None:
    async with as_person(session, Purpose.SHOW) as db:
        person = await live_person(db)
        if person is None:
            raise NoSessionError
        keys = await keys_of(db, person)
        kept = await store_attachments.attachment(db, keys, which, is_held=True)
        if kept is None:
            raise NotFoundError
        told = replace(kept.told, saved={**kept.told.saved, **done})
        await store_attachments.keep_told(db, keys, which, told)
        await notify(db, person, "coach")


def _answer(new: Attachment, system: UnitSystem) -> str:
    said = summary(new.told.report, system)
    return f"{said}\n\n[See each value, and choose what to save](/report?id={new.id})"


def _at(found: Recognised, day: date | None, lived: Zones) -> datetime:
    if found.at is not None:
        return found.at
    of = found.day or day
    if of is None:
        raise NoDayError
    zone = lived.on(of)
    noon = datetime.combine(of, _NOON, ZoneInfo(zone))
    # A sample of this very morning is not of a time that is still to come.
    return noon if noon <= clock.now() or of != clock.today(zone) else clock.now().astimezone(ZoneInfo(zone))


def _clean(name: str) -> str:
    last = name.replace("\\", "/").rpartition("/")[2]
    plain = "".join(each for each in last if each.isprintable()).strip()
    return plain[:_LONGEST_NAME] or "a file"
