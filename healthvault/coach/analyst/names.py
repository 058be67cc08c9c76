"""What people call the things that can be measured."""

import re

from healthvault.metrics.catalogue import METRICS

_ALSO: dict[str, tuple[str, ...]] = {
    "resting heart rate": ("resting_heart_rate",),
    "resting hr": ("resting_heart_rate",),
    "resting pulse": ("resting_heart_rate",),
    "resting bpm": ("resting_heart_rate",),
    "rhr": ("resting_heart_rate",),
    "pulse at rest": ("resting_heart_rate",),
    "pulse when resting": ("resting_heart_rate",),
    "heart rate at rest": ("resting_heart_rate",),
    "heart rate": ("heart_rate",),
    "heartbeat": ("heart_rate",),
    "heart beat": ("heart_rate",),
    "pulse": ("heart_rate",),
    "bpm": ("heart_rate",),
    "hr": ("heart_rate",),
    "hrv": ("hrv_sdnn", "hrv_rmssd"),
    "heart rate variability": ("hrv_sdnn", "hrv_rmssd"),
    "variability": ("hrv_sdnn", "hrv_rmssd"),
    "variability of my heart rate": ("hrv_sdnn", "hrv_rmssd"),
    "sdnn": ("hrv_sdnn",),
    "rmssd": ("hrv_rmssd",),
    "vo2 max": ("vo2max",),
    "vo2max": ("vo2max",),
    "vo2": ("vo2max",),
    "vo₂ max": ("vo2max",),
    "cardio fitness": ("vo2max",),
    "aerobic fitness": ("vo2max",),
    "aerobic capacity": ("vo2max",),
    "endurance": ("vo2max",),
    "fitness": ("vo2max",),
    "blood pressure": ("bp_systolic", "bp_diastolic"),
    "systolic": ("bp_systolic",),
    "diastolic": ("bp_diastolic",),
    "heart rate recovery": ("hr_recovery_1min",),
    "recovery of the heart rate": ("hr_recovery_1min",),
    "upper blood pressure": ("bp_systolic",),
    "lower blood pressure": ("bp_diastolic",),
    "sleep length": ("sleep_duration",),
    "length of sleep": ("sleep_duration",),
    "time asleep": ("sleep_duration",),
    "hours of sleep": ("sleep_duration",),
    "hours slept": ("sleep_duration",),
    "deep sleep": ("sleep_deep",),
    "slow wave sleep": ("sleep_deep",),
    "slow-wave sleep": ("sleep_deep",),
    "rem sleep": ("sleep_rem",),
    "rem": ("sleep_rem",),
    "light sleep": ("sleep_core",),
    "core sleep": ("sleep_core",),
    "time in bed": ("sleep_in_bed",),
    "sleep efficiency": ("sleep_efficiency",),
    "efficiency of sleep": ("sleep_efficiency",),
    "efficiency of my sleep": ("sleep_efficiency",),
    "steps": ("steps",),
    "step count": ("steps",),
    "step": ("steps",),
    "walk": ("steps", "distance_walk_run"),
    "walked": ("steps", "distance_walk_run"),
    "walking": ("steps", "distance_walk_run"),
    "walking distance": ("distance_walk_run",),
    "distance on foot": ("distance_walk_run",),
    "distance walked": ("distance_walk_run",),
    "kilometres walked": ("distance_walk_run",),
    "miles walked": ("distance_walk_run",),
    "running distance": ("distance_walk_run",),
    "distance": ("distance_walk_run", "distance_cycling"),
    "how far": ("distance_walk_run",),
    "cycling distance": ("distance_cycling",),
    "floors": ("floors",),
    "stairs": ("floors",),
    "stairs climbed": ("floors",),
    "flights climbed": ("floors",),
    "flights of stairs": ("floors",),
    "storeys": ("floors",),
    "flights": ("floors",),
    "climb": ("floors",),
    "climbed": ("floors",),
    "calories": ("active_energy",),
    "calories burned": ("active_energy",),
    "calories burnt": ("active_energy",),
    "energy": ("active_energy",),
    "burn": ("active_energy",),
    "burned": ("active_energy",),
    "kcal": ("active_energy",),
    "active calories": ("active_energy",),
    "calories eaten": ("diet_energy",),
    "eat": ("diet_energy",),
    "ate": ("diet_energy",),
    "exercise minutes": ("exercise_time",),
    "active minutes": ("exercise_time",),
    "exercise time": ("exercise_time",),
    "exercise": ("exercise_time",),
    "minutes of exercise": ("exercise_time",),
    "minutes of activity": ("exercise_time",),
    "weight": ("weight",),
    "weigh": ("weight",),
    "heavy": ("weight",),
    "lose weight": ("weight",),
    "body weight": ("weight",),
    "body fat": ("body_fat",),
    "body fat percentage": ("body_fat",),
    "fat mass": ("body_fat",),
    "fat percentage": ("body_fat",),
    "bmi": ("bmi",),
    "muscle": ("muscle_mass", "lean_mass"),
    "oxygen": ("spo2",),
    "oxygen saturation": ("spo2",),
    "blood oxygen": ("spo2",),
    "saturation": ("spo2",),
    "spo2": ("spo2",),
    "oxygen level": ("spo2",),
    "breathing rate": ("respiratory_rate",),
    "breathing": ("respiratory_rate",),
    "breaths": ("respiratory_rate",),
    "breaths per minute": ("respiratory_rate",),
    "respiration rate": ("respiratory_rate",),
    "respiration": ("respiratory_rate",),
    "respiratory rate": ("respiratory_rate",),
    "temperature": ("body_temperature", "skin_temperature", "skin_temperature_delta"),
    "glucose": ("blood_glucose",),
    "blood sugar": ("blood_glucose",),
    "sugar level": ("blood_glucose",),
    "water": ("water",),
    "drink": ("water",),
    "caffeine": ("diet_caffeine",),
    "coffee": ("diet_caffeine",),
    "alcohol": ("alcohol_drinks",),
    "mindfulness": ("mindful_minutes",),
    "meditation": ("mindful_minutes",),
    "meditate": ("mindful_minutes",),
    "daylight": ("daylight",),
    "sunlight": ("daylight",),
    "time outside": ("daylight",),
    "skin temperature": ("skin_temperature", "skin_temperature_delta"),
    "wrist temperature": ("skin_temperature", "skin_temperature_delta"),
    "noise": ("noise_env", "noise_headphone"),
    "noise around me": ("noise_env",),
    "standing": ("stand_time", "stand_hours"),
    "stress": ("hrv_sdnn", "hrv_rmssd", "eda"),
    "stressed": ("hrv_sdnn", "hrv_rmssd", "eda"),
    "resting beats": ("resting_heart_rate",),
    "resting beats per minute": ("resting_heart_rate",),
    "heart beats per minute": ("heart_rate",),
    "beats per minute": ("heart_rate",),
    "bodyweight": ("weight",),
    "weight on the scale": ("weight",),
    "fat share": ("body_fat",),
    "share of fat": ("body_fat",),
    "systolic pressure": ("bp_systolic",),
    "diastolic pressure": ("bp_diastolic",),
    "temperature at the wrist": ("skin_temperature", "skin_temperature_delta"),
    "temperature at night": ("skin_temperature", "skin_temperature_delta"),
    "wrist temp": ("skin_temperature", "skin_temperature_delta"),
    "skin temp": ("skin_temperature", "skin_temperature_delta"),
    "temp": ("body_temperature", "skin_temperature", "skin_temperature_delta"),
    "oxygen in my blood": ("spo2",),
    "active kilocalories": ("active_energy",),
    "kilocalories": ("active_energy",),
    "energy from activity": ("active_energy",),
    "energy from moving": ("active_energy",),
    "energy expenditure": ("active_energy",),
    "energy burned": ("active_energy",),
    "workout minutes": ("exercise_time",),
    "training minutes": ("exercise_time",),
    "training time": ("exercise_time",),
    "minutes of training": ("exercise_time",),
    "time in the sun": ("daylight",),
    "time in sunlight": ("daylight",),
    "time outdoors": ("daylight",),
    "distance i walked": ("distance_walk_run",),
    "walked distance": ("distance_walk_run",),
    "sleep time": ("sleep_duration",),
    "amount of sleep": ("sleep_duration",),
    "sleeping time": ("sleep_duration",),
    "nightly sleep": ("sleep_duration",),
    "night's sleep": ("sleep_duration",),
    "dream sleep": ("sleep_rem",),
    "breathing frequency": ("respiratory_rate",),
    "noise level": ("noise_env", "noise_headphone"),
    "overweight": ("bmi", "weight"),
    "underweight": ("bmi", "weight"),
    "obese": ("bmi", "weight"),
}
"""Phrase → slugs, the first that the person has is meant, or all of them when they belong together."""

