"""What a word means: the metrics of the catalogue, the published figures beside them, and our own words."""

from healthvault.coach.analyst.look import Look
from healthvault.coach.analyst.names import metrics_named
from healthvault.coach.analyst.terms import TERMS
from healthvault.coach.tools.asked import AskedTerm
from healthvault.coach.tools.found import Answer
from healthvault.insights.reference import references_of
from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.metric import Daily, Metric, display_unit
from healthvault.metrics.words import plainly

_DAILY = {
    Daily.SUM: "a day is the sum of it, no device counted twice",
    Daily.MEAN: "a day is the mean of its readings",
    Daily.TIME_MEAN: "a day is the mean over time: a reading counts until the next one",
    Daily.LAST: "a day is its last reading",
    Daily.MAX: "a day is its highest reading",
    Daily.ENERGY_MEAN: "a day is the mean of its sound levels by their energy",
    Daily.NIGHT: "it is of the night that ended on the day",
}


async def look_up_term(asked: AskedTerm, look: Look) -> Answer:
    """What a metric or a word means here; that it is not known is an answer too."""
    term = " ".join(asked.term.lower().replace("_", " ").split())[:60]
    words = [f"- {word}: {means.said}" for word, means in TERMS.items() if word in term or term in word][:4]
    slugs = dict.fromkeys(slug for slugs in metrics_named(term) for slug in slugs)
    words += [_metric(METRICS[slug], look) for slug in list(slugs)[:3]]
    return Answer(about=f"{asked.term[:60]}:", words=tuple(words) or ("- This app has no word for that.",))


def _metric(metric: Metric, look: Look) -> str:
    unit = display_unit(metric, look.voice.units).symbol
    said = f"- {plainly(metric)}: {f'in {unit}; ' if unit else ''}{_DAILY[metric.daily]}"
    sources = "; ".join(one.citation for one in references_of(metric.slug))
    return f"{said}. Published figures: {sources}" if sources else said
