"""What of a question was not understood, and which reading was taken; so that nothing is passed over in"
" silence.
"""

import re
from functools import cache

from healthvault.coach.analyst.spelling import known_words, knows

_SMALL = frozenset(
    """
    a an the my mine me i we you your yours it its this that these those there here he she they them us
    our is are was were be been being am do does did done doing has have had having can could will would
    shall should may might must ought of in on at to for from by with about into onto over under than as
    so if or and but not no nor yes what which who whom whose when where why how any some all both each
    every much many more most less least few fewer lot lots bit very too quite rather really only even
    still yet already ever never also else get got getting give given go goes going went gone come came
    take took taken make made let put say said says see saw seen look looking know knew known think
    thought tell told want wanted need like liked mean keep kept kind sort thing things way ways one ones
    two up down out off back per via vs between against during since until till within across around
    after before because while then now time times again once twice whole full entire own same such other
    others another next last first day days night nights week weeks month months year years date dates
    today please value values number numbers figure figures reading readings data total average right
    left new old good bad best worst better worse high low long short big small great little half count
    unit units level levels amount compared comparison recently lately usually normally generally
    typically especially overall roughly there's let's isn doesn don ok okay hi hey hello app watch phone
    coach analyst vault question answer sum avg min max versus plus minus log logged recorded recording
    measured tracked period timeframe range span stretch breakdown summary stats statistics chart graph
    plot list table show display row column cell result results different expect add cover meet greater
    details reached upward downward main lasted currently effect everything line smaller recommend
    keeping weakest onwards timestamp target according key workdays person people man woman men women age
    manage managed achieved achieve hit sit sat run ran ride
    single gotten period share
    """.split()  # noqa: SIM905  A list of words is read best as words.
)
"""Words that hold a sentence together, or are said of anything; they ask for nothing of their own."""
_GENERAL = (
    r"health|body|data|numbers?|day|week|month|year|night|life|stats?|vitals|records?|habits?|lifestyle"
    r"|everything|figures"
    r"|activit\w+|sleep\w*|nights?|work ?outs?|exercis\w+|training|movement"
    r"|last|past|current|usual|readings?|metrics?|measurements?|results?|health data"
)
_THING = re.compile(rf"\bmy (?!(?:{_GENERAL})\b)(?P<thing>[a-z]+(?: [a-z]+)?)")


def unread(said: str) -> tuple[str, ...]:
    """The words of a plain question that are in no list of words: whatever they ask for is not heard."""
    words = re.findall(r"(?<![\w'’.-])[a-z]{3,}(?![\w'’])", said)
    return tuple(dict.fromkeys(word for word in words if not _is_read(word)))


@cache
def _is_read(word: str) -> bool:
    bare = word.removesuffix("s")
    return word in _SMALL or bare in _SMALL or knows(word) or bare in known_words()


def thing_named(said: str) -> str:
    """What a question calls "my …" where none of its names is known: `blood type`; else empty."""
    match = _THING.search(said)
    return match["thing"] if match else ""
