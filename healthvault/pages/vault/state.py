"""What the data vault shows."""

import reflex as rx

from healthvault.accounts.activity import activity
from healthvault.accounts.activity_words import Kind, deeds_of
from healthvault.accounts.standing import verify_own_log
from healthvault.core import clock
from healthvault.core.errors import HealthVaultError
from healthvault.pages.vault.lines import DeedLine, deed_lines, log_words
from healthvault.ui.consents import ConsentMixin
from healthvault.ui.live import watch
from healthvault.ui.notice import NoticeMixin
from healthvault.ui.session import SessionState, current_session

_PAGE = 50
_LONGEST_NUMBER = 18
"""Digits that PostgreSQL's bigint holds whatever they are. Source: its manual, 8.1.1, 9223372036854775807."""


class VaultState(ConsentMixin, NoticeMixin, rx.State):
    """The activity on the screen; what of it stands in the address, as `?kind=read&before=120`."""

    is_loaded: bool = False
    kind: str = ""
    lines: list[DeedLine] = []
    older: str = ""
    newest: str = ""
    log: str = ""
    is_broken: bool = False

    @rx.event
    async def load(self) -> None:
        """Read what was done, and whether the log holds; again whenever something is done."""
        watch(VaultState.load, "account", "coach", "import")
        zone = (await self.get_state(SessionState)).zone
        try:
            await self._read_consent(zone)
            await self._check(zone)
            await self._read(zone)
        except HealthVaultError as error:
            self._explain(error)
        self.is_loaded = True

    async def _check(self, zone: str) -> None:
        found = await verify_own_log(current_session())
        self.log, self.is_broken = log_words(found, at=clock.now(), zone=zone), found.broken != ""

    async def _read(self, zone: str) -> None:
        asked = self.router.url.query_parameters
        kind, before = asked.get("kind", ""), _number(asked.get("before", ""))
        self.kind = kind if kind in set(Kind) else ""
        deeds = deeds_of(Kind(self.kind)) if self.kind else ()
        told = await activity(current_session(), before, _PAGE + 1, deeds=deeds)
        self.lines = deed_lines(told[:_PAGE], now=clock.now(), zone=zone)
        of_kind = f"kind={self.kind}&" if self.kind else ""
        self.older = f"/vault?{of_kind}before={told[_PAGE - 1].n}" if len(told) > _PAGE else ""
        self.newest = f"/vault?{of_kind}".rstrip("?&") if before is not None else ""


def _number(said: str) -> int | None:
    return int(said) if said.isdecimal() and len(said) <= _LONGEST_NUMBER else None
