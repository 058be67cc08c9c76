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
OVERVIEW = _pattern(
    r"how am i( doing)?|how('s| is) my (health|body|day|week)|(health|weekly|daily) (summary|report)",
    r"summar\w+|overview|how have i been|how was my (day|week|month)|what should i know",
    r"anything (unusual|notable|odd|new)|what stands out|how did i do|tell me about (my|me)\b",
    r"my (health|data|numbers)",
)
DAY = _pattern(
    r"how (was|is|were|did)|what happened|what did i do|tell me about|show( me)?|summar\w+|my day|how am i",
)
SLEEP = _pattern(
    r"sleep\w*|slept|asleep|nights?|bed ?times?|(to|in|out of) bed|wake|woke|waking|got up|get up|naps?",
    r"rest(ed)? well|tired",
)
WORKOUT = _pattern(
    r"work ?outs?|exercis\w+|train(ed|ing|ings)?|sessions?|runs?|running|ran|swims?|swam|swimming|rides?",
    r"cycled|cycling|yoga|hik(e|es|ed|ing)|gym|strength|rowing|rowed|pilates|tennis|football",
    r"danced?|dancing|ski(ed|ing)?",
)
ACTIVITY = _pattern(r"activ\w+|moved?|moving|movement|sit|sitting|sedentary|fit")
HIGHEST = _pattern(r"highest|most|max(imum)?|best|longest|biggest|peak|record|top|fastest|greatest")
LOWEST = _pattern(r"lowest|least|min(imum)?|worst|shortest|smallest|fewest|slowest")
TREND = _pattern(
    r"trend\w*|going|develop\w*|over time|progress\w*|gaining|losing|gain(ed)?|lost|lose|direction"
)
STANDING = _pattern(
    r"up|down|high|low|higher|lower|elevated|raised|normal|usual|unusual|ok(ay)?|fine|good|bad|better|worse",
    r"rising|falling|increas\w+|decreas\w+|improv\w+|enough|too (much|little)",
)
LATEST = _pattern(
    r"latest|current(ly)?|most recent|now|when did i last",
    r"last (workout|run|swim|ride|hike|session|reading|measure\w*|weigh\w*)",
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
    r"affects?|influences?|correlat\w+|caus(e|es|ed|ing)|because of|related|relation\w*|impact\w*|link(ed)?",
    r"when i (drink|eat|train|run|sleep)|after (alcohol|coffee)|on (weekends|weekdays|workdays)",
)
THANKS = _pattern(r"thanks?|thank you|thx|great|cool|nice|perfect|bye|goodbye")
FOLLOWS = re.compile(r"^(and|what about|how about|same|also|then)\b")
