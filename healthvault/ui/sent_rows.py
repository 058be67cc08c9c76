"""What was sent to an engine, ready to be read. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from healthvault.ai.model import Message
from healthvault.coach.ledger import Call, Exchange
from healthvault.ui import text

_WHO = {"system": "Rules and facts", "person": "You", "coach": "The coach, before"}
_WHO_OF_INSIGHTS = {**_WHO, "system": "Rules", "person": "What was found"}
_ENDS = {"whole": "", "length": "It ended at its longest.", "stopped": "It was stopped."}
NOTHING_KEPT = "Nothing is written down of this answer: it is still on its way, or older than this list."
_AT_HOME = "{engine} answered on this machine. Nothing was sent anywhere."


@dataclass(frozen=True, slots=True, kw_only=True)
class SentPart:
    """One message as it was sent: whose it is, and its words."""

    who: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SentRequest:
    """One request: what it took, what was sent that the one before did not hold, and what it asked."""

    title: str
    took: str
    parts: list[SentPart] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class SentView:
    """All of it, under one sentence."""

    intro: str
    requests: list[SentRequest] = field(default_factory=list)


_AGAIN = "Nothing was sent: the same was asked and answered {when}, and your data has not changed since."


def sent_view(exchange: Exchange | None, now: datetime, zone: str) -> SentView:
    """What the person reads of a record."""
    if exchange is None:
        return SentView(intro=NOTHING_KEPT)
    if exchange.repeats_at is not None:
        return SentView(intro=_AGAIN.format(when=text.moment(exchange.repeats_at, now, zone)))
    models = [call for call in exchange.calls if call.sent]
    if not models:
        engine = exchange.calls[-1].engine if exchange.calls else "The built-in analyst"
        return SentView(intro=_AT_HOME.format(engine=_the(engine)))
    befores = [(), *(call.sent for call in models)]
    who = _WHO if exchange.said is None else _WHO_OF_INSIGHTS
    told = [
        _request(call, _added(call.sent, before, who), title=_title(at, len(models)))
        for at, (call, before) in enumerate(zip(models, befores, strict=False), start=1)
    ]
    if exchange.said:
        told[-1].parts.append(SentPart(who="It answered", words=exchange.said))
    return SentView(intro=_intro(models), requests=told)


def _title(at: int, of: int) -> str:
    return f"Request {at} of {of}" if of > 1 else "The request"


def _intro(calls: Sequence[Call]) -> str:
    told = [f"Sent to {calls[0].engine} at {calls[0].host} in {text.count(len(calls), 'request')}."]
    usages = [call.usage for call in calls if call.usage is not None]
    if len(usages) < len(calls):
        told.append("Its service did not count all the tokens.")
    if usages:
        tokens = sum(usage.tokens_in + usage.tokens_out for usage in usages)
        told.append(f"{text.number(tokens)} tokens, which are pieces of words.")
    costs = [call.cost for call in calls if call.cost is not None]
    if costs and len(costs) == len(calls):
        told.append(f"Cost: {sum(cost.amount for cost in costs):.4f} {costs[0].currency}.")
    return " ".join(told)


def _request(call: Call, parts: list[SentPart], *, title: str) -> SentRequest:
    return SentRequest(
        title=title,
        took=_took(call),
        parts=parts,
        asked=[f"{asked.name}: {asked.text}" if asked.text else asked.name for asked in call.asked],
    )


def _took(call: Call) -> str:
    told = []
    if call.usage is not None:
        told.append(
            f"{text.number(call.usage.tokens_in)} tokens sent, {text.number(call.usage.tokens_out)} answered."
        )
    if call.first_ms is not None:
        told.append(f"First word after {call.first_ms / 1000:.1f} s.")
    told.append(f"Over after {call.whole_ms / 1000:.1f} s.")
    told.append(_ENDS.get(call.ended, f"It {call.ended}."))
    return " ".join(each for each in told if each)


def _added(sent: Sequence[Message], before: Sequence[Message], who: Mapping[str, str]) -> list[SentPart]:
    """What the request before did not hold; of a message that only grew, what was added."""
    parts: list[SentPart] = []
    for at, message in enumerate(sent):
        old = before[at] if at < len(before) else None
        if old == message:
            continue
        if old is not None and old.role == message.role and message.text.startswith(old.text):
            parts.append(SentPart(who="Added since", words=message.text[len(old.text) :].strip()))
        else:
            parts.append(SentPart(who=who[message.role], words=message.text))
    return parts


def _the(engine: str) -> str:
    return "The built-in analyst" if engine == "Built-in analyst" else engine
