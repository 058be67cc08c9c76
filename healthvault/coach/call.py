"""One request to an engine while it is on its way, and what becomes of it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from time import monotonic

from healthvault.ai import tokens
from healthvault.ai.errors import (
    EngineBusyError,
    EngineError,
    EngineKeyError,
    EngineModelError,
    EngineSpentError,
    EngineUnreachableError,
)
from healthvault.ai.model import Capabilities, Delta, Finished, Message, Spoken, Tool, ToolAsked, Usage
from healthvault.coach.ledger import Call
from healthvault.coach.price import cost
from healthvault.metrics.words import size

_REFUSED = (EngineBusyError, EngineKeyError, EngineModelError, EngineSpentError, EngineUnreachableError)
"""Before a first word these mean that nothing was answered, and so nothing taken."""

_CUT = "was cut off with this server"
_FILE_TOKENS = 4_000
"""Source: our convention: a picture in detail takes 1,105 tokens (OpenAI, "Images and vision", 2025), and a
report has a few pages."""


def written(message: Message) -> Message:
    """A message as it is written down: of a file its name and size."""
    files = "".join(f"\n[{file.name}, {size(len(file.data))}]" for file in message.files)
    return replace(message, text=message.text + files, files=())


@dataclass(slots=True, kw_only=True)
class OpenCall:
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

    def begun(self) -> Call:
        """The request as it is written down before it is sent; it is read where this process dies."""
        return replace(self.closed(), ended=_CUT)

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
