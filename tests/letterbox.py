"""What lies in the outbox, as whoever runs the machine reads it."""

from healthvault.accounts.outbox import outbox_for_command_line
from healthvault.core.mail import Letter


async def letters_to(email: str) -> list[Letter]:
    """The letters to an address, the newest first."""
    posted = [each.letter for each in await outbox_for_command_line()]
    return [letter for letter in posted if letter is not None and letter.to == email]


async def token_for(email: str) -> str:
    """What stands behind the `#` in the newest letter to an address."""
    [newest, *_] = await letters_to(email)
    return newest.link.partition("#")[2]
