"""Answers about nights."""

import re
from datetime import datetime, timedelta, timezone

from healthvault.coach.analyst.about_metric import aged
from healthvault.coach.analyst.about_others import ASKS, about_others
from healthvault.coach.analyst.limit import ClockLimit
from healthvault.coach.analyst.look import Look
from healthvault.coach.analyst.question import Form, Question
from healthvault.coach.analyst.voice import capital, clock, clock_min, joined, standing
from healthvault.insights.baseline import baseline
from healthvault.insights.sleep import Part, Sleep, night_days, sleep
from healthvault.insights.span import Span
from healthvault.metrics import words
from healthvault.metrics.catalogue import METRICS
from healthvault.vault.values import Night

_ASLEEP = METRICS["sleep_duration"]
OF_BED = re.compile(
    r"\b(bed|bed ?times?|stay(?:ed|ing)? up|up (?:past|until|after)|wake|wakes|woke|waking|wake-?up|get"
    r" up|got up|getting up|fall asleep|fell asleep"
    r"|falling asleep"
    r"|(go|went|going) to (sleep|bed)|rise|rose|rising)\b"
)
"""Words that ask for times of the day, not for how long."""
_UP = re.compile(r"\b(wake|wakes|woke|waking|wake-?up|get up|got up|getting up|rise|rose|rising)\b")
GUIDELINE = "Adults are advised to sleep seven hours or more."
"""For whose age is not known.

Source: Watson et al. 2015, Sleep 38(6):843-844, consensus of the AASM and the Sleep Research Society.
"""
_FIRST_LOOK = 30
_DAY_MIN = 1440
_NOON_MIN = 720
"""Evenings are counted from noon on, so that one o'clock is later than eleven."""


async def about_sleep(asked: Question, look: Look) -> str:
    """The answer about one night, some nights, their times, or the best and worst of them."""
    span = look.asked(asked.when, otherwise=7, since=(await look.known()).get("sleep_duration"))
    is_one = asked.when is not None and asked.when.is_day
    is_one = is_one or (
        asked.when is None and re.search(r"\bmy night\b|\bthe night\b", asked.text) is not None
    )
    if is_one:
        day = asked.when.span.first if asked.when else look.voice.today
        said = await one_night(look, Span(first=day, last=day))
    elif asked.form in {Form.HIGHEST, Form.LOWEST} and asked.when is None:
        said = await _nights(asked, look, look.last_days(_FIRST_LOOK))
    else:
        said = await _nights(asked, look, span)
    if asked.when is None or asked.when.span.last == look.voice.today:
        said = await aged(said, _ASLEEP, look)
    if not ASKS.search(asked.text):
        return said
    return f"{said}\n\n{await about_others([_ASLEEP], look) or GUIDELINE}"


async def one_night(look: Look, span: Span) -> str:
    """The night that ended on a day, its stages, and what is usual."""
    voice, day = look.voice, span.first
    nights = await look.nights(span)
    found = next((night for night in nights if night.night == day), None)
    if found is None:
        last = max(nights, key=lambda night: night.night, default=None)
        said = f"No sleep was recorded for {voice.night(day)}."
        if last is None:
            return said
        return f"{said} The last I have is {voice.night(last.night)}: {_asleep(look, last)}."
    times = f"{clock(found.start_at, found.offset_min)} to {clock(found.end_at, found.offset_min)}"
    asleep = voice.seen(_ASLEEP, span, voice.minutes(found.asleep_min))
    said = f"You slept {asleep} {_which(look, found)}, from {times}."
    usual = baseline(night_days("sleep_duration", nights), day)
    where = (
        f"That is **{standing(usual.standing(found.asleep_min))}** of {voice.usual(_ASLEEP, usual)}."
        if usual
        else ""
    )
    return " ".join(part for part in (said, _stages(found, look), where) if part)


def _asleep(look: Look, night: Night) -> str:
    return look.voice.of_day(_ASLEEP, night.asleep_min, night.night)


def _which(look: Look, night: Night) -> str:
    said = look.voice.night(night.night)
    return said if said == "last night" else f"in {said}"


def _stages(night: Night, look: Look) -> str:
    told = (
        ("deep", "sleep_deep", night.deep_min),
        ("REM", "sleep_rem", night.rem_min),
        ("core", "sleep_core", night.core_min),
        ("awake in between", "sleep_awake", night.awake_min),
    )
    parts = [
        f"{look.voice.of_day(METRICS[slug], minutes, night.night)} {name}"
        for name, slug, minutes in told
        if minutes is not None
    ]
    if night.efficiency_percent is not None:
        parts.append(f"asleep for {words.number(night.efficiency_percent)}% of the time in bed")
    return f"{capital(joined(parts))}." if parts else ""


