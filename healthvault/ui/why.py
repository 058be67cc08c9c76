"""*Why this number?*: which devices spoke of a day, and what became of what each said."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import reflex as rx

from healthvault.core.db import Purpose, as_person
from healthvault.metrics.catalogue import metric
from healthvault.metrics.metric import Daily, Metric
from healthvault.metrics.unit import UnitSystem
from healthvault.ui import text
from healthvault.ui.button import button_link
from healthvault.ui.dialog import dialog, opens
from healthvault.ui.session import current_session
from healthvault.ui.skeleton import lines_shape
from healthvault.ui.table import row, table
from healthvault.vault.read import lineage
from healthvault.vault.values import Lineage, StreamValue

WHY = "why"
"""The dialog's id: `button(..., **opens(WHY))` opens it."""

_MANY = "Several sources measured this. "
_DAY_RULES = {
    "one source": "One source measured this, and its readings were taken as they are.",
    "by priority": _MANY + "One speaks for the day: the first in rank that measured for most of it.",
    "most complete": _MANY
    + "The first in rank saw little of the day, so the most complete one speaks for it.",
    "most by itself": _MANY + "One alone told more than all do without their overlaps, so it leads the day.",
    "the day's total": _MANY + "One tells the whole day in one number, which holds what the others saw.",
    "two roads": "One source measured this, and it came here by two roads: straight from its maker, "
    "which counts, and carried by another app.",
    "one device tells the night": "Several devices saw this night; its stages are those of one of them.",
}
_SHARED = (
    _MANY + "Where they overlap in time the first in rank counts, and the others fill its gaps: "
    "nothing is counted twice."
)
_STREAM_RULES = {
    "alone": "the only one",
    "counts": "counted whole",
    "leads": "leads the day",
    "fills gaps": "fills the gaps",
    "covered": "the same time was already counted",
    "chosen": "speaks for the day",
    "not chosen": "another speaks for the day",
    "shadowed": "its maker told it too, and is believed",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyLine:
    """What one source said, and what became of it."""

    source: str
    readings: str
    said: str
    counted: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyView:
    """A day's number and what it was made from, in words."""

    title: str
    intro: str
    order: str
    lines: list[WhyLine] = field(default_factory=list[WhyLine])


class WhyMixin(rx.State, mixin=True):
    """Lets a screen's state explain a number; the screen shows `why(State)`."""

    why: WhyView | None = None

    async def _explain_number(self, slug: str, day: date, system: UnitSystem, *, beside: str = "") -> None:
        self.why = None
        async with as_person(current_session(), Purpose.SHOW) as db:
            told = await lineage(db, slug, day)
            other = await lineage(db, beside, day) if beside else None
        self.why = pair_view(told, other, system) if other else why_view(told, system)


def why_view(told: Lineage, system: UnitSystem) -> WhyView:
    """The lineage of a day's number in words and in the person's units."""
    shown = metric(told.metric)
    value = text.quantity(shown, told.value, system)
    return WhyView(
        title=f"{shown.name}: {value}",
        intro=f"{text.date_words(told.day, year=True)}. {_reason(shown, told.rule)}",
        order=f"/priorities?metric={shown.slug}",
        lines=[
            WhyLine(
                source=_source(stream, told.streams),
                readings=text.number(stream.n),
                said=_said(shown, stream, system),
                counted=str(text.quantity(shown, stream.counted, system)) if stream.counted else "",
                rule=_STREAM_RULES.get(stream.rule, stream.rule),
            )
            for stream in told.streams
        ],
    )


def asks_why(*number: rx.Component, says: str | rx.Var, on_click: Any, class_name: str = "") -> rx.Component:
    """A number that tells, when it is pressed, what it was made from.

    Args:
        *number: The number and its unit.
        says: The number in words, for who hears the page.
        on_click: The screen's handler that explains it.
        class_name: More Tailwind classes.
    """
    return rx.el.button(
        *number,
        type="button",
        title="Why this number?",
        aria_label=f"{says}. Why this number?",
        on_click=on_click,
        class_name=(
            "flex w-fit flex-wrap items-baseline gap-x-1.5 rounded-mark text-left transition-colors "
            f"hover:text-brand {class_name}"
        ),
        **opens(WHY),
    )


def why(state: type[WhyMixin]) -> rx.Component:
    """The dialog; it stands once in a page."""
    view = state.why
    return dialog(
        WHY,
        rx.cond(view, view.title, "Why this number?"),
        rx.cond(
            view,
            rx.fragment(
                rx.el.p(view.intro, class_name="mb-4 text-small text-soft"),
                table(
                    "What each source said",
                    ["Source", "Readings", "It said", "Counted", "Because"],
                    rx.foreach(
                        view.lines,
                        lambda line: row(line.source, line.readings, line.said, line.counted, line.rule),
                    ),
                ),
                button_link("Change which source counts", view.order, size="small", class_name="mt-4"),
            ),
            lines_shape(3),
        ),
        class_name="!w-[min(100vw-2rem,var(--container-prose))]",
    )


def pair_view(upper: Lineage, lower: Lineage, system: UnitSystem) -> WhyView:
    """Two numbers that are read as one; their metrics are called by what they share, a comma and a part."""
    both = (upper, lower)
    views = [why_view(each, system) for each in both]
    high, low = (text.quantity(metric(each.metric), each.value, system) for each in both)
    return WhyView(
        title=f"{metric(upper.metric).name.partition(', ')[0]}: {high.number}/{low}",
        intro=views[0].intro,
        order=views[0].order,
        lines=[
            replace(line, source=f"{line.source}, {metric(told.metric).name.partition(', ')[2]}")
            for told, view in zip(both, views, strict=True)
            for line in view.lines
        ],
    )


def _reason(shown: Metric, rule: str) -> str:
    if shown.daily is Daily.SUM and rule == "by priority":
        return _SHARED
    return _DAY_RULES.get(rule, "")


def _said(shown: Metric, stream: StreamValue, system: UnitSystem) -> str:
    if shown.daily is Daily.NIGHT:  # Of a night that is not believed only the time asleep is kept.
        return f"{text.duration(stream.value * 60)} asleep"
    return str(text.quantity(shown, stream.value, system))


def _source(stream: StreamValue, among: tuple[StreamValue, ...]) -> str:
    twins = sum(other.source == stream.source for other in among)
    return f"{stream.source} ({stream.kind})" if twins > 1 else stream.source
