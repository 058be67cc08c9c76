"""How much of a model a person may use: so many questions an hour, so many tokens a month of their own clock.

What a request may take is put aside before it is sent, in one transaction that only one tab at a time gets
into, so that two tabs or two processes cannot both have the last of it. Afterwards what it took is counted in
its place. Where the service does not tell, four characters count as a token.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from healthvault.accounts.errors import NoSessionError
from healthvault.accounts.store import live_person
from healthvault.coach import store_ledger
from healthvault.coach.errors import AllowanceSpentError, AskedTooOftenError
from healthvault.core import clock
from healthvault.core.config import settings
from healthvault.core.db import AsyncSession, Purpose, as_person
from healthvault.core.ids import MessageId, PersonId, SessionId, new_id

ANSWER_TOKENS = 4_000
"""What is put aside for an answer, in tokens. Source: our convention: ten times the answers we ask for."""
_AN_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """What a person has used of what they may this month, in tokens."""

    used: int
    most: int

    @property
    def left_percent(self) -> int:
        """What is left, rounded down; 0 when it is used up."""
        return max(0, (self.most - self.used) * 100 // self.most)


async def allowance(session: SessionId, zone: str) -> Allowance | None:
    """What a person has used this month; None where nothing limits it, or the session ended."""
    most = settings().coach_monthly_tokens
    if not most:
        return None
    async with as_person(session, Purpose.SHOW) as db:
        if await live_person(db) is None:
            return None
        return Allowance(used=await store_ledger.tokens_of(db, month_of(clock.today(zone))), most=most)


async def put_aside(session: SessionId, zone: str, message: MessageId, tokens: int) -> UUID:
    """Put aside what a request may take, in tokens.

    Returns:
        What to `settle` when it is over. If it never is, what was put aside stays counted.

    Raises:
        AllowanceSpentError: less than that is left this month.
        AskedTooOftenError: too many questions within an hour.
        NoSessionError: the session has ended.
    """
    async with as_person(session, Purpose.SHOW) as db:
        person = await live_person(db)
        if person is None:
            raise NoSessionError
        return await put_aside_for(db, person, zone, tokens, message=message)


async def put_aside_for(
    db: AsyncSession, person: PersonId, zone: str, tokens: int, *, message: MessageId | None = None
) -> UUID:
    """Put aside what a request for a person may take, in tokens, in their own transaction or a worker's.

    Args:
        db: The transaction.
        person: Whose it is.
        zone: Their IANA zone.
        tokens: What it may take.
        message: The answer that it is for; None for what nobody asked in a conversation.

    Returns:
        What to `settle`, or in a transaction to `settle_for`.

    Raises:
        AllowanceSpentError: less than that is left this month.
        AskedTooOftenError: too many questions within an hour.
    """
    use, at, chosen = new_id(), clock.now(), settings()
    month, asked = month_of(clock.today(zone)), message or MessageId(use)
    await store_ledger.one_at_a_time(db, person)
    most, often = chosen.coach_monthly_tokens, chosen.coach_hourly_questions
    if often and await store_ledger.questions_since(db, at - _AN_HOUR, besides=asked) >= often:
        raise AskedTooOftenError
    if most and await store_ledger.tokens_of(db, month) + tokens > most:
        raise AllowanceSpentError
    await store_ledger.add_use(db, person, use, asked, month=month, at=at, tokens=tokens)
    return use


async def settle(session: SessionId, use: UUID, tokens: int) -> None:
    """Count what a request took in place of what was put aside for it.

    Where the session has ended meanwhile, what was put aside stays counted.
    """
    async with as_person(session, Purpose.SHOW) as db:
        await settle_for(db, use, tokens)


async def settle_for(db: AsyncSession, use: UUID, tokens: int) -> None:
    """The same, in a transaction of the person or of a worker."""
    await store_ledger.settle_use(db, use, tokens)


def month_of(day: date) -> date:
    """The first day of a day's month."""
    return day.replace(day=1)


def next_month(day: date) -> date:
    """The day on which a new allowance begins."""
    return month_of(month_of(day) + timedelta(days=32))
