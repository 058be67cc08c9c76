"""What makes a sign of ideas that stand near each other; the same for every language.

A rule needs each of its ideas, with so many words between at most, in one clause or, where it says so,
anywhere in the text. It is silent where what takes it back stands in the same clause, or where a "no" stands
right before. Of two ideas parted by `|` one is enough.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from healthvault.coach.safety.lexicon import Hit
from healthvault.coach.safety.sign import Sign

_NOT = "NOT"
_BEFORE = 2
"""Words from a "no" to what it takes back, at most."""
_LONGEST = 12
"""Words of a phrase with what stands between its parts, about."""
_FEW = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Which ideas tell of a sign. `apart` is words; None is anywhere in the text."""

    sign: Sign
    needs: tuple[tuple[str, ...], ...]
    apart: int | None
    unless: frozenset[str]
    is_denied: bool


def _rule(sign: Sign, needs: str, apart: int | None = 0, unless: str = "", *, is_denied: bool = True) -> Rule:
    return Rule(
        sign=sign,
        needs=tuple(tuple(each.split("|")) for each in needs.split()),
        apart=apart,
        unless=frozenset(unless.split()),
        is_denied=is_denied,
    )


_TOLD = "LOOKS_BACK GENERAL PAST FICTION"
_HURT, _FOOD, _DUE = Sign.SELF_HARM, Sign.EATING, Sign.PREGNANCY_URGENT
RULES = (
    _rule(_HURT, "SUICIDE", 0, "FICTION STATS", is_denied=False),
    _rule(_HURT, "HARM SELF", 2, "ACCIDENT CHEST FICTION"),
    _rule(_HURT, "HARM FLESH TOOL", 6, "ACCIDENT FICTION"),
    _rule(_HURT, "BETTER ABSENT", 8, "FICTION"),
    _rule(_HURT, "SAVE_UP PILLS", 5, "LOOKS_BACK FICTION"),
    _rule(_HURT, "PICKED PLACE", 2, "FICTION EXERTION PAST"),
    _rule(_HURT, "PRETEND HERE", 5, "FICTION"),
    _rule(_HURT, "PUNISH SELF", 2, "ATE FOOD FICTION"),
    _rule(_HURT, "WISH DEATH", 5, "FICTION"),
    _rule(_HURT, "DEATH_LUCK|NOT_LIVE|ENOUGH|GOODBYE", 0, "FICTION", is_denied=False),
    _rule(_HURT, "NO_POINT LIVING", 4, "FICTION", is_denied=False),
    _rule(_HURT, "METHOD DEED", 6, "ACCIDENT FICTION EXERTION"),
    _rule(_HURT, "DEATH RELIEF", 5, "FICTION PAST"),
    _rule(_HURT, "ENDS WHEN", 3, "FICTION EXERTION"),
    _rule(_HURT, "CRASH OBSTACLE", 5, "FICTION PAST EXERTION"),
    _rule(_HURT, "BANG HEAD WALL", 6, "FICTION"),
    _rule(_HURT, "HOW_MUCH FATAL", 8, "FICTION"),
    _rule(_HURT, "CUTTING|HURT_BABY|VOICES", 0, "FICTION ACCIDENT"),
    _rule(_HURT, "OVERDOSE", 0, "FICTION"),
    _rule(Sign.CHEST, "CHEST PAIN", 6, f"{_TOLD} GYM"),
    _rule(Sign.CHEST, "CHEST PAIN DURING", 6, f"{_TOLD} MUSCLE_SORE"),
    _rule(Sign.CHEST, "CHEST PAIN LIKE_THIS", 6, f"{_TOLD} MUSCLE_SORE", is_denied=False),
    _rule(Sign.CHEST, "HEART PAIN", 5, f"{_TOLD} GYM"),
    _rule(Sign.CHEST, "WONDERS", 0, f"{_TOLD} DEVICE GYM"),
    _rule(Sign.CHEST, "CHEST|HEART AS_IF", 4, f"{_TOLD} GYM"),
    _rule(Sign.CHEST, "CHEST LIMB ARM_FEELS", 14, f"{_TOLD} GYM"),
    _rule(Sign.CHEST, "LEFT_ARM ARM_FEELS", 4, f"{_TOLD} GYM EXERTION"),
    _rule(Sign.CHEST, "JAW PAIN SWEAT|NAUSEA|SHORT_BREATH|LEFT_ARM|CHEST", 14, _TOLD),
    _rule(Sign.CHEST, "CHEST SWEAT|NAUSEA|SHORT_BREATH|SPREADS", 8, f"{_TOLD} GYM"),
    _rule(Sign.CHEST, "SWEAT LEFT_ARM|NAUSEA PAIN|SHORT_BREATH", 12, f"{_TOLD} GYM EXERTION"),
    _rule(Sign.CHEST, "ATTACK HAVING", 4, "PAST FICTION"),
    _rule(Sign.CHEST, "PALPITATION HEART SHORT_BREATH|GOES_ON|SWEAT", 12, f"{_TOLD} EXERTION"),
    _rule(Sign.CHEST, "PALPITATION HEART DIZZY|CHEST", 12, _TOLD),
    _rule(Sign.STROKE, "FACE DROOP", 4, _TOLD),
    _rule(Sign.STROKE, "SPEECH IMPAIRED", 3, f"{_TOLD} LANGUAGE"),
    _rule(Sign.STROKE, "SLURRED|SIGHT_LOST", 0, f"{_TOLD} LANGUAGE ON_SCREEN"),
    _rule(Sign.STROKE, "ONE_SIDE WEAK", 5, f"{_TOLD} GYM EXERTION"),
    _rule(Sign.STROKE, "ONE_SIDE AS_IF", 4, f"{_TOLD} GYM EXERTION"),
    _rule(Sign.STROKE, "LIMB WEAK SUDDEN", 10, f"{_TOLD} GYM EXERTION"),
    _rule(Sign.STROKE, "LIMB WEAKNESS", 1, f"{_TOLD} GYM EXERTION"),
    _rule(Sign.STROKE, "CANT_MOVE LIMB|ONE_SIDE|FACE", 4, f"{_TOLD} GYM EXERTION"),
    _rule(Sign.STROKE, "VISION LOST_SIGHT SUDDEN", 8, _TOLD),
    _rule(Sign.STROKE, "HEADACHE WORST", 6, f"{_TOLD} PREGNANT"),
    _rule(Sign.STROKE, "SUDDEN CONFUSED|BALANCE|SLURRED", 6, f"{_TOLD} EXERTION"),
    _rule(Sign.STROKE, "BALANCE SLURRED|SPEECH|CONFUSED", 10, f"{_TOLD} EXERTION"),
    _rule(Sign.STROKE, "STROKE_NAME HAVING", 4, "PAST FICTION"),
    _rule(Sign.BREATHING, "BREATHE HARD", 4, f"{_TOLD} EXERTION"),
    _rule(Sign.BREATHING, "SHORT_BREATH|CHOKE", 0, f"{_TOLD} EXERTION"),
    _rule(Sign.BREATHING, "LIPS BLUE", 4, f"{_TOLD} EXERTION"),
    _rule(Sign.BREATHING, "THROAT|LIPS SWELL", 4, f"{_TOLD} PREGNANT"),
    _rule(Sign.BREATHING, "ALLERGY SWELL|SHORT_BREATH|DIZZY|BREATHE|SEVERE", 12, _TOLD),
    _rule(Sign.BREATHING, "ALLERGY MOUTH REACTS", 14, _TOLD),
    _rule(Sign.BREATHING, "INHALER NOT_HELP", 6, _TOLD, is_denied=False),
    _rule(Sign.COLLAPSE, "FAINT|SEIZURE", 0, _TOLD),
    _rule(Sign.COLLAPSE, "UNRESPONSIVE", 0, f"{_TOLD} DEVICE", is_denied=False),
    _rule(Sign.COLLAPSE, "BLOOD BRINGS_UP", 4, _TOLD),
    _rule(Sign.COLLAPSE, "BLEED WONT_STOP", 5, f"{_TOLD} GUMS", is_denied=False),
    _rule(Sign.COLLAPSE, "GI_BLEED", 0, _TOLD),
    _rule(Sign.COLLAPSE, "STOOL DARK", 3, _TOLD),
    _rule(Sign.COLLAPSE, "VOMIT BRINGS_UP_DARK", 4, _TOLD),
    _rule(Sign.COLLAPSE, "FLOOR FOUND|UNRESPONSIVE|FAINT", 10, f"{_TOLD} GYM", is_denied=False),
    _rule(Sign.COLLAPSE, "HIT_HEAD AFTER_BLOW", None, _TOLD),
    _rule(Sign.COLLAPSE, "FELL VOMIT|CONFUSED|UNRESPONSIVE", 14, f"{_TOLD} PREGNANT"),
    _rule(Sign.COLLAPSE, "FEVER STIFF_NECK|CONFUSED|UNRESPONSIVE", None, _TOLD),
    _rule(Sign.POISON, "TOOK DRUG TOO_MUCH|MISTAKE", 8, "LOOKS_BACK GENERAL FICTION"),
    _rule(Sign.POISON, "DRUG TOO_MUCH MISTAKE", 8, "LOOKS_BACK GENERAL FICTION"),
    _rule(Sign.POISON, "TOOK MANY PILLS", 3, "LOOKS_BACK GENERAL FICTION"),
    _rule(Sign.POISON, "CHILD TOOK DRUG|TOXIC", 8, "LOOKS_BACK GENERAL FICTION ASKS PAST"),
    _rule(Sign.POISON, "CHILD TOOK FOUND_EATEN", 5, "LOOKS_BACK GENERAL FICTION ASKS PAST"),
    _rule(Sign.POISON, "TOOK TOXIC", 4, "LOOKS_BACK GENERAL FICTION DEVICE"),
    _rule(Sign.POISON, "GAS UNWELL", None, "FICTION"),
    _rule(Sign.POISON, "POISONED", 0, "FICTION PAST"),
    _rule(_FOOD, "VOMIT ON_PURPOSE", 5, "ILL FICTION"),
    _rule(_FOOD, "LAXATIVE FOOD|WEIGHT", 10, "FICTION"),
    _rule(_FOOD, "TOOK LAXATIVE", 3, "CONSTIPATED ILL FICTION ASKS"),
    _rule(_FOOD, "NOT_EAT DAYS|WEIGHT", 6, "ILL FICTION BELIEF HOURS", is_denied=False),
    _rule(_FOOD, "ONLY THIN_FOOD NIGHTS_ON", 8, "ILL FICTION BELIEF", is_denied=False),
    _rule(_FOOD, "STARVE_SELF|EARN_FOOD|THIN_TALK", 0, "FICTION", is_denied=False),
    _rule(_FOOD, "CHEW_SPIT|TOO_OFTEN_WEIGHED", 0, "FICTION"),
    _rule(_FOOD, "COMPENSATE ATE", 6, "FICTION SLEEPS"),
    _rule(_FOOD, "MUST COMPENSATE ATE", 10, "FICTION SLEEPS"),
    _rule(_FOOD, "PUNISH ATE|FOOD", 4, "FICTION"),
    _rule(_FOOD, "PAYBACK EXERTION ATE", 8, "FICTION"),
    _rule(_FOOD, "AFRAID GAINING", 4, "FICTION MUSCLE"),
    _rule(_FOOD, "HATE BODY", 4, "FICTION MUSCLE"),
    _rule(_FOOD, "ED_NAME|PURGE", 0, "FICTION GENERAL"),
    _rule(_FOOD, "BINGE BINGE_AFTER", 10, "FICTION SHOW"),
    _rule(_FOOD, "SECRET MY_FOOD", 4, "FICTION"),
    _rule(_FOOD, "NO_PERIOD WEIGHT|NOT_EAT|FOOD", None, "FICTION"),
    _rule(_FOOD, "SKIP INSULIN WEIGHT", 8, "FICTION", is_denied=False),
    _rule(Sign.PREGNANCY, "PREGNANT", 0, "FICTION"),
    _rule(_DUE, "PREGNANT|AFTER_BIRTH PREG_BLEED|PREG_PAIN|PREG_SIGHT|PREG_SWELL|PREG_OTHER|FAINT", None,
          "FICTION"),
    _rule(_DUE, "GEST BABY PREG_STILL|PREG_BLEED|PREG_WATER|PREG_SIGHT", 14, "FICTION", is_denied=False),
    _rule(_DUE, "BABY UNMOVED", 3, "FICTION", is_denied=False),
    _rule(_DUE, "FETAL FEWER", 3, "FICTION EXERTION", is_denied=False),
    _rule(_DUE, "DUE_SIGN", 0, _TOLD),
    _rule(_DUE, "PREGNANT PREG_STILL|PREG_WATER", None, "FICTION", is_denied=False),
    _rule(Sign.DOSE, "HOW_MUCH GIVES DRUG|SUPPLEMENT", 5, "EFFECT FICTION"),
    _rule(Sign.DOSE, "SHOULD CHANGE DRUG|SUPPLEMENT", 5, "EFFECT FICTION", is_denied=False),
    _rule(Sign.DIAGNOSIS, "ASKS_ILL ILLNESS", 4, "LOOKS_BACK LOOKS_AT_DATA FICTION"),
    _rule(Sign.DIAGNOSIS, "WHAT_ILL", 0, "FICTION"),
)  # fmt: skip
"""Source of what is a sign: CDC, "Heart attack", "Stroke" and "Urgent maternal warning signs" (Hear Her);
NHS, "When to call 999" and "Anaphylaxis"; NIMH, "Warning signs of suicide"; NICE NG69 (eating disorders).
The rules and the words are our own."""


