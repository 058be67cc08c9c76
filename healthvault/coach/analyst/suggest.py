"""Questions worth asking, out of what the person has."""

from healthvault.coach.analyst.look import Look
from healthvault.vault.values import KnownMetric

_FRESH_DAYS = 14
_MOST = 4
_ASKS: tuple[tuple[str, str], ...] = (
    ("sleep_duration", "How did I sleep this week?"),
    ("resting_heart_rate", "Is my resting heart rate up?"),
    ("", "What changed since last month?"),
    ("steps", "How active was I this week?"),
    ("weight", "Where is my weight going?"),
    ("hrv_sdnn", "Is my HRV normal?"),
    ("hrv_rmssd", "Is my HRV normal?"),
    ("vo2max", "Is my cardio fitness improving?"),
    ("blood_glucose", "How was my glucose this week?"),
    ("bp_systolic", "How is my blood pressure?"),
    ("heart_rate", "What was my average heart rate last month?"),
)


async def suggestions(look: Look) -> list[str]:
    """At most four questions that the person's own recent data can answer; none when there is no data."""
    known = await look.known()
    fresh = {slug for slug, each in known.items() if _is_fresh(each, look)} or set(known)
    if not fresh:
        return []
    if any(slug.startswith("sleep_") for slug in fresh):
        fresh.add("sleep_duration")
    asks = [ask for slug, ask in _ASKS if not slug or slug in fresh]
    return list(dict.fromkeys(asks))[:_MOST]


def _is_fresh(each: KnownMetric, look: Look) -> bool:
    return (look.voice.today - each.last_day).days <= _FRESH_DAYS
