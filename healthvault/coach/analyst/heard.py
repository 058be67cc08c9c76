"""A question as it was heard: what people write in many ways, written in one.

Lower case, straight quotes, no signs, contractions written out, numbers in figures, times of day as on a
clock, short forms in full, and without what is said for politeness. Nothing here knows what may be asked.
"""

import re

from healthvault.coach.analyst.numerals import in_figures


def heard(text: str) -> str:
    """A plain question; empty where there was nothing but signs and politeness."""
    said = text.lower().replace("’", "'").replace("`", "'").replace("\u00a0", " ")
    for written, meant in _SIGNS:
        said = written.sub(meant, said)
    said = _spaced(said)
    for written, meant in _WORDS:
        said = written.sub(meant, said)
    said = in_figures(_spaced(said))
    for written, meant in _PHRASES:
        said = written.sub(meant, said)
    return without_frame(_spaced(said))


def without_frame(said: str) -> str:
    """The question alone: "could you tell me whether …", "I'd like to know …", "… please"."""
    asks = _FRAME.sub("", _spaced(_POLITE.sub(" ", said)), count=1).strip(" ,.")
    return said if asks in {"", said} else without_frame(asks)


def _spaced(said: str) -> str:
    return re.sub(r" +([,.])(?= |$)", r"\1", re.sub(r"\s+", " ", said)).strip(" .,")


def _each(*pairs: tuple[str, str]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(written), meant) for written, meant in pairs)


