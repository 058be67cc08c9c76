"""What Dust sends, read as little as is needed; and a question in its words.

Source: https://docs.dust.tt/reference, "Create a conversation" and "Get the events for a message"; the types
of events and the order of versions as in their own SDK (dust-tt/dust, sdks/js/src/index.ts).
"""

from collections.abc import Mapping, Sequence
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from healthvault.ai.model import Message

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,100}$")]
"""What Dust calls a thing: safe in a path of an address."""
Plain = Mapping[str, object]


class _Read(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class _Said(_Read):
    sId: Id  # noqa: N815  Their name.
    type: str


class _Conversation(_Read):
    sId: Id  # noqa: N815  Their name.
    content: list[list[_Said]]


class Begun(_Read):
    """A conversation that Dust began; each entry of its content holds the versions of one message."""

    conversation: _Conversation

    @property
    def answer(self) -> str | None:
        """The id of the agent's answer, whose events are the words; None when no agent was asked."""
        latest = [versions[-1] for versions in self.conversation.content if versions]
        return next((said.sId for said in reversed(latest) if said.type == "agent_message"), None)


class _Waiting(_Read):
    sId: Id  # noqa: N815  Their name.
    uploadUrl: str  # noqa: N815  Their name.


class Place(_Read):
    """Where a file is to be sent, and what it will be called."""

    file: _Waiting


class _Whole(_Read):
    content: str | None = None


class Told(_Read):
    """One thing that happened while the agent answers."""

    type: str
    text: str = ""
    classification: str = ""
    message: _Whole | None = None


class Heard(_Read):
    """A thing that happened, and the id after which to go on listening."""

    event_id: str | None = Field(default=None, alias="eventId")
    data: Told


class _Why(_Read):
    type: str = ""


class Refused(_Read):
    """Why Dust refuses a request."""

    error: _Why = Field(default_factory=_Why)


def conversation(messages: Sequence[Message], agent: str, files: Sequence[tuple[str, str]] = ()) -> Plain:
    """A new conversation that asks an agent the last message, and hands it what was said before, and files by
    their names and ids.

    Whoever asks has no name there: the agent is told the question, the facts and the turns, and no more.
    """
    *before, asked = messages
    told = [message for message in before if message.role == "system"]
    said = [message for message in before if message.role != "system"]
    return {
        "title": None,
        "visibility": "unlisted",
        "blocking": False,
        "skipToolsValidation": False,
        "message": {
            "content": asked.text,
            "mentions": [{"configurationId": agent}],
            "context": {"timezone": "UTC", "username": "health-vault", "origin": "api"},
        },
        "contentFragments": [
            *_fragment("Rules and facts", "\n\n".join(message.text for message in told)),
            *_fragment("What was said before", "\n\n".join(f"{turn.role}: {turn.text}" for turn in said)),
            *({"title": name, "fileId": file_id} for name, file_id in files),
        ],
    }


def _fragment(title: str, content: str) -> list[Plain]:
    return [{"title": title, "content": content, "contentType": "text/plain"}] if content else []