TOGETHER = frozenset({("bp_systolic", "bp_diastolic"), ("steps", "distance_walk_run")})
"""Slugs that are answered in one breath."""


def _catalogue_names() -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for row in METRICS.values():
        name = re.sub(r"\s*\(.*?\)", "", row.name).lower().replace(",", "")
        names.setdefault(name, (row.slug,))
        names.setdefault(row.slug.replace("_", " "), (row.slug,))
    return names


NAMES: dict[str, tuple[str, ...]] = {**_catalogue_names(), **_ALSO}
_PATTERN = re.compile(
    r"\b(?:daily |nightly )?"
    rf"(?P<name>{'|'.join(re.escape(name) for name in sorted(NAMES, key=len, reverse=True))})s?\b"
    r"(?: (?:total|count|level|value|reading|number|figure|score|data|measurement)s?\b)?"
)
"""A name, and with it what adds nothing to it: "daily steps", "glucose level"."""


def metrics_named(text: str) -> tuple[tuple[str, ...], ...]:
    """The metrics that a question names, in its order, each as the slugs that may be meant.

    Args:
        text: The question, in lower case with single spaces. Of overlapping names the longest counts.
    """
    found = [NAMES[match["name"]] for match in _PATTERN.finditer(text)]
    return tuple(dict.fromkeys(found))


def unnamed(text: str) -> str:
    """The question with a sign in the place of each name: what is asked, whatever it is asked of."""
    return _PATTERN.sub(lambda match: "total ·" if match[0].startswith("total ") else "·", text)
