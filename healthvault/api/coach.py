"""The coach for programs: one question, and its answer as server-sent events; and what was said before."""

import json
from collections.abc import AsyncGenerator
from contextlib import aclosing
from http import HTTPStatus
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response, StreamingResponse

from healthvault.accounts import store
from healthvault.accounts.person import Preferences
from healthvault.ai.model import Delta
from healthvault.api.span import PlainText
from healthvault.api.visitor import Seeker, Talker
from healthvault.coach.errors import StoppedError
from healthvault.coach.events import Checked, Done, Event, Failed, HandedOver, LookedAt, Started
from healthvault.coach.export import as_json, as_markdown
from healthvault.coach.forgetting import forget_turn
from healthvault.coach.running import Run, begin, settle
from healthvault.coach.search import search
from healthvault.core.db import Purpose, as_person
from healthvault.core.ids import ConversationId, MessageId

router = APIRouter(prefix="/api/v1/coach", tags=["coach"])


class Question(BaseModel):
    """A question; without `conversation_id` it begins a conversation."""

    model_config = ConfigDict(extra="forbid")

    text: str
    conversation_id: UUID | None = None
    afresh: bool = False
    """Ask a model even where it answered the same before."""


class WantedWords(BaseModel):
    """Words to look for; each of them has to stand in a title or a turn."""

    model_config = ConfigDict(extra="forbid")

    words: Annotated[PlainText, Field(min_length=1, max_length=200)]


class FoundConversation(BaseModel):
    """Where the words stand: in a passage that the person or the coach said, or only in the title."""

    conversation_id: UUID
    title: str
    passage: str
    said_by_person: bool


class FoundBody(BaseModel):
    """What was found; `whole` is false where older turns were not looked into."""

    conversations: list[FoundConversation]
    whole: bool


@router.post("/messages", response_class=StreamingResponse)
async def ask(question: Question, session: Talker) -> StreamingResponse:
    """Ask the coach. Needs the scope `coach`.

    The answer is `text/event-stream`: any `delta` (`{"text"}`) and `tool` (`{"looked_at"}`), then one
    `done` or `error`. What a model said is told again as `checked` (`{"text"}`), each of its numbers a link
    to where it was measured, to `#published-` with the key of a guideline where it is general advice, or to
    `#not-from-your-data`. Where it fails, `handover` (`{"engine", "sentence"}`) says who goes on, and why.
    Hanging up stops the answer, because a program has no other way to say so; what had come is kept. Another
    question in the same conversation stops it too.
    """
    thread = ConversationId(question.conversation_id) if question.conversation_id else None
    # It comes back when the question was taken; before, a refusal is an ordinary problem.
    run = await begin(session.id, thread, question.text, afresh=question.afresh)
    return StreamingResponse(
        _stream(run),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


@router.get("/conversations", response_class=StreamingResponse)
async def export_conversations(session: Talker) -> StreamingResponse:
    """All conversations with all that was said, and what was sent for it, as one JSON file. Needs the scope
    `coach`.
    """
    return StreamingResponse(
        as_json(session.id),
        media_type="application/json",
        headers={
            "Cache-Control": "no-store",
            "Content-Disposition": 'attachment; filename="conversations.json"',
        },
    )


@router.post("/conversations/search")
async def search_conversations(wanted: WantedWords, session: Seeker) -> FoundBody:
    """The conversations in which all of some words stand, the newest first; at most twenty. Needs the scope
    `coach`.
    """
    told = await search(session.id, wanted.words)
    return FoundBody(
        conversations=[
            FoundConversation(
                conversation_id=each.conversation,
                title=each.title,
                passage=each.passage,
                said_by_person=each.is_person,
            )
            for each in told.found
        ],
        whole=told.is_whole,
    )


@router.delete("/conversations/{conversation_id}/messages/{message_id}", status_code=HTTPStatus.NO_CONTENT)
async def forget_message(conversation_id: UUID, message_id: UUID, session: Talker) -> Response:
    """Delete a question with its answer, by either of them, for good. Needs the scope `coach`."""
    thread = ConversationId(conversation_id)
    await settle(session.id, thread)
    await forget_turn(session.id, thread, MessageId(message_id))
    return Response(status_code=HTTPStatus.NO_CONTENT)


@router.get("/conversations/{conversation_id}", response_class=Response)
async def export_conversation(conversation_id: UUID, session: Talker) -> Response:
    """One conversation to be read, as a Markdown file. Needs the scope `coach`."""
    async with as_person(session.id, Purpose.SHOW) as db:
        kept = await store.preferences(db) or Preferences()
    return Response(
        await as_markdown(session.id, ConversationId(conversation_id), zone=kept.zone),
        media_type="text/markdown; charset=utf-8",
        headers={
            "Cache-Control": "no-store",
            "Content-Disposition": 'attachment; filename="conversation.md"',
        },
    )


async def _stream(run: Run) -> AsyncGenerator[str, None]:
    where = {
        "conversation_id": str(run.begun.conversation),
        "message_id": str(run.begun.message),
        "engine": run.begun.engine,
    }
    try:
        async with aclosing(run.follow()) as events:
            async for fresh in events:
                for event in fresh:
                    yield _frame(event, where)
    finally:
        run.end(StoppedError())


def _frame(event: Event, where: dict[str, str]) -> str:
    """One event: its name, and one line of JSON."""
    match event:
        case Delta() | Checked():
            return _sse("delta" if isinstance(event, Delta) else "checked", {"text": event.text})
        case LookedAt():
            return _sse("tool", {"looked_at": event.what})
        case HandedOver():
            return _sse("handover", {"engine": event.engine, "sentence": event.sentence})
        case Done():
            return _sse("done", {**where, "whole": event.is_whole})
        case Failed():
            return _sse("error", {**where, "sentence": event.sentence})
        case Started():
            return ""


def _sse(name: str, data: dict[str, object]) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
