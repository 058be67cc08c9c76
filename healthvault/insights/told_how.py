"""How each kind of insight is found, where that is published, how to test it, and what speaks against it."""

from healthvault.insights.finding import Doubt, Method

FOUND_BY = {
    Method.ADHERENCE: (
        "The measured days since you set it, at most four weeks, counted; a day without a measurement is"
        " neither met nor missed. The range is Wilson's (1927)."
    ),
    Method.SLOPE: (
        "The median slope of the weeks (Sen 1968) and a rank test for its direction (Mann 1945, Kendall"
        " 1975), with at most one in twenty expected to be false (Benjamini and Hochberg 1995)."
    ),
    Method.ANOMALY: (
        "At least 3.5 spreads from your median of the 60 days before, a spread being the median distance from"
        " it on that side (Iglewicz and Hoaglin 1993)."
    ),
    Method.NIGHT_SIGNAL: (
        "NightSignal (Alavi et al. 2022, Nature Medicine 28:175–184), from hours instead of minutes: the mean"
        " heart rate of the hours between 0:00 and 7:00 without a step, 4 bpm or more above the median of"
        " your nights, twice in a row."
    ),
    Method.SHIFT: (
        "The day that best splits twelve weeks in two levels (Pettitt 1979), where two levels fit better than"
        " a line; with at most one in twenty expected to be false."
    ),
    Method.DEBT: "The nights added up, against the median of the 60 before. Longer nights pay back.",
    Method.REGULARITY: (
        "The Sleep Regularity Index (Phillips et al. 2017) of the last two weeks against the ten before, week"
        " by week: told from 8 points and 3 spreads on."
    ),
    Method.RELATION: (
        "Days compared with the four weeks around them and with their weekday, over many pairs of metrics and"
        " both lags, with at most one in twenty expected to be false (Benjamini and Hochberg 1995)."
    ),
}
_ONE_IN_TWENTY = "Benjamini & Hochberg 1995, J R Stat Soc B 57(1):289–300"
CITATIONS = {
    Method.SLOPE: (
        "Sen 1968, J Am Stat Assoc 63(324):1379–1389",
        "Mann 1945, Econometrica 13(3):245–259",
        _ONE_IN_TWENTY,
    ),
    Method.ANOMALY: ("Iglewicz & Hoaglin 1993, How to Detect and Handle Outliers, ASQC",),
    Method.NIGHT_SIGNAL: ("Alavi et al. 2022, Nature Medicine 28:175–184, doi 10.1038/s41591-021-01593-2",),
    Method.SHIFT: ("Pettitt 1979, J R Stat Soc C 28(2):126–135", _ONE_IN_TWENTY),
    Method.DEBT: ("Van Dongen et al. 2003, Sleep 26(2):117–126",),
    Method.RELATION: ("Spearman 1904, Am J Psychol 15(1):72–101", _ONE_IN_TWENTY),
    Method.REGULARITY: ("Phillips et al. 2017, Scientific Reports 7:3216, doi 10.1038/s41598-017-03171-4",),
    Method.ADHERENCE: ("Wilson 1927, J Am Stat Assoc 22(158):209–212",),
}
"""Where each method is published."""
TESTS = {
    Method.ADHERENCE: (
        "Look at the days that missed it: what was different on them? Or set a nearer goal in Trends."
    ),
    Method.SLOPE: "Look again in four weeks: if it goes on, the line in Trends will show it.",
    Method.ANOMALY: "See whether tomorrow is odd too. One odd day is often a loose strap or a special day.",
    Method.NIGHT_SIGNAL: (
        "Think of the last two days: a late meal, alcohol, a hot room, a journey, a hard workout? See whether"
        " a third night is like them. If you feel ill, ask a doctor and not an app."
    ),
    Method.SHIFT: "Think of what began then, undo it for two weeks, and see whether the level comes back.",
    Method.DEBT: "Go to bed half an hour earlier for a week, and see how you feel and what your days tell.",
    Method.REGULARITY: (
        "Get up at the same time every day for two weeks, weekends too, and look at the index again."
    ),
    Method.RELATION: "Do more of the first on every second day for four weeks, and compare those days.",
}
DOUBTS = {
    Doubt.GAPS: "More than a fifth of the days were not measured.",
    Doubt.NEW_DEVICE: "A new device began within this time; only what it measured itself counts.",
    Doubt.TURNED: "The last weeks went the other way.",
    Doubt.ONE_DAY: "It is a single day.",
    Doubt.NO_STEPS: "No steps were counted, so hours in which you were up may be among them.",
    Doubt.OTHER_REASONS: (
        "Most such nights have a harmless reason, and many illnesses leave the heart rate as it is."
    ),
    Doubt.NIGHTS_MISSING: "Some of the nights were not measured; you may have slept longer in them.",
    Doubt.NOT_WHY: (
        "That two things go together does not say that one changes the other: a third may move both."
    ),
}
