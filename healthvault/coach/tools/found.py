"""What a look answers: numbers with their unit, the days they stand on, and where they are seen."""

from dataclasses import dataclass

from healthvault.coach.analyst.voice import Voice
from healthvault.insights.span import Span
from healthvault.metrics.metric import Daily, Metric


class RefusedError(Exception):
    """A look that cannot be made; its text is one sentence for the model, and says what can."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One number of a metric.

    `value` is in the metric's catalogue unit, of the dates in `window`, of which `n` were measured; None
    where it is of one day. `what` names it, and `more` says where it stands.
    """

    what: str
    metric: Metric
    value: float
    window: Span
    n: int | None = None
    more: str = ""

    def said(self, voice: Voice) -> str:
        """The number in the person's unit, as a link to where it is seen."""
        number = voice.seen(self.metric, self.window, voice.value(self.metric, self.value))
        each = "night" if self.metric.daily is Daily.NIGHT else "day"
        stands_on = "" if self.n is None else voice.of(self.n, self.window, each)
        beside = ", ".join(part for part in (stands_on, self.more) if part)
        return f"- {self.what}: {number}" + (f" ({beside})" if beside else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a look found: what it is about, its numbers, and what is no number of its own, in words."""

    about: str
    found: tuple[Found, ...] = ()
    words: tuple[str, ...] = ()

    def said(self, voice: Voice) -> str:
        """The whole in Markdown, with links."""
        return "\n".join([self.about, *(each.said(voice) for each in self.found), *self.words])