async def _nights(asked: Question, look: Look, span: Span) -> str:
    slept = sleep(await look.nights(span), span)
    if slept is None:
        return f"No night was recorded in {look.voice.span(span)}."
    if asked.form in {Form.HIGHEST, Form.LOWEST}:
        night = slept.longest if asked.form is Form.HIGHEST else slept.shortest
        word = "longest" if asked.form is Form.HIGHEST else "shortest"
        of = look.voice.of(len(slept.nights), slept.span, "night")
        there = Span(first=night.night, last=night.night)
        asleep = look.voice.seen(_ASLEEP, there, look.voice.minutes(night.asleep_min))
        return (
            f"Your {word} night was {look.voice.night(night.night)}: {asleep}"
            f" (the {word} of {of}, {look.voice.span(slept.span)})."
        )
    if asked.clock is not None and asked.form is Form.COUNT:
        return late_nights(slept, asked.clock, look, is_up=_UP.search(asked.text) is not None)
    if OF_BED.search(asked.text):
        return _times(slept, up_first=_UP.search(asked.text) is not None)
    return summary(slept, look)


def summary(slept: Sleep, look: Look) -> str:
    """Some nights in a few sentences, each with the nights it stands on."""
    voice = look.voice
    asleep = voice.seen(_ASLEEP, slept.span, voice.minutes(slept.asleep_min))
    said = [f"You slept {asleep} a night on average, {_coverage(slept, look)}."]
    if slept.standing is not None and slept.usual is not None:
        said.append(f"That is **{standing(slept.standing)}** of {voice.usual(_ASLEEP, slept.usual)}.")
    if len(slept.nights) > 1:
        said.append(
            f"\n\n- Shortest: {_asleep(look, slept.shortest)}, {voice.night(slept.shortest.night)}"
            f"\n- Longest: {_asleep(look, slept.longest)}, {voice.night(slept.longest.night)}"
            f"\n- {_times(slept)}"
        )
    stages = [
        _mean(look, name, part)
        for name, part in (("deep", slept.deep), ("REM", slept.rem), ("awake", slept.awake))
        if part
    ]
    if stages:
        said.append(f"\n- A night: {joined(stages)}")
    return " ".join(said).replace(" \n", "\n")


def late_nights(slept: Sleep, clock: ClockLimit, look: Look, *, is_up: bool) -> str:
    """On how many nights somebody fell asleep, or woke up, after or before a time of day."""
    bound = clock.minute + (720 if not is_up and not clock.is_whole and 360 <= clock.minute < 720 else 0)
    starts = 0 if is_up else _NOON_MIN
    times = [_minute(night.end_at if is_up else night.start_at, night.offset_min) for night in slept.nights]
    edge = (bound - starts) % _DAY_MIN
    at = [(minute - starts) % _DAY_MIN for minute in times]
    found = sum(minute > edge if clock.side == "after" else minute < edge for minute in at)
    done = "woke up" if is_up else "fell asleep"
    return (
        f"On **{found} of {words.count(len(at), 'night')}** you {done} {clock.side}"
        f" {clock_min(bound % _DAY_MIN)},"
        f" {look.voice.span(slept.span)}."
    )


def _minute(at: datetime, offset_min: int) -> int:
    local = at.astimezone(timezone(timedelta(minutes=offset_min)))
    return local.hour * 60 + local.minute


def _mean(look: Look, name: str, part: Part) -> str:
    return f"{look.voice.minutes(part.mean)} {name} ({words.count(part.n, 'night')})"


def _times(slept: Sleep, *, up_first: bool = False) -> str:
    if up_first:
        return (
            f"Awake at about {clock_min(slept.up_at_min)}, asleep at about {clock_min(slept.bed_at_min)}"
            f" (the middle of {words.count(len(slept.nights), 'night')})."
        )
    return (
        f"Asleep at about {clock_min(slept.bed_at_min)}, awake at about {clock_min(slept.up_at_min)}"
        f" (the middle of {words.count(len(slept.nights), 'night')})."
    )


def _coverage(slept: Sleep, look: Look) -> str:
    return f"{look.voice.span(slept.span)} ({look.voice.of(len(slept.nights), slept.span, 'night')})"
