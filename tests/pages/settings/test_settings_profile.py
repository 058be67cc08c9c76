import pytest

from healthvault.accounts.device_words import device_words
from healthvault.accounts.errors import PreferencesError
from healthvault.accounts.person import Preferences
from healthvault.ui.profile import about_you, feet_and_inches

KEPT = Preferences(units="imperial", zone="Asia/Kolkata")


def test_an_empty_field_is_not_known():
    said = about_you(
        {"birth_year": "", "sex": "", "height_cm": " "}, Preferences(birth_year=1980, height_cm=170)
    )

    assert (said.birth_year, said.sex, said.height_cm) == (None, None, None)


def test_the_form_changes_nothing_else():
    said = about_you({"birth_year": "1984", "sex": "female", "height_cm": "171,5"}, KEPT)

    assert said == Preferences(
        units="imperial", zone="Asia/Kolkata", birth_year=1984, sex="female", height_cm=171.5
    )


def test_a_height_in_feet_and_inches_survives_the_way_there_and_back():
    said = about_you({"height_ft": "5", "height_in": "10"}, KEPT)

    assert said.height_cm == pytest.approx(177.8)
    assert feet_and_inches(177.8) == (5, 10)


def test_words_are_no_number():
    with pytest.raises(PreferencesError, match="height"):
        about_you({"height_cm": "tall"}, KEPT)


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/144.0 Safari/537.36",
            "Chrome on Linux",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/144.0 Safari/537.36 Edg/144.0",
            "Edge on Windows",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) Version/26.1 Mobile Safari/604.1",
            "Safari on iPhone",
        ),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:150.0) Gecko/20100101 Firefox/150.0",
            "Firefox on Mac",
        ),
        ("", "A browser"),
    ],
)
def test_a_session_is_known_by_its_browser(agent, words):
    assert device_words(agent) == words
