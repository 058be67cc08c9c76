"""What the words of the app mean, in one or two sentences each, with where that is written."""

from dataclasses import dataclass

from healthvault.coach.analyst import signs
from healthvault.coach.analyst.names import NAMES


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word and its meaning; `slug` is the metric that measures it, where one does."""

    said: str
    slug: str = ""


_TASK_FORCE = "Task Force of the ESC and NASPE 1996, Circulation 93:1043–1065"
_AASM = "American Academy of Sleep Medicine, Manual for the Scoring of Sleep"
TERMS: dict[str, Term] = {
    "hrv": Term(
        slug="hrv_sdnn",
        said=f"Heart rate variability: how much the time from one heartbeat to the next varies, in"
        f" milliseconds. Compare it with your own usual, measured the same way, only ({_TASK_FORCE}).",
    ),
    "sdnn": Term(
        slug="hrv_sdnn",
        said=f"The standard deviation of the times between heartbeats, one way to say heart rate variability;"
        f" it is not comparable with RMSSD ({_TASK_FORCE}).",
    ),
    "rmssd": Term(
        slug="hrv_rmssd",
        said="The root of the mean squared difference of one heartbeat's length to the next, one way to say"
        f" heart rate variability; it is not comparable with SDNN ({_TASK_FORCE}).",
    ),
    "vo2 max": Term(
        slug="vo2max",
        said="The most oxygen your body can use in a minute, for each kilogram you weigh: a measure of cardio"
        " fitness. A watch estimates it from walks and runs (ACSM's Guidelines for Exercise Testing).",
    ),
    "heart rate": Term(slug="heart_rate", said="How often your heart beats in a minute."),
    "resting heart rate": Term(
        slug="resting_heart_rate",
        said="How often your heart beats in a minute while you rest and are awake; each watch works it out in"
        " a way of its own, so compare it with your own usual.",
    ),
    "walking heart rate": Term(
        slug="walking_heart_rate", said="Your mean heart rate while you walk at an even pace."
    ),
    "heart rate recovery": Term(
        slug="hr_recovery_1min",
        said="How many beats your heart slows down in the first minute after exercise"
        " (Cole 1999, N Engl J Med 341:1351–1357).",
    ),
    "rem sleep": Term(
        slug="sleep_rem",
        said=f"The sleep with rapid eye movements, in which most vivid dreams are; more of it in the second"
        f" half of the night ({_AASM}). A watch guesses it from movement and pulse.",
    ),
    "deep sleep": Term(
        slug="sleep_deep",
        said=f"The sleep with slow waves (N3), hardest to wake from, mostly in the first half of the night"
        f" ({_AASM}). A watch guesses it from movement and pulse.",
    ),
    "core sleep": Term(
        slug="sleep_core",
        said=f"Light sleep (N1 and N2), about half of a night ({_AASM}); others call it light.",
    ),
    "sleep efficiency": Term(
        slug="sleep_efficiency", said=f"The share of the time in bed that you were asleep ({_AASM})."
    ),
    "sleep duration": Term(slug="sleep_duration", said="How long you were asleep in a night, without naps."),
    "sleep debt": Term(
        said="What the last fourteen nights lack of your own usual nights; longer nights pay back"
        " (Van Dongen 2003, Sleep 26:117–126)."
    ),
    "sleep regularity": Term(
        said="How alike your days are: whether you are asleep, or awake, in the same minutes of two days in"
        " a row, from −100 to 100; 0 is by chance (Phillips 2017, Scientific Reports 7:3216)."
    ),
    "spo2": Term(
        slug="spo2",
        said="Blood oxygen: the share of the haemoglobin in your blood that carries oxygen, seen through the"
        " skin. Movement and cold fingers make it wrong.",
    ),
    "respiratory rate": Term(slug="respiratory_rate", said="How many breaths you take in a minute, asleep."),
    "bmi": Term(
        slug="bmi",
        said="Body mass index: weight in kilograms divided by the square of the height in metres. It does not"
        " tell fat from muscle (WHO Technical Report Series 894).",
    ),
    "body fat": Term(
        slug="body_fat",
        said="The share of your weight that is fat. A scale estimates it from a weak current and may be off"
        " by several points.",
    ),
    "systolic": Term(
        slug="bp_systolic",
        said="The upper number of a blood pressure: the pressure while the heart beats"
        " (2017 ACC/AHA guideline).",
    ),
    "diastolic": Term(
        slug="bp_diastolic",
        said="The lower number of a blood pressure: the pressure between two beats (2017 ACC/AHA guideline).",
    ),
    "blood pressure": Term(
        slug="bp_systolic",
        said="The pressure of the blood in your arteries: while the heart beats (upper number) and between"
        " two beats (lower number), in mmHg.",
    ),
    "blood glucose": Term(
        slug="blood_glucose", said="How much sugar is in your blood, or in the fluid beneath the skin."
    ),
    "active energy": Term(
        slug="active_energy", said="The energy you burn by moving, above what your body uses at rest."
    ),
    "resting energy": Term(slug="basal_energy", said="The energy your body would use in a day of rest."),
    "steps": Term(
        slug="steps", said="Steps that your phone and watch counted; what both counted counts once."
    ),
    "usual": Term(
        said="The median of your last sixty days, and the range in which eight of ten of them lay. It begins"
        " anew with a new device."
    ),
    "percentile": Term(said="How many of 100 people like you have a lower number than you."),
    "nightsignal": Term(
        said="A published rule that looks for two nights in a row with a faster heart"
        " (Alavi 2022, Nature Medicine 28:175–184)."
    ),
    "typical day": Term(said="The median of some days, which one odd day cannot move."),
    "mean day": Term(said="The mean of the measured days; a day without a measurement is left out."),
    "coverage": Term(said="How many of the days asked about were measured."),
    "resolved": Term(said="Made of all sources by fixed rules, so that nothing is counted twice."),
    "source": Term(said="The device or app that measured."),
    "night": Term(said="Sleep, which belongs to the day on which it ended."),
    "relation": Term(said="Two metrics that go together on a day or a day apart; it never says why."),
    "level shift": Term(said="A metric that has come to another level and stayed there."),
    "slope": Term(
        said="The median steepness between all pairs of days, told where it is hardly chance"
        " (Sen 1968, J Am Stat Assoc 63:1379–1389)."
    ),
    "guideline": Term(said="A range that experts agreed to advise."),
    "season": Term(
        said="What the time of the year did to a metric in two years before; told only where it helps."
    ),
}
_ALSO = {
    "heart rate variability": "hrv", "vo2max": "vo2 max", "cardio fitness": "vo2 max", "rem": "rem sleep",
    "rhr": "resting heart rate", "resting pulse": "resting heart rate", "pulse": "heart rate",
    "blood oxygen": "spo2", "oxygen saturation": "spo2", "body mass index": "bmi", "light sleep": "core"
    " sleep",
    "slow wave sleep": "deep sleep", "slow-wave sleep": "deep sleep", "systolic blood pressure": "systolic",
    "diastolic blood pressure": "diastolic", "sleep regularity index": "sleep regularity", "sri": "sleep"
    " regularity",
    "baseline": "usual", "usual range": "usual", "breathing rate": "respiratory rate",
    "active calories": "active energy",
    "basal energy": "resting energy", "glucose": "blood glucose", "blood sugar": "blood glucose",
}  # fmt: skip


def term_named(said: str) -> str:
    """The term whose meaning a plain question asks for, as a key of `TERMS`; empty when it asks for none."""
    match = signs.TERM.match(said)
    return (
        known_as(match["term"] or match["does"] or match["first"] or match["indirect"])
        if match and " my " not in f" {said} "
        else ""
    )


def known_as(word: str) -> str:
    """The key of `TERMS` for a word in lower case; empty when we do not explain it."""
    if word in TERMS or word in _ALSO:
        return _ALSO.get(word, word)
    slugs = NAMES.get(word, ())
    return next((name for name, term in TERMS.items() if term.slug and term.slug in slugs[:1]), "")


def meaning(name: str) -> str:
    """What a term means, in words."""
    return TERMS[name].said
