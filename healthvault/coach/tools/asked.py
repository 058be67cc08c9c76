"""What a model may say with a tool: the schema it is held to, and one sentence where it fails."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from healthvault.coach.analyst.look import Look
from healthvault.coach.analyst.names import metrics_named
from healthvault.coach.tools.found import RefusedError
from healthvault.insights.span import Span
from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.metric import Metric
from healthvault.metrics.sort import sort_of
from healthvault.metrics.words import plainly

_LONGEST_NAME = 60
_MOST_NAMES = 30
_EARLIEST = date(1900, 1, 1)
_METRIC = Field(description="A metric by its name, such as 'resting heart rate', 'steps' or 'deep sleep'.")
_FIRST = Field(description="The first date, as YYYY-MM-DD.")
_LAST = Field(description="The last date, as YYYY-MM-DD; today at the latest.")


class Asked(BaseModel):
    """What is said with a tool: all of it, and nothing besides."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    example: ClassVar[str] = "{}"

    @classmethod
    def read(cls, text: str) -> Self:
        """What a model said, as JSON.

        Raises:
            RefusedError: it does not fit.
        """
        try:
            return cls.model_validate_json(text or "{}")
        except ValidationError as error:
            wrong = error.errors(include_url=False, include_input=False, include_context=False)[0]
            where = ".".join(str(part) for part in wrong["loc"])[:_LONGEST_NAME] or "What was said"
            raise RefusedError(f"{where}: {wrong['msg']}. It takes {cls.example}.") from None

    @classmethod
    def schema_of(cls) -> Mapping[str, object]:
        """Its JSON schema, as services that hold to one want it."""
        told = cls.model_json_schema()
        return {
            "type": "object",
            "properties": {name: _bare(one) for name, one in told.get("properties", {}).items()},
            "required": list(told.get("properties", {})),
            "additionalProperties": False,
        }


def _bare(schema: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in schema.items() if name in {"type", "description", "enum"}}


class AskedDates(Asked):
    """Some dates in a row."""

    example: ClassVar[str] = '{"first": "2026-11-01", "last": "2026-11-07"}'
    first: date = _FIRST
    last: date = _LAST

    def span(self, look: Look) -> Span:
        """The dates up to today.

        Raises:
            RefusedError: there are none.
        """
        return span_of(self.first, self.last, look)


class AskedMetric(Asked):
    """A metric."""

    example: ClassVar[str] = '{"metric": "steps"}'
    metric: str = _METRIC


class AskedMetricDates(Asked):
    """A metric over some dates."""

    example: ClassVar[str] = '{"metric": "steps", "first": "2026-11-01", "last": "2026-11-07"}'
    metric: str = _METRIC
    first: date = _FIRST
    last: date = _LAST


class AskedPeriods(Asked):
    """A metric over some dates and over others."""

    example: ClassVar[str] = (
        '{"metric": "steps", "first": "2026-11-01", "last": "2026-11-07",'
        ' "other_first": "2026-10-01", "other_last": "2026-10-07"}'
    )
    metric: str = _METRIC
    first: date = _FIRST
    last: date = _LAST
    other_first: date = Field(description="The first date of the other period, as YYYY-MM-DD.")
    other_last: date = Field(description="The last date of the other period, as YYYY-MM-DD.")


class AskedPair(Asked):
    """Two metrics."""

    example: ClassVar[str] = '{"metric": "steps", "other": "sleep duration"}'
    metric: str = _METRIC
    other: str = Field(description="The other metric by its name, measured on the same or on the next day.")


class AskedTerm(Asked):
    """A word."""

    example: ClassVar[str] = '{"term": "heart rate variability"}'
    term: str = Field(
        description="A metric or a word of this app, such as 'SDNN', 'usual range' or 'sleep debt'."
    )


class AskedFact(Asked):
    """Something about the person."""

    example: ClassVar[str] = '{"fact": "You work nights."}'
    fact: str = Field(description="One short sentence to the person about themselves: 'You work nights.'")


class AskedQuestion(Asked):
    """A question in words."""

    example: ClassVar[str] = '{"question": "longest night in October"}'
    question: str = Field(
        description=(
            "One short question in English about one metric and one stretch of time, such as"
            " 'steps on 3 November 2025', 'highest heart rate last month',"
            " 'weight trend this year', 'longest night in October', 'last run'."
        )
    )


def span_of(first: date, last: date, look: Look) -> Span:
    """Dates up to today.

    Raises:
        RefusedError: there are none.
    """
    today = look.voice.today
    if first < _EARLIEST or first > min(last, today):
        raise RefusedError(
            f"first has to lie before last, and not after today, which is {today.isoformat()}."
        )
    return Span(first=first, last=min(last, today))


async def metric_of(name: str, look: Look) -> Metric:
    """The metric that a name means, one that was measured before others.

    Raises:
        RefusedError: there is none, or the person switched it off for the coach.
    """
    known = await look.known()
    slug = "_".join(name.lower().split())
    slugs = (
        [slug]
        if slug in METRICS
        else [each for many in metrics_named(" ".join(slug.split("_"))) for each in many]
    )
    metrics = [METRICS[each] for each in slugs]
    if not metrics:
        names = ", ".join(plainly(METRICS[each]) for each in known if each in METRICS)
        there = " · ".join(names.split(", ")[:_MOST_NAMES])
        raise RefusedError(f"There is no metric of that name. Measured are: {there or 'none yet'}.")
    seen = [each for each in metrics if sort_of(each) not in look.unseen]
    if not seen:
        raise RefusedError(f"The person switched off {sort_of(metrics[0]).label} for the coach.")
    return next((each for each in seen if each.slug in known), seen[0])
