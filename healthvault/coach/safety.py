"""Signs of an emergency in what somebody writes; they come before any engine.

The rules look for words, so they will sometimes speak up where nothing is wrong. That is the cheaper mistake.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """What to say instead of an answer, and under which rule."""

    rule: str
    text: str


_EMERGENCY = (
    "In the European Union, the United Kingdom and much of Asia and Africa call **112** (in the UK also"
    " **999**), in the United States and Canada **911**, in Australia **000**. Elsewhere call the "
    "emergency number of your country."
)
"""Source: ITU-T E.161.1 (112 and 911 as emergency numbers); national numbers read on 2026-11-23."""

_NOW = (
    "**What you describe can be an emergency.** I am not able to judge it, and no number from a watch "
    "can rule it out. Please get help now; do not drive yourself, and do not wait for an answer here."
    "\n\n" + _EMERGENCY
)
_HURT = (
    "**I am glad you wrote this down. You do not have to be alone with it.** I am a computer program "
    "and cannot be the help you deserve right now, but people can, at any hour:\n\n"
    "- In the United States and Canada: call or text **988**.\n"
    "- In the United Kingdom and Ireland: Samaritans, **116 123**.\n"
    "- In many countries of the European Union: **116 123**.\n"
    "- Elsewhere: findahelpline.com lists a line near you.\n\n"
    "If you might act on it now, or have already done something, call your emergency number (**112**, "
    "**911**, **999**) or go to someone who can stay with you."
)
"""Source: 988lifeline.org, samaritans.org and befrienders.org, read on 2026-11-23."""
_FOOD = (
    "**It sounds as if eating, or not eating, is hard right now.** Numbers about weight and calories "
    "can make that worse, so I will not give any here. A doctor, or a helpline for eating disorders in "
    "your country, is a good first step. If you feel faint, your heart races or stumbles, or you cannot"
    " keep anything down, that is urgent: call your emergency number (**112**, **911**, **999**)."
)


def _rule(name: str, help_: str, *signs: str) -> tuple[re.Pattern[str], Help]:
    return re.compile(rf"\b(?:{'|'.join(signs)})\b"), Help(rule=name, text=help_)


_RULES = (
    _rule(
        "self-harm",
        _HURT,
        r"suicid\w*|kill(ing)? myself|end(ing)? (my life|it all)|(want|wish|going) to die|better off dead",
        r"no reason to live|(hurt|harm|cutt?)(ing)? myself|self.?harm\w*|overdos\w+",
        r"don'?t want to (live|be here|wake up)",
    ),
    _rule(
        "chest pain",
        _NOW,
        r"(chest|heart) (pains?|pressure|tightness|hurts|ache)|elephant on my chest",
        r"(pain|pressure|tightness) (in|on|across) my (chest|left arm|jaw)",
        r"my chest (hurts|is tight|aches|burns)|(tight|crushing|squeezing) (feeling )?(in my )?chest",
        r"(having|have|is this) a heart attack",
    ),
    _rule(
        "stroke",
        _NOW,
        r"(face|mouth|smile) (is |has )?(droop\w*|hang\w*|numb)|slurr\w+ (my )?(speech|words)",
        r"(can'?t|cannot) (speak|talk|move my|lift my|feel my)|worst headache of my life",
        r"(one|left|right) side (of my body )?(is |has gone |went )?(numb|weak|paraly\w+)",
        r"(having|have|is this) a stroke|sudden(ly)? (blind|confus\w+)",
    ),
    _rule(
        "breathing",
        _NOW,
        r"(can'?t|cannot|can not|hard to|struggl\w+ to|unable to) (breathe|catch my breath)|gasping",
        r"chok(e|ing) on|short(ness)? of breath|lips (are )?(turning )?blue|throat (is )?(closing|swelling)",
    ),
    _rule(
        "collapse",
        _NOW,
        r"(just |have |keep |i )(fainted|passed out|blacked out|collapsed)|(coughing up|vomiting) blood",
        r"(won'?t|can'?t|cannot) stop bleeding|(having|had) a seizure",
    ),
    _rule(
        "eating",
        _FOOD,
        r"anorexi\w+|bulimi\w+|purg(e|ing)|make myself (sick|vomit|throw up)|starv(e|ing) myself",
        r"(haven'?t|have not|not) eaten (anything )?(for|in) (\w+ )?(days|a week)",
    ),
)


def red_flag(text: str) -> Help | None:
    """The help to show instead of an answer when a text may tell of an emergency; None for most."""
    said = " ".join(text.lower().replace("’", "'").split())
    return next((help_ for pattern, help_ in _RULES if pattern.search(said)), None)
