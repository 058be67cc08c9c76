"""What can be chosen on the trends page, and the addresses that choose it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import urlencode

from healthvault.insights.span import Range, Span, range_named
from healthvault.insights.trend import PREVIOUS
from healthvault.metrics.catalogue import METRICS, metric
from healthvault.metrics.day import day_asked, day_written
from healthvault.metrics.metric import Domain
from healthvault.pages.trends.words import RANGE_NAMES
from healthvault.ui import text
from healthvault.vault.values import KnownMetric

FIRST_METRIC = "resting_heart_rate"
_DOMAINS = {
    Domain.HEART: "Heart",
    Domain.SLEEP: "Sleep",
    Domain.ACTIVITY: "Activity",
    Domain.BODY: "Body",
    Domain.MIND: "Mind",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What an address asks for; `metric` is empty when it names none.

    `first` stands in the place of the range's own first day where somebody zoomed; else it is None.
    """

    metric: str
    range: Range
    compare: str
    end: date
    today: date
    first: date | None = None

    def of(self, slug: str) -> "Asked":
        """The same look at a metric."""
        return replace(self, metric=slug)

    def address(self, **changed: str) -> str:
        """The address of this look with something changed; what is empty is left out."""
        parts = {
            "metric": self.metric,
            "range": self.range.value,
            "compare": self.compare,
            "first": self.first.isoformat() if self.first else "",
            "end": "" if self.end == self.today else self.end.isoformat(),
            **changed,
        }
        return urlencode({name: value for name, value in parts.items() if value})


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A link that chooses; `detail` stands behind the name."""

    slug: str
    name: str
    href: str
    is_chosen: bool = False
    domain: str = ""
    heading: str = ""
    detail: str = ""


def asked(parameters: dict[str, str], today: date) -> Asked:
    """What the address asks for; a half year until today where it does not say.

    Raises:
        UnknownMetricError: It names a metric that there is not.
        UnknownRangeError: It names a range that there is not.
        NoSuchDateError: It names a day that there is not.
    """
    slug, compare = parameters.get("metric", ""), parameters.get("compare", "")
    for named in (slug, compare):
        if named and named != PREVIOUS:
            metric(named)
    end = min(day_asked(parameters.get("end", "")) or today, today)
    return Asked(
        first=day_asked(parameters.get("first", "")),
        metric=slug,
        range=range_named(parameters.get("range", Range.HALF_YEAR.value)),
        compare=compare,
        end=end,
        today=today,
    )


def first_metric(known: Sequence[KnownMetric]) -> str:
    """The metric to begin with: the resting heart rate, or else the one with the most days."""
    slugs = {row.metric: row.day_count for row in known if row.metric in METRICS}
    if not slugs or FIRST_METRIC in slugs:
        return FIRST_METRIC
    return max(slugs, key=lambda slug: slugs[slug])


def range_choices(look: Asked) -> list[Choice]:
    """The ranges, as links."""
    return [
        Choice(
            slug=range_.value,
            name=name,
            href=f"/trends?{look.address(range=range_.value, first='')}",
            is_chosen=range_ is look.range and look.first is None,
        )
        for range_, name in RANGE_NAMES.items()
    ]


def metric_choices(look: Asked, known: Sequence[KnownMetric], query: str) -> list[Choice]:
    """The metrics the person has, by domain and name, whose name or domain has every word of `query`.

    The first of each domain carries its heading.
    """
    order = list(_DOMAINS)
    rows = [(METRICS[row.metric], row) for row in known if row.metric in METRICS]
    rows.sort(key=lambda pair: (order.index(pair[0].domain), pair[0].name))
    words = query.casefold().split()
    choices: list[Choice] = []
    for shown, row in rows:
        searched = f"{shown.name} {shown.slug} {_DOMAINS[shown.domain]}".casefold()
        if not all(word in searched for word in words):
            continue
        is_first = not choices or choices[-1].domain != shown.domain.value
        choices.append(
            Choice(
                slug=shown.slug,
                name=shown.name,
                href=f"/trends?{look.address(metric=shown.slug, compare='', end='')}",
                is_chosen=shown.slug == look.metric,
                domain=shown.domain.value,
                heading=_DOMAINS[shown.domain] if is_first else "",
                detail=f"{text.count(row.day_count, 'day')}, to {text.day(row.last_day, look.today)}",
            )
        )
    return choices


def compare_choices(look: Asked, known: Sequence[KnownMetric]) -> list[Choice]:
    """What the metric may be compared with: nothing, the time before, or another metric."""
    names = [("", "Compare with…")] if not look.compare else [("", "Nothing")]
    if look.range is not Range.ALL or look.first is not None:
        names.append((PREVIOUS, "The time before"))
    others = [METRICS[row.metric] for row in known if row.metric in METRICS and row.metric != look.metric]
    names += [(other.slug, other.name) for other in sorted(others, key=lambda other: other.name)]
    return [Choice(slug=slug, name=name, href="", is_chosen=slug == look.compare) for slug, name in names]


def step_address(look: Asked, span: Span, steps: int) -> str:
    """The address one span earlier (-1) or later (1); empty where there is nothing to come."""
    is_all = look.range is Range.ALL and look.first is None
    if is_all or (steps > 0 and look.end >= look.today):
        return ""
    end = min(look.end + timedelta(days=steps * span.length), look.today)
    first = None if look.first is None else end - timedelta(days=span.length - 1)
    return f"/trends?{replace(look, first=first, end=end).address()}"


def zoomed(changed: Mapping[str, object], look: Asked) -> Asked | None:
    """The look that somebody zoomed to, in whole days; None where that is no other look.

    Args:
        changed: What Plotly tells: where the x axis now begins and ends, or that it is whole again.
        look: Where they came from.
    """
    if changed.get("xaxis.autorange"):
        return None if look.first is None else replace(look, first=None, end=look.today)
    ends = [day_written(str(changed.get(f"xaxis.range[{side}]", ""))[:10]) for side in (0, 1)]
    first, last = ends
    if first is None or last is None or first >= last:
        return None
    return replace(look, first=first, end=min(last, look.today))
