"""An engine whose every request is put aside for before it is sent, and written down when it is over.

Where it answered the same before, it is not asked again.
"""

import asyncio
import json
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing, suppress
from dataclasses import dataclass, field, replace
from time import monotonic
from uuid import UUID

from sqlalchemy.exc import DBAPIError

from healthvault.ai import tokens
from healthvault.ai.errors import (
    EngineBusyError,
    EngineError,
    EngineKeyError,
    EngineModelError,
    EngineSpentError,
    EngineUnreachableError,
)
from healthvault.ai.model import (
    Capabilities,
    Delta,
    Engine,
    Finished,
    Form,
    Message,
    Spoken,
    Tool,
    ToolAsked,
    Usage,
)
from healthvault.coach.allowance import ANSWER_TOKENS, put_aside, settle
from healthvault.coach.analyst.look import Look
from healthvault.coach.answered import AGAIN, Before, Known, known
from healthvault.coach.ledger import Call, Ledger
from healthvault.coach.price import cost
from healthvault.coach.speaker import Brief, Speaker
from healthvault.core.ids import MessageId
from healthvault.metrics.words import size

_REFUSED = (EngineBusyError, EngineKeyError, EngineModelError, EngineSpentError, EngineUnreachableError)
"""Before a first word these mean that nothing was answered, and so nothing taken."""

_FILE_TOKENS = 4_000
"""Source: our convention: a picture in detail takes 1,105 tokens (OpenAI, "Images and vision", 2025), and a
report has a few pages."""


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
        engine.follows_from(follows, afresh=afresh)
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
        sent = tuple(map(_written, messages))
        open_call = _OpenCall(able=self.capabilities, sent=sent, files=files, tools=tools)
        use: UUID | None = None
        try:
            if self.capabilities.composes:
                most = tokens.at_most(open_call.characters_in) + ANSWER_TOKENS
                use = await put_aside(self._ledger.session, self._ledger.zone, self._message, most)
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


def _written(message: Message) -> Message:
    """A message as it is written down: of a file its name and size."""
    files = "".join(f"\n[{file.name}, {size(len(file.data))}]" for file in message.files)
    return replace(message, text=message.text + files, files=())


@dataclass(slots=True, kw_only=True)
class _OpenCall:
    """A request that is on its way."""

    able: Capabilities
    sent: tuple[Message, ...]
    files: int
    tools: Sequence[Tool]
    asked: list[ToolAsked] = field(default_factory=list)
    usage: Usage | None = None
    ended: str = "stopped"
    is_refused: bool = False
    characters_out: int = 0
    first_s: float | None = None
    began_s: float = field(default_factory=monotonic)

    @property
    def is_answer(self) -> bool:
        """Whether it ended with a whole answer and asked for nothing more."""
        return self.ended == "whole" and not self.asked

    @property
    def characters_in(self) -> int:
        """What is sent, in characters, a file by what it probably takes."""
        written = sum(tokens.weight(message.text) for message in self.sent)
        return written + sum(map(_length, self.tools)) + tokens.characters(self.files * _FILE_TOKENS)

    @property
    def taken(self) -> int:
        """What it took, in tokens: as the service counts, else by its length; nothing when it was refused."""
        if self.usage is not None:
            return self.usage.tokens_in + self.usage.tokens_out
        return 0 if self.is_refused else tokens.about(self.characters_in + self.characters_out)

    def hear(self, part: Spoken) -> None:
        """Note what came."""
        match part:
            case Delta():
                self.characters_out += len(part.text)
                self.first_s = self.first_s or monotonic()
            case ToolAsked():
                self.asked.append(part)
            case Finished():
                self.ended, self.usage = part.reason, part.usage

    def fail(self, error: EngineError) -> None:
        """Note why it failed."""
        self.ended = error.why
        self.is_refused = isinstance(error, _REFUSED) and not self.characters_out

    def closed(self) -> Call:
        """The request, now that it is over."""
        first = None if self.first_s is None else round((self.first_s - self.began_s) * 1000)
        return Call(
            engine=self.able.label,
            host=self.able.host,
            sent=self.sent if self.able.composes else (),
            offered=tuple(tool.name for tool in self.tools) if self.able.composes else (),
            asked=tuple(self.asked),
            usage=self.usage,
            cost=cost(self.usage),
            first_ms=first,
            whole_ms=round((monotonic() - self.began_s) * 1000),
            ended=self.ended,
        )


def _length(tool: Tool) -> int:
    return len(tool.name) + len(tool.description) + len(json.dumps(tool.schema))
