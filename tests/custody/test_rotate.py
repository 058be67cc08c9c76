"""Keys are exchanged, and whoever pulls the plug in between loses nothing."""

import json
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.databases import Server
from tests.keyed import Vault, a_vault

_PEOPLE = 3
_SEALED_UNDER = """
select count(*) from (
  select text as sealed, person_id from hv.message union all select looked_at, person_id from hv.message
  union all select handover, person_id from hv.message where handover is not null
  union all select record, person_id from hv.exchange
  union all select title, person_id from hv.conversation
  union all select name, person_id from hv.raw_payload
  union all select body, person_id from hv.raw_payload
  union all select track, person_id from hv.workout_route
  union all select file, person_id from hv.attachment union all select told, person_id from hv.attachment
  union all select words, person_id from hv.coach_memory
  union all select words, person_id from hv.entry_version) all_of_it
where get_byte(sealed, 1) * 256 + get_byte(sealed, 2)
  = (select max(key_id) from hv.person_key k where k.person_id = all_of_it.person_id)"""
_EACH = 18
"""Four messages with their looks, a handover, a record, a title, a payload and its name, a route, a note, a
fact to remember, a file and what it was read as."""


@pytest.fixture(scope="module")
def written(embedded: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    """Three people who talked with the coach."""
    with a_vault(embedded, tmp_path_factory.mktemp("written")) as vault:
        assert vault.run("migrate").returncode == 0
        written = vault.python("-m", "tests.custody.talks", "write", str(_PEOPLE))
        assert written.returncode == 0, written.stderr
        yield vault


@pytest.fixture
def vault(embedded: Server, written: Vault, tmp_path: Path) -> Iterator[Vault]:
    """A copy of theirs."""
    with a_vault(embedded, tmp_path, like=written) as vault:
        yield vault


def _read(vault: Vault, key: str = "") -> list[list[str]]:
    done = vault.python("-m", "tests.custody.talks", "read", key=key)
    assert done.returncode == 0, done.stderr
    return list(json.loads(done.stdout).values())


def _is_all_there(vault: Vault, key: str = "") -> bool:
    told = [["Question", "Question", "Answer", "Look", "Handed", "Sent"] for _ in range(_PEOPLE)]
    said = _read(vault, key)
    return [[words.split()[0] for words in each[:6]] for each in said] == told and all(
        each[6:] == [f"{place}.csv 1,2,3", f"Note {place}", f"{place}.json", f"Fact {place}"]
        for place, each in enumerate(said)
    )


def _newest(vault: Vault) -> int:
    """How many values are sealed with the newest key of their person."""
    with vault.all_powerful() as connection:
        return connection.execute(_SEALED_UNDER).fetchall()[0][0]


def _is_audited(vault: Vault) -> bool:
    return json.loads(vault.run("doctor", "--json").stdout)["log"] == "holds"


def test_a_rotation_seals_everything_with_new_keys(vault: Vault) -> None:
    done = json.loads(vault.run("keys", "rotate", "--json").stdout)

    assert done == {"people": _PEOPLE, "values": _PEOPLE * _EACH, "broken": 0, "resumed": False}
    assert _newest(vault) == _PEOPLE * _EACH
    assert _is_all_there(vault)
    assert _is_audited(vault)
    assert json.loads(vault.run("keys", "show", "--json").stdout)["data_keys"] == 2 * (_PEOPLE + 1)


def test_a_rotation_that_is_killed_goes_on_where_it_was(vault: Vault) -> None:
    ended = []
    for drawn in (1, 4, 14, 30):
        died = vault.python("-m", "tests.custody.dying", str(drawn), "keys", "rotate", "--json")
        ended.append(died.returncode)
        assert _is_all_there(vault)

    done = vault.run("keys", "rotate", "--json")
    assert ended.count(-signal.SIGKILL) >= 3
    assert done.returncode == 0, done.stderr
    assert _newest(vault) == _PEOPLE * _EACH
    assert _is_all_there(vault)
    assert _is_audited(vault)


def test_what_does_not_open_holds_nothing_up(vault: Vault) -> None:
    with vault.all_powerful() as connection:
        for table, column, which in (("message", "text", "min"), ("person_key", "wrapped", "max")):
            connection.execute(
                f"update hv.{table} set {column} = set_bit({column}, 150, 1 - get_bit({column}, 150))"
                f" where person_id = (select {which}(person_id::text)::uuid from hv.person_key)".encode()
            )

    first = vault.run("keys", "rotate", "--json")
    again = vault.run("keys", "rotate", "--json")
    master = vault.run("keys", "rotate", "--master")

    values = (_PEOPLE - 1) * _EACH - 4
    told = {"people": _PEOPLE - 1, "values": values, "broken": 5, "resumed": False}
    assert (first.returncode, json.loads(first.stdout)) == (1, told)
    assert (again.returncode, json.loads(again.stdout)) == (1, told)
    assert master.returncode == 1
    assert "1 of 10 keys" in master.stderr
    assert vault.run("doctor").returncode == 0


def test_an_answer_on_its_way_while_keys_are_exchanged_is_kept(vault: Vault) -> None:
    done = vault.python("-m", "tests.custody.talks", "rotate meanwhile")

    assert (done.returncode, done.stdout) == (0, "Before and after")


def test_the_master_key_is_exchanged_and_the_old_one_opens_nothing(vault: Vault) -> None:
    old = vault.key_file.read_text()
    before = json.loads(vault.run("keys", "show", "--json").stdout)

    told = json.loads(vault.run("keys", "rotate", "--master", "--json").stdout)

    assert told["master_key"] != before["master_key"]
    assert vault.key_file.read_text() != old
    assert vault.key_file.stat().st_mode & 0o777 == 0o600
    assert vault.names() == ["master.key"]
    assert _is_all_there(vault)
    assert _is_audited(vault)
    assert vault.run("keys", "show", key=old.strip()).returncode == 1


@pytest.mark.parametrize("when", ["0", "2", "5", "swap"])
def test_an_exchange_that_is_killed_leaves_the_old_key_or_the_new(vault: Vault, when: str) -> None:
    died = vault.python("-m", "tests.custody.dying", when, "keys", "rotate", "--master")

    assert died.returncode == -signal.SIGKILL
    assert vault.run("keys", "show").returncode == 0
    assert _is_all_there(vault)
    assert vault.run("keys", "rotate", "--master").returncode == 0
    assert _is_all_there(vault)
    assert vault.names() == ["master.key"]


def test_who_keeps_the_key_in_a_setting_is_told_the_new_one(vault: Vault) -> None:
    old = vault.key_file.read_text().strip()
    vault.key_file.unlink()

    done = vault.run("keys", "rotate", "--master", key=old)

    [line] = [line for line in done.stderr.splitlines() if "=" in line]
    name, _, new = line.partition("=")
    assert (done.returncode, name) == (0, "HEALTHVAULT_MASTER_KEY")
    assert _is_all_there(vault, key=new)
    assert vault.names() == []
