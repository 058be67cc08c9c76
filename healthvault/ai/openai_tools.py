"""Chat completions as they come, piece by piece; and tools in their words, offered and asked for."""

import json
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from healthvault.ai.model import Tool, ToolAsked


class _Read(BaseModel):
    """What is read of an answer: the library hands on whatever a service sent, of any shape."""

    model_config = ConfigDict(from_attributes=True, extra="ignore", frozen=True)


class _Function(_Read):
    name: str | None = None
    arguments: str | None = None


class _Call(_Read):
    index: int = 0
    function: _Function | None = None


class _Words(_Read):
    content: str | None = None
    refusal: str | None = None
    tool_calls: list[_Call] | None = None


class _Choice(_Read):
    delta: _Words | None = None
    finish_reason: str | None = None


class Piece(_Read):
    """One piece of a completion; without choices it only counts."""

    choices: list[_Choice] = Field(default_factory=list)


def described(tools: Sequence[Tool]) -> list[Any]:
    """The tools as the service wants them described."""
    return [
        {
            "type": "function",
            "function": {
                "name": tool.name,
                "description": tool.description,
                "parameters": {
                    "type": "object",
                    "properties": {tool.parameter: {"type": "string", "description": tool.meaning}},
                    "required": [tool.parameter],
                    "additionalProperties": False,
                },
            },
        }
        for tool in tools
    ]


class Calls:
    """What a model asks for; its words come in pieces, several calls at once perhaps."""

    def __init__(self, tools: Sequence[Tool]) -> None:
        """Listen for calls of these tools; others are not heard."""
        self._tools = {tool.name: tool for tool in tools}
        self._names: dict[int, str] = {}
        self._pieces: dict[int, str] = {}

    def hear(self, piece: Piece) -> None:
        """Take what a piece says of calls."""
        for choice in piece.choices[:1]:
            for call in (choice.delta.tool_calls if choice.delta else None) or ():
                if call.function and call.function.name:
                    self._names[call.index] = call.function.name
                if call.function and call.function.arguments:
                    self._pieces[call.index] = self._pieces.get(call.index, "") + call.function.arguments

    def asked(self) -> list[ToolAsked]:
        """The calls of known tools, in their order; one whose text cannot be read asks with an empty one."""
        return [
            ToolAsked(name=name, text=_text(self._pieces.get(at, ""), self._tools[name].parameter))
            for at, name in sorted(self._names.items())
            if name in self._tools
        ]


def _text(arguments: str, parameter: str) -> str:
    try:
        told = json.loads(arguments)
    except json.JSONDecodeError:
        return ""
    value = told.get(parameter) if isinstance(told, dict) else None
    return value if isinstance(value, str) else ""