def signs_of(hits: Iterable[Hit]) -> set[Sign]:
    """The signs that the ideas of a text make."""
    by_idea: dict[str, list[Hit]] = {}
    for hit in hits:
        by_idea.setdefault(hit.idea, []).append(hit)
    return {rule.sign for rule in RULES if _is_met(rule, by_idea)}


def _is_met(rule: Rule, by_idea: dict[str, list[Hit]]) -> bool:
    parts = [[hit for idea in any_of for hit in by_idea.get(idea, ())] for any_of in rule.needs]
    if not all(parts):
        return False
    return any(
        _counts(rule, (first, *others), by_idea)
        for first in parts[0]
        for others in product(*(_around(first, hits, rule.apart) for hits in parts[1:]))
    )


def _around(first: Hit, hits: list[Hit], apart: int | None) -> list[Hit]:
    """Those that may be near enough to one; of those anywhere in the text, the first few."""
    if apart is None:
        return hits[:_FEW]
    reach = apart + _LONGEST
    return [hit for hit in hits if hit.clause == first.clause and abs(hit.first - first.first) <= reach]


def _counts(rule: Rule, together: tuple[Hit, ...], by_idea: dict[str, list[Hit]]) -> bool:
    clauses = {hit.clause for hit in together}
    if rule.apart is not None and (len(clauses) > 1 or _gap(together) > rule.apart):
        return False
    if any(hit.clause in clauses for idea in rule.unless for hit in by_idea.get(idea, ())):
        return False
    return not (rule.is_denied and any(_denies(hit, together) for hit in by_idea.get(_NOT, ())))


def _gap(together: tuple[Hit, ...]) -> int:
    """Words between the first and the last of them that are part of none."""
    inside = {at for hit in together for at in range(hit.first, hit.after)}
    return max(hit.after for hit in together) - min(hit.first for hit in together) - len(inside)


def _denies(no: Hit, together: tuple[Hit, ...]) -> bool:
    first = min(together, key=lambda hit: hit.first)
    return no.clause == first.clause and 0 <= first.first - no.after < _BEFORE
