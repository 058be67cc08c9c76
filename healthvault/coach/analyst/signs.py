"""The words by which the analyst knows what is asked about; each pattern is one kind of question."""

import re


def _pattern(*words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b")


HELP = _pattern(
    r"what can (you|i) (do|ask|answer)|help|how do(es)? (you|this) work|who are you|what are you",
    r"hello|hi|hey|good (morning|evening|afternoon)",
)
DATA = _pattern(
    r"what (data|information|numbers|metrics|kinds?|do you (have|know|see))",
    r"which (data|metrics|numbers|devices)|(my|what|which) (sources|devices)|what do you know",
    r"what('s| is) (in|missing from) my vault|how (much|many) data|how fresh|up to date",
    r"last (sync|import|update)",
)
CHANGE = _pattern(r"chang\w*|differ\w*|compar\w*|versus|vs|than (last|before|usual)|what('s| is) new")
INSIGHTS = _pattern(
    r"insights?|findings?|you (noticed|found|spotted|saw)|what (did|have|do) you (find|found|notice|see)"
    r"|have you (found|noticed|seen)",
    r"pay attention|anything (unusual|notable|odd|new|wrong|interesting)|what stands? out|watch out for",
    r"did you (find|notice)|should i (know|worry about|change|improve|do (better|differently))",
)
"""What the detectors found, unasked."""
OVERVIEW = _pattern(
    r"how am i( doing)?|how('s| is) my (health|body|day|week)|(health|weekly|daily) (summary|report)",
    r"summar\w+|overview|how have i been|how was my (day|week|month)",
    r"how did i do|tell me about (my|me)\b",
    r"my (health|data|numbers)",
)
DAY = _pattern(
    r"how (was|is|were|did)|what happened|what did i do|tell me about|show( me)?|summar\w+|my day|how am i",
)
SLEEP = _pattern(
    r"sleep\w*|slept|asleep|nights?|bed ?times?|(to|in|out of) bed|getting up|falling asleep|going to sleep"
    r"|wake|woke|waking|got up|get up|naps?",
    r"rest(ed)? well|tired|rise|rising time",
)
WORKOUT = _pattern(
    r"work ?outs?(?! (?:the|my|how|what|a|an)\b)|exercis\w+|train(ed|ing|ings)?|sessions?|runs?|running|ran"
    r"|swims?|swam|swimming|rides?",
    r"cycle|cycled|cycling|bik(e|ed|ing)|yoga|hik(e|es|ed|ing)|gym|strength|rowing|rowed|pilates|tennis"
    r"|football",
    r"danced?|dancing|ski(ed|ing)?",
)
OF_WORKOUTS = _pattern(
    r"(my|the|a|last|longest|shortest|fastest|which|how many|number of|count|did i (last )?(do|go)?|recent"
    r"|many) ?(\w+ )?"
    r"(work ?outs?|runs?|rides?|swims?|hikes?|sessions?|trainings?)(?! (?:minutes|time)\b)",
    r"how (far|often|long|many (times|kilomet\w+|miles|km)) (have|did) i (last )?(run|ran|ride|rode|cycle"
    r"|cycled|swim|swum|hike|bike|train|do|go)",
    r"(did|do|have) i (last |ever )?(run|ride|cycle|swim|hike|bike|train|exercise|work out)",
    r"(distance|far|kilomet\w+|miles|km) .*\b(in|on|of|with|by) (my |all )?(runs?|rides?|swims?|hikes?"
    r"|running|cycling)",
    r"distance (of|did|in|on) (my |all )?(\w+ )?(runs?|rides?|swims?|hikes?|running|cycling)",
)
"""Workouts are meant, whatever else is named: "how far did I run"."""
ACTIVITY = _pattern(r"activ\w+|moved?|moving|movement|sit|sitting|sedentary|fit")
HIGHEST = _pattern(
    r"highest|most(?! recent)|max(imum)?|best|longest|biggest|peak(ed)?|record|top|fastest|greatest|largest"
)
LOWEST = _pattern(r"lowest|least|min(imum)?(?! (of|in) \w)|worst|shortest|smallest|fewest|slowest|minimal")
AVERAGE = _pattern(r"averages?|averaged|averaging|on average|mean(?! by)|median")
TOTAL = _pattern(
    r"totals?|in (total|sum)|in all(?! of)|count up|altogether|all together|together|sum(med)?|add(s|ed"
    r"|ing)? up|combined|overall",
)
COVERAGE = _pattern(
    r"(how many|number of|count the|on what share of|of how many) (days|nights)\b.*\b(measured?|record\w*"
    r"|data|readings?|have|is there|logged|tracked)",
    r"how (complete|often) (is|was|do|did) .*(measured?|recorded|tracked|wear)|(gaps|coverage|missing days)",
)
USUAL = _pattern(r"usual(ly)?|typical(ly)?|baseline|(my|your) normal|normally|normal for me|tends? to be")
FIRST = _pattern(
    r"since when|(from|since) (what|which) (date|day)|first (record|measure|track)\w*|how far back|how long"
    r" (have|do) you ha(ve|d)|first (day|date|time|reading|measure\w*|record\w*|entry)",
    r"(when|where) d(oes|id|o) (my|the) .*(begin|start)|earliest|oldest|when did .* (begin|start)(?! of)",
)
SOURCE = _pattern(
    r"(what|which|who) (device|gadget|app|source|watch|sensor|thing|tracker)\w*|come(s)? from",
    r"(who|what) (measures?|measured|recorded|tracks?|tracked|tells?)|measured by|source of",
)
WEEKDAY = _pattern(
    r"(which|what|best|worst) (week ?day|day of the week)|days? of the week|week ?days? (is|are|has|have|do"
    r"|gives?)"
)
WEEKEND = re.compile(
    r"\bweek ?ends?\b.*\b(week ?days?|work ?days?|working days|week)\b|\b(week ?days?|work ?days?)\b.*\bweek"
    r" ?ends?\b"
)
OTHERS = _pattern(
    r"percentiles?|other (people|men|women)|others|people (like me|my age|of my age)|(men|women|people) (of"
    r" )?my age",
    r"for my age|at my age|my age group|rank(ed|ing)?|stack up|average (man|woman|person)|peers",
)
COUNTED = _pattern(
    r"how many (days|nights|times)|how often|count( the)? (days|nights)|number of (days|nights|times)"
)
TREND = _pattern(
    r"trend\w*|going|(?:rise|rose|risen|fall|fell|fallen)(?! asleep)|develop\w*|over time|progress\w*"
    r"|gaining|losing|gain(ed)?|lost|lose|direction"
)
STANDING = _pattern(
    r"up|down|high|low|higher|lower|elevated|raised|normal|usual|unusual|ok(ay)?|fine|good|bad|better|worse",
    r"rising|falling|increas\w+|decreas\w+|improv\w+|enough|too (much|little)",
)
LATEST = _pattern(
    r"latest|current(ly)?|most recent(?! (?:\d+|\w+) (?:days?|nights?|weeks?|months?))|newest|now|when did i"
    r" last|last (known|value|entry|one)|at the moment",
    r"when was .* last(?! (?:\d|\w+ (?:days|nights|weeks|months)|week|month|year|night))|last (time|workout"
    r"|run|swim|ride|hike|session|reading|measure\w*|weigh\w*|strength"
    r"|training)",
    r"the last (\S+ ){1,5}(you have|i have|there is)",
)
WORRIED = _pattern(
    r"worr\w+|dangerous|healthy|unhealthy|should i|is (it|that|this) (bad|good|ok(ay)?|normal|safe)",
    r"over ?weight|under ?weight|obese|doctor|concern\w*|what does (it|that|this) mean|why",
)
MEDICAL = _pattern(
    r"diagnos\w+|disease|diabet\w+|cancer|medic(ine|ation|ations|al)|pills?|dos(e|es|age)|mg of",
    r"prescri\w+|drugs?|treat(ment|ed)?|cure|infection|covid|flu|pregnan\w+|supplements?|melatonin",
    r"beta.?blockers?|insulin|antibiotics?|sick|ill|illness|symptoms?|sleep apn\w+|afib",
    r"atrial fibrillation|hypertension|depress\w+|anxiety",
)
RELATION = _pattern(
    r"correlat\w+|go(es)? (together|with|hand in hand)|depends? on|between .* and .* (related|linked"
    r"|connected)|connect(ed|ions?)",
    r"(?:an |any )?effect on|associat\w+|affects?|influenc\w+|relates? to|correlat\w+|caus(e|es|ed|ing)"
    r"|because of|related"
    r"|relation\w*|impact\w*|link(ed)?",
    r"when i (drink|eat|train|run|sleep)|after (alcohol|coffee)",
)
THANKS = _pattern(r"thanks?|thank you|thx|great|cool|nice|perfect|bye|goodbye")
FOLLOWS = re.compile(r"^(?:(?:ok|okay|so|right|thanks),? )?(and|now|what about|how about|same|also|then)\b")
_PLEASE = r"^(?:(?:can|could|would) you )?(?:please )?"
TERM = re.compile(
    _PLEASE
    + r"(?:(?:tell me|explain(?: to me)?|i do(?:n't| not) (?:know|understand)) what"
    + r"|explain(?: to me)?|define|what do you mean by|meaning of"
    + r"|what(?:'s| is| are)(?: the meaning of| meant by)?)"
    + r"(?: an?| the)? (?P<term>.+?)(?: is| are| means?| stands? for)?$"
    + r"|^(?P<first>.+?),? what (?:is|does) (?:that|this|it)(?: mean)?$"
    + "|"
    + _PLEASE
    + r"what (?:does|do)(?: an?| the)? (?P<does>.+?) (?:mean|stand for|measure|tell)(?: me)?$"
)
"""A question after what a word means."""
ALL = (
    HELP, DATA, CHANGE, INSIGHTS, OVERVIEW, DAY, SLEEP, WORKOUT, OF_WORKOUTS, ACTIVITY, HIGHEST, LOWEST,
    AVERAGE, TOTAL, COVERAGE, USUAL, FIRST, SOURCE, WEEKDAY, WEEKEND, OTHERS, COUNTED,
    TREND, STANDING, LATEST,
    WORRIED, MEDICAL, RELATION, THANKS, FOLLOWS, TERM,
)  # fmt: skip
