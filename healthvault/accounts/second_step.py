"""Between the first thing that somebody shows at the door and the second: no session exists yet."""

from dataclasses import dataclass

from healthvault.accounts import ceremonies, second_factor
from healthvault.accounts.ceremonies import Kind
from healthvault.accounts.errors import CeremonyOverError, WrongCodeError
from healthvault.core.audit import Deed, note
from healthvault.core.db import Purpose, as_worker
from healthvault.core.ids import PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Whoever has shown one thing: who they are, how they showed it, and the identity that waits for them.

    `link` names a ceremony that links an identity to whoever comes in; empty for none.
    """

    person: PersonId
    method: str
    link: str


async def ask(shown: Shown) -> str:
    """Ask for the second thing; the token that names the question, for the browser alone."""
    state = {"method": shown.method, "link": shown.link}
    return await ceremonies.begin(Kind.SECOND_FACTOR, state, person=shown.person)


async def waiting(way: str) -> Shown:
    """Who is asked for the second thing.

    Raises:
        CeremonyOverError: nobody is, or it took too long.
    """
    begun = await ceremonies.going_on(way, Kind.SECOND_FACTOR)
    if begun.person is None:
        raise CeremonyOverError
    return Shown(person=begun.person, method=begun.state["method"], link=begun.state["link"])


async def answer(way: str, code: str, *, address: str) -> Shown:
    """Take a code as the second thing; a wrong one may be followed by another, the right one ends it.

    Raises:
        CeremonyOverError: nobody is asked, or it took too long.
        WrongCodeError: the code is not right.
        TooManyAttemptsError: too many tries.
    """
    asked = await waiting(way)
    try:
        kind = await second_factor.check(asked.person, code, address=address)
    except WrongCodeError:
        async with as_worker(asked.person, Purpose.SHOW) as db:
            await note(db, Deed.SIGN_IN_FAILED, asked.person, method=f"{asked.method} and a wrong code")
        raise
    await ceremonies.end(way, Kind.SECOND_FACTOR)
    return Shown(person=asked.person, method=f"{asked.method} and {kind}", link=asked.link)
