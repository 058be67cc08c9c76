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
from healthvault.coach.safety.regions import Where
from healthvault.coach.safety.rules import signs_of
from healthvault.coach.safety.sign import Language, Sign, plain
from healthvault.coach.safety.whom import call, crisis, eating, why

PHRASES: dict[Language, Phrases] = {
    "en": phrases_en.WORDS,
    "de": phrases_de.WORDS,
    "fr": phrases_fr.WORDS,
    "es": phrases_es.WORDS,
}
_ANYWHERE = Where()
_LESS_WEIGHT = "LESS_WEIGHT"
_FOOD = frozenset({Reading.TOO_LITTLE_FOOD, Reading.TOO_FAST_LOSS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """What to say, and under which rule. `replaces` the answer, or stands before it."""

    rule: str
    text: str
    replaces: bool = True


def red_flag(text: str, where: Where = _ANYWHERE) -> Help | None:
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
    first = next((sign for sign in Sign if sign in signs), None)
    return _help(first, PHRASES[language_of(said)], where, read) if first else None


def _signs(text: str, said: str) -> set[Sign]:
    # In each language by itself: an English sentence with a German word in it makes no sign of the two.
    return {sign for language in languages_of(said) for sign in signs_of(lexicon(language).hits(text))}


def _help(sign: Sign, words: Phrases, where: Where, read: Read | None) -> Help:
    if sign is Sign.PREGNANCY:
        return Help(rule=sign, text=words.pregnancy, replaces=False)
    return Help(rule=sign, text=_parts([*_told(sign, words, where, read), why(words, where)]))


def _told(sign: Sign, words: Phrases, where: Where, read: Read | None) -> list[str]:
    whom = call(words, where)
    match sign:
        case Sign.SELF_HARM:
            return [words.hurt, crisis(words, where), words.hurt_now.format(call=whom)]
        case Sign.EATING:
            return [words.food, eating(words, where), words.food_urgent.format(call=whom)]
        case Sign.READING if read is not None:
            return [_reading(read, words, whom)]
        case _:
            return [_plain_words(sign, words).format(call=whom)]


def _plain_words(sign: Sign, words: Phrases) -> str:
    told = {
        Sign.DIAGNOSIS: words.diagnosis,
        Sign.DOSE: words.dose,
        Sign.PREGNANCY_URGENT: words.pregnancy_urgent,
    }
    return told.get(sign, words.now)


def reading_help(question: str, read: Read, where: Where) -> Help:
    """What to do about a reading of today, in the language of the question; it stands before the answer."""
    words = PHRASES[language_of(plain(question))]
    text = _parts([_reading(read, words, call(words, where)), why(words, where)])
    return Help(rule=Sign.READING, text=text, replaces=False)


def wants_less_weight(question: str) -> bool:
    """Whether somebody asks how to weigh less."""
    languages = languages_of(plain(question))
    return any(hit.idea == _LESS_WEIGHT for language in languages for hit in lexicon(language).hits(question))


def eating_help(question: str, where: Where) -> Help:
    """What to say to who wants to lose weight and has little."""
    return _help(Sign.EATING, PHRASES[language_of(plain(question))], where, None)


def _reading(read: Read, words: Phrases, whom: str) -> str:
    template = {
        Reading.PRESSURE: words.pressure,
        Reading.OXYGEN: words.oxygen,
        Reading.SUGAR_LOW: words.sugar_low,
        Reading.SUGAR_HIGH: words.sugar_high,
    }.get(read.reading, words.pulse)
    return template.format(said=read.said, call=whom)


def _parts(parts: list[str]) -> str:
    return "\n\n".join(part for part in parts if part)
