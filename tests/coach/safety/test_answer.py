"""A model's answer that names a dose or a diagnosis has a plain sentence beside it."""

import pytest

from healthvault.coach.safety.answer import beside
from healthvault.coach.safety.question import PHRASES

DOSE, DIAGNOSIS = PHRASES["en"].names_dose, PHRASES["en"].names_diagnosis

ASKED = "What is going on with my sleep?"
DOSES = [
    "You could take 200 mg of ibuprofen tonight.",
    "I recommend starting with 3 mg melatonin.",
    "Use 4 units before dinner.",
    "Increase your insulin a little in the evening.",
    "You should stop taking your beta blocker before the race.",
    "Nehmen Sie 400 mg Magnesium am Abend.",
    "Prenez 500 mg de paracétamol.",
    "Toma 5 mg de melatonina.",
    "- Take **2 tablets** in the morning",
    "Reduzieren Sie Ihren Betablocker.",
    "Arrêtez votre bêtabloquant.",
    "Aumenta tu metformina un poco.",
]
DIAGNOSES = [
    "You have diabetes.",
    "With these numbers you probably have high-grade sleep apnea.",
    "You are prediabetic.",
    "This is atrial fibrillation.",
    "It looks like you have an infection.",
    "Sie haben Bluthochdruck.",
    "Vous avez une hypertension.",
    "Tienes anemia.",
    "Du hast Vorhofflimmern.",
    "Vous souffrez d'apnée du sommeil.",
    "Usted tiene fibrilación auricular.",
]
FINE = [
    "Your steps were 8,158 a day.",
    "Your blood glucose was 95 mg/dL on Monday.",
    "Take 10 minutes to walk after dinner.",
    "If you have diabetes, ask your doctor about it.",
    "I cannot tell whether you have sleep apnea.",
    "Do not change your medication without asking your doctor.",
    "Only a doctor can say if you have high blood pressure.",
    "You have 7 nights of sleep on record.",
    "You have been more active than in May.",
    "Try to sleep 30 minutes earlier.",
    "Start with a short walk.",
    "This is the lowest week of the year.",
    "You had 4 workouts, and 2 of them were runs.",
    "Reduce screens in the evening.",
    "Sie haben 7 Stunden geschlafen.",
    "Vous avez dormi 7 heures.",
    "Talk to your doctor before you stop taking tablets.",
]


@pytest.mark.parametrize("said", DOSES)
def test_a_dose_is_seen(said):
    assert beside(f"Your sleep was short. {said} It may help.", ASKED) == DOSE


@pytest.mark.parametrize("said", DIAGNOSES)
def test_a_diagnosis_is_seen(said):
    assert beside(f"Your sleep was short. {said} Take care.", ASKED) == DIAGNOSIS


@pytest.mark.parametrize("said", FINE)
def test_an_ordinary_answer_stands_alone(said):
    assert beside(said, ASKED) == ""


def test_both_are_said_once():
    assert (
        beside("You have diabetes. Take 500 mg metformin. Take 5 mg more.", ASKED) == f"{DOSE}\n\n{DIAGNOSIS}"
    )


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Was ist mit meinem Schlaf los?", "de"),
        ("Qu'est-ce qui se passe avec mon sommeil ?", "fr"),
        ("¿Qué pasa con mi sueño y mi pulso?", "es"),
    ],
)
def test_it_is_said_in_the_language_of_the_question(question, language):
    assert beside("You have diabetes.", question) == PHRASES[language].names_diagnosis
