"""What people call the things that can be measured.

A name is made of parts: `{heart}` stands for every word that there is for the beat of a heart, so that
    "pulse at
rest", "resting HR" and "resting heart rate" are one entry. Names of the catalogue are names of their own.
"""

import re
from itertools import product

from healthvault.metrics.catalogue import METRICS

_PARTS: dict[str, str] = {
    "heart": "heart rate|pulse rate|pulse|hr|heartbeat|heart beat|bpm|beats per minute|heart beats per"
    " minute",
    "beat": "heart rate|pulse rate|pulse|hr|heartbeat|heart beat|bpm|beats|beats per minute|heart beats|heart"
    " beats per minute|heart",
    "burned": "burned|burnt|used|expended",
    "calories": "calories|kilocalories|kcal|energy",
    "length": "length|duration|time|hours|amount|total|quantity",
    "outside": "outside|outdoors|out of doors|in daylight|in the sun|in sunlight|in the open|in the open air",
    "km": "km|kilometres|kilometers|miles|distance",
    "temp": "temperature|temp",
    "train": "exercise|exercising|training|workout|working out|activity",
    "pressure": "blood pressure|pressure|bp",
}
_NAMES: dict[tuple[str, ...], str] = {
    ("resting_heart_rate",): "rhr|resting {beat}|rest {beat}|{beat} at rest|{beat} in rest|{beat} when"
                             " resting"
    "|{beat} while resting|{beat} when i rest|{beat} when i am resting|resting rate|rested {heart}",
    ("walking_heart_rate",): "walking {heart}|{heart} while walking|{heart} when walking|{heart} when i walk",
    ("heart_rate",): "{heart}|mean {heart}",
    ("hrv_sdnn", "hrv_rmssd"): "hrv|{beat} variability|variability|variability of {beat}|stress|stressed"
    "|variation of {beat}",
    ("hrv_sdnn",): "sdnn",
    ("hrv_rmssd",): "rmssd",
    ("hr_recovery_1min",): "{heart} recovery|heart recovery|recovery of {heart}|recovery {heart}|cardio"
                           " recovery",
    ("vo2max",): "vo2 max|vo2max|vo2|vo₂ max|vo2 maximum|cardio fitness|cardiorespiratory fitness|aerobic"
                 " fitness"
    "|aerobic capacity|endurance|fitness|fitness level",
    ("bp_systolic", "bp_diastolic"): "blood pressure|bp",
    ("bp_systolic",): "systolic|systolic {pressure}|{pressure} systolic|upper {pressure}|top {pressure}"
    "|top number|upper number|upper value of {pressure}|top number of {pressure}",
    ("bp_diastolic",): "diastolic|diastolic {pressure}|{pressure} diastolic|lower {pressure}|bottom"
                       " {pressure}"
    "|bottom number|lower number|lower value of {pressure}|bottom number of {pressure}",
    ("sleep_duration",): "sleep {length}|{length} of sleep|{length} asleep|{length} slept|{length} sleeping"
    "|time spent asleep|time spent sleeping|sleeping {length}|total sleep|nightly sleep|night's sleep"
    "|nights sleep"
    "|hours' sleep|hours sleep|length of night",
    ("sleep_deep",): "deep sleep|slow wave sleep|deep|deep sleeping|sleep in deep|deepest sleep",
    ("sleep_rem",): "rem sleep|rem|dream sleep|dreaming sleep|dream time",
    ("sleep_core",): "light sleep|core sleep",
    ("sleep_awake",): "awake time|time awake|time awake at night|wake time in the night",
    ("sleep_in_bed",): "time in bed|hours in bed",
    ("sleep_efficiency",): "sleep efficiency|efficiency of sleep|sleeping efficiency|efficiency of night",
    ("steps",): "steps|step|step count|stepcount|count of steps|number of steps|steps walked|walking steps"
    "|steps taken|stepping",
    ("steps", "distance_walk_run"): "walk|walked|walking",
    ("distance_walk_run",): "walking {km}|walked {km}|{km} on foot|{km} walked|{km} i walked|running distance"
    "|how far|walking and running {km}|foot {km}|{km} by foot|{km} covered on foot|walk distance",
    ("distance_walk_run", "distance_cycling"): "distance",
    ("distance_cycling",): "cycling {km}|{km} cycled|{km} by bike|bike {km}",
    ("floors",): "floors|stairs|stairs climbed|flights climbed|flights of stairs|stair flights|storeys"
                 "|stories"
    "|flights|climb|climbed|floors climbed|floors gone up|staircases",
    ("active_energy",): "{calories}|{calories} {burned}|active {calories}|burn|burned|burnt|active burn"
    "|{calories} from activity|{calories} from moving|{calories} from exercise|energy expenditure|calorie"
    " burn"
    "|move {calories}|activity {calories}|active energy {burned}|active {calories} {burned}",
    ("diet_energy",): "{calories} eaten|eat|ate|calorie intake|food {calories}",
    ("exercise_time",): "exercise|exercise minutes|active minutes|exercise time|active time|{train} time"
    "|{train} minutes|minutes of {train}|time spent {train}|time {train}|minutes exercised|minutes spent"
    " {train}"
    "|movement minutes|time being active|minutes being active|minutes active",
    ("weight",): "weight|weigh|heavy|lose weight|body weight|bodyweight|body mass|weight on the scale|wt",
    ("body_fat",): "body fat|body fat percentage|body fat %|bodyfat|bodyfat %|fat mass|fat percentage|fat"
                   " %|fat share"
    "|share of fat|percentage of fat|percent fat|percent body fat|percentage of body fat",
    ("bmi",): "bmi",
    ("bmi", "weight"): "overweight|underweight|obese",
    ("muscle_mass", "lean_mass"): "muscle",
    ("spo2",): "oxygen|oxygen saturation|blood oxygen|saturation|spo2|oxygen level|oxygen in blood|oxygen"
               " in the blood"
    "|sats|oxygen sats|o2|o2 sats|o2 saturation|o2 level|blood oxygen saturation|blood o2|oxygenation",
    ("respiratory_rate",): "breathing rate|breathing|breaths|breaths per minute|breaths a minute"
                           "|respiration rate"
    "|respiration|respiratory rate|resp rate|resp|breathing frequency|breath rate|breathing speed|rate of"
    " breathing"
    "|respiratory frequency",
    ("body_temperature", "skin_temperature", "skin_temperature_delta"): "{temp}",
    ("skin_temperature", "skin_temperature_delta"): "skin {temp}|wrist {temp}|{temp} at the wrist|{temp}"
                                                    " at night"
    "|{temp} of skin|{temp} of wrist|{temp} on wrist|nightly {temp}|night {temp}",
    ("body_temperature",): "body {temp}",
    ("blood_glucose",): "glucose|blood sugar|sugar level|bg|blood glucose|glucose level|sugars|sugar levels",
    ("cholesterol_ldl",): "ldl",
    ("cholesterol_hdl",): "hdl",
    ("hba1c",): "a1c|hemoglobin a1c|haemoglobin a1c",
    ("water",): "water|drink|fluid intake|hydration",
    ("diet_caffeine",): "caffeine|coffee",
    ("alcohol_drinks",): "alcohol",
    ("mindful_minutes",): "mindfulness|meditation|meditate|mindful minutes",
    ("daylight",): "daylight|sunlight|time {outside}|minutes {outside}|time spent {outside}|outdoor time"
                   "|outside time"
    "|sun exposure|daylight exposure|daylight time|daylight minutes|outdoor minutes",
    ("noise_env", "noise_headphone"): "noise|noise level|loudness|decibels",
    ("noise_env",): "noise around me|noise exposure|environmental noise|ambient noise|noise in surroundings",
    ("stand_time", "stand_hours"): "was i standing|did i stand|i stood|time standing|minutes standing"
                                   "|hours standing|standing hours",
}  # fmt: skip
"""Slugs → what they are called; the first that the person has is meant, or all when they belong together."""
TOGETHER = frozenset({("bp_systolic", "bp_diastolic"), ("steps", "distance_walk_run")})
"""Slugs that are answered in one breath."""


