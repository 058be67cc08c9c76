"""Answers that a model gave before: the same question in the same context over unchanged data costs nothing.

The answer is not kept twice. Beside the record of each whole answer of a model stands a name for everything
that it followed from: who was asked, every message, the tools, the units, the day, what is switched off and
the version of the data. Where the name is found again, that answer is given again, as long as it stands.
The name is a keyed digest of its person's: whoever reads it learns nothing.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from healthvault.accounts.store import live_person
from healthvault.ai.model import Capabilities, Message
from healthvault.coach import store_ledger
from healthvault.coach.analyst.look import Look
from healthvault.coach.tools.offered import offered
from healthvault.core.db import Purpose, as_person
from healthvault.core.ids import SessionId
from healthvault.core.keys import keys_of
from healthvault.core.version import version

AGAIN = "*Answered before: your data has not changed since.*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """An answer that was given before."""

    text: str
    looked_at: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What an answer follows from, by its name, and the answer that followed before; None for none."""

    key: bytes
    before: Before | None


async def known(
    session: SessionId, able: Capabilities, messages: Sequence[Message], look: Look
) -> Known | None:
    """What an engine would be asked, by its name, and what it answered before; None where the session ended.

    Raises:
        SealBrokenError: the answer was changed in the database.
    """
    async with as_person(session, Purpose.SHOW) as db:
        person = await live_person(db)
        if person is None:
            return None
        keys = await keys_of(db, person)
        key = keys.digest(_told(able, messages, look, await version(db)))
        found = await store_ledger.answered(db, keys, key)
    before = Before(text=found.text, looked_at=found.looked_at, at=found.created_at) if found else None
    return Known(key=key, before=before)


def _told(able: Capabilities, messages: Sequence[Message], look: Look, data: int) -> bytes:
    told = {
        "engine": [able.label, able.host],
        "messages": [[message.role, message.text] for message in messages],
        "tools": [tool.name for tool in offered()] if able.takes_tools else [],
        "units": look.voice.units,
        "day": look.voice.today.isoformat(),
        "unseen": sorted(look.unseen),
        "data": data,
    }
    return json.dumps(told, sort_keys=True).encode()
