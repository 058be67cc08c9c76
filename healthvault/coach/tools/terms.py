"""What a word means: the metrics of the catalogue, the published figures beside them, and our own words."""

from healthvault.coach.analyst.look import Look
from healthvault.coach.analyst.names import metrics_named
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
_WORDS = {
    "usual": "the median of one's own last 60 days, and the range of eight in ten; a new device begins anew",
    "typical day": "the median of some days, which one odd day cannot move",
    "mean day": "the mean of the measured days; a day without a measurement is left out",
    "coverage": "how many of the days asked about were measured",
    "resolved": "made of all sources by fixed rules, so that nothing is counted twice",
    "source": "the device or app that measured",
    "night": "sleep that belongs to the day on which it ended",
    "sleep debt": "sleep that is missing against one's own usual, over two weeks",
    "sleep regularity": "how likely one is asleep, or awake, at the same minute of two days, of 100",
    "relation": "two metrics that go together on a day or a day apart; it never says why",
    "level shift": "a metric that has come to another level and stayed there",
    "slope": "the median steepness between all pairs of days (Theil-Sen), told where it is hardly chance",
    "nightsignal": "two nights in a row in which the heart beat faster than usual (Alavi et al. 2022)",
    "percentile": "of 100 people like oneself, how many lie below",
    "guideline": "a range that experts agreed to advise",
    "sdnn": "how much the time between heartbeats varies over minutes: Apple's heart rate variability",
    "rmssd": "how much one heartbeat differs from the next: the variability that most rings tell;"
    " it is not to be compared with SDNN",
    "season": "what the time of the year did to a metric in two years before; told only where it helps",
}


async def look_up_term(asked: AskedTerm, look: Look) -> Answer:
    """What a metric or a word means here; that it is not known is an answer too."""
    term = " ".join(asked.term.lower().replace("_", " ").split())[:60]
    words = [f"- {word}: {said}" for word, said in _WORDS.items() if word in term or term in word][:4]
    slugs = dict.fromkeys(slug for slugs in metrics_named(term) for slug in slugs)
    words += [_metric(METRICS[slug], look) for slug in list(slugs)[:3]]
    return Answer(about=f"{asked.term[:60]}:", words=tuple(words) or ("- This app has no word for that.",))


def _metric(metric: Metric, look: Look) -> str:
    unit = display_unit(metric, look.voice.units).symbol
    said = f"- {plainly(metric)}: {f'in {unit}; ' if unit else ''}{_DAILY[metric.daily]}"
    sources = "; ".join(one.citation for one in references_of(metric.slug))
    return f"{said}. Published figures: {sources}" if sources else said
