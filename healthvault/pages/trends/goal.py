"""A metric's goal on the trends page: what is set, how it is kept, and setting it."""

from datetime import date

import reflex as rx

from healthvault.core import clock
from healthvault.core.errors import HealthVaultError, InvalidInputError
from healthvault.ingest.goals import keep_goal, take_back_goal
from healthvault.insights.goal import ENOUGH_DAYS, Direction, Goal
from healthvault.insights.goal_look import GoalLook
from healthvault.insights.goal_words import goal_line, goal_said
from healthvault.metrics import words
from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.catalogue import metric as metric_called
from healthvault.metrics.metric import Daily, Metric, display_unit, precision_in
from healthvault.metrics.unit import HOUR, MINUTE, Unit, UnitSystem, convert
from healthvault.ui.notice import NoticeMixin
from healthvault.ui.session import SessionState, current_session, units_here


class GoalNumberError(InvalidInputError):
    """Write the goal as a number, such as 8000 or 7.5."""


class GoalDayError(InvalidInputError):
    """Choose the day from which the goal counts: today or one before."""


class GoalMixin(NoticeMixin, mixin=True):
    """The goal of the metric on the page."""

    has_goal: bool = False
    goal: str = ""
    goal_kept: str = ""
    goal_advice: str = ""
    goal_unit: str = ""
    goal_number: str = ""
    goal_from: str = ""
    goal_way: str = Direction.AT_LEAST.value
    goal_problem: str = ""
    goal_form: int = 0
    _goal_of: str = ""

    @rx.event
    async def set_goal(self, form: dict[str, str]) -> None:
        """Keep what was written as the goal of this metric."""
        mine = await self.get_state(SessionState)
        system = units_here(mine)
        try:
            goal = written(form, self._goal_of, system, clock.today(mine.zone))
            await keep_goal(current_session(), goal)
        except HealthVaultError as error:
            self.goal_problem = error.message
            return
        self._say("Your goal is kept.")
        await self._look_again()

    @rx.event
    async def take_goal_back(self) -> None:
        """Have no goal for this metric any more."""
        try:
            await take_back_goal(current_session(), self._goal_of)
        except HealthVaultError as error:
            self._explain(error)
            return
        self._say("The goal is taken back.")
        await self._look_again()

    async def _look_again(self) -> None:
        """Read the goal anew; the page knows how."""
        raise NotImplementedError

    def _show_goal(self, look: GoalLook, system: UnitSystem, today: date) -> None:
        metric = METRICS[look.metric]
        begin = look.goal or (look.suggestion.goal if look.suggestion else None)
        self._goal_of, self.has_goal, self.goal_problem = look.metric, look.goal is not None, ""
        line = goal_line(look.goal, look.kept, system) if look.goal else ""
        self.goal = f"{line[:1].upper()}{line[1:]}"
        self.goal_kept = _kept(look, today)
        self.goal_advice = _advice(look, metric, system)
        self.goal_unit = asked_unit(metric, system).symbol or metric.name.lower()
        self.goal_number = shown_number(metric, begin.target, system) if begin else ""
        self.goal_from = (look.goal.from_day if look.goal else today).isoformat()
        self.goal_way = (begin.direction if begin else Direction.AT_LEAST).value
        self.goal_form += 1


def asked_unit(metric: Metric, system: UnitSystem) -> Unit:
    """The unit in which a goal is written: of a night hours, of other stretches of time minutes."""
    if metric.unit in {HOUR, MINUTE}:
        return HOUR if metric.daily is Daily.NIGHT else MINUTE
    return display_unit(metric, system)


def shown_number(metric: Metric, target: float, system: UnitSystem) -> str:
    """A target as it stands in the field: without thousands' signs, with a point."""
    unit = asked_unit(metric, system)
    places = 2 if unit is HOUR else 0 if unit is MINUTE else precision_in(metric, unit)
    return f"{float(convert(target, metric.unit, unit)):.{places}f}"


def written(form: dict[str, str], metric: str, system: UnitSystem, today: date) -> Goal:
    """The goal that a form says, in the catalogue unit.

    Raises:
        UnknownMetricError: no metric is on the page yet.
        GoalNumberError: it is no number.
        GoalDayError: it would count from no day, or from one to come.
    """
    row = metric_called(metric)
    try:
        number = float(form.get("target", "").strip().replace(",", "."))
        direction = Direction(form.get("direction", ""))
    except ValueError:
        raise GoalNumberError from None
    target = float(convert(number, asked_unit(row, system), row.unit))
    return Goal(metric=metric, direction=direction, target=target, from_day=_day(form, today))


def _day(form: dict[str, str], today: date) -> date:
    try:
        day = date.fromisoformat(form.get("from_day", ""))
    except ValueError:
        raise GoalDayError from None
    if day > today:
        raise GoalDayError
    return day


def _kept(look: GoalLook, today: date) -> str:
    if look.goal is None:
        return ""
    since = words.day(look.goal.from_day, today)
    if look.kept is None:
        return f"Since {since}. How it is kept stands here after {ENOUGH_DAYS} measured days."
    low, best, high = (words.percent(each) for each in (look.kept.low, look.kept.share, look.kept.high))
    return f"Since {since}. That is {best}; as far as so few days can tell, between {low} and {high}."


def _advice(look: GoalLook, metric: Metric, system: UnitSystem) -> str:
    told = look.suggestion
    if told is None:
        return ""
    said = goal_said(metric, told.goal.direction, told.goal.target, system)
    if told.source is None:
        return f"You could begin from your usual: {said}."
    return f"To begin with: {said} ({told.source.short})."
