"""What cannot be chosen as a password, and what can."""

import pytest

from healthvault.accounts.common_passwords import is_common
from healthvault.accounts.errors import PasswordTooCommonError, PasswordTooLongError
from healthvault.accounts.passwords import check_choice, hash_password, is_right

NOBODY = "nobody@example.org"


@pytest.mark.parametrize("password", ["manchester", "Superpassword", "soso123aljg", "nhfypbcnjh22"])
def test_what_leaked_often_is_refused(password):
    assert is_common(password)


@pytest.mark.parametrize("password", ["healthvault", "HealthVault2026!", "vault12345", "adminadmin1"])
def test_the_words_of_this_place_are_refused(password):
    assert is_common(password)


def test_the_address_itself_is_refused():
    with pytest.raises(PasswordTooCommonError):
        check_choice("Ann.Example", "ann.example@example.org")


@pytest.mark.parametrize(
    "password",
    [
        "quiet lake in march",
        "QUIETLAKEINMARCH",
        "7305519268",
        "ein stiller See im März",
        "湖の静けさ、三月の朝の光",
        "\t tabs and spaces ",
        "x7" * 9 + " and on " * 20,
    ],
)
def test_no_kind_of_sign_is_asked_for_and_none_forbidden(password):
    check_choice(password, NOBODY)


def test_a_thousand_signs_may_be_chosen_and_no_more():
    long = "a quiet lake, " * 71
    check_choice(long, NOBODY)
    with pytest.raises(PasswordTooLongError):
        check_choice(long + "a quiet", NOBODY)


async def test_every_sign_counts_as_it_was_typed():
    password = "a quiet lake " * 10 + "é"
    kept = await hash_password(password)
    assert await is_right(password, kept)
    for other in (
        password.upper(),
        password.strip() + "x",
        password[:72],
        password + " ",
        password[:-1] + "e",
    ):
        assert not await is_right(other, kept)
