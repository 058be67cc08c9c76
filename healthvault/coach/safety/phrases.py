"""What is said instead of an answer, or before it: one file for each language.

Source of the advice: heart.org (blood pressure), NHS England (pulse oximetry), ADA and CDC (blood sugar), NHS
(pulse), CDC Hear Her (pregnancy), NIMH and samaritans.org (what to say); the sentences are our own.
"""

from dataclasses import dataclass

from healthvault.coach.safety.sign import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """The sentences of one language.

    `{call}` is whom to call, `{said}` a reading as it was written, `{numbers}` those of an emergency,
    `{country}` whose they are, `{zone}` why. `anywhere` is for who lives where we know no number; `always` is
    around the clock; `weekdays` begin with Monday. `names_dose` and `names_diagnosis` stand below a model's
    answer that names one.
    """

    language: Language
    call: str
    anywhere: str
    by_zone: str
    chosen: str
    unknown: str
    change: str
    away: str
    always: str
    weekdays: tuple[str, ...]
    or_: str
    now: str
    hurt: str
    hurt_anywhere: str
    hurt_now: str
    food: str
    food_lines: str
    food_urgent: str
    pregnancy_urgent: str
    pregnancy: str
    pressure: str
    oxygen: str
    sugar_low: str
    sugar_high: str
    pulse: str
    dose: str
    diagnosis: str
    names_dose: str
    names_diagnosis: str
