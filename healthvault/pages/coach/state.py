"""What the coach page shows and does."""

from uuid import UUID

import reflex as rx

from healthvault.coach import conversation as talks
from healthvault.coach.allowance import Allowance, allowance
from healthvault.coach.analyst.look import Look
from healthvault.coach.analyst.suggest import suggestions
from healthvault.coach.analyst.voice import Voice
from healthvault.coach.book import VaultBook
from healthvault.coach.conversation import Turn
from healthvault.coach.engine import answering, reading
from healthvault.coach.running import stop
from healthvault.coach.speaker import GO_ON
from healthvault.core import clock
from healthvault.core.errors import HealthVaultError, NotFoundError
from healthvault.core.ids import ConversationId
from healthvault.pages.coach.edit import EditMixin, ask_instead, forget_this
from healthvault.pages.coach.exchange import converse, is_taken, rejoin
from healthvault.pages.coach.memory_mixin import MemoryMixin
from healthvault.pages.coach.numbers import NumberMixin
from healthvault.pages.coach.rows import ThreadLine, TurnLine, thread_lines, turn_line
from healthvault.pages.coach.seen import SeenMixin
from healthvault.ui import text
from healthvault.ui.consents import ConsentMixin
from healthvault.ui.live import watch
from healthvault.ui.notice import NoticeMixin
from healthvault.ui.session import SessionState, current_session, units_here

_ON_ITS_WAY = frozenset({"asking", "speaking"})
_BROKE_OFF = "The answer broke off. What had come is kept."


