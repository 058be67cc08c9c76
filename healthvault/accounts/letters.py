"""Letters to people: written inside the transaction that they are about, sealed, and sent by the worker.

Without a mail server they wait in the outbox, for whoever runs the place.
"""

import json
import logging
from dataclasses import asdict
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.accounts import store_letters as store
from healthvault.accounts.letter_words import Kind
from healthvault.core.db import Purpose, as_worker
from healthvault.core.errors import InvalidInputError, SetUpError
from healthvault.core.ids import new_id
from healthvault.core.jobs import task
from healthvault.core.keys import service_keys
from healthvault.core.mail import Letter, MailDownError, MailRefusedError, deliver, sends_letters

_log = logging.getLogger(__name__)
_ATTEMPTS = 9
"""How often it is tried again, after 2, 4, 8 … seconds: the last time after seventeen minutes."""


async def post(db: AsyncSession, kind: Kind, letter: Letter) -> None:
    """Post a letter; it goes when, and only when, this transaction commits.

    Args:
        db: A transaction from any door.
        kind: What it is about. `Kind.NOBODY` is written, sealed and queued like any other, and never sent: so
            an address that nobody has takes as long as one that somebody has.
        letter: What it says.
    """
    number = new_id()
    body = json.dumps(asdict(letter)).encode()
    keys = await service_keys(db)
    await store.keep(db, number, kind, keys.seal(body, table="letter", column="body", row=number))
    if sends_letters():
        await send_letter.enqueue_for_nobody(db, letter=number)
    elif kind is not Kind.NOBODY:
        _log.warning("A letter waits in the outbox, because no mail server is set.")


@task("send_letter", attempts=_ATTEMPTS)
async def send_letter(*, letter: UUID) -> None:
    """Send a letter, unless that is done. What keeps it back is written on it.

    Raises:
        MailDownError: the mail server is not there now; the queue tries again.
    """
    async with as_worker(None, Purpose.SHOW) as db:
        sealed = await store.to_send(db, letter)
        if sealed is None:
            return
        told = await unsealed(db, letter, sealed)
    problem = ""
    try:
        await deliver(told, number=letter)
    except MailDownError as error:
        await _settle(letter, error.message)
        raise
    except (MailRefusedError, InvalidInputError, SetUpError) as error:
        problem = error.message
        _log.warning("A letter could not be sent: %s", problem)
    await _settle(letter, problem)


async def unsealed(db: AsyncSession, number: UUID, sealed: bytes) -> Letter:
    """What a kept letter says."""
    keys = await service_keys(db)
    told = json.loads(keys.unseal(sealed, table="letter", column="body", row=number))
    return Letter(**{**told, "paragraphs": tuple(told["paragraphs"])})


async def _settle(letter: UUID, problem: str) -> None:
    async with as_worker(None, Purpose.SHOW) as db:
        await store.settle(db, letter, problem or None)
