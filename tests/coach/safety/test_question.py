"""Signs of an emergency in a question: what is seen, what passes, and what is said."""

import csv
from pathlib import Path

import pytest

from healthvault.coach.safety.lexicon import ideas_of
from healthvault.coach.safety.question import PHRASES, red_flag
from healthvault.coach.safety.regions import where_lives
from healthvault.coach.safety.rules import RULES
from healthvault.coach.safety.sign import LANGUAGES, Sign

HERE = Path(__file__).parent


def signs(name):
    with (HERE / name).open(encoding="utf-8") as file:
        return [(row["text"], row["sign"]) for row in csv.DictReader(file)]


def lines(name):
    return (HERE / name).read_text("utf-8").splitlines()


@pytest.mark.parametrize(("text", "sign"), signs("signs.csv"))
def test_a_sign_is_seen_for_what_it_is(text, sign):
    assert red_flag(text).rule == sign


@pytest.mark.parametrize("text", ["", *lines("harmless.txt")])
def test_an_ordinary_question_passes(text):
    assert red_flag(text) is None


@pytest.mark.parametrize(
    "text", ["Mein Kopf tut mir weh", "mir tut das Knie weh", "Nach dem Lauf tun mir die Beine weh"]
)
def test_what_hurts_is_nobody_who_hurts_themselves(text):
    assert red_flag(text) is None


@pytest.mark.parametrize("text", ["Ich tu mir weh", "ich tue mir selbst weh", "ich will mir weh tun"])
def test_who_hurts_themselves_is_heard(text):
    assert red_flag(text).rule == Sign.SELF_HARM


def missed(name):
    return [text for text, _ in signs(name) if red_flag(text) is None]


@pytest.mark.parametrize(("name", "most"), [("later", 0), ("last", 0), ("hard", 2), ("told", 2)])
def test_of_signs_in_other_words_no_more_are_missed_than_are_written_down(name, most):
    assert len(missed(f"{name}_signs.csv")) <= most


@pytest.mark.parametrize(("name", "most"), [("later", 0), ("last", 0), ("hard", 1), ("told", 0)])
def test_of_ordinary_questions_in_other_words_no_more_are_stopped_than_are_written_down(name, most):
    assert sum(red_flag(text) is not None for text in lines(f"{name}_harmless.txt")) <= most


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_idea_of_a_rule_has_words_in_every_language(language):
    meant = {idea for rule in RULES for each in rule.needs for idea in each}
    assert meant - ideas_of(language) == set()


def test_what_is_written_down_is_what_was_measured():
    told = (Path(__file__).parents[3] / "docs/security/red-flags.md").read_text("utf-8")
    old = len(signs("later_signs.csv")) + len(signs("last_signs.csv"))
    assert f"of {old} caught" in told
    assert f"of {len(lines('harmless.txt'))} none was stopped" in told
    assert told.count(f"of {len(lines('hard_harmless.txt'))} |") == 1
    assert told.count(f"of {len(lines('told_harmless.txt'))} |") == 1


@pytest.mark.parametrize("language", PHRASES)
@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Antarctica/Troll", "UTC"])
def test_every_sentence_names_whom_to_call_and_judges_nothing(language, zone):
    asked = {
        "en": "I have chest pain", "de": "ich habe Schmerzen in der Brust",
        "fr": "j'ai mal à la poitrine", "es": "me duele el pecho",
    }  # fmt: skip
    told = red_flag(asked[language], where_lives(zone))
    number = {"Europe/Berlin": "112", "America/New_York": "911"}.get(zone, "911")
    assert f"[**{number}**](tel:{number})" in told.text
    assert "(/settings#help)" in told.text
    assert told.text.startswith(PHRASES[language].now[:30])
    assert "{" not in told.text


def test_help_against_despair_names_a_line_where_they_live():
    assert "**988**" in red_flag("I want to die", where_lives("America/Chicago")).text
    assert "**116 123**" in red_flag("I want to die", where_lives("Europe/London")).text
    assert "0800 111 0 111" in red_flag("Ich will nicht mehr leben", where_lives("Europe/Berlin")).text
    assert "findahelpline.com" in red_flag("I want to die", where_lives("Africa/Bamako")).text


