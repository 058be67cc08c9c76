"""How a password is kept, and that nobody learns from an answer whether there is one."""

import time

import pytest

from healthvault.accounts.passwords import hash_password, is_right

PASSWORD = "a quiet lake in March"


async def seconds(kept_hash: str | None) -> float:
    """The least of three: a busy machine makes it longer, never shorter."""
    took = []
    for _ in range(3):
        began_s = time.process_time()
        assert not await is_right("another quiet lake", kept_hash)
        took.append(time.process_time() - began_s)
    return min(took)


async def test_a_hash_takes_the_memory_that_guessing_shall_cost():
    assert (await hash_password(PASSWORD)).startswith("$argon2id$v=19$m=47104,t=1,p=1$")


async def test_no_two_hashes_are_alike():
    assert await hash_password(PASSWORD) != await hash_password(PASSWORD)


async def test_where_there_is_no_password_a_guess_takes_as_long():
    kept = await hash_password(PASSWORD)
    assert await seconds(None) > await seconds(kept) / 2


@pytest.mark.parametrize("guess", ["", "nobody has this password", PASSWORD])
async def test_where_there_is_no_password_none_is_right(guess):
    assert not await is_right(guess, None)


@pytest.mark.parametrize("kept", ["", "x", PASSWORD, "$argon2id$v=19$m=47104,t=1,p=1$"])
async def test_what_is_no_hash_fits_no_password(kept):
    assert not await is_right(PASSWORD, kept)
