"""What stands beside a model's answer that names a dose or a diagnosis: it was told not to, and may anyway.

The answer is not taken back, for people see what a model said; a plain sentence says what it is worth.
"""

import re

from healthvault.coach.safety.sign import plain

DOSE = "*This names a dose or a change of medicine. It is no advice: ask your doctor or pharmacist first.*"
DIAGNOSIS = (
    "*This reads like a diagnosis. A model cannot make one, and no number of a watch can: what was measured"
    " is a reason to ask a doctor, no more.*"
)
_MEDICINE = (
    r"medic\w+|medikament\w*"
    r"|tablet\w*|pills?|pillen?|insulin\w*|dos(e|es|is|age)|statins?"
    r"|metformin|beta.?blockers?"
    r"|antidepressants?|ibuprofen|aspirin|paracetamol|acetaminophen|melatonin|comprim\w+|pastillas?"
)
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
_ILLNESS = (
    r"diabet\w+|prediabet\w+|hypertensi\w+|bluthochdruck|hypotension|atrial fibrillation"
    r"|vorhofflimmern|afib|arrhythmi\w+"
    r"|sleep apno?ea|schlafapnoe|apnee du sommeil|apnea del sueno|ana?emi\w+|depression"
    r"|depresion|an anxiety disorder"
    r"|hypothyroid\w*|hyperthyroid\w*|heart (failure|disease)|coronary \w+|an infection|covid"
    r"|the flu|pneumonia|cancer"
    r"|copd|asthma|insomnia|kidney disease|overtraining syndrome|an eating disorder|anorexia"
    r"|long covid|fibrillation"
)
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


def beside(said: str) -> str:
    """The sentences that belong beside what a model said, one below the other; empty for most."""
    parts = _SENTENCES.split(plain_lines(said))
    told = []
    if any(_DOSE.search(part) or (_REGIMEN.search(part) and not _OPEN.search(part)) for part in parts):
        told.append(DOSE)
    if any(_DIAGNOSIS.search(part) and not _OPEN.search(part) for part in parts):
        told.append(DIAGNOSIS)
    return "\n\n".join(told)


def plain_lines(said: str) -> str:
    """What was said in small letters without accents and marks, line by line."""
    bare = re.sub(r"\]\([^)]*\)|[*_\[\]]", "", said)
    return "\n".join(plain(line) for line in bare.splitlines())
