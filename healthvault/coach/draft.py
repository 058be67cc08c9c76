"""An answer on its way, and how far it has come in the database."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from time import monotonic

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.accounts.errors import NoSessionError, UnreachableError
from healthvault.accounts.store import live_person
from healthvault.coach import store, store_sight
from healthvault.coach.conversation import LONGEST_ANSWER, Handover, State, title_of
from healthvault.coach.errors import ConversationGoneError, SightNarrowedError, SlowAnswerError, StoppedError
from healthvault.coach.safety.answer import beside
from healthvault.coach.trace import Evidence, trace
from healthvault.consent.consents import agreed
from healthvault.consent.errors import NotAgreedError
from healthvault.core import clock
from healthvault.core.audit import Deed, note
from healthvault.core.db import Purpose, as_person, as_worker
from healthvault.core.errors import NotFoundError
from healthvault.core.ids import ConversationId, MessageId, PersonId, SessionId, new_id
from healthvault.core.instance import instance
from healthvault.core.keys import keys_of
from healthvault.core.live import notify
from healthvault.core.telemetry import talked

_KEEP_EVERY_S = 3.0
_PATIENCE_S = 20.0
"""A database that was killed is back within a second; one with a gigabyte to replay took 16 s."""
_AGAIN_S = 0.25
_LATER = timedelta(microseconds=1)
"""An answer is kept as later than its question, so that the two never change places."""


@dataclass(slots=True, kw_only=True)
class Draft:
    """An answer on its way. Its text is written down every few seconds, and for good at its end.

    While a model speaks, `evidence` is what it was told: whatever is written down has its numbers traced.
    """

    session: SessionId
    person: PersonId
    conversation: ConversationId
    message: MessageId
    engine: str
    question: str = ""
    purpose: Purpose = Purpose.ANALYST
    """Why it looks: for a model, which the person has to agree to as long as it lasts, or for the analyst."""
    narrowed_at: datetime | None = None
    """When something was last switched off for the coach before it began to look."""
    text: str = ""
    looked_at: list[str] = field(default_factory=list)
    handover: Handover | None = None
    evidence: Evidence | None = None
    is_ended: bool = False
    _began_s: float = field(default_factory=monotonic)
    _kept_s: float = field(default_factory=monotonic)

    async def keep(self, state: State) -> None:
        """Write down how far the answer has come; its end is announced.

        A database that is away is waited for at the end; in the middle the next time will do.

        Raises:
            NoSessionError: the session has ended.
            ConversationGoneError: the conversation was deleted.
            HealthVaultError: it may not go on; see `stand`. Not at its end.
            UnreachableError: the database did not come back.
        """
        if state != "streaming":
            await self.settle()
        ends_s = monotonic() + _PATIENCE_S
        while True:
            try:
                return await self._keep(state)
            except DBAPIError:
                if monotonic() > ends_s:
                    raise UnreachableError from None
            if state == "streaming":
                self._kept_s = monotonic()
                return None
            await asyncio.sleep(_AGAIN_S)

    async def settle(self) -> bool:
        """The model has said what it says: trace its numbers for good, and say what a dose or a diagnosis of
        it is worth. False where no model spoke.
        """
        if self.evidence is None:
            return False
        warned = beside(self.text, self.question)
        self.text, self.evidence = await self._traced(), None
        self.text += f"\n\n{warned}" if warned else ""
        return True

    async def _traced(self) -> str:
        if self.evidence is None:
            return self.text
        return (await asyncio.to_thread(trace, self.text, self.evidence)).text

    async def _keep(self, state: State) -> None:
        async with as_person(self.session, Purpose.SHOW) as db:
            person = await live_person(db)
            if person is None:
                raise NoSessionError
            if state == "streaming":
                await self._stand(db)
            keys = await keys_of(db, person)
            if not await store.keep_message(
                db,
                keys,
                self.message,
                words=await self._traced(),
                state=state,
                looked_at=self.looked_at,
                handover=asdict(self.handover) if self.handover else None,
            ):
                raise ConversationGoneError
            if state != "streaming":
                await notify(db, person, "coach")
        self._kept_s = monotonic()
        self.is_ended = state != "streaming"
        if state != "streaming":
            talked(state)

    async def stand(self) -> None:
        """Ask whether the answer may go on.

        Raises:
            NoSessionError: the session has ended.
            ConversationGoneError: the conversation was deleted.
            StoppedError: it was stopped by way of another process.
            SightNarrowedError: something was switched off for the coach since it began to look.
            NotAgreedError: it is for a model, and the person took back that they agree to one.
        """
        async with as_person(self.session, Purpose.SHOW) as db:
            if await live_person(db) is None:
                raise NoSessionError
            await self._stand(db)

    async def _stand(self, db: AsyncSession) -> None:
        state = await store.state_of(db, self.message)
        if state is None:
            raise ConversationGoneError
        if state != "streaming":
            raise StoppedError
        narrowed_at = await store_sight.narrowed_at(db)
        if narrowed_at is not None and (self.narrowed_at is None or narrowed_at > self.narrowed_at):
            raise SightNarrowedError
        if self.purpose is Purpose.COACH and not await agreed(db, Purpose.COACH):
            raise NotAgreedError

    async def leave(self) -> None:
        """Note that nobody writes it any more, where its session has ended and can keep nothing."""
        self.is_ended = True
        with suppress(DBAPIError):
            async with as_worker(self.person, Purpose.SHOW) as db:
                await store.leave(db, self.message)

    def hand_over(self, to: str, sentence: str) -> Handover:
        """From here on another engine speaks; what had come stands before it."""
        self.handover = Handover(at=len(self.text), to=to, sentence=sentence)
        talked("handed_over")
        return self.handover

    async def look(self, looks: Sequence[str]) -> list[str]:
        """Note what was looked at since the last time, before an engine hears of it; what that is.

        Raises:
            HealthVaultError: it may not go on; see `stand`.
        """
        fresh = list(looks[len(self.looked_at) :])
        if not fresh:
            return []
        async with as_person(self.session, Purpose.SHOW) as db:
            person = await live_person(db)
            if person is None:
                raise NoSessionError
            await self._stand(db)
            speaking = self.handover.to if self.handover else self.engine
            await note(db, Deed.COACH_READ, person, engine=speaking, looked_at=", ".join(fresh))
        self.looked_at += fresh
        return fresh

    async def check(self) -> None:
        """Now and then: write down how far it has come, which only a live session can.

        Raises:
            HealthVaultError: it may not go on; see `stand`.
            SlowAnswerError: it takes longer than an answer may.
        """
        now_s = monotonic()
        if now_s - self._began_s > LONGEST_ANSWER.total_seconds():
            raise SlowAnswerError
        if now_s - self._kept_s > _KEEP_EVERY_S:
            await self.keep("streaming")


async def begin(
    session: SessionId,
    conversation: ConversationId | None,
    question: str,
    *,
    engine: str,
    purpose: Purpose = Purpose.ANALYST,
    narrowed_at: datetime | None = None,
) -> Draft:
    """Keep a question, and an empty answer to it, which is looked up for a purpose; see `Draft`.

    Raises:
        NotFoundError: there is no such conversation, or it is somebody else's.
        NoSessionError: the session has ended.
    """
    at = clock.now()
    thread = conversation or ConversationId(new_id())
    message = MessageId(new_id())
    async with as_person(session, Purpose.SHOW) as db:
        person = await live_person(db)
        if person is None:
            raise NoSessionError
        keys = await keys_of(db, person)
        if conversation is None:
            await store.add_conversation(db, keys, person, thread, title=title_of(question), at=at)
        elif not await store.touch_conversation(db, thread, at):
            raise NotFoundError
        asked = MessageId(new_id())
        await store.add_message(
            db, keys, person, thread, asked, role="person", words=question, state="complete", engine="", at=at
        )
        await store.add_message(
            db, keys, person, thread, message,
            role="coach", words="", state="streaming", engine=engine, at=at + _LATER, run_by=instance(),
        )  # fmt: skip
        await notify(db, person, "coach")
    talked("asked")
    return Draft(
        session=session,
        person=person,
        conversation=thread,
        message=message,
        engine=engine,
        question=question,
        purpose=purpose,
        narrowed_at=narrowed_at,
    )
