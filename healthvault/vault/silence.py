"""How long a silence ends a sleep: the person's own choice, for all their nights.

It is one for all nights, not from a day on: the centre of a night is made of the 28 days before it, and those
must be told by the same rule.
"""

from typing import Final

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core import clock
from healthvault.core.ids import PersonId
from healthvault.vault.ask import ask

USUAL_MIN: Final = 60
"""Source: `Health Vault rule set 1`, our convention. Open Wearables joins over 120 minutes, too wide for who
sleeps in two halves.
"""
CHOICES_MIN: Final = (30, 60, 90, 120)

_SILENCE = b"select minutes from hv.sleep_silence"
_FORGET = text("delete from hv.sleep_silence")
_KEEP = text("insert into hv.sleep_silence (person_id, minutes, chosen_at) values (:person, :minutes, :at)")


async def longest_silence_min(db: AsyncSession) -> int:
    """The longest silence within a sleep, in minutes; the usual one, where the person chose none."""
    chosen = await ask(db, _SILENCE)
    return chosen[0][0] if chosen else USUAL_MIN


async def keep_silence(db: AsyncSession, person: PersonId, minutes: int) -> None:
    """Let this be the person's choice. The nights are not made again here."""
    await db.execute(_FORGET)
    if minutes != USUAL_MIN:
        await db.execute(_KEEP, {"person": person, "minutes": minutes, "at": clock.now()})
