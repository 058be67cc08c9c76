"""Letters on their way: posted with what they are about, sealed, sent once, swept away."""

import logging
from collections.abc import Callable, Iterator

import psycopg
import pytest
from sqlalchemy.exc import DBAPIError

from healthvault.accounts import letter_words, letters, recovery
from healthvault.accounts.letter_words import Kind
from healthvault.accounts.outbox import Posted, outbox_for_command_line
from healthvault.accounts.sign_up import ask_to_sign_up
from healthvault.accounts.sweeping import sweep_door
from healthvault.core import jobs
from healthvault.core.config import settings
from healthvault.core.db import Role, as_system, conninfo
from healthvault.core.ids import new_id
from healthvault.core.mail import MailDownError
from tests.letterbox import letters_to
from tests.mail_server import Keeper, mail_server

pytestmark = pytest.mark.usefixtures("database", "own_queue")


def an_email() -> str:
    return f"ann-{new_id().hex}@example.org"


@pytest.fixture
def use_port(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], None]]:
    """Names a mail server on this machine in the settings."""

    def named(port: int) -> None:
        monkeypatch.setenv("SMTP_URL", f"smtp://127.0.0.1:{port}?starttls=never")
        monkeypatch.setenv("HEALTHVAULT_MAIL_FROM", "Health Vault <vault@example.org>")
        settings.cache_clear()

    yield named
    settings.cache_clear()


def say(database_url: str, statement: str, *values: object) -> list[tuple]:
    with psycopg.connect(conninfo(database_url, Role.OWNER)) as connection:
        connection.execute("set role hv_definer")
        cursor = connection.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


async def post_and_fail(email: str) -> None:
    async with as_system("a test changes its mind") as db:
        await letters.post(db, Kind.MOVED, letter_words.moved(email))
        raise LookupError


async def newest() -> Posted:
    return (await outbox_for_command_line())[0]


async def test_the_worker_sends_a_letter_once(use_port, database_url):
    keeper, email = Keeper(), an_email()
    async with mail_server(keeper) as port:
        use_port(port)
        await ask_to_sign_up(email=email, address=new_id().hex)
        number = (await newest()).id
        await jobs.work(database_url, wait=False)
        await letters.send_letter._task.func(letter=str(number))
    assert [envelope.rcpt_tos for envelope in keeper.kept] == [[email]]
    assert (await newest()).sent_at is not None
    assert str(number) in keeper.messages[0]["Message-ID"]


async def test_an_address_that_nobody_has_is_never_written_to(use_port, database_url):
    keeper = Keeper()
    async with mail_server(keeper) as port:
        use_port(port)
        await recovery.ask_for_reset(email=an_email(), address=new_id().hex)
        await jobs.work(database_url, wait=False)
    assert keeper.kept == []


async def test_a_refused_letter_says_so_and_is_not_tried_again(use_port, database_url):
    keeper = Keeper(refusal="550 no such box")
    async with mail_server(keeper) as port:
        use_port(port)
        await ask_to_sign_up(email=an_email(), address=new_id().hex)
        await jobs.work(database_url, wait=False)
    posted = await newest()
    assert (posted.sent_at, posted.problem) == (None, "The mail server answered 550.")


async def test_a_letter_waits_for_a_server_that_is_down(use_port):
    use_port(1)
    await ask_to_sign_up(email=an_email(), address=new_id().hex)
    number = (await newest()).id
    with pytest.raises(MailDownError):
        await letters.send_letter._task.func(letter=str(number))
    assert "cannot be reached" in (await newest()).problem
    keeper = Keeper()
    async with mail_server(keeper) as port:
        use_port(port)
        await letters.send_letter._task.func(letter=str(number))
    assert len(keeper.kept) == 1
    assert ((await newest()).problem, (await newest()).sent_at is None) == ("", False)


async def test_a_letter_goes_only_if_what_it_is_about_happens():
    email = an_email()
    with pytest.raises(LookupError):
        await post_and_fail(email)
    assert await letters_to(email) == []


async def test_letters_are_sealed_where_they_lie(database_url):
    email = an_email()
    await ask_to_sign_up(email=email, address=new_id().hex)
    [letter] = await letters_to(email)
    [(body,)] = say(database_url, "select body from hv.letter where id = %s", (await newest()).id)
    assert email.encode() not in body
    assert letter.link.partition("#")[2].encode() not in body


async def test_of_a_link_only_the_hash_is_kept(database_url):
    email = an_email()
    await ask_to_sign_up(email=email, address=new_id().hex)
    [letter] = await letters_to(email)
    [(row,)] = say(database_url, "select e::text from hv.errand e where email = %s", email)
    assert letter.link.partition("#")[2] not in row


async def test_the_log_names_no_address_and_no_link(caplog):
    caplog.set_level(logging.DEBUG)
    email = an_email()
    await ask_to_sign_up(email=email, address=new_id().hex)
    [letter] = await letters_to(email)
    assert "A letter waits in the outbox" in caplog.text
    assert email not in caplog.text
    assert letter.link.partition("#")[2] not in caplog.text


async def test_with_a_mail_server_nobody_reads_letters_in_the_outbox(use_port):
    email = an_email()
    await ask_to_sign_up(email=email, address=new_id().hex)
    use_port(1)
    assert {posted.letter for posted in await outbox_for_command_line()} == {None}


async def test_nobody_reads_letters_at_the_door():
    async with as_system("a test is curious") as db:
        with pytest.raises(DBAPIError, match="only an operator may"):
            await letters.store.outbox(db)


async def test_a_letter_is_erased_a_week_after_it_went(database_url):
    kept, gone, stale = [an_email() for _ in range(3)]
    for email in (kept, gone, stale):
        await ask_to_sign_up(email=email, address=new_id().hex)
    ids = {
        email: posted.id
        for posted in await outbox_for_command_line()
        if posted.letter
        for email in [posted.letter.to]
    }
    say(database_url, "update hv.letter set sent_at = now() - interval '8 days' where id = %s", ids[gone])
    say(database_url, "update hv.letter set sent_at = now() - interval '6 days' where id = %s", ids[kept])
    say(
        database_url, "update hv.letter set created_at = now() - interval '15 days' where id = %s", ids[stale]
    )
    await sweep_door()
    left = {posted.id for posted in await outbox_for_command_line()}
    assert ids[kept] in left
    assert not {ids[gone], ids[stale]} & left


async def test_what_lies_about_at_the_door_is_swept_away(database_url):
    email = an_email()
    await ask_to_sign_up(email=email, address=new_id().hex)
    say(database_url, "insert into hv.attempt values (%s, now() - interval '3 days', 5)", email)
    say(database_url, "update hv.errand set expires_at = now() - interval '2 days' where email = %s", email)
    say(
        database_url,
        "insert into hv.ceremony values (%s, null, 'x', '', now(), now() - interval '2 days')",
        email.encode(),
    )
    await sweep_door()
    assert say(database_url, "select key from hv.attempt where key = %s", email) == []
    assert say(database_url, "select email from hv.errand where email = %s", email) == []
    assert say(database_url, "select kind from hv.ceremony where token_hash = %s", email.encode()) == []
