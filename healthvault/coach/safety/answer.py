"""What stands beside a model's answer that names a dose or a diagnosis: it was told not to, and may anyway.

The answer is not taken back, for people see what a model said; a plain sentence says what it is worth.
"""

import re

from healthvault.coach.safety.language import language_of
from healthvault.coach.safety.lexicon import words_for
from healthvault.coach.safety.question import PHRASES
from healthvault.coach.safety.sign import plain

_MEDICINE = words_for("DRUG", "SUPPLEMENT")
_CHANGE = (
    r"start|stop|skip|increase|raise|lower|reduce|double|halve|change|adjust|nehmen sie"
    r"|erhohen|reduzieren|absetzen"
    r"|prenez|augmentez|reduisez|arretez|toma|tome|aumenta|reduce|deja"
)
_DOSE = re.compile(
    r"\b(?:take|taking|try|use|using|need|recommend\w*|suggest\w*|inject|start with|up to"
    r"|dose of|about|nehmen\w*|nimm"
    r"|prenez|prendre|toma|tomar|tome)\W+(?:\w+\W+){0,5}?\d+(?:[.,]\d+)? ?"
    r"(?:mg|mcg|µg|μg|milligram\w*|microgram\w*|iu|ie|units?|einheiten|unites|unidades|drops"
    r"|tablet\w*|pills?|capsules?"
    r"|comprim\w+|pastillas?)\b(?! ?/)"
)
_GAP = r"\W+(?:\w+\W+){0,3}?"
_REGIMEN = re.compile(rf"\b(?:(?:{_CHANGE}){_GAP}(?:{_MEDICINE})|(?:{_MEDICINE}){_GAP}(?:{_CHANGE}))\b")
_ILLNESS = words_for("ILLNESS")
_DIAGNOSIS = re.compile(
    r"\b(?:you|sie|du|vous|tu|usted)\W+(?:\w+\W+){0,2}?"
    r"(?:have|'ve got|are|suffer\w*|developed|show signs of|haben|hast|leiden|leidest|avez|as"
    r"|souffrez|tienes|tiene|sufres?)"
    rf"\W+(?:\w+\W+){{0,4}}?(?:{_ILLNESS})\b"
    rf"|\b(?:this|that|it|das|dies|cela|esto) (?:is|means|confirms|ist|bedeutet|est|es)"
    rf" (?:\w+ ){{0,4}}?(?:{_ILLNESS})\b"
    rf"|\b(?:tienes|padeces) (?:\w+ ){{0,3}}?(?:{_ILLNESS})\b"
)
_OPEN = re.compile(
    r"\b(if|whether|unless|in case|do you|did you|have you|not|n't|never|without|before you"
    r"|cannot|rule out|only a doctor"
    r"|your doctor|pharmacist|ob|falls|wenn|nicht|kein\w*|arzt|si|pas|jamais|medecin|no|nunca|medico)\b"
)
"""Words that leave it open, or send to somebody who may decide."""
_SENTENCES = re.compile(r"(?<=[.!?\n])\s+")


def beside(said: str, question: str) -> str:
    """The sentences that belong beside what a model said, one below the other; empty for most.

    Args:
        said: Its answer.
        question: What it answers, for the language.
    """
    words = PHRASES[language_of(plain(question))]
    parts = _SENTENCES.split(plain_lines(said))
    told = []
    if any(_DOSE.search(part) or (_REGIMEN.search(part) and not _OPEN.search(part)) for part in parts):
        told.append(words.names_dose)
    if any(_DIAGNOSIS.search(part) and not _OPEN.search(part) for part in parts):
        told.append(words.names_diagnosis)
    return "\n\n".join(told)


def plain_lines(said: str) -> str:
    """What was said in small letters without accents and marks, line by line."""
    bare = re.sub(r"\]\([^)]*\)|[*_\[\]]", "", said)
    return "\n".join(plain(line) for line in bare.splitlines())
