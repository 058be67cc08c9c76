"""Signs of an emergency in what somebody writes; they come before any engine.

The rules look for words and numbers, so they will sometimes speak up where nothing is wrong. That is the
cheaper mistake. docs/security/red-flags.md says how often they do either.
"""

from dataclasses import dataclass

from healthvault.coach.safety import phrases_de, phrases_en, phrases_es, phrases_fr
from healthvault.coach.safety.language import language_of, languages_of
from healthvault.coach.safety.lexicon import lexicon
from healthvault.coach.safety.phrases import Phrases
from healthvault.coach.safety.readings import Read, Reading, readings
from healthvault.coach.safety.regions import NOWHERE, Line, Region
from healthvault.coach.safety.rules import signs_of
from healthvault.coach.safety.sign import Language, Sign, plain

PHRASES: dict[Language, Phrases] = {
    "en": phrases_en.WORDS,
    "de": phrases_de.WORDS,
    "fr": phrases_fr.WORDS,
    "es": phrases_es.WORDS,
}
_LESS_WEIGHT = "LESS_WEIGHT"
_NOW = frozenset({Sign.CHEST, Sign.STROKE, Sign.BREATHING, Sign.COLLAPSE, Sign.POISON})
_FOOD = frozenset({Reading.TOO_LITTLE_FOOD, Reading.TOO_FAST_LOSS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """What to say, and under which rule. `replaces` the answer, or stands before it."""

    rule: str
    text: str
    replaces: bool = True


def red_flag(text: str, where: Region = NOWHERE) -> Help | None:
    """The help that is due when a text may tell of an emergency; None for most.

    Args:
        text: What somebody writes.
        where: Whom to call where they live.
    """
    said = plain(text)
    signs = _signs(text, said)
    is_pregnant = Sign.PREGNANCY in signs
    read = readings(said, is_pregnant=is_pregnant)
    if read is not None:
        signs.add(Sign.EATING if read.reading in _FOOD else Sign.READING)
    if not is_pregnant:
        signs.discard(Sign.PREGNANCY_URGENT)
    first = next((sign for sign in Sign if sign in signs), None)
    return _help(first, PHRASES[language_of(said)], where, read) if first else None


def _signs(text: str, said: str) -> set[Sign]:
    # In each language by itself: an English sentence with a German word in it makes no sign of the two.
    return {sign for language in languages_of(said) for sign in signs_of(lexicon(language).hits(text))}


def _help(sign: Sign, words: Phrases, where: Region, read: Read | None) -> Help:
    call = _call(words, where)
    if sign in _NOW:
        return Help(rule=sign, text=words.now.format(call=call))
    match sign:
        case Sign.SELF_HARM:
            text = _lines([words.hurt, _hurt(words, where), words.hurt_now.format(call=call)])
        case Sign.EATING:
            lines = words.food_lines.format(lines=_listed(where.eating)) if where.eating else ""
            text = _lines([words.food, lines, words.food_urgent.format(call=call)])
        case Sign.PREGNANCY:
            return Help(rule=sign, text=words.pregnancy, replaces=False)
        case Sign.DIAGNOSIS:
            text = words.diagnosis.format(call=call)
        case Sign.DOSE:
            text = words.dose.format(call=call)
        case Sign.READING if read is not None:
            text = _reading(read, words, call)
        case _:
            text = words.pregnancy_urgent.format(call=call)
    return Help(rule=sign, text=text)


def reading_help(question: str, read: Read, where: Region) -> Help:
    """What to do about a reading of today, in the language of the question; it stands before the answer."""
    words = PHRASES[language_of(plain(question))]
    text = _reading(read, words, _call(words, where))
    return Help(rule=Sign.READING, text=text, replaces=False)


def wants_less_weight(question: str) -> bool:
    """Whether somebody asks how to weigh less."""
    languages = languages_of(plain(question))
    return any(hit.idea == _LESS_WEIGHT for language in languages for hit in lexicon(language).hits(question))


def eating_help(question: str, where: Region) -> Help:
    """What to say to who wants to lose weight and has little."""
    return _help(Sign.EATING, PHRASES[language_of(plain(question))], where, None)


def _reading(read: Read, words: Phrases, call: str) -> str:
    template = {
        Reading.PRESSURE: words.pressure,
        Reading.OXYGEN: words.oxygen,
        Reading.SUGAR_LOW: words.sugar_low,
        Reading.SUGAR_HIGH: words.sugar_high,
    }.get(read.reading, words.pulse)
    return template.format(said=read.said, call=call)


def _call(words: Phrases, where: Region) -> str:
    if not where.emergency:
        return words.anywhere
    return words.call.format(numbers=words.or_.join(f"**{number}**" for number in where.emergency))


def _hurt(words: Phrases, where: Region) -> str:
    return words.hurt_lines.format(lines=_listed(where.crisis)) if where.crisis else words.hurt_anywhere


def _listed(lines: tuple[Line, ...]) -> str:
    return ", ".join(f"{line.who} **{line.number}** ({line.page})" for line in lines)


def _lines(parts: list[str]) -> str:
    return "\n\n".join(part for part in parts if part)
