"""What may stand after a number: units in the words and the languages that people write them in."""

import re

from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.unit import HOUR, MILLISECOND, MINUTE, SECOND, UNITS, Dimension
from healthvault.metrics.unit_lab import LAB_UNITS

TIME, CLOCK, PACE, DAYS, PERCENT, TIMES = "time", "clock", "pace", "days", "%", "times"
"""Time in minutes however it is written, the time of day in minutes, minutes a kilometre, days and nights."""

Sense = tuple[tuple[str, float], ...]
"""The units that a word may mean, each with what it counts in our own: an hour is 60 of `TIME`."""

_WORDS: tuple[tuple[str, Sense], ...] = (
    (r"min(?:utes?)?/(?:km|mi)|min per (?:km|mile)|/km|/mi|per (?:km|kilomet(?:re|er)|mile)", ((PACE, 1),)),
    (r"hours?|hrs?|hr|Stunden?|Std|heures?|horas?", ((TIME, 60),)),
    (r"minutes?|mins?|Minuten?|minutos?", ((TIME, 1),)),
    (r"seconds?|secs?|Sekunden?|secondes?|segundos?", ((TIME, 1 / 60),)),
    (r"milliseconds?|Millisekunden?|msec", (("ms", 1),)),
    ((r"days?|nights?|mornings?|evenings?|mondays?|weekdays?|Tagen?|Tag|Nächten?|Nacht|jours?|nuits?|d[ií]as?"
     r"|noches?"), ((DAYS, 1),)),
    (r"weeks?|Wochen?|semaines?|semanas?", ((DAYS, 7),)),
    (r"months?|Monaten?|Monate?|mois|mes(?:es)?", (("months", 1),)),
    (r"years?(?: old)?|Jahren?|Jahre?|ans|années?|años?", (("years", 1),)),
    ((r"beats? (?:per|a|each) min(?:ute)?|beats?/min|beats?|Schlägen?(?: pro Minute)?|Schläge(?: pro Minute)?"
     r"|battements?(?: par minute)?|latidos?(?: por minuto)?"), (("bpm", 1),)),
    (r"breaths? (?:per|a|each) min(?:ute)?|breaths?/min|breaths?|Atemzügen?(?: pro Minute)?",
     (("breaths_per_minute", 1),)),
    (r"steps?|Schritten?|Schritte|pas|pasos?", (("steps", 1),)),
    (r"kilos?|kilograms?|kilogram+es?|Kilogramm|Kilo", (("kg", 1),)),
    (r"grams?|gram+es?|Gramm", (("g", 1),)),
    (r"lbs|pounds?|Pfund", (("lb", 1),)),
    (r"kilomet(?:er|re)s?|Kilometern?|kilom[èe]tres?|kilómetros?|kms", (("km", 1),)),
    (r"met(?:er|re)s?|Metern?|m[èe]tres?|metros?", (("m", 1),)),
    (r"miles?|Meilen?", (("mi", 1),)),
    (r"inch(?:es)?|Zoll", (("in", 1),)),
    (r"feet|foot", (("ft", 1),)),
    (r"k?calor(?:ies?|ías?)|kilocalories?|Kalorien|cals?", (("kcal", 1),)),
    (r"percentage points?|per ?cent|Prozentpunkten?|Prozent|pour cent|por ciento|pp|pct", ((PERCENT, 1),)),
    (r"(?:st|nd|rd|th)?[ -]?percentiles?|(?:st|nd|rd|th)[ -]?centiles?", (("percentile", 1),)),
    (r"°\s?C|degrees? (?:Celsius|C)|Grad(?: Celsius)?", (("cel", 1),)),
    (r"°\s?F|degrees? (?:Fahrenheit|F)", (("degf", 1),)),
    (r"degrees?|°", (("cel", 1), ("degf", 1))),
    (r"m[lL]/kg/min|m[lL]/min/kg|m[lL]/\(?kg[·*./ ]?min\)?|m[lL]·kg⁻¹·min⁻¹", (("ml_per_kg_min", 1),)),
    (r"kg/m\^?2|kg per m²", (("kg_per_m2", 1),)),
    ((r"workouts?|sessions?|runs?|rides?|swims?|walks?|hikes?|trainings?|activities|exercises?|Läufen?|Läufe"
     r"|Einheiten?"), (("workouts", 1),)),
    (r"times?|×|x|Mal|mal|fois|veces|[ -]?fold", ((TIMES, 1),)),
    (r"readings?|measurements?|samples?|records?|values?|Messungen|mesures", (("readings", 1),)),
    (r"floors?|flights?(?: of stairs)?|stairs?|Stockwerken?", (("floors", 1),)),
    (r"lit(?:er|re)s?|Litern?", (("l", 1),)),
    (r"drinks?|beers?", (("drinks", 1),)),
    (r"kinds?|types?", (("kinds", 1),)),
    (r"points?|Punkten?|Punkte", (("points", 1),)),
)  # fmt: skip


