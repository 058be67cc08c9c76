"""An engine whose every request is put aside for before it is sent, and written down when it is over.

Where it answered the same before, it is not asked again.
"""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing, suppress
from dataclasses import replace
from uuid import UUID

from sqlalchemy.exc import DBAPIError

from healthvault.ai import tokens
from healthvault.ai.errors import EngineError
from healthvault.ai.model import Capabilities, Delta, Engine, Finished, Form, Message, Spoken, Tool
from healthvault.coach.allowance import ANSWER_TOKENS, put_aside, settle
from healthvault.coach.analyst.look import Look
from healthvault.coach.answered import AGAIN, Before, Known, known
from healthvault.coach.call import OpenCall, written
from healthvault.coach.ledger import Ledger
from healthvault.coach.speaker import Brief, Speaker
from healthvault.core.ids import MessageId
from healthvault.metrics.sort import Sort


def accounted(
    speaker: Speaker, ledger: Ledger, message: MessageId, look: Look | None, *, afresh: bool = False
) -> Speaker:
    """The same speaker, and whoever goes on in their place, with every request accounted for.

    Args:
        speaker: Who answers.
        ledger: The record of the answer.
        message: The answer.
        look: What the answer follows from, so that it may be given again; None where it may not.
        afresh: Ask even where an answer was given before.
    """
    engine = Accounted(speaker.engine, ledger, message)

    async def brief() -> Brief:
        told = await speaker.brief()
        if look is None or not engine.capabilities.composes:
            return told
        follows = await known(ledger.session, engine.capabilities, told.messages, look)
        # Without memory nothing of another conversation is heard again, an answer of its neither.
        engine.follows_from(follows, afresh=afresh or Sort.MEMORY in look.unseen)
        return Brief(messages=[]) if engine.repeats else told

    instead = accounted(speaker.instead, ledger, message, None) if speaker.instead else None
    return replace(speaker, engine=engine, brief=brief, instead=instead)


class Accounted:
    """An engine, and the ledger of the answer that it words."""

    def __init__(self, engine: Engine, ledger: Ledger, message: MessageId) -> None:
        """Account for every request of `engine` for the answer `message`."""
        self._engine, self._ledger, self._message = engine, ledger, message
        self._key: bytes | None = None
        self.repeats: Before | None = None

    def follows_from(self, follows: Known | None, *, afresh: bool) -> None:
        """What the answer follows from, and what followed before."""
        if follows is not None:
            self._key, self.repeats = follows.key, None if afresh else follows.before

    @property
    def capabilities(self) -> Capabilities:
        """What the engine can do."""
        return self._engine.capabilities

    async def stream(
        self, messages: Sequence[Message], *, tools: Sequence[Tool] = (), form: Form | None = None
    ) -> AsyncGenerator[Spoken, None]:
        """The answer, as it comes; one that was given before is given again at once, and nobody is asked.

        Raises:
            AllowanceSpentError: what it may take is more than the person has left.
            AskedTooOftenError: too many questions within an hour.
            EngineError: the engine failed.
        """
        if self.repeats is not None:
            self._ledger.repeats_at = self.repeats.at
            yield Delta(text=f"{self.repeats.text}\n\n{AGAIN}")
            yield Finished()
            return
        files = sum(len(message.files) for message in messages)
        sent = tuple(map(written, messages))
        open_call = OpenCall(able=self.capabilities, sent=sent, files=files, tools=tools)
        use: UUID | None = None
        try:
            if self.capabilities.composes:
                most = tokens.at_most(open_call.characters_in) + ANSWER_TOKENS
                use = await put_aside(self._ledger.session, self._ledger.zone, self._message, most)
                await self._ledger.keep(self._message, begun=open_call.begun())
            async with aclosing(self._engine.stream(messages, tools=tools, form=form)) as parts:
                async for part in parts:
                    open_call.hear(part)
                    yield part
        except EngineError as error:
            open_call.fail(error)
            raise
        finally:
            self._ledger.calls.append(open_call.closed())
            # Who was told more than the brief follows from the data too, whose version is part of the key.
            self._ledger.key = self._key if open_call.is_answer else None
            if use is not None:
                await asyncio.shield(self._settle(use, open_call.taken))

    async def _settle(self, use: UUID, taken: int) -> None:
        # Without the database what was put aside stays counted, which errs to the careful side.
        with suppress(DBAPIError):
            await settle(self._ledger.session, use, taken)
