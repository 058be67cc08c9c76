"""*Why this number?*: which devices spoke of a day, and what became of what each said.

A screen's state takes `WhyMixin`, its page shows `why(State)` once, and each of its numbers is made by
`asks_why(..., on_click=State.explain_day(slug, day))`.
"""

from collections.abc import AsyncIterator
from datetime import date
from typing import Any

import reflex as rx

from healthvault.core import clock
from healthvault.core.db import Purpose, as_person
from healthvault.core.errors import HealthVaultError
from healthvault.insights.usual import usual_days
from healthvault.metrics.day import day_written
from healthvault.ui.button import button_link, link
from healthvault.ui.dialog import dialog, opens
from healthvault.ui.session import SessionState, current_session, units_here
from healthvault.ui.skeleton import lines_shape
from healthvault.ui.table import item, row, table, table_or_list
from healthvault.ui.why_usual import usual_pair_view, usual_view
from healthvault.ui.why_words import WhyDay, WhyLine, WhyView, pair_view, span_view, why_view
from healthvault.vault.read import lineage, span_lineage
from healthvault.vault.read_lineage import NoSuchDayError

WHY = "why"
"""The dialog's id: `button(..., **opens(WHY))` opens it."""
TITLE = "Why this number?"
_PAIRS = {"bp_systolic": ("bp_systolic", "bp_diastolic"), "bp_diastolic": ("bp_systolic", "bp_diastolic")}


class WhyMixin(rx.State, mixin=True):
    """Lets a screen's state explain its numbers."""

    why: WhyView | None = None

    @rx.event
    async def explain_day(self, slug: str, day: str) -> AsyncIterator[None]:
        """Tell what the number of a metric on a day was made from."""
        self.why = None
        yield  # So that nobody reads why the number before was what it was.
        self.why = await self._told(slug, day_written(day), day_written(day))

    @rx.event
    async def explain_span(self, slug: str, first: str, last: str) -> AsyncIterator[None]:
        """Tell what a number that stands for several days was made from."""
        self.why = None
        yield
        self.why = await self._told(slug, day_written(first), day_written(last))

    @rx.event
    async def explain_usual(self, slug: str, day: str) -> AsyncIterator[None]:
        """Tell of which days the usual of a metric just before a day is made."""
        self.why = None
        yield
        self.why = await self._usual(slug, day_written(day))

    async def _usual(self, slug: str, before: date | None) -> WhyView:
        mine = await self.get_state(SessionState)
        system = units_here(mine)
        try:
            if before is None:
                raise NoSuchDayError
            async with as_person(current_session(), Purpose.SHOW) as db:
                told = [await usual_days(db, each, before) for each in _PAIRS.get(slug, (slug,))]
        except HealthVaultError as error:
            return WhyView(title=TITLE, intro=error.message)
        return (
            usual_pair_view(told[0], told[1], system)
            if len(told) > 1
            else usual_view(told[0], system, mine.zone)
        )

    async def _told(self, slug: str, first: date | None, last: date | None) -> WhyView:
        mine = await self.get_state(SessionState)
        system = units_here(mine)
        try:
            if first is None or last is None:
                raise NoSuchDayError
            async with as_person(current_session(), Purpose.SHOW) as db:
                if first < last:
                    return span_view(await span_lineage(db, slug, first, last), clock.today(mine.zone))
                told = [await lineage(db, each, first) for each in _PAIRS.get(slug, (slug,))]
        except HealthVaultError as error:
            return WhyView(title=TITLE, intro=error.message)
        return why_view(told[0], system) if len(told) == 1 else pair_view(told[0], told[1], system)


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
        title=TITLE,
        aria_label=f"{says}: {TITLE}",
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
        rx.cond(view, view.title, TITLE),
        rx.cond(view, _told(view), lines_shape(3)),
        class_name="!w-[min(100vw-2rem,var(--container-prose))]",
    )