def _symbols() -> list[tuple[str, Sense]]:
    """The symbols that we print ourselves."""
    times: dict[str, float] = {HOUR.symbol: 60, MINUTE.symbol: 1, SECOND.symbol: 1 / 60}
    senses: dict[str, Sense] = {}
    for unit in (*UNITS, *LAB_UNITS):
        if not unit.symbol or unit.symbol == "°C":
            continue
        name = PERCENT if unit.dimension is Dimension.PROPORTION else unit.slug
        if unit.symbol in times:
            senses[unit.symbol] = ((TIME, times[unit.symbol]),)
        elif unit.symbol == "d":
            senses[unit.symbol] = ((DAYS, 1),)
        else:
            senses.setdefault(unit.symbol, ((name, 1),))
    senses[MILLISECOND.symbol] = ((MILLISECOND.slug, 1),)
    for symbol in ("in", "st", "K"):  # Prepositions, ordinals and thousands look the same.
        senses.pop(symbol, None)
    return [(re.escape(symbol), sense) for symbol, sense in senses.items()]


_ALL = sorted([*_WORDS, *_symbols()], key=lambda row: -len(row[0]))
_NAMED = re.compile(
    rf"(?:{'|'.join(f'(?P<u{at}>{pattern})' for at, (pattern, _) in enumerate(_ALL))})"
    r"(?:(?<=[%°×])|(?![^\W\d]))",
    re.IGNORECASE,
)
_BESIDE = (
    r"(?:measured|consecutive|recorded|full|whole|different|long|short|more|fewer|further|good|bad|extra|"
    r"additional|hard|easy|active|separate|straight|single|of your|of the|of those|of these|last|past|"
    r"out of|total|daily|nightly|great|poor|late|early|restless|other|gemessenen?|gute|letzten)"
)
_GAP = re.compile(rf"[ \n]?-?(?:{_BESIDE} ){{0,3}}", re.IGNORECASE)
_THING = re.compile(r"[ -]([a-z]{3,}(?:s|ies|es))\b")
_NO_THING = frozenset(
    [
        "was",
        "is",
        "this",
        "has",
        "does",
        "goes",
        "its",
        "as",
        "us",
        "plus",
        "versus",
        "minus",
        "less",
        "unless",
        "lies",
        "stays",
        "remains",
        "looks",
        "seems",
        "means",
        "rises",
        "falls",
        "drops",
        "always",
        "sometimes",
        "perhaps",
        "besides",
        "towards",
        "afterwards",
        "yes",
        "thus",
        "across",
        "years",
        "stands",
        "gets",
        "makes",
        "shows",
        "tells",
        "comes",
        "puts",
        "sits",
        "takes",
        "keeps",
        "runs",
    ]
)


def unit_at(text: str, place: int) -> tuple[Sense, int] | None:
    """The unit that stands at a place of a text, after a blank perhaps, and where it ends."""
    gap = _GAP.match(text, place)
    for start in (place, gap.end() if gap else place):
        match = _NAMED.match(text, start)
        if match is not None and match.lastgroup is not None:
            return _ALL[int(match.lastgroup[1:])][1], match.end()
    return None


def thing_at(text: str, place: int) -> tuple[Sense, int] | None:
    """A noun in the plural that is no unit we know: `52 pushups` are no 52 of anything else."""
    match = _THING.match(text, place)
    if match is None or match[1] in _NO_THING:
        return None
    return ((f"of {match[1]}", 1),), match.end()


def unit_of(slug: str) -> str:
    """The unit of a metric's numbers, as they are read here."""
    unit = METRICS[slug].unit
    if unit in {HOUR, MINUTE}:
        return TIME
    return PERCENT if unit.dimension is Dimension.PROPORTION else unit.slug
