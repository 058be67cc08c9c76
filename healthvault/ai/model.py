"""What an engine is: something that turns a conversation into words, a few at a time."""

from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

Role = Literal["system", "person", "coach"]


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A picture or a PDF that goes along with a message; `kind` is its media type."""

    name: str
    kind: str
    data: bytes = field(repr=False)

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture."""
        return self.kind.startswith("image/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One turn. `system` holds our rules and facts; it is never shown and never stored.

    `files` are for an engine that sees.
    """

    role: Role
    text: str
    files: tuple[File, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What an answer has to be: JSON of this schema, of which every property is required, and no other."""

    name: str
    schema: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Delta:
    """The next few characters of the answer; never empty."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """What one answer took, in tokens, as its service counted them."""

    tokens_in: int
    tokens_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """The answer is whole, or it ran into the engine's own limit of length.

    `usage` is None where the service does not tell it, and where there is none.
    """

    reason: Literal["whole", "length"] = "whole"
    usage: Usage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """Something an engine may ask for by its name; `schema` is the JSON schema of what it has to say with it.

    Every property of the schema is required and there are no others, so that a service can hold to it.
    """

    name: str
    description: str
    schema: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolAsked:
    """The engine wants to know more before it goes on: ask again, with the answer among the messages.

    `text` is the JSON that it said with it, as it came: whether it fits the schema is for who answers to see.
    """

    name: str
    text: str


Spoken = Delta | ToolAsked | Finished
"""What an engine sends: any number of `Delta`, some `ToolAsked` perhaps, then one `Finished`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """What differs between engines, for the page and for the context.

    `label` is its name for the person. `composes` tells that it words any sentence by itself and therefore
    needs the rules, the facts and the turns before; an engine that does not is told nothing.
    `takes_tools` tells that it may ask for more before it goes on. `sees` tells that it reads the files of a
    message. `leaves_home` tells that what is asked reaches another machine. `host` is where it is sent, if
    anywhere. `context_tokens` is how much it takes in at once, its answer with it; only what composes has a
    use for it.
    """

    label: str
    composes: bool = False
    takes_tools: bool = False
    sees: bool = False
    leaves_home: bool = False
    host: str = ""
    context_tokens: int = 16_000


class Engine(Protocol):
    """A language model, or what stands in for one."""

    @property
    def capabilities(self) -> Capabilities:
        """What this engine can do."""
        ...

    def stream(
        self, messages: Sequence[Message], *, tools: Sequence[Tool] = (), form: Form | None = None
    ) -> AsyncGenerator[Spoken, None]:
        """The answer to the last message, as it comes; `tools` are what it may ask for, `form` what its words
        have to be where the service can hold it to that.

        Closing the iterator stops the engine and lets go of its connection. An answer that breaks off
        raises; it never ends without `Finished`.

        Raises:
            EngineError: the engine refused, was busy, did not answer in time or broke off.
        """
        ...
