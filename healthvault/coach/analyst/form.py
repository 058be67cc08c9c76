"""What is asked of a thing: its mean, its highest, its way. Each form has the words that ask for it.

The words are looked for in a question whose names were replaced by a `·`, so that what belongs to a name
("step total", "time spent active") asks nothing. The first form that is asked for counts, from the rarest
to the commonest.
"""

import re
from enum import StrEnum

from healthvault.coach.analyst.signs import LAST_ONE


class Form(StrEnum):
    """What is asked about it."""

    LEVEL = "level"
    STANDING = "standing"
    CHANGE = "change"
    TREND = "trend"
    HIGHEST = "highest"
    LOWEST = "lowest"
    LATEST = "latest"
    AVERAGE = "average"
    TOTAL = "total"
    COUNT = "count"
    COVERAGE = "coverage"
    USUAL = "usual"
    FIRST = "first"
    SOURCE = "source"
    WEEKDAY = "weekday"
    WEEKEND = "weekend"
    OTHERS = "others"


def _pattern(*words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")


_MEASURED = r"measur\w+|record\w*|log\w*|track\w*|monitor\w*|captur\w*|collect\w*|sav(?:e|ed)|stor(?:e|ed)"
_DEVICE = (
    r"device|gadget|app|application|source|watch|sensor|thing|tracker|apparatus|machine|instrument"
    r"|equipment|wearable|tool"
)
_LARGE = r"high|great|larg|hug|bigg|long|fast|strong|heavi|warm|hott?|steep|tall|full|busi"
_SMALL = r"low|small|short|slow|weak|light|cool|cold|few|poor|quiet|lazi"
HIGHEST = _pattern(
    rf"(?:{_LARGE})est|most(?! recent| of the time)|max|maxim(?:um|al|ums|a)|best|peak(?:s|ed|ing)?"
    rf"|records?(?! (?:for|of) me)"
    r"|top(?:ped)?|personal best|pb|high point|furthest|farthest|all-time high"
)
LOWEST = _pattern(
    rf"(?:{_SMALL})est|(?<!at )least|min(?:im(?:um|al|a))?(?! (?:of|in) \w)|worst|bottom(?:s|ed)?(?:"
    rf" out)?|low"
    rf" point|trough|nadir"
    r"|all-time low"
)
AVERAGE = _pattern(
    r"averages?|averaged|averaging|mean(?! (?:by|more|less|that))|median|per (?:day|night)|each (?:day"
    r"|night)|(?:a|every) night"
)
TOTAL = _pattern(
    r"totals?|totall?ed|in (?:total|sum)|in all(?! of)|count up|altogether|all together|together"
    r"|sum(?:med)?|add(?:s|ed|ing)? (?:\S+ ){0,3}up|combined"
    r"|overall|come(?:s)? to(?! the last)|came to(?! the last)|cumulative(?:ly)?|aggregat\w*|tally"
    r"|accumulat\w*",
)
CHANGE = _pattern(
    r"chang\w*|differ\w*|compar\w*|vs|than (?:in|last|before|usual|it|the)|what('s| is) new|delta"
    r"|contrast|side by side"
)
COVERAGE = _pattern(
    rf"(?:how many|number of|count(?: of)?(?: the)?|on what share of|of how many) (?:days"
    rf"|nights)\b.*\b(?:{_MEASURED}"
    r"|data|readings?|have|is there|got|get|there)",
    rf"how (?:complete|often) (?:is|was|do|did) .*(?:{_MEASURED}|wear)|(?:gaps|coverage|missing days|days"
    rf" missing)",
    r"(?:days|nights) (?:with|of|have|had)(?: an?| any| my| the)? ·",
)
USUAL = _pattern(
    r"usual(?:ly)?|typical(?:ly)?|baseline|(?:my|your) normal|normally|normal (?:for me|·|range)|what is"
    r" normal|tends? to|norm(?! for)"
    r"|what · is normal|customar\w+|average for me|hover\w*"
)
FIRST = _pattern(
    r"since when|(?:from|since) (?:what|which) (?:date|day|time)|first (?:ever |known )?(?:date|day|time"
    r"|reading|entry|·|record\w*|measur\w*|track\w*|log\w*|value|data)",
    rf"how long (?:have|do|did) you|how long (?:has|have|was|were)\b.*\b(?:{_MEASURED})|(?:reach"
    rf"|go(?:es)?|date)s? back|how old is",
    r"(?:when|where) d(?:oes|id|o)\b.*\b(?:begin|start)(?! of)|earliest|oldest|(?:begin|start)(?:s"
    r"|ed)?(?:ning)? (?:date|day|of my · (?:data|record))|when .*\bfirst\b",
    rf"start(?:ed)? (?:{_MEASURED})",
)
SOURCE = _pattern(
    rf"(?:what|which|who|whose|from which) (?:one of (?:my|the) |of (?:my|the) )?(?:kind of |sort of "
    rf"|type of )?(?:{_DEVICE})s?|come(?:s)? from"
    rf"|coming from|(?:get|getting|got|have) .*\bfrom|where .*\bfrom",
    r"(?:who|what)(?: is)?(?: it)?(?: that)? (?:measures?|measuring|records|recording|tracks|tracking"
    r"|tells?|provid(?:es|ing)|gives?|giving)|(?:who|what) (?:measured|recorded|tracked|provided|gave)",
    r"(?:measured|recorded|tracked|supplied|provided) (?:by|with)|sources?(?: of)?|provenance|origin",
    r"(?:what|which)(?: (?!(?:week ?)?days?\b)\w+)? (?:is |are )?(?:measuring|measures|recording|records"
    r"|tracking|tracks|counting|counts|provides"
    r"|providing|gives|giving|supplies)",
)
WEEKDAY = _pattern(
    r"week ?days?|days? of the week|(?:which|what) day (?:do|does|am|is|are)\b.*\b(?:usually|normally"
    r"|typically|tend|most|least|best|more|less)",
    r"(?:what|which) day (?:usually|normally|typically)|by day of week|which days are|(?:mondays|tuesdays"
    r"|wednesdays|thursdays|fridays|saturdays|sundays) or",
)
WEEKEND = re.compile(
    r"\bweek ?ends?\b.*\b(?:week ?days?|work ?days?|working days|(?:the|my|a|working|work) week|week"
    r"|workweek|monday to friday|rest of)\b"
    r"|\b(?:week ?days?|work ?days?|working days|during the week|workweek|monday to friday"
    r"|mon-fri)\b.*\bweek ?ends?\b"
    r"|\b(?:more|less|fewer|higher|lower|better|worse|longer|shorter|differ\w*|compar\w*)\b.*\bweek ?ends\b"
    r"|\bweek ?ends\b.*\b(?:more|less|fewer|higher|lower|better|worse|longer|shorter|differ\w*|compar\w*)\b"
)
OTHERS = _pattern(
    r"percentiles?|(?:other|most|normal|ordinary) (?:people|men|women|persons|guys|ones|users|adults)"
    r"|others|peers|everyone else|everybody else",
    r"(?:people|men|women|man|woman|guys?|persons?|adults?|someone|somebody|anyone|those) (?:like me"
    r"|(?:of |at |in |around )?(?:my|the same|this) age|my years|of my years|as old)",
    r"(?:for|at|in|of) my (?:age|years)|my age ?group|same age|rank(?:s|ed|ing)?|stack up|average (?:man"
    r"|woman|person|guy)|population|the norm for",
)
COUNTED = _pattern(
    r"how many (?:of the |of my )?(?:days|nights|times|mornings|evenings)|how (?:often|frequently)"
    r"|count(?: of)?(?: the| my)? (?:days|nights)"
    r"|number of (?:days|nights|times)|(?:days|nights) (?:with|where|when|on which|that|over|under|above"
    r"|below|of)"
    r"|what (?:share|percentage|proportion|fraction) of (?:the |my )?(?:days|nights)"
)
TREND = _pattern(
    r"trend\w*|slope|direction|over time|trajectory|progress\w*|evol\w+|develop\w*"
    r"|(?:up|more|higher|better|increas\w+|improv\w+) or (?:becoming )?(?:down|less|lower|worse"
    r"|decreas\w+|not)",
)
MOVING = _pattern(
    r"going(?! to)|(?:rise|rose|risen|fall|fell|fallen)(?! asleep)|gaining|losing|gain(?:ed)?|lost|lose"
    r"|creep\w*"
    r"|climbing|drifting|heading|becom(?:e|es|ing)|moved|shifted|drop(?:ped|ping)?"
    r"|get(?:ting)? (?:higher|lower|better|worse|more|less)",
)
"""Verbs of a way; "fell to its lowest" asks for the lowest."""
STANDING = _pattern(
    r"up|down|high|low|higher|lower|elevated|raised|normal|usual|unusual|ok(?:ay)?|fine|good|bad|better"
    r"|worse",
    r"rising|falling|increas\w+|decreas\w+|improv\w+|enough|too (?:much|many|little|few)|worsen\w*|alright",
)
LATEST = _pattern(
    r"latest|current(?:ly)?(?! (?:month|week|year|quarter))|most recent(?! (?:\d+|\w+) (?:days?|nights?"
    r"|weeks?|months?))|newest|(?<!to )(?<!until )(?<!till )now|sitting at|stands? at|at the moment|right"
    r" now|at present|present|presently"
    r"|freshest"
    r"|up-to-date|actual (?:value|·)|when did i last|last (?:known|value|entry|one|time|reading"
    r"|measure\w*|weigh\w*)",
    r"when was .* last(?! (?:\d|\w+ (?:days|nights|weeks|months)|week|month|year|night))|the last (?:\S+"
    r" ){1,5}(?:you have|i have|there is)",
)
_ORDER: tuple[tuple[Form, re.Pattern[str]], ...] = (
    (Form.SOURCE, SOURCE),
    (Form.FIRST, FIRST),
    (Form.WEEKEND, WEEKEND),
    (Form.WEEKDAY, WEEKDAY),
    (Form.COVERAGE, COVERAGE),
    (Form.OTHERS, OTHERS),
    (Form.CHANGE, CHANGE),
    (Form.TOTAL, TOTAL),
    (Form.AVERAGE, AVERAGE),
    (Form.TREND, TREND),
    (Form.HIGHEST, HIGHEST),
    (Form.LOWEST, LOWEST),
    (Form.TREND, MOVING),
    (Form.LATEST, LATEST),
    (Form.LATEST, LAST_ONE),
    (Form.USUAL, USUAL),
    (Form.STANDING, STANDING),
)
ALL = (*(words for _, words in _ORDER), COUNTED)


def form_of(bare: str) -> Form:
    """What is asked; `bare` is the plain question with a sign in the place of each name.

    Returns:
        LEVEL where nothing in particular is asked.
    """
    return next((form for form, words in _ORDER if words.search(bare)), Form.LEVEL)