def _made(names: str) -> list[str]:
    """Every name out of its parts."""
    made: list[str] = []
    for name in names.split("|"):
        parts = re.findall(r"\{(\w+)\}", name)
        pattern = re.sub(r"\{\w+\}", "{}", name)
        made += [pattern.format(*chosen) for chosen in product(*(_PARTS[part].split("|") for part in parts))]
    return made


def _catalogue_names() -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for row in METRICS.values():
        name = re.sub(r"\s*\(.*?\)", "", row.name).lower().replace(",", "")
        names.setdefault(name, (row.slug,))
        names.setdefault(row.slug.replace("_", " "), (row.slug,))
    return names


NAMES: dict[str, tuple[str, ...]] = {
    **_catalogue_names(),
    **{name: slugs for slugs, names in _NAMES.items() for name in _made(names)},
}


def _written(name: str) -> str:
    """A name as it may be written: with a hyphen, with "my" or "the" after its preposition."""
    spaced = re.escape(name).replace(r"\ ", "[ -]").replace(r"\-", "[ -]")
    return re.sub(r"(\[ -\](?:of|in|at|on)\[ -\])(?!the)", r"\1(?:my |the )?", spaced)


_PATTERN = re.compile(
    r"(?<![\w'])(?:daily |nightly |overall )?"
    rf"(?P<name>{'|'.join(_written(name) for name in sorted(NAMES, key=len, reverse=True))})s?(?!\w)"
    r"(?: (?:total|count|level|value|reading|number|figure|score|data|measurement|result|stat"
    r"|percentage)s?\b)?"
)
"""A name, and with it what adds nothing to it: "daily steps", "glucose level"."""


def metrics_named(text: str) -> tuple[tuple[str, ...], ...]:
    """The metrics that a question names, in its order, each as the slugs that may be meant.

    Args:
        text: The question, in lower case with single spaces. Of overlapping names the longest counts.
    """
    return tuple(dict.fromkeys(_slugs(match["name"]) for match in _PATTERN.finditer(text)))


def _bare(written: str) -> str:
    return re.sub(r"\b(of|in|at|on) (?:my|the) ", r"\1 ", written.replace("-", " "))


_BY_LETTERS = {_bare(name): slugs for name, slugs in NAMES.items()}


def _slugs(written: str) -> tuple[str, ...]:
    return NAMES.get(written) or _BY_LETTERS[_bare(written)]


def unnamed(text: str) -> str:
    """The question with a sign in the place of each name: what is asked, whatever it is asked of."""
    return _PATTERN.sub(lambda match: "total ·" if match[0].startswith("total ") else "·", text)
