"""A real mail server on this machine, which keeps what arrives or answers as it is told."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass(slots=True, kw_only=True)
class Keeper:
    """Keeps what arrives; `refusal` is what it says instead, `pause_s` how long it thinks first."""

    refusal: str = ""
    pause_s: float = 0.0
    kept: list[Envelope] = field(default_factory=list)
    over_tls: list[bool] = field(default_factory=list)

    async def handle_DATA(self, _server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        await asyncio.sleep(self.pause_s)
        if self.refusal:
            return self.refusal
        self.kept.append(envelope)
        self.over_tls.append(session.ssl is not None)
        return "250 OK"

    @property
    def messages(self) -> list[EmailMessage]:
        """What arrived, read."""
        return [message_from_bytes(each.original_content or b"", policy=default) for each in self.kept]  # pyright: ignore[reportReturnType]


@asynccontextmanager
async def mail_server(keeper: Keeper, **options: Any) -> AsyncIterator[int]:
    """The port of a server that hands everything to `keeper`; `options` are those of aiosmtpd's `SMTP`."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(keeper, loop=loop, **options), "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
