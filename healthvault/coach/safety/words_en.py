"""Signs of an emergency in English."""

from healthvault.coach.safety.sign import Sign, Words, near

ENGLISH: Words = {
    Sign.SELF_HARM: (
        r"(everything|it all|all of it) to stop (for good|forever)|keep (on )?living like this",
        r"goodbye (letters?|notes?)",
        r"(nobody|no one|noone) (\w+ ){0,3}(notice|miss|care) if i",
        r"want it (all )?to (be over|end|stop)|never wake up( again)?$|(way|ways) to die",
        r"suicid\w*|kill(ing)? myself|(end|ending|take|taking) my (own )?life|end(ing)? it all",
        r"self.?harm\w*|(want|wish|wishing|ready|plan|planning|going) to die(?! (of|from|trying))",
        r"wish i (was|were) dead|rather be dead|better off (dead|without me)",
        r"better (if i (was|were) (dead|gone|not here)|without me)",
        (
            r"(no|any|see (a|the|any)) (reason|point) (to|in|of) ((go on )?(live|living)|going on"
            r"|being (here|alive))"
        ),
        (
            r"(want|urge|urges|thinking (of|about)|think about|keep|feel like|started) (to )?(hurt|harm"
            r"|cut|burn|hurting|harming|cutting|burning) myself"
        ),
        r"(hurting|harming|cutting) myself|overdos\w+|hang myself|shoot myself|slit my wrists",
        r"jump (off (a|the) (bridge|roof|building|cliff)|in front of)",
        r"don'?t want to (live|be here|be alive|exist|go on)",
        r"don'?t want to wake up (any ?more|again|tomorrow)",
        r"(tired|sick) of (living|life|being alive|existing)|can'?t go on( like this)?",
        r"can'?t take (it|life) any ?more|(is|isn'?t|is not|not) worth living",
        r"(disappear|vanish) (forever|for good)|nobody would (miss|notice) (me|if i)",
        r"(thoughts|thinking) (of|about) (dying|death|ending (it|things))",
    ),
    Sign.CHEST: (
        near(r"heart", r"hurts?|stabs|stings", 3),
        near(
            r"chest(?! (strap|press|day|fly|belt|measurement|workout|muscles?))|breastbone|sternum"
            r"|ribs|ribcage",
            r"hurts?|hurting|pains?|painful|ache\w*|aching|burn(s|ing)?|tight\w*|pressure|squeez\w*|crush\w*"
            r"|heav(y|iness)|clutch\w*|stab\w*|discomfort",
            5,
        ),
        r"heart hurts",
        (
            r"chest (?!strap|press|day|fly|belt)(\w+ ){0,2}(pains?|pressure|tightness|hurts?|aching|ache"
            r"|aches|discomfort)"
        ),
        r"heart (pains?|hurts|ache|attack right now)|angina",
        (
            r"(pain|pains|pressure|tightness|heaviness|squeezing|burning|weight|ache|discomfort) (\w+"
            r" ){0,3}(in|on|across|around|inside|behind) (my |the )?(\w+ )?(chest|left arm|jaw|sternum"
            r"|breastbone)"
        ),
        r"elephant (is )?(sitting )?on my chest",
        r"chest (is|feels|felt|has been) (\w+ )?(tight|heavy|crushed|burning|sore)",
        r"(tight|crushing|squeezing|stabbing) (\w+ ){0,3}chest|my chest (hurts|aches|burns|is on fire)",
        r"(having|have|is this|is it|could (this|it) be|this is|might be) (a )?heart attack",
        r"my left arm (is|went|goes|feels|has gone) (\w+ )?(numb|tingl\w+|weak|heavy|dead)",
    ),
    Sign.STROKE: (
        r"(eyelids?|mouth) (is|are) (hanging|drooping)|tongue (\w+ )?(thick|heavy)|no strength|walk straight",
        near(
            r"(right|left) (arm|leg|hand|foot|side)|(arm|leg) (\w+ ){0,4}(on|of) the (left|right)",
            r"numb|weak\w*|paraly\w+|doesn'?t work|won'?t move|limp|dead",
        ),
        r"face (\w+ )?dropped on|(get|find) (my |the )?words( out)?|(talking|speaking) (nonsense|gibberish)",
        near(r"eyes?|vision|sight", r"black|blind|dark|gone|double"),
        (
            r"((?<!watch )face|mouth|smile|eyelid) (\w+ ){0,3}(droop\w*|hangs?|hanging|numb|sagging"
            r"|lopsided|crooked)"
        ),
        r"slurr\w+|speech (is|has become|got|went|sounds) (\w+ )?(slurred|garbled|strange|funny)",
        r"words (come|are coming) out wrong",
        r"(can'?t|cannot|can not|unable to|couldn'?t) (speak|talk|find (my )?words|smile properly)",
        (
            r"(can'?t|cannot|can not|unable to|couldn'?t) (move|lift|raise|feel) my (\w+ )?(arms?|legs?"
            r"|hands?|face|side|fingers)"
        ),
        r"(worst|thunderclap) headache",
        r"sudden (\w+ )?(severe|terrible|violent|awful|splitting) headache",
        (
            r"(one|left|right|whole) side (of (my|the|his|her) (body|face) )?(\w+ ){0,3}(numb|weak\w*"
            r"|paraly\w+|droop\w*|tingling)"
        ),
        r"(numb\w*|weak\w*|paraly\w+) (\w+ ){0,3}(on|down|in) (one|my left|my right|the left|the right) side",
        (
            r"(having|is this|could (this|it) be|might be having|think i'?m having) a (mini.?)?stroke(?! "
            r"(rate|volume))"
        ),
        r"sudden(ly)? (\w+ ){0,3}(blind\w*|confus\w+|numb\w*|weakness|loss of (vision|balance))",
        r"(lost|losing) (my )?(vision|sight)|double vision",
    ),
    Sign.BREATHING: (
        r"(turning|gone|went) (blue|grey)|breathing hurts",
        r"not getting enough (air|oxygen)|wheez\w+|(say|speak) (one|two|a few|three) words",
        r"inhaler (\w+ ){0,2}(not|isn'?t|doesn'?t)",
        (
            r"(can'?t|cannot|can not|hard to|hardly|barely|struggl\w+ to|unable to|trouble|difficulty"
            r"|difficult to|fighting to) (\w+ )?(breathe|breathing(?! rate)|catch my breath|get (enough "
            r"|any )?(air|breath))"
        ),
        r"gasping|chok(e|ing) on|suffocat\w+|short(ness)? of breath",
        r"out of breath (\w+ )?(at rest|sitting|lying|doing nothing)",
        r"(lips|face) (\w+ ){0,3}(turning |gone |are |is )?(blue|purple|grey)",
        r"throat (\w+ ){0,2}(closing|swelling|swollen|closed)",
        r"(tongue|lips|face) (\w+ ){0,2}(swelling|swollen)|anaphyla\w+",
    ),
    Sign.COLLAPSE: (
        r"woke up on the (\w+ )?floor|(won'?t|will not|can'?t) (wake up|be woken)$|coffee grounds",
        near(r"blood", r"cough\w*|vomit\w*|puk\w+|spit\w*"),
        r"(was|been) out (cold|for (a|some|several) (second|minute)s?)|hit my head",
        (
            r"(just|have|keep|keeps|i|she|he) (\w+ )?(fainted|fainting|passed out|passing out|blacked out"
            r"|blacking out|collapsed)"
        ),
        r"(lost|losing|loses) consciousness|unconscious|unresponsive|stopped breathing|not breathing",
        r"no pulse|(coughing|throwing|vomiting|spitting|puking|coughed|vomited|threw) (up )?blood",
        r"(won'?t|can'?t|cannot|doesn'?t|does not) stop (the )?bleeding",
        r"bleeding (\w+ ){0,3}(won'?t stop|doesn'?t stop|heavily)|(having|had|has) a seizure",
        r"convuls\w+",
    ),
    Sign.POISON: (
        r"(double|twice|three times) (my|the) (\w+ )?(dose|insulin|pills)",
        r"took (like )?\d{2,} (\w+ )?(pills|tablets)",
        r"(took|taken|swallowed|ate|drank) (\w+ ){0,3}whole (box|bottle|pack|blister|strip) of (?!water)",
        (
            r"(kid|child|son|daughter|baby|toddler|he|she) (\w+ )?(swallowed|ate|drank|took) (\w+"
            r" ){0,4}(tablets?|pills?|medic\w+|meds|bleach|battery)"
        ),
        (
            r"(took|taken|take|swallowed|drank|injected) (\w+ ){0,3}(too many|too much|a whole (bottle"
            r"|pack)|all (my|the|of my)) (\w+ ){0,2}(pills?|tablets?|medic\w+|meds|insulin|paracetamol"
            r"|ibuprofen|tylenol|painkillers?|sleeping)"
        ),
        r"(drank|swallowed) (\w+ ){0,2}(bleach|antifreeze|poison)|poisoned",
    ),
    Sign.EATING: (
        r"skip(ping)? (all|every) meals?|spit it out|bing(e|ing) and (\w+ ){0,2}(puke|vomit|purge|throw)",
        (
            r"(ate|eat|eaten) (\w+ ){0,4}so (\w+ )?i (have to|must|need to|should) (run|burn|walk"
            r"|exercise|skip|fast|work)"
        ),
        r"stopped eating",
        r"without (food|eating) for|go without (food|eating)|be (skinny|thin|thinner)",
        r"anorexi\w+|bulimi\w+|(i|me|my|and|then|to) (purg(e|ed|ing))|binge(ing|d)? and",
        r"(make|made|making) myself (be )?(sick|vomit|throw up|puke)",
        r"throw(ing)? up (after|my food|what i)|starv(e|ed|ing) myself",
        r"laxatives? (\w+ ){0,5}(weight|thin\w*|food|eat\w*|meals?)",
        r"(afraid|scared|terrified) (of|to) (eat\w*|food|gain\w*)",
        r"(haven'?t|have not|not|nothing) (eaten|to eat)( anything)? (for|in) (\w+ ){0,2}(days|a week|weeks)",
        r"guilty (after|for|when|about) (i eat|eating|food|every meal)",
        r"(earn|deserve) (my )?(food|meals?|dinner|to eat)",
        r"burn off (everything|all|what|the (food|calories)) (\w+ ){0,3}(ate|eaten|eat)",
        r"compensate for (eating|what i ate)",
        r"(eating disorder|hate eating|stop eating (completely|altogether|entirely|for))",
    ),
    Sign.PREGNANCY: (
        r"i'?m expecting|having a baby in",
        r"(?<!not )(?<!never )(?<!wasn't )(?<!n't be )pregnan(t|cy)|expecting a baby",
        r"(first|second|third) trimester|\d+ weeks (along|gestation)|antenatal|prenatal",
    ),
    Sign.PREGNANCY_URGENT: (
        r"(felt|feel) (the |my )?baby (kick|move)\w*",
        r"bleed\w*",
        (
            r"(severe|bad|terrible|worst|strong|awful|constant) (head|belly|stomach|abdominal|tummy) ?"
            r"(ache|pain|cramp)\w*"
        ),
        r"(severe|bad|terrible|strong) (headache|cramps?|pain)|headache (\w+ ){0,3}(won'?t|not) go",
        r"(blurr\w+|double|blurred) vision|vision (is|went|has gone) (blurr\w+|strange)",
        r"seeing (spots|stars|flashes)|(face|hands) (\w+ ){0,3}(swollen|swelling|swelled)",
        r"swelling (\w+ ){0,2}(face|hands)",
        r"(baby|kicks?|kicking|movements?) (\w+ ){0,4}(less|stopped|not|hasn'?t|isn'?t|slowed)",
        r"(no|less|fewer|reduced) (\w+ )?(movements?|kicks)|waters? (broke|has broken|have broken)",
        r"(leaking|gush of) fluid|fluid leaking|contractions|fever|faint\w*|dizz\w+",
    ),
}
"""Source of what is a sign: CDC, "Heart attack", "Stroke" and "Urgent maternal warning signs" (Hear Her);
NHS, "When to call 999"; NIMH, "Warning signs of suicide". The words are our own."""
