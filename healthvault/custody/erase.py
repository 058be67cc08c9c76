"""Erasing somebody: everything that is theirs goes, at once and for good."""

from healthvault.accounts import store
from healthvault.accounts.errors import NoSessionError
from healthvault.accounts.proof import require_proof
from healthvault.accounts.sign_in import confirm
from healthvault.core.audit import Deed, note
from healthvault.core.db import Purpose, as_person
from healthvault.core.ids import SessionId
from healthvault.core.live import notify
from healthvault.ingest.receive import forget_files


async def erase(session: SessionId, *, password: str, address: str) -> None:
    """Erase the person behind a session, with their readings, conversations, sessions, files and keys.

    Args:
        session: Their session.
        password: Their password, told once more; without one they must have shown who they are just now, as
            those do who come in with a passkey. A sample person has nothing to show.
        address: The network address they came from, for the limits on guessing.

    Raises:
        NoSessionError: it ended.
        SignInError: the password is not right.
        ProofNeededError: no password was told, and it is too long ago that they showed who they are.
        TooManyAttemptsError: too many tries.
    """
    async with as_person(session, Purpose.SHOW) as db:
        person = await store.person(db)
    if person is None:
        raise NoSessionError
    if password:
        await confirm(person, password=password, address=address)
    else:
        await require_proof(session)
    async with as_person(session, Purpose.SHOW) as db:
        await notify(db, person.id, "account")
        await store.remove_person(db)
        # Nobody is left whose log it could be: it stands in the service's, without a name.
        await note(db, Deed.ERASE)
    forget_files(person.id)