_SIGNS = _each(
    (r"\s*=\s*\?*\s*$", " means what"),
    (r"(?<=[\dk])\+(?=\s|$)", " or more"),
    (r">=|≥|=>", " at least "), (r"<=|≤|=<", " at most "), (r">", " above "), (r"<", " below "),
    (r"#(?= ?of\b| )", "number "), (r"(?<= )[+&](?= )", " and "), (r"\bw/(?= )", "with"),
    (r"(?<=\d)\s?%", " %"), (r"[?!…;:\"()\[\]{}=*_|](?!\d\d\b)", " "), (r"(?<!\d)\s[-–—/]\s(?!\d)", " "),
    (r"\s[—]\s", " "), (r"[\U0001f300-\U0001faff☀-➿]", " "),
)  # fmt: skip
"""Signs that say something, then those that do not; `22:30` keeps its own."""
_WORDS = _each(
    (r"\b(what|how|when|where|who|that|there|here)'?s\b", r"\1 is"), (r"\bit's\b", "it is"),
    (r"\b(i|you|we|they)'?ve\b", r"\1 have"), (r"\bi'?m\b", "i am"), (r"\bi'd\b", "i would"),
    (r"\b(you|we|they)'re\b", r"\1 are"), (r"\b(i|you|it|that|what)'ll\b", r"\1 will"),
    (r"\b(do|does|did|is|are|was|were|has|have|had|could|would|should)n'?t\b", r"\1 not"),
    (r"\bcan'?t\b|\bcannot\b", "can not"), (r"\bwon'?t\b", "will not"),
    (r"\bavg\b|\bavrg\b|\bave\b", "average"), (r"\bpl[sz]\b|\bplease\b|\bkindly\b", " please "),
    (r"\bppl\b", "people"), (r"\brn\b|\batm\b", "right now"), (r"\bu\b", "you"), (r"\bur\b", "your"),
    (r"\bhrs\b|(?<=\d )hr\b|(?<=\d)hr\b", "hours"), (r"\bmins\b", "minutes"), (r"\bwks?\b", "week"), (
        r"\byrs?\b", "year"),
    (r"\bcals\b", "calories"), (r"\bkms\b", "km"), (r"\byday\b|\byest\b", "yesterday"),
    (r"\btmrw?\b|\btmrow\b|\b2morrow\b", "tomorrow"), (r"\bgonna\b", "going to"), (r"\bgimme\b", "give me"),
    (r"\blemme\b", "let me"), (r"\bwtf\b|\bthe heck\b|\bon earth\b", "what"), (r"\bdata?s\b", "data"),
    (r"\bnos?\.(?= )", "number"), (r"\bvs\.?(?= |$)|\bversus\b", "vs"), (r"\bmsmts?\b", "measurements"),
    (r"\b(jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thurs?|fri|sat|sun)\.(?= |,)", r"\1"),
    (r"\bheart-?rates?\b", "heart rate"), (r"\bstep-?counts?\b", "step count"), (r"\bbed ?times?\b",
        "bedtime"),
    (r"\bwake ?-?up ?times?\b", "wake time"), (r"\bwake-?ups?\b", "wake"), (r"\bweek ?- ?end", "weekend"),
    (r"\bweek ?- ?day", "weekday"), (r"\bwork-?outs?\b", "workout"), (
        r"\bmost (high|long|low|big|short|small)\b", r"\1est"),
    (r"\bmore (high|low|long|short|big)\b", r"\1er"),
)  # fmt: skip
_PHRASES = _each(
    (r"\bhow far back\b", "since when"),
    (r"^(?:and |ok,? )?now (?=\w)", "and "),
    (r"\b(?:in|by|as an?|at) (?:the )?average\b", "on average"),
    (r"\b(?:as a rule|generally|in general|mostly|most of the time|habitually|regularly|ordinarily)\b",
        "usually"),
    (r"\b(?:at |in )?(?:what|which) hour\b", "what time"), (r"\bstand(?:ing)? up from (?:the )?bed\b",
        "get up"),
    ((r"\b(?:turn(?:ing|ed)? in|drop(?:ping|ped)? off|nod(?:ding|ded)? off|doze? off|settl(?:e|ing|ed)"
     r" down to sleep"
     r"|hit(?:ting)? the (?:hay|sack|pillow))\b"), "fall asleep"),
    (r"\b(?:am|was|were) i (?:usually |normally )?(?:awake|up) (in the morning|by|at)\b", r"do i wake up \1"),
    (r"\b(?:time of )?(?:sleep onset|onset of sleep|falling asleep)\b", "bedtime"),
    (r"\b(?:time of )?(?:awakening|arising|rising|getting out of bed)\b", "wake time"),
    ((r"\b(?:would|do|am|was|were|did) i (?:usually |normally )?be (?:awake|up)\b(?= (?:at|in the morning"
     r"|by))"), "do i wake up"),
    (r"\bas well\b|\btoo$", ""),
    (r"\bkip\b|\bshut-?eye\b|\bsnooz(?:e|ing)\b", "sleep"),
    (r"\bin (?:sum|all|total)\b(?! of)|\ball in all\b|\ball told\b|\bgrand total\b", "in total"),
)  # fmt: skip
_POLITE = re.compile(
    r"(?:^|(?<=[ ,]))(?:please|thanks|thank you(?: very much)?|dear|mate|buddy|dude|bro|lol|haha|tbh|btw"
    r"|by the way"
    r"|i wonder|i guess|if you (?:can|could|do not mind|would)|if possible|for me|to me|real quick"
    r"|quickly|actually|even|anyway|when it is at home|sorry|quick one"
    r"|basically|just|exactly|precisely|roughly|approximately|again|so to say|you know|yo|um+|uh+|er+m*|hmm+)"
    r"(?= |,|$),?"
)
"""What may stand anywhere and asks nothing."""
_TELL = (
    r"(?:tell|show|give|say|let|inform|remind|read|help)(?: me| us)?(?: know| see| out)?"
    r"|find(?: out)?|look up|work out|figure out|calculate|compute|check|see|know|hear|learn|get|retrieve"
    r"|pull up|fetch|display"
)
_FRAME = re.compile(
    r"^(?:(?:ok(?:ay)?|so|well|hey|hi|hello|like|right|alright|good (?:morning|afternoon|evening)"
    r"|question|quick question)"
    r"[ ,]+(?=\w)"
    rf"|(?:can|could|would|will|do|may|might) (?:you|i|we) (?:be able to |be so kind (?:as )?to |perhaps "
    rf"|maybe |possibly |happen to |happily )?"
    rf"(?:{_TELL})(?: it| this| that)?,? (?=(?:what|how|when|which|where|who|whether|if|my|the|an?|on|in"
    rf"|of|about)\b)"
    r"|(?:would|do) you mind (?:telling|showing|giving|checking|looking up|working out|finding out)(?: me"
    r"| out)?,? "
    r"|(?:is there )?any chance (?:you|i) (?:could|can|might) (?:get |have |see |work out |tell me |give"
    r" me |show me |find out )?"
    r"|(?:is it possible|would it be possible|are you able) (?:to|for you to) (?:tell|show|give|get|see"
    r"|know|find out)(?: me)?,? "
    r"|i (?:would )?(?:really )?(?:like|love|want|need|wish|should like|have|am trying|am curious|was"
    r" wondering|am wondering|wonder"
    r"|can not remember|do not remember|do not know|forgot|wanted|was curious|should love)(?: to (?:know"
    r"|see|hear|find out|learn|check|ask"
    r"|remember|get|have))?(?: about)?,? (?=(?:what|how|when|which|where|who|whether|if|my|the|an?|on|in"
    r"|of)\b)"
    r"|(?:whether|if) (?=(?:my|i|there|the|it|you)\b)"
    r"|(?:checking|asking|wondering|curious)(?: on| about| for)? (?=(?:my|what|how|when|which|whether|if)\b)"
    r"|would you say (?:that )?|do you think (?:that )?|do you happen to (?:know|have) "
    r"|(?:tell|show|give|say) me,? (?=(?:what|how|when|which|where|who|my|the|an?|on|in)\b)"
    r")"
)
"""How a question begins before it begins."""
PATTERNS = (*(pattern for pattern, _ in (*_WORDS, *_PHRASES)), _POLITE, _FRAME)
"""Every pattern of words that are put in another way, or asked nothing by."""
