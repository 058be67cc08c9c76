"""Answers about the records themselves: what there is, and how fresh it is."""

from datetime import date

from healthvault.coach.analyst.look import Look
from healthvault.metrics import words
from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.metric import Domain
from healthvault.vault.values import KnownMetric

_MOST_OF_A_DOMAIN = 5
_STALE_DAYS = 7
NOTHING = (
    "There is nothing in your vault yet. On the page Sync you can drop a file from your phone or your watch."
)


async def about_data(look: Look) -> str:
    """What was ever measured, by domain, the longest records first, and what has fallen silent."""
    known = [each for each in (await look.known()).values() if each.metric in METRICS]
    if not known:
        return NOTHING
    first, last = min(each.first_day for each in known), max(each.last_day for each in known)
    lines = [line for domain in Domain if (line := _domain(domain, known, look.voice.today))]
    return (
        f"**{words.count(len(known), 'kind')} of data**, from {words.date_words(first, year=True)}"
        f" to {words.day(last, look.voice.today)}:\n\n" + "\n".join(lines)
    )


def _domain(domain: Domain, known: list[KnownMetric], today: date) -> str:
    of_it = [each for each in known if METRICS[each.metric].domain is domain]
    of_it.sort(key=lambda each: (-each.day_count, each.metric))
    if not of_it:
        return ""
    shown = ", ".join(_named(each, today) for each in of_it[:_MOST_OF_A_DOMAIN])
    rest = len(of_it) - _MOST_OF_A_DOMAIN
    more = f", and {words.count(rest, 'other kind')}" if rest > 0 else ""
    return f"- **{domain.value.capitalize()}**: {shown}{more}"


def _named(each: KnownMetric, today: date) -> str:
    said = f"{words.plainly(METRICS[each.metric])} ({words.count(each.day_count, 'day')}"
    if (today - each.last_day).days > _STALE_DAYS:
        said += f", last {words.day(each.last_day, today)}"
    return f"{said})"
