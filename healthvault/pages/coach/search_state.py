"""Looking for words in the conversations."""

from dataclasses import dataclass

import reflex as rx

from healthvault.coach.search import MOST_FOUND, Search, search
from healthvault.core.errors import HealthVaultError
from healthvault.ui import text
from healthvault.ui.session import current_session


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLine:
    """A conversation in which the words stand; `passage` is empty where its title holds them."""

    id: str
    title: str
    passage: str


class SearchState(rx.State):
    """What was found; `said` is empty while nobody looks for anything."""

    said: str = ""
    found: list[FoundLine] = []

    @rx.event
    async def look(self, form: dict[str, str]) -> None:
        """Look for what was written; nothing written shows all conversations again."""
        words = form.get("words", "").strip()
        try:
            told = await search(current_session(), words)
        except HealthVaultError as error:
            self.found, self.said = [], error.message
            return
        self.said = _said(told) if words else ""
        self.found = [
            FoundLine(
                id=str(each.conversation),
                title=each.title,
                passage=f"You: {each.passage}" if each.is_person else each.passage,
            )
            for each in told.found
        ]

    @rx.event
    async def show_all(self) -> None:
        """Look for nothing any more."""
        self.found, self.said = [], ""


def _said(told: Search) -> str:
    count = text.count(len(told.found), "conversation")
    said = f"Found in {count}." if told.found else "Nothing found."
    if told.is_whole:
        return said
    why = "There may be more" if len(told.found) == MOST_FOUND else "The oldest turns were not looked into"
    return f"{said} {why}."