class CoachState(ConsentMixin, EditMixin, NumberMixin, SeenMixin, MemoryMixin, NoticeMixin, rx.State):
    """The conversations, and the one that is open: turns that are past, then one question and its answer.

    The answer is `settled + block + tail`; see `coach/flow.py`. Where a model failed, `before` is what it had
    said, and `handover` the sentence that says why another engine answers. `progress` is empty, asking,
    speaking, complete, stopped or broken. `dialogs` counts up to make every open one close. `answer_id` is
    the answer on the screen, `left` what may still be asked of the model this month; `earlier` and `later`
    lead to the conversation with earlier versions of this one, and back.
    """

    is_loaded: bool = False
    threads: list[ThreadLine] = []
    suggestions: list[str] = []
    engine_now: str = ""
    leaves_home: bool = False
    composes: bool = False
    thread: str = ""
    title: str = ""
    earlier: str = ""
    later: str = ""
    turns: list[TurnLine] = []
    question: str = ""
    before: str = ""
    handover: str = ""
    looked_at: list[str] = []
    settled: str = ""
    block: str = ""
    tail: str = ""
    engine: str = ""
    progress: str = ""
    problem: str = ""
    answer_id: str = ""
    left: str = ""
    dialogs: int = 0
    _seat: str = ""

    @rx.event
    async def load(self):
        """Open the conversation that the address names, or a new one."""
        watch(CoachState.refresh, "coach", "vault")
        wanted = self.router.url.query_parameters.get("c", "")
        try:
            if wanted != self.thread or not is_taken(self._seat):
                await self._open(wanted)
            await self._read_lists()
        except NotFoundError:
            return rx.redirect("/coach", replace=True)
        except HealthVaultError as error:
            self._explain(error)
        self.is_loaded, self.dialogs = True, self.dialogs + 1
        return self._following()

    @rx.event
    async def refresh(self):
        """Something was said in another tab, or new data came."""
        try:
            if self.thread and not is_taken(self._seat) and await self._has_moved_on():
                await self._open(self.thread)
            await self._read_lists()
        except HealthVaultError as error:
            self._explain(error)
        return self._following()

    @rx.event(background=True)
    async def follow(self):
        """Show the answer that is on its way in the open conversation, as it comes."""
        await rejoin(self)

    @rx.event(background=True)
    async def ask(self, form: dict[str, str]):
        """Ask what was written."""
        async for event in converse(self, form.get("question", "")):
            yield event

    @rx.event(background=True)
    async def ask_this(self, question: str):
        """Ask a question that was suggested."""
        async for event in converse(self, question):
            yield event

    @rx.event(background=True)
    async def ask_again(self):
        """Go on where an answer broke off, or ask once more."""
        begun = bool(self.settled or self.block or self.tail) and not self.handover
        question = GO_ON if begun and self.composes else self.question
        async for event in converse(self, question):
            yield event

    @rx.event(background=True)
    async def regenerate(self):
        """Ask the last question once more; the answer that stood there is kept as an earlier version."""
        async for event in ask_instead(self, self.answer_id):
            yield event

    @rx.event(background=True)
    async def resend(self, form: dict[str, str]):
        """Ask the question of the dialog in place of the one that it was."""
        async for event in ask_instead(self, self.editing, form.get("question", "")):
            yield event

    @rx.event(background=True)
    async def forget_question(self):
        """Delete the question of the dialog with its answer."""
        async for event in forget_this(self, self.editing):
            yield event

    @rx.event
    async def stop_answer(self) -> None:
        """Stop the answer that is coming, whichever tab asked for it; what came stays."""
        try:
            await stop(current_session(), _id(self.thread))
        except HealthVaultError as error:
            self._explain(error)

    @rx.event
    async def rename(self, form: dict[str, str]) -> None:
        """Give the open conversation another title."""
        try:
            await talks.rename(current_session(), _id(self.thread), form.get("title", ""))
            await self._read_lists()
        except HealthVaultError as error:
            self._explain(error)
        self.dialogs += 1

    @rx.event
    async def delete(self):
        """Delete the open conversation; what is being answered in it ends with it."""
        try:
            await talks.delete(current_session(), _id(self.thread))
        except HealthVaultError as error:
            return self._explain(error)
        self._clear()
        return rx.redirect("/coach", replace=True)

    async def _read_lists(self) -> None:
        session, mine = current_session(), await self.get_state(SessionState)
        purpose = await reading(session)
        book, able = VaultBook(session, purpose), answering(purpose)
        units = units_here(mine)
        off = await self._read_seen()
        await self._read_memories()
        look = Look(book=book, voice=Voice(units=units, today=clock.today(mine.zone)), unseen=off)
        listed = await talks.conversations(session)
        self._change(
            threads=thread_lines((one for one in listed if one.branch_of is None), clock.now(), mine.zone),
            title=next((one.title for one in listed if str(one.id) == self.thread), ""),
            earlier=next((str(one.id) for one in listed if str(one.branch_of) == self.thread), ""),
            later=next(
                (str(one.branch_of) for one in listed if one.branch_of and str(one.id) == self.thread), ""
            ),
            suggestions=await suggestions(look),
            engine_now=able.label,
            leaves_home=able.leaves_home,
            composes=able.composes,
            left=_left(await allowance(session, mine.zone)) if able.composes else "",
        )
        await self._read_consent(mine.zone)

    def _change(self, **values: object) -> None:
        """Set what differs; what is set is sent, whether it differs or not."""
        for name, value in values.items():
            if getattr(self, name) != value:
                setattr(self, name, value)

    def _following(self) -> rx.event.EventSpec | None:
        """What goes on showing an answer that is on its way, where this tab does not do so yet."""
        is_on_its_way = self.progress in _ON_ITS_WAY and not is_taken(self._seat)
        return CoachState.follow if is_on_its_way else None  # pyright: ignore[reportReturnType]

    async def _has_moved_on(self) -> bool:
        """Whether the open conversation has another end than the one on the screen."""
        last = await talks.turns(current_session(), _id(self.thread), most=1)
        return [(str(turn.id), turn.state) for turn in last] != [(self.answer_id, self.progress)]

    async def _open(self, thread: str) -> None:
        if not thread:
            self._clear()
            return
        turns = await talks.turns(current_session(), _id(thread))
        if [turn.role for turn in turns[-2:]] == ["person", "coach"]:
            self.turns = [turn_line(turn) for turn in turns[:-2]]
            self._take(turns[-2], turns[-1])
        else:
            self.turns, self.question = [turn_line(turn) for turn in turns], ""
            self._clear_answer()
            self.progress = ""
        self.thread = thread

    def _take(self, asked: Turn, answered: Turn) -> None:
        line = turn_line(answered)
        self.question, self.engine = asked.text, line.engine
        self.before, self.handover = line.before, line.handover
        self.settled, self.block, self.tail = line.text, "", ""
        self.looked_at, self._seat, self.answer_id = list(answered.looked_at), "", str(answered.id)
        self.progress = "speaking" if answered.state == "streaming" else answered.state
        self.problem = _BROKE_OFF if answered.state == "broken" else ""

    def _begin(self, seat: str, question: str) -> None:
        """The exchange on the screen becomes the past, and a new one begins."""
        if self.question:
            self.turns = [*self.turns, *self._past()][-100:]
        self._clear_answer()
        self.question, self._seat, self.engine, self.answer_id = question.strip(), seat, self.engine_now, ""

    def _clear_answer(self) -> None:
        """An answer begins, and nothing of it has come yet."""
        self.settled, self.block, self.tail, self.problem = "", "", "", ""
        self.before, self.handover, self.looked_at, self.progress = "", "", [], "asking"

    def _past(self) -> list[TurnLine]:
        said = self.settled + self.block + self.tail
        note = {"stopped": "Stopped", "broken": "Broke off"}.get(self.progress, "")
        return [
            TurnLine(id=self.answer_id, is_person=True, text=self.question),
            TurnLine(
                id=self.answer_id,
                is_person=False,
                text=said,
                engine=self.engine,
                looked_at=list(self.looked_at),
                before=self.before,
                handover=self.handover,
                note=note,
            ),
        ]

    def _clear(self) -> None:
        self.thread, self.title, self.turns, self.question = "", "", [], ""
        self.earlier, self.later, self.answer_id = "", "", ""
        self._clear_answer()
        self.engine, self.progress, self._seat = "", "", ""


def _left(allowed: Allowance | None) -> str:
    """How much of the month's allowance is left, in words; empty where nothing limits it."""
    return f"{text.percent(allowed.left_percent / 100)} of this month’s allowance is left." if allowed else ""


def _id(thread: str) -> ConversationId:
    """The id in an address.

    Raises:
        NotFoundError: it is none.
    """
    try:
        return ConversationId(UUID(thread))
    except ValueError:
        raise NotFoundError from None
