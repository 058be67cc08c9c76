"""What the two ways of asking have in common: reading with care, and the call of a tool."""

from base64 import b64encode
from typing import TypedDict

from pydantic import BaseModel, ConfigDict

from healthvault.ai.model import File, Tool, ToolAsked, Usage


class Read(BaseModel):
    """What is read of an answer: the library hands on whatever a service sent, of any shape."""

    model_config = ConfigDict(from_attributes=True, extra="ignore", frozen=True)


def usage(tokens_in: int | None, tokens_out: int | None) -> Usage | None:
    """What an answer took; None where the service does not tell both, or not in earnest."""
    if tokens_in is None or tokens_out is None or min(tokens_in, tokens_out) < 0 or tokens_in == 0:
        return None
    return Usage(tokens_in=tokens_in, tokens_out=tokens_out)


class Turn(TypedDict):
    """One message, by their names for who speaks; with files in parts."""

    role: str
    content: str | list[dict[str, object]]


def data_url(file: File) -> str:
    """A file as an address that holds it."""
    return f"data:{file.kind};base64,{b64encode(file.data).decode()}"


LONGEST_CALL = 4_000
"""How many characters of a call are read."""


def asked(tool: Tool, arguments: str) -> ToolAsked:
    """A call of a tool, with what was said with it."""
    return ToolAsked(name=tool.name, text=arguments[:LONGEST_CALL])
