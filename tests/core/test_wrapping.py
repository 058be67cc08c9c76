"""While the master key is exchanged, no key is made that only the old one opens."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import psycopg
import pytest

from healthvault.core.db import Role, conninfo
from healthvault.core.deed import Deed
from healthvault.core.errors import HealthVaultError
from healthvault.core.ids import new_id
from healthvault.core.migrate import migrate
from healthvault.core.seal import MasterKey
from healthvault.core.wrapping import hold_master, rotate_master
from tests.databases import Server
from tests.keyed import Vault, a_vault


@pytest.fixture
def vault(embedded: Server, tmp_path: Path) -> Iterator[Vault]:
    with a_vault(embedded, tmp_path) as vault:
        migrate(vault.url)
        yield vault


def _a_person(door: psycopg.Connection) -> UUID:
    person = new_id()
    door.execute("select app.sign_up(%s, %s, '', 'x', 'UTC', false)", (person, f"{person}@example.org"))
    return person


def _add_key(door: psycopg.Connection, person: UUID, master: str) -> bool:
    made = door.execute(
        "select app.add_key(%s, 1::smallint, %s, %s, %s, '')", (person, b"wrapped", master, Deed.KEYS_MADE)
    )
    return made.fetchall() == [(True,)]


def _exchange(vault: Vault) -> MasterKey:
    return rotate_master(vault.url, lambda _: None)


def _until_somebody_waits(vault: Vault) -> None:
    """For a lock of this database."""
    waits = "select from pg_stat_activity where wait_event_type = 'Lock' and datname = %s"
    with vault.all_powerful() as connection:
        for _ in range(1200):
            if connection.execute(waits, (vault.name,)).fetchone() is not None:
                return
            time.sleep(0.05)
    raise AssertionError("Nobody waits.")


def _masters(vault: Vault) -> list[str]:
    with psycopg.connect(conninfo(vault.url, Role.OWNER)) as connection:
        return [name for (name,) in connection.execute("select * from app.masters()")]


def test_an_exchange_waits_for_a_key_that_is_being_made(vault: Vault) -> None:
    master = hold_master(vault.url)
    problems: list[str] = []

    def exchange() -> None:
        try:
            _exchange(vault)
        except (HealthVaultError, psycopg.Error) as error:
            problems.append(type(error).__name__)

    with psycopg.connect(conninfo(vault.url, Role.APP)) as door:
        assert _add_key(door, _a_person(door), master.fingerprint)
        thread = threading.Thread(target=exchange)
        thread.start()
        _until_somebody_waits(vault)
        assert thread.is_alive()
        door.commit()
        thread.join(60)

    # It saw the key that was made meanwhile, which is no true one, and left everything as it was.
    assert problems == ["MasterKeyError"]
    assert _masters(vault) == [master.fingerprint]


def test_a_key_under_the_exchanged_master_is_refused(vault: Vault) -> None:
    old = hold_master(vault.url)
    new = _exchange(vault)

    with psycopg.connect(conninfo(vault.url, Role.APP)) as door:
        person = _a_person(door)
        assert not _add_key(door, person, old.fingerprint)
        assert _add_key(door, person, new.fingerprint)
    assert _masters(vault) == [new.fingerprint]
