"""What the person agrees to, as a switch: on every screen where it is asked, in the same words."""

import reflex as rx

from healthvault.coach.engine import model
from healthvault.coach.wording import word_soon
from healthvault.consent import consents
from healthvault.core import clock
from healthvault.core.db import Purpose
from healthvault.core.errors import HealthVaultError
from healthvault.ui import text
from healthvault.ui.form import switch
from healthvault.ui.notice import NoticeMixin
from healthvault.ui.session import current_session


class ConsentMixin(NoticeMixin, mixin=True):
    """Lets a screen's state ask whether a model may word the coach's answers; it calls `_read_consent`.

    `model_name` is empty where the settings name no model: then there is nothing to agree to.
    """

    model_name: str = ""
    model_host: str = ""
    model_is_elsewhere: bool = False
    model_may_answer: bool = False
    model_since: str = ""

    @rx.event
    async def let_model_answer(self, may: bool) -> None:  # noqa: FBT001  A switch sends what it is.
        """Agree that the model may, or take that back; it counts from the next question on."""
        offered, here = model(), current_session()
        try:
            if may and offered:
                await consents.give(here, Purpose.COACH, model=offered.label, host=offered.host)
                await word_soon(here)
            else:
                await consents.withdraw(here, Purpose.COACH)
            await self._read_consent()
        except HealthVaultError as error:
            self._explain(error)

    async def _read_consent(self, zone: str = "UTC") -> None:
        offered = model()
        self.model_name = offered.label if offered else ""
        self.model_host = offered.host if offered else ""
        since = await consents.agreed_since(current_session(), Purpose.COACH, host=self.model_host)
        self.model_is_elsewhere = offered is not None and offered.leaves_home
        self.model_may_answer = since is not None
        self.model_since = text.moment(since, clock.now(), zone) if since else ""


def model_switch(state: type[ConsentMixin], name: str) -> rx.Component:
    """The switch with its consequence in one sentence; `name` sets it apart from others on the page."""
    where = rx.cond(state.model_is_elsewhere, "which is another machine", "on this machine")
    return switch(
        f"Let {state.model_name} word the coach\u2019s answers and your insights",
        name,
        hint=(
            "Your questions, your talks, the numbers that are looked up for them and what was found in your "
            f"numbers are then sent to {state.model_host}, {where}. Without it, the built-in analyst answers "
            "here, and insights stand in our own words."
        ),
        checked=state.model_may_answer,
        on_change=state.let_model_answer,
    )
