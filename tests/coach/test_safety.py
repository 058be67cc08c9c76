import pytest

from healthvault.coach.safety import red_flag


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("I have chest pain since this morning", "chest pain"),
        ("My chest hurts when I climb stairs", "chest pain"),
        ("am I having a heart attack?", "chest pain"),
        ("there is a tightness in my chest", "chest pain"),
        ("My face is drooping and I can't speak", "stroke"),
        ("the left side of my body has gone numb", "stroke"),
        ("I can’t breathe", "breathing"),
        ("I have shortness of breath at night", "breathing"),
        ("I just fainted in the kitchen", "collapse"),
        ("I want to die", "self-harm"),
        ("I have suicidal thoughts", "self-harm"),
        ("I keep cutting myself", "self-harm"),
        ("how many pills to overdose", "self-harm"),
        ("I make myself throw up after dinner", "eating"),
    ],
)
def test_signs_of_an_emergency_are_seen(text, rule):
    assert red_flag(text).rule == rule


@pytest.mark.parametrize(
    "text",
    [
        "How did I sleep this week?",
        "Is my resting heart rate up?",
        "What is my heart rate when I climb stairs?",
        "I am dying to know my VO2 max",
        "How was my breathing rate?",
        "My chest strap broke, is my data complete?",
        "",
    ],
)
def test_ordinary_questions_pass(text):
    assert red_flag(text) is None


def test_help_names_a_number_and_no_diagnosis():
    help_ = red_flag("crushing chest pain").text
    assert "112" in help_
    assert "911" in help_
    assert "not able to judge" in help_
