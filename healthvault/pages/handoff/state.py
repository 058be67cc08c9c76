"""What the page for handing over knows and does."""

import reflex as rx

from healthvault.accounts import tokens
from healthvault.accounts.errors import ProofNeededError
from healthvault.coach import handoff as desk
from healthvault.core.config import settings
from healthvault.core.errors import HealthVaultError
from healthvault.pages.handoff.words import for_assistant, pack_address
from healthvault.ui.notice import NoticeMixin
from healthvault.ui.prove import prove_first
from healthvault.ui.session import current_session

PATH = "/handoff"
PERIODS = {"1": "The last 90 days", "2": "180 days, two pages", "4": "360 days, four pages"}
LIVES = {"7": "a week", "30": "a month", "90": "three months"}
SCOPES = {
    "read": "Read what is measured",
    "read,coach": "Read, and ask the coach",
    "read,write": "Read, and add measurements",
}


class HandoffState(NoticeMixin, rx.State):
    """A pack for a visit, a text for an agent, a token for an assistant."""

    is_loaded: bool = False
    periods: str = "1"
    with_name: bool = False
    with_notes: bool = True
    pages_at: str = ""
    bundle_at: str = ""
    pack_at: str = ""
    agent: str = ""
    agent_host: str = ""
    text: str = ""
    text_key: int = 0
    is_sending: bool = False
    assistant_words: str = ""

    @rx.event
    async def load(self) -> None:
        """Begin anew: nothing is prepared, and no token is shown."""
        self.text, self.assistant_words, self.notice_text, self.is_sending = "", "", "", False
        named = desk.agent()
        self.agent, self.agent_host = (named.label, named.host) if named else ("", "")
        self._offer()
        self.is_loaded = True

    @rx.event
    async def choose_periods(self, periods: str) -> None:
        """For how long the pack is."""
        self.periods = periods if periods in PERIODS else "1"
        self._offer()

    @rx.event
    async def tell_name(self, tell: bool) -> None:  # noqa: FBT001  A switch sends what it is.
        """Whether name and year of birth stand in the pack."""
        self.with_name = tell
        self._offer()

    @rx.event
    async def tell_notes(self, tell: bool) -> None:  # noqa: FBT001  A switch sends what it is.
        """Whether notes stand in the pack."""
        self.with_notes = tell
        self._offer()

    @rx.event
    async def prepare(self, form: dict[str, str]) -> None:
        """Show what would be sent to the agent."""
        try:
            self.text = await desk.draft(current_session(), form.get("question", ""))
            self.text_key += 1
        except HealthVaultError as error:
            self._explain(error)

    @rx.event
    async def send(self, form: dict[str, str]):
        """Send the text as it stands, and go to where the answer comes."""
        self.is_sending = True
        yield
        try:
            run = await desk.send(current_session(), form.get("text", ""))
        except HealthVaultError as error:
            self.is_sending = False
            self._explain(error)
            return
        self.is_sending, self.text = False, ""
        yield rx.redirect(f"/coach?c={run.begun.conversation}")

    @rx.event
    async def put_away(self) -> None:
        """Send nothing."""
        self.text = ""

    @rx.event
    async def make_token(self, form: dict[str, str]):
        """Make a token for an assistant, and show it once, within the words for it."""
        may, days = form.get("may", ""), form.get("days", "")
        scopes = may.split(",") if may in SCOPES else []
        try:
            made = await tokens.make_token(
                current_session(),
                name=form.get("name", ""),
                scopes=scopes,
                life_days=int(days) if days in LIVES else 0,
            )
        except ProofNeededError:
            return prove_first(PATH)
        except HealthVaultError as error:
            return self._explain(error)
        address = settings().public_url.rstrip("/") or settings().origins[0]
        self.assistant_words = for_assistant(address, made.token, scopes, LIVES[days])
        return None

    def _offer(self) -> None:
        told = {"with_name": self.with_name, "with_notes": self.with_notes}
        self.pages_at = pack_address("pages", self.periods, **told)
        self.bundle_at = pack_address("bundle", self.periods, **told)
        self.pack_at = pack_address("pack", self.periods, **told)
