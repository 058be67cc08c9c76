"""What the two ways of asking have in common: reading with care, and a tool's parameters."""

import json
from typing import TypedDict

from pydantic import BaseModel, ConfigDict

from healthvault.ai.model import Tool, ToolAsked, Usage


class Read(BaseModel):
    """What is read of an answer: the library hands on whatever a service sent, of any shape."""

    model_config = ConfigDict(from_attributes=True, extra="ignore", frozen=True)


def usage(tokens_in: int | None, tokens_out: int | None) -> Usage | None:
    """What an answer took; None where the service does not tell both, or not in earnest."""
    if tokens_in is None or tokens_out is None or min(tokens_in, tokens_out) < 0 or tokens_in == 0:
        return None
    return Usage(tokens_in=tokens_in, tokens_out=tokens_out)


class Turn(TypedDict):
    """One message, by their names for who speaks."""

    role: str
    content: str


class Parameter(TypedDict):
    """One text that a tool is asked."""

    type: str
    description: str


class Schema(TypedDict):
    """What a tool is asked, as a JSON schema."""

    type: str
    properties: dict[str, Parameter]
    required: list[str]
    additionalProperties: bool


def parameters(tool: Tool) -> Schema:
    """The schema of what a tool is asked: one text, and nothing besides."""
    return {
        "type": "object",
        "properties": {tool.parameter: {"type": "string", "description": tool.meaning}},
        "required": [tool.parameter],
        "additionalProperties": False,
    }


def asked(tool: Tool, arguments: str) -> ToolAsked:
    """A call of a tool; one whose text cannot be read asks with an empty one."""
    try:
        told = json.loads(arguments)
    except json.JSONDecodeError:
        told = None
    value = told.get(tool.parameter) if isinstance(told, dict) else None
    return ToolAsked(name=tool.name, text=value if isinstance(value, str) else "")