def test_a_line_is_named_with_its_hours_in_the_language_of_the_question():
    asked = {
        "I make myself throw up after dinner": "Mon–Thu 10:00–22:00, Fri–Sun 10:00–18:00",
        "Ich stecke mir nach dem Essen den Finger in den Hals": "Mo–Do 10:00–22:00, Fr–So 10:00–18:00",
        "je me fais vomir après les repas": "lun.–jeu. 10:00–22:00",
        "me provoco el vómito": "lun–jue 10:00–22:00",
    }
    for text, hours in asked.items():
        assert hours in red_flag(text, where_lives("Europe/Berlin")).text
    assert "at any hour" in red_flag("I want to die", where_lives("Europe/Berlin")).text


def test_it_says_why_these_numbers():
    by_zone = red_flag("I have chest pain", where_lives("Europe/Berlin")).text
    assert "for Germany, because your time zone is Europe/Berlin. [Change](/settings#help)" in by_zone
    chosen = red_flag("I have chest pain", where_lives("Europe/Berlin", "DE")).text
    assert "for Germany, as you chose." in chosen
    assert "I do not know the numbers" in red_flag("I have chest pain", where_lives("UTC")).text


def test_who_lives_elsewhere_than_their_zone_is_told_both():
    told = red_flag("I want to die", where_lives("America/New_York", "GB")).text
    assert "[**999**](tel:999)" in told
    assert "The United States: [**911**](tel:911)." in told
    assert told.index("Samaritans") < told.index("988")


def test_after_a_birth_its_signs_are_urgent_too():
    assert red_flag("I gave birth last week and see spots").rule == Sign.PREGNANCY_URGENT


def test_words_about_food_hold_no_number_of_calories():
    told = red_flag("I only eat 500 calories a day", where_lives("Europe/London"))
    assert "500" not in told.text
    assert "0808 801 0677" in told.text


def test_pregnancy_stands_before_the_answer_and_its_warning_signs_in_place_of_it():
    assert not red_flag("I'm pregnant. Is my resting heart rate normal?").replaces
    assert red_flag("I'm pregnant and bleeding").replaces


def test_in_pregnancy_a_blood_pressure_is_severe_sooner():
    assert red_flag("My blood pressure is 165/112") is None
    assert red_flag("I'm pregnant and my blood pressure is 165/112").rule == Sign.READING


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("my blood pressure is 179/119", False),
        ("my blood pressure is 180/100", True),
        ("my blood pressure is 150/120", True),
        ("my oxygen is 93", False),
        ("my oxygen is 92", True),
        ("my blood sugar is 54", False),
        ("my blood sugar is 53", True),
        ("my blood sugar is 299", False),
        ("my blood sugar is 300", True),
        ("my glucose is 3.0", False),
        ("my glucose is 2.9", True),
        ("my glucose is 16.7 mmol", True),
        ("my pulse at rest is 120", False),
        ("my pulse at rest is 121", True),
        ("my pulse at rest is 40", False),
        ("my pulse at rest is 39", True),
        ("I eat 801 calories a day", False),
        ("I eat 800 calories a day", True),
        ("lose 2 kg in 1 week", False),
        ("lose 3 kg in 1 week", True),
        ("fast for 3 days", False),
        ("fast for 4 days", True),
    ],
)
def test_each_limit_is_where_it_is_published(text, is_told):
    assert (red_flag(text) is not None) is is_told


@pytest.mark.parametrize("text", lines("asks_dose.txt"))
def test_who_asks_for_a_dose_gets_none_before_any_model(text):
    told = red_flag(text, where_lives("Europe/Berlin"))
    assert (told.rule, told.replaces) == (Sign.DOSE, True)
    assert "mg" not in told.text
    assert "**112**" in told.text


@pytest.mark.parametrize("text", lines("asks_diagnosis.txt"))
def test_who_asks_for_a_diagnosis_gets_none_before_any_model(text):
    told = red_flag(text, where_lives("Europe/Berlin"))
    assert (told.rule, told.replaces) == (Sign.DIAGNOSIS, True)
    assert "*Overview*" in told.text


@pytest.mark.parametrize("text", lines("about_medicine.txt"))
def test_what_a_medicine_did_may_be_asked(text):
    assert red_flag(text) is None


@pytest.mark.parametrize(
    "text", ["a" * 4000, "pain " * 800, "in my chest " * 300, "1/" * 2000, "lose " * 800]
)
def test_a_long_question_is_read_in_a_moment(text):
    red_flag(text)
