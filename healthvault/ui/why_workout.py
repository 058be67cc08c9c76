"""*Why this workout?*: which sources told of it, what each gave, and where a person parts two of them."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import reflex as rx

from healthvault.core.db import Purpose, as_person
from healthvault.core.errors import NotFoundError
from healthvault.ui import text
from healthvault.ui.button import button
from healthvault.ui.dialog import closes, dialog, opens
from healthvault.ui.session import current_session
from healthvault.ui.skeleton import lines_shape
from healthvault.ui.table import row, table
from healthvault.vault.read import workout_lineage
from healthvault.vault.values import ToldWorkout, WorkoutLineage

_WHY_WORKOUT = "why-workout"
_APART = "set apart"
_RULES = {
    "one source": "One source told of this workout.",
    "two roads": "One source recorded this workout, and it came here by two roads: straight from its maker, "
    "which counts, and carried by another app.",
    _APART: "You said that this is a workout of its own, although another one was at the same time.",
}
_MERGED = (
    " sources told of this workout, so it is counted once. The one that saw most tells it, and what it lacks "
    "is taken from the others."
)
_RECORD_RULES = {
    "alone": "the only one",
    "tells it": "tells the workout",
    "lends": "adds what was missing",
    "says the same": "the same workout again",
    "shadowed": "its maker told it too, and is believed",
}
_GAVE = {
    "duration_s": "duration",
    "distance_m": "distance",
    "energy_kcal": "energy",
    "heart_rate_mean_bpm": "mean heart rate",
    "heart_rate_max_bpm": "highest heart rate",
}


class NoWorkoutNamedError(NotFoundError):
    """There is no such workout."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordLine:
    """A workout as one source told it; `place` is its place in the lineage, `part` what its button says."""

    place: int
    source: str
    when: str
    gave: str
    rule: str
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyWorkoutView:
    """A workout and what it was made from, in words."""

    title: str
    intro: str
    is_apart: bool
    lines: list[RecordLine] = field(default_factory=list[RecordLine])


class WhyWorkoutMixin(rx.State, mixin=True):
    """Lets a screen's state explain a workout; the screen shows `why_workout(State, …)`."""

    why_workout: WhyWorkoutView | None = None
    _told_workout: UUID | None = None

    async def _explain_record(self, workout: str, zone: str) -> None:
        self.why_workout = self._told_workout = None
        try:
            asked = UUID(workout)
        except ValueError:
            raise NoWorkoutNamedError from None
        async with as_person(current_session(), Purpose.SHOW) as db:
            told = await workout_lineage(db, asked)
        self.why_workout, self._told_workout = why_workout_view(told, zone), asked

    def _explained(self) -> UUID:
        if self._told_workout is None:
            raise NoWorkoutNamedError
        return self._told_workout


def why_workout_view(told: WorkoutLineage, zone: str) -> WhyWorkoutView:
    """The lineage of a workout in words, its times on the clock of a zone."""
    workout = told.workout
    many = len(told.told)
    reason = _RULES.get(told.rule) or f"{text.number(many)}{_MERGED}"
    return WhyWorkoutView(
        title=text.activity(workout.kind),
        intro=f"{text.date_words(workout.day, year=True)}. {reason}",
        is_apart=told.rule == _APART,
        lines=[_line(place, record, zone, many) for place, record in enumerate(told.told)],
    )


def _line(place: int, record: ToldWorkout, zone: str, many: int) -> RecordLine:
    # Of two, parting one parts both; of three, the one that tells it may be the odd one out.
    may_part = many > 2 or place > 0
    began, ended = (text.clock(at, zone) for at in (record.start_at, record.end_at))
    return RecordLine(
        place=place,
        source=record.source,
        when=f"{text.activity(record.kind)}, {began} to {ended}",
        gave=", ".join(_GAVE[name] for name in record.gave),
        rule=_RECORD_RULES.get(record.rule, record.rule),
        part="Not the same" if may_part else "",
    )


def asks_why_workout(name: rx.Var, words: rx.Var, *, on_click: Any) -> rx.Component:
    """The name of a workout, which tells when it is pressed what the workout was made from."""
    return rx.el.button(
        name,
        type="button",
        title="Why this workout?",
        aria_label=name + ", " + words + ". Why this workout?",
        on_click=on_click,
        class_name="rounded-mark text-left font-medium transition-colors hover:text-brand",
        **opens(_WHY_WORKOUT),
    )


def why_workout(state: type[WhyWorkoutMixin], *, on_part: Any, on_join: Any) -> rx.Component:
    """The dialog; it stands once in a page.

    Args:
        state: The screen's.
        on_part: Its handler that takes the place of a record which is a workout of its own.
        on_join: Its handler that takes this back.
    """
    view = state.why_workout
    return dialog(
        _WHY_WORKOUT,
        rx.cond(view, view.title, "Why this workout?"),
        rx.cond(
            view,
            rx.fragment(
                rx.el.p(view.intro, class_name="mb-4 text-small text-soft"),
                table(
                    "What each source told",
                    ["Source", "It told", "It gave", "Because"],
                    rx.foreach(view.lines, lambda line: _row(line, on_part)),
                ),
                rx.cond(
                    view.is_apart,
                    button(
                        "It is the same workout",
                        size="small",
                        class_name="mt-4",
                        on_click=on_join,
                        **closes(_WHY_WORKOUT),
                    ),
                ),
            ),
            lines_shape(3),
        ),
        class_name="!w-[min(100vw-2rem,var(--container-prose))]",
    )


def _row(line: rx.Var[RecordLine], on_part: Any) -> rx.Component:
    part = rx.cond(
        line.part != "",
        button(
            line.part,
            kind="plain",
            size="small",
            class_name="-mx-3",
            aria_label=line.part + ": " + line.source,
            on_click=on_part(line.place),
            **closes(_WHY_WORKOUT),
        ),
    )
    source = rx.el.div(line.source, part, class_name="grid justify-items-start")
    return row(source, line.when, line.gave, line.rule)