def _told(view: rx.Var[WhyView]) -> rx.Component:
    return rx.fragment(
        rx.el.p(view.intro, class_name="text-small text-soft"),
        rx.el.p(view.ranking, class_name="mt-1 text-small text-soft empty:hidden"),
        rx.el.p(view.silence, class_name="mt-1 text-small text-soft empty:hidden"),
        rx.cond(view.lines.length() > 0, _lines(view)),
        rx.cond(view.shares.length() > 0, _shares(view)),
        rx.cond(view.days.length() > 0, _days(view)),
        rx.el.div(
            rx.cond(
                view.readings != "",
                button_link(view.readings_of, view.readings, size="small", symbol="table"),
            ),
            rx.cond(
                view.trends != "", button_link("See it on Trends", view.trends, size="small", symbol="trends")
            ),
            rx.cond(view.order != "", button_link(view.change, view.order, size="small")),
            rx.el.span(view.rule_set, class_name="ml-auto text-small text-faint"),
            class_name="mt-4 flex flex-wrap items-center gap-2 empty:hidden",
        ),
    )


def _lines(view: rx.Var[WhyView]) -> rx.Component:
    caption = "What each source said"
    plain = table(
        caption,
        ["Source", "Readings", "It said", "Counted", "Because"],
        rx.foreach(
            view.lines, lambda line: row(line.source, line.readings, line.said, line.counted, line.rule)
        ),
    )
    with_totals = table(
        caption,
        ["Source", "Readings", "It said", "Its own day's total", "Counted", "Because"],
        rx.foreach(
            view.lines,
            lambda line: row(line.source, line.readings, line.said, line.total, line.counted, line.rule),
        ),
    )
    return table_or_list(
        caption,
        rx.cond(view.has_totals, with_totals, plain),
        rx.foreach(view.lines, _narrow_line),
        room="screen",
        class_name="mt-4",
    )


def _narrow_line(line: rx.Var[WhyLine]) -> rx.Component:
    """What one source said, where there is no room for a table."""
    return item(
        rx.el.p(
            rx.el.span(line.source, class_name="min-w-0 font-medium break-words"),
            rx.el.span(
                rx.cond(line.counted != "", line.counted, "not counted"),
                class_name="shrink-0 font-medium tabular-nums",
            ),
            class_name="flex justify-between gap-3",
        ),
        rx.el.p(
            f"It said {line.said}, of {line.readings}; {line.rule}.",
            rx.cond(line.total != "", f" Its own day's total: {line.total}.", ""),
            class_name="text-small text-soft",
        ),
    )


def _shares(view: rx.Var[WhyView]) -> rx.Component:
    counts = frozenset({1, 2})
    return rx.el.div(
        table(
            "What became of each source",
            ["Source", "Days", "Readings", "Because"],
            rx.foreach(
                view.shares,
                lambda share: row(share.source, share.days, share.readings, share.rule, numeric=counts),
            ),
            numeric=counts,
        ),
        class_name="mt-4",
    )


def _days(view: rx.Var[WhyView]) -> rx.Component:
    caption = "The days that made it"
    return table_or_list(
        caption,
        table(
            caption,
            ["Day", "Value", "Range"],
            rx.foreach(view.days, lambda day: row(link(day.when, day.readings), day.value, day.lies)),
            class_name="max-h-72 overflow-y-auto",
        ),
        rx.foreach(view.days, _narrow_day),
        room="screen",
        class_name="mt-4",
    )


def _narrow_day(day: rx.Var[WhyDay]) -> rx.Component:
    """A day, where there is no room for a table."""
    return item(
        rx.el.p(
            link(day.when, day.readings),
            rx.el.span(day.value),
            class_name="flex flex-wrap justify-between gap-x-3 text-small tabular-nums",
        ),
        rx.el.p(day.lies, class_name="text-small text-soft empty:hidden"),
    )
