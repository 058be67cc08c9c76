"""What the coach remembers, and what the person does with it."""

from collections.abc import Awaitable
from uuid import UUID

import reflex as rx

from healthvault.coach import memory
from healthvault.core.errors import HealthVaultError, NotFoundError
from healthvault.pages.coach.rows import MemoryLine, memory_lines
from healthvault.ui.notice import NoticeMixin
from healthvault.ui.session import current_session


class MemoryMixin(NoticeMixin, mixin=True):
    """What is remembered, and what a model would like to until the person decides."""

    memories: list[MemoryLine] = []
    proposals: list[MemoryLine] = []

    @rx.event
    async def remember(self, form: dict[str, str]) -> None:
        """Remember what was written."""
        await self._do(memory.remember(current_session(), form.get("words", "")))

    @rx.event
    async def change_memory(self, form: dict[str, str]) -> None:
        """Remember something in other words."""
        if (which := _id(form.get("memory", ""))) is None:
            return self._explain(NotFoundError())
        return await self._do(memory.change(current_session(), which, form.get("words", "")))

    @rx.event
    async def confirm_memory(self, which: str) -> None:
        """Agree to what was proposed."""
        if (proposed := _id(which)) is None:
            return self._explain(NotFoundError())
        return await self._do(memory.confirm(current_session(), proposed))

    @rx.event
    async def forget(self, which: str) -> None:
        """Forget something, or turn down what was proposed."""
        if (kept := _id(which)) is None:
            return self._explain(NotFoundError())
        return await self._do(memory.forget(current_session(), kept))

    @rx.event
    async def forget_all(self) -> None:
        """Forget everything."""
        await self._do(memory.forget_all(current_session()))

    async def _do(self, deed: Awaitable[object]) -> None:
        try:
            await deed
            await self._read_memories()
        except HealthVaultError as error:
            self._explain(error)

    async def _read_memories(self) -> None:
        kept = await memory.memories(current_session())
        memories = memory_lines(each for each in kept if not each.is_proposed)
        proposals = memory_lines(each for each in kept if each.is_proposed)
        if memories != self.memories:
            self.memories = memories
        if proposals != self.proposals:
            self.proposals = proposals


def _id(which: str) -> UUID | None:
    try:
        return UUID(which)
    except ValueError:
        return None
