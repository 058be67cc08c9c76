"""Who runs the service: a role that is given and taken at the command line, and stands in both logs."""

from typing import Literal

from healthvault.accounts import store, store_standing
from healthvault.accounts.errors import RoleError
from healthvault.core.audit import Deed, note, note_for_nobody
from healthvault.core.db import Purpose, as_system, as_worker
from healthvault.core.live import notify

Role = Literal["person", "operator"]

_REFUSALS = {
    "sample": "A sample person cannot run the service.",
    "same": "They have that role already.",
    "last": "They are the only one who runs the service. Make somebody else an operator first.",
}


async def change_role(email: str, role: Role) -> None:
    """Give somebody another role; what they may see changes at once.

    Raises:
        RoleError: there is nobody with this address, or a reason why not.
    """
    async with as_system("find an account by its address") as db:
        person = await store.person_by_email(db, email.strip())
    if person is None:
        raise RoleError("Nobody has an account with this e-mail address.")
    async with as_worker(person, Purpose.SHOW) as db:
        refused = await store_standing.set_role(db, person, role)
        if refused:
            raise RoleError(_REFUSALS[refused])
        await note(db, Deed.ROLE_CHANGED, person, role=role)
        await note_for_nobody(db, Deed.ROLE_CHANGED, person=str(person), role=role)
        await notify(db, person, "account")
