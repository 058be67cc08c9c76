"""A small server that speaks the Responses API over real HTTP."""

import asyncio
import json
from typing import Any

from tests.fakes import FakeModel, begin_events, end_events, say


class FakeResponses(FakeModel):
    """As `FakeModel`; `finish` is the last event, or the reason for which the answer is not whole."""

    async def _want(self, writer: asyncio.StreamWriter, name: str, arguments: str) -> None:
        item = {"type": "function_call", "id": "i", "call_id": "c", "name": name}
        await begin_events(writer)
        await _tell(writer, "response.function_call_arguments.delta", delta=arguments[:5])
        await _tell(writer, "response.output_item.done", item={**item, "arguments": arguments})
        await _tell(writer, "response.completed", response={"status": "completed", **self._counted})
        await end_events(writer)

    @property
    def _counted(self) -> dict[str, Any]:
        told = self.usage
        return {"usage": {"input_tokens": told[0], "output_tokens": told[1]}} if told else {}

    async def _speak(self, writer: asyncio.StreamWriter) -> None:
        await begin_events(writer)
        await _tell(writer, "response.created", response={"status": "in_progress", "error": None})
        await _tell(writer, "response.reasoning_summary_text.delta", delta="Hmm.")
        for at, word in enumerate(self.words):
            if at == self.cut_after:
                return
            await asyncio.sleep(self.pause_s)
            await _tell(writer, "response.output_text.delta", delta=word)
        match self.finish:
            case "stop":
                await _tell(writer, "response.completed", response={"status": "completed", **self._counted})
            case "failed":
                await _tell(
                    writer, "response.failed", response={"error": {"code": self.code, "message": "No."}}
                )
            case "error":
                await _tell(writer, "error", code=self.code, message="No.")
            case str():
                details = {"incomplete_details": {"reason": self.finish}, **self._counted}
                await _tell(writer, "response.incomplete", response=details)
        await end_events(writer)


async def _tell(writer: asyncio.StreamWriter, kind: str, **what: Any) -> None:
    await say(writer, json.dumps({"type": kind, "sequence_number": 0, **what}))
