"""An answer that is no prose: JSON of a form that a class describes, asked for and checked."""

import json
from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import replace
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from healthvault.ai.errors import EngineCutError, EngineUnreadableError
from healthvault.ai.model import Delta, Engine, Finished, Form, Message

Filled = TypeVar("Filled", bound=BaseModel)
_LONGEST = 200_000
_WORDS = "Answer with one JSON object of this schema, and with nothing else:"


def form_of(kind: type[BaseModel]) -> Form:
    """The form of a class whose every field is required and that allows no others.

    Raises:
        TypeError: it is not such a class, which is a mistake of ours.
    """
    schema = kind.model_json_schema()
    for part in (schema, *schema.get("$defs", {}).values()):
        if part.get("type") == "object" and (
            part.get("additionalProperties") is not False or set(part["properties"]) != set(part["required"])
        ):
            raise TypeError(f"{kind.__name__} is no strict form.")
    return Form(name=kind.__name__.lower().strip("_"), schema=schema)


async def filled(engine: Engine, messages: Sequence[Message], kind: type[Filled]) -> Filled:
    """What an engine answers, as an object of a class.

    The schema stands in the last message too, for a service that cannot hold its model to it.

    Args:
        engine: Whoever is asked.
        messages: At least one; the last is the question.
        kind: A class as `form_of` wants it.

    Raises:
        EngineDeclinedError: it refuses.
        EngineUnreadableError: what came is not of the form.
        EngineError: it failed.
    """
    form = form_of(kind)
    *before, asked = messages
    told = replace(asked, text=f"{asked.text}\n\n{_WORDS}\n{json.dumps(form.schema)}")
    words, length = list[str](), 0
    async with aclosing(engine.stream([*before, told], form=form)) as parts:
        async for part in parts:
            match part:
                case Delta():
                    words.append(part.text)
                    length += len(part.text)
                case Finished(reason="length"):
                    raise EngineCutError
                case _:
                    pass
            if length > _LONGEST:
                raise EngineUnreadableError
    try:
        return kind.model_validate_json(_bare("".join(words)))
    except (ValidationError, RecursionError) as error:
        raise EngineUnreadableError from error


def _bare(words: str) -> str:
    """The object, without what some models put around it."""
    return words[words.find("{") : words.rfind("}") + 1]
