"""Passkeys: made once, shown to one browser, and nothing that does not fit is taken for one."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from healthvault.accounts import passkeys
from healthvault.accounts.errors import (
    CeremonyOverError,
    LastWayInError,
    PasskeyError,
    PasskeyKnownError,
    ProofNeededError,
)
from healthvault.accounts.sessions import Opened, open_browser_session
from healthvault.accounts.ways_in import ways_in
from healthvault.core.db import Purpose, as_worker
from healthvault.core.errors import NotFoundError
from healthvault.core.ids import PersonId, new_id
from tests.accounts.soft_key import SoftKey
from tests.builders import a_person

pytestmark = pytest.mark.usefixtures("database")
BROWSER = "the form token of a browser"


def somewhere() -> str:
    return new_id().hex


async def a_session(person: PersonId | None = None) -> tuple[PersonId, Opened]:
    person = person or await a_person()
    return person, await open_browser_session(person, address="", agent="")


async def added(opened: Opened, key: SoftKey, *, name: str = "phone") -> None:
    options = await passkeys.options_to_add(opened.session, browser=BROWSER)
    await passkeys.add(opened.session, key.make(options), name=name, browser=BROWSER)


async def shown(key: SoftKey, *, browser: str = BROWSER) -> PersonId:
    options = await passkeys.options_to_show(browser=BROWSER, address=somewhere())
    return await passkeys.show(key.show(options), browser=browser, address=somewhere())


async def with_a_passkey() -> tuple[PersonId, Opened, SoftKey]:
    person, opened = await a_session()
    key = SoftKey()
    await added(opened, key)
    return person, opened, key


async def test_whoever_made_it_is_known_by_it():
    person, _, key = await with_a_passkey()
    assert await shown(key) == person


async def test_several_are_kept_under_their_names():
    _, opened, _ = await with_a_passkey()
    await added(opened, SoftKey(), name="  the  other   phone ")
    assert [one.name for one in (await ways_in(opened.session)).passkeys] == ["phone", "the other phone"]


async def test_it_is_asked_for_with_verification_and_without_naming_anybody():
    options = json.loads(await passkeys.options_to_show(browser=BROWSER, address=somewhere()))
    assert options["userVerification"] == "required"
    assert options["allowCredentials"] == []
    assert options["rpId"] == "localhost"


async def test_a_passkey_of_nobody_opens_nothing():
    with pytest.raises(PasskeyError):
        await shown(SoftKey())


@pytest.mark.parametrize(
    "lie",
    [
        {"origin": "https://evil.example"},
        {"origin": "http://localhost:3000.evil.example"},
        {"host": "evil.example"},
        {"is_verified": False},
        {"user": b"somebody else"},
        {"_key": SoftKey()._key},
    ],
)
async def test_an_answer_that_does_not_fit_opens_nothing(lie):
    _, _, key = await with_a_passkey()
    for name, value in lie.items():
        setattr(key, name, value)
    key.count += 1
    with pytest.raises(PasskeyError):
        await shown(key)


@pytest.mark.parametrize(
    "lie", [{"origin": "https://evil.example"}, {"host": "evil.example"}, {"is_verified": False}]
)
async def test_an_answer_that_does_not_fit_is_not_kept(lie):
    _, opened = await a_session()
    with pytest.raises(PasskeyError):
        await added(opened, SoftKey(**lie))
    assert (await ways_in(opened.session)).passkeys == ()


async def test_a_copy_is_found_out_by_its_count_and_noted():
    person, _, key = await with_a_passkey()
    key.count = 9
    await shown(key)
    for count in (9, 8):
        key.count = count
        with pytest.raises(PasskeyError):
            await shown(key)
    async with as_worker(person, Purpose.SHOW) as db:
        failed = await db.scalar(text("select count(*) from hv.audit_entry where deed = 'sign_in_failed'"))
    assert failed == 2
    key.count = 10
    assert await shown(key) == person


async def test_one_that_never_counts_is_no_copy():
    person, _, key = await with_a_passkey()
    key = SoftKey(count=0)
    _, opened = await a_session(person)
    await added(opened, key)
    assert [await shown(key), await shown(key)] == [person, person]


async def test_an_answer_counts_once():
    _, _, key = await with_a_passkey()
    key.count += 1
    answer = key.show(await passkeys.options_to_show(browser=BROWSER, address=somewhere()))
    await passkeys.show(answer, browser=BROWSER, address=somewhere())
    with pytest.raises(CeremonyOverError):
        await passkeys.show(answer, browser=BROWSER, address=somewhere())


@pytest.mark.parametrize("browser", ["another browser", ""])
async def test_an_answer_counts_in_the_browser_that_was_asked(browser):
    _, _, key = await with_a_passkey()
    key.count += 1
    with pytest.raises(CeremonyOverError):
        await shown(key, browser=browser)


async def test_a_challenge_for_adding_is_none_for_showing():
    _, opened, key = await with_a_passkey()
    key.count += 1
    options = await passkeys.options_to_add(opened.session, browser=BROWSER)
    with pytest.raises(CeremonyOverError):
        await passkeys.show(key.show(options), browser=BROWSER, address=somewhere())


async def test_a_challenge_of_one_session_adds_nothing_to_another():
    (_, mine), (_, theirs) = await a_session(), await a_session()
    options = await passkeys.options_to_add(mine.session, browser=BROWSER)
    with pytest.raises(CeremonyOverError):
        await passkeys.add(theirs.session, SoftKey().make(options), name="x", browser=BROWSER)


async def test_the_same_passkey_is_not_kept_twice():
    _, _, key = await with_a_passkey()
    _, other = await a_session()
    with pytest.raises(PasskeyKnownError):
        await added(other, key)


async def test_adding_and_removing_ask_for_a_recent_proof(stop_clock):
    _, opened, _ = await with_a_passkey()
    [one] = (await ways_in(opened.session)).passkeys
    stop_clock(datetime.now(UTC) + timedelta(minutes=11))  # noqa: TID251  From the real time on.
    with pytest.raises(ProofNeededError):
        await passkeys.options_to_add(opened.session, browser=BROWSER)
    with pytest.raises(ProofNeededError):
        await passkeys.remove(opened.session, one.id)


async def test_one_that_was_removed_opens_nothing():
    _, opened, key = await with_a_passkey()
    [one] = (await ways_in(opened.session)).passkeys
    await passkeys.remove(opened.session, one.id)
    key.count += 1
    with pytest.raises(PasskeyError):
        await shown(key)


async def test_the_only_way_in_is_not_removed():
    _, sample = await a_session(await _without_a_password())
    await added(sample, SoftKey())
    [only] = (await ways_in(sample.session)).passkeys
    with pytest.raises(LastWayInError):
        await passkeys.remove(sample.session, only.id)


async def test_nobody_removes_the_passkey_of_somebody_else():
    _, opened, _ = await with_a_passkey()
    _, theirs, _ = await with_a_passkey()
    [one] = (await ways_in(theirs.session)).passkeys
    with pytest.raises(NotFoundError):
        await passkeys.remove(opened.session, one.id)


async def _without_a_password() -> PersonId:
    from healthvault.accounts.sign_up import add_sample_person

    return (await add_sample_person(zone="UTC"))[0]


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=12,
)


@given(answer=st.text(max_size=200) | _JSON.map(json.dumps))
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_what_is_no_answer_is_refused_with_a_sentence(answer):
    for asking in (
        passkeys.show(answer, browser=BROWSER, address=somewhere()),
        passkeys.show(_wrapped(answer), browser=BROWSER, address=somewhere()),
    ):
        with pytest.raises((PasskeyError, CeremonyOverError)):
            await asking


def _wrapped(part: str) -> str:
    """An answer of the right form with rubbish in every part of it."""
    response = dict.fromkeys(("clientDataJSON", "authenticatorData", "signature", "userHandle"), part)
    return json.dumps({"id": part, "rawId": part, "type": "public-key", "response": response})
