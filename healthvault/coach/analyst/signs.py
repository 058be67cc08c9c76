"""The words by which the analyst knows what a question is about; each pattern is one subject."""

import re

_NO_STRETCH = (
    r"(?! (?:\d|few\b|couple\b|several\b|day|night|week|fortnight|month|quarter|year|weekend|season"
    r"|spring|summer"
    r"|autumn|fall\b|winter|christmas|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may\b|jun|jul|aug|sep"
    r"|oct|nov|dec"
    r"|half|one (?:day|week|month|year)|calendar|evening|morning|hours?\b|first|of\b))"
)
"""After "last": it is the last one that is meant, and no stretch of days."""


def _pattern(*words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")


HELP = _pattern(
    r"what can (you|i) (do|ask|answer)|help|how do(es)? (you|this) work|who are you|what are you",
    r"hello|hi|hey|good (morning|evening|afternoon)|what (else )?do you (do|answer)",
)
DATA = _pattern(
    r"what (data|information|numbers|metrics|kinds?|do you (have|know|see))",
    r"which (data|metrics|numbers|devices)|(my|what|which) (sources|devices)|what do you know",
    r"what('s| is) (in|missing from) my vault|how (much|many) data|how fresh|up to date",
    r"last (sync|import|update)|when (was|were) .*\b(synced|imported|updated)",
)
INSIGHTS = _pattern(
    r"insights?|findings?|highlights?|you (noticed|found|spotted|saw)|what (did|have|do) you (find|found"
    r"|notice|see)",
    r"have you (found|noticed|seen|spotted)|pay attention|stands? out|standing out|caught (?:your|the)"
    r" (?:eye|attention)|exceptions?|irregularit\w+|outliers?|abnormal\w*|stood out|watch out"
    r" for|did you"
    r" (find|notice|spot)",
    r"(anything|something|any thing|things?|nothing) (\w+ )?(unusual|notable|noteworthy|odd|new|wrong"
    r"|interesting|weird"
    r"|strange|special|off|important|remarkable|surprising|suspicious|to (flag|report|know|note|see)|of"
    r" note|worth|i (should|ought|need|must)"
    r"|you (see|notice|want))",
    r"(anything|something|what) .*\b(worth (knowing|mentioning|noting)|flag|stand out|ought to know"
    r"|should know|need to know)",
    r"should i (know|worry about|change|improve|do (better|differently))|red flags?|any (news|alerts?"
    r"|patterns?|anomal\w+)",
)
"""What the detectors found, unasked."""
OVERVIEW = _pattern(
    r"how am i( doing)?|how('s| is) my (health|body|day|week)|(health|weekly|daily) (summary|report)",
    r"summar\w+|overview|how have i been|how was my (day|week|month)|recap|run-?down|status",
    r"how did i do|tell me about (my|me)\b",
    r"my (health|data|numbers|stats|vitals)",
)
DAY = _pattern(
    r"how (was|is|were|did)|what happened|what did i do|tell me about|show( me)?|summar\w+|my day|how am i",
)
SLEEP = _pattern(
    r"sleep\w*|slept|asleep|nights?|bed ?times?|(to|in|out of|into) (the )?bed|getting up|falling asleep"
    r"|going to sleep",
    r"wake|wakes|woke|waking|woken|got up|get up|naps?|bed after|bed before|lights out|stay(ed|ing)? up"
    r"|up past|up until",
    r"rest(ed)? well|tired|rise|rising time",
)
WORKOUT = _pattern(
    r"work ?outs?(?! (?:the|my|how|what|a|an)\b)|exercis\w+|train(ed|ing|ings)?|sessions?|runs?|running"
    r"|ran|jog(s|ged|ging)?"
    r"|swims?|swam|swum|swimming|rides?|rode",
    r"cycle|cycled|cycling|bik(e|es|ed|ing)|yoga|hik(e|es|ed|ing)|gym|strength|rowing|rowed|pilates|tennis"
    r"|football|lift(s|ed|ing)?|weights",
    r"danced?|dancing|ski(ed|ing)?|sports?",
)
OF_WORKOUTS = _pattern(
    r"(my|the|a|last|longest|shortest|fastest|which|how many|number of|count|did i (last )?(do|go)?|recent"
    r"|many) ?(\w+ )?"
    r"(work ?outs?|runs?|rides?|swims?|hikes?|sessions?|trainings?)(?! (?:minutes|time)\b)",
    r"how (far|often|long|many (times|kilomet\w+|miles|km)) (have|did) i (last )?(run|ran|ride|rode|cycle"
    r"|cycled|swim|swum|hike|bike|train|exercise|do|go)",
    r"(did|do|have) i (last |ever )?(run|ride|cycle|swim|hike|bike|train|exercise|work out)",
    r"(distance|far|kilomet\w+|miles|km) .*\b(in|on|of|with|by) (my |all )?(runs?|rides?|swims?|hikes?"
    r"|running|cycling)",
    r"distance (of|did|in|on) (my |all )?(\w+ )?(runs?|rides?|swims?|hikes?|running|cycling)",
)
"""Workouts are meant, whatever else is named: "how far did I run"."""
ACTIVITY = _pattern(r"activ\w+|moved?|moving|movement|sit|sitting|sedentary|fit|lazy")
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
    r"correlat\w+|go(es)? (together|with|hand in hand|along)|depend(s|ed|ing|ent)? (up)?on|between .* and"
    r" .* (related|linked|connected)",
    r"(?:an |any )?effects?|associat\w+|affect(s|ed|ing)?|influenc\w+|relat(e|es|ed|ion|ions|ionship"
    r"|ionships)|caus(e|es|ed|ing)",
    r"(?:anything|something|much|a lot|little) to do with|do(?:es)? (?:anything|something|much) (?:for"
    r"|to)|because of|impact\w*|link(s|ed|age)?|connect(s|ed|ion|ions)?|bearing|ti(e|ed) to|driv(e|es|en by)"
    r"|matter for|bring(s)? about"
    r"|make(s)? (?:any |a )?difference|(?:when|if) .*\bthen\b",
    r"when i (drink|eat|train|run|sleep|walk|exercise|move|have more|get more)|after (alcohol|coffee)",
    r"(more|less|higher|lower|fewer) · .*\b(mean|means|lead|leads|give|gives|go|goes|bring|brings|make"
    r"|makes|result)\b.*·",
)
"""Two things and what they have to do with each other; a name is a `·`."""
THANKS = _pattern(r"thanks?|thank you|thx|great|cool|nice|perfect|bye|goodbye")
FOLLOWS = re.compile(
    r"^(?:(?:ok|okay|so|right|thanks),? )?(and|now|what about|how about|same|likewise|ditto|similarly|the"
    r" same|also|then|plus|or)\b"
    r"|\b(?:then|it|that|those|the same)$|\b(?:was|is|were|about|for) (?:it|that|those|this)\b"
)
"""What goes on from the question before."""
LAST_ONE = re.compile(rf"\blast\b{_NO_STRETCH}(?=\s\S)")
_PLEASE = r"^(?:(?:can|could|would) you )?(?:please )?"
TERM = re.compile(
    _PLEASE
    + r"(?:(?:tell me|explain(?: to me)?|i do(?:n't| not) (?:know|understand)) what(?: exactly)?(?: is| are)?"
    + r"|explain(?: to me)?|define|what do (?:you|we|they) mean by|(?:the )?(?:meaning|definition"
    r"|explanation)(?: of)?"
    + r"|what means?|what(?:'s| is| are)(?: exactly)?(?: the (?:meaning|definition) of| meant by)?)"
    + r"(?: an?| the)?(?: (?:word|term|abbreviation))? (?P<term>.+?)(?: is| are| means?| stands? for)?(?:"
    r" exactly)?$"
    + r"|^(?P<first>.+?),? (?:what (?:is|does) (?:that|this|it)(?: mean)?|means what|meaning|definition"
    r"|explained)$"
    + r"|^what (?:an? |the )?(?!does |do |is |are |means? )(?P<indirect>.+?) (?:is|are|means?|stands? for)$"
    + "|"
    + _PLEASE
    + r"what (?:does|do)(?: an?| the)?(?: (?:word|term|abbreviation))? (?P<does>.+?)"
    + r" (?:mean|stand for|measure|tell|refer to|say)(?: me)?(?: exactly)?$"
)
"""A question after what a word means."""
ALL = (
    HELP, DATA, INSIGHTS, OVERVIEW, DAY, SLEEP, WORKOUT, OF_WORKOUTS, ACTIVITY, WORRIED, MEDICAL, RELATION,
    THANKS, FOLLOWS, TERM,
)  # fmt: skip
