"""The master key is made once, is never overwritten, and a wrong one stops the start with one sentence."""

import base64
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from healthvault.core.seal import MasterKey
from tests.databases import Server
from tests.keyed import Vault, a_vault


@pytest.fixture
def vault(embedded: Server, tmp_path: Path) -> Iterator[Vault]:
    with a_vault(embedded, tmp_path) as vault:
        yield vault


@pytest.fixture(scope="module")
def first(embedded: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    with a_vault(embedded, tmp_path_factory.mktemp("first")) as vault:
        done = vault.run("migrate")
        assert done.returncode == 0, done.stderr
        yield vault


@pytest.fixture
def started(embedded: Server, first: Vault, tmp_path: Path) -> Iterator[Vault]:
    """A vault that was started once."""
    with a_vault(embedded, tmp_path, like=first) as vault:
        yield vault


def _is_refused(done: subprocess.CompletedProcess[str], *words: str) -> bool:
    """Whether it was refused with one sentence that says all of these."""
    said = [line for line in done.stderr.splitlines() if not line.startswith("{")]  # The worker logs.
    return done.returncode == 1 and len(said) == 1 and all(word in said[0] for word in words)


def test_the_first_start_makes_a_key_that_only_we_may_read(first: Vault) -> None:
    assert first.names() == ["master.key"]
    assert first.key_file.stat().st_mode & 0o777 == 0o600
    assert len(base64.b64decode(first.key_file.read_text())) == 32


def test_a_later_start_leaves_it_as_it_is(started: Vault) -> None:
    before = started.key_file.read_bytes(), started.key_file.stat().st_mtime_ns

    assert started.run("migrate").returncode == 0

    assert (started.key_file.read_bytes(), started.key_file.stat().st_mtime_ns) == before


def test_many_first_starts_at_once_make_one_key(vault: Vault) -> None:
    statuses: list[int] = []
    starts = [
        threading.Thread(target=lambda: statuses.append(vault.run("migrate").returncode)) for _ in range(3)
    ]
    for start in starts:
        start.start()
    for start in starts:
        start.join()

    assert statuses == [0, 0, 0]
    assert vault.names() == ["master.key"]


def test_a_key_of_ones_own_is_used_and_not_written_down(vault: Vault) -> None:
    key = MasterKey.new()

    assert vault.run("migrate", key=key.written).returncode == 0

    assert key.fingerprint in vault.run("keys", "show", key=key.written).stdout
    assert vault.names() == []


@pytest.mark.parametrize("command", [("worker",), ("migrate",), ("doctor",), ("keys", "rotate")])
def test_without_its_key_nothing_starts_and_no_other_is_made(
    started: Vault, command: tuple[str, ...]
) -> None:
    started.key_file.unlink()

    assert _is_refused(started.run(*command), "is missing", str(started.key_file), "nothing was changed")
    assert started.names() == []


def test_with_another_key_in_the_file_nothing_starts(started: Vault) -> None:
    other = MasterKey.new()
    started.key_file.write_text(other.written)

    assert _is_refused(started.run("doctor"), other.fingerprint, "was sealed with", "nothing was changed")
    assert started.key_file.read_text() == other.written


def test_with_another_key_in_the_setting_nothing_starts(started: Vault) -> None:
    other = MasterKey.new()

    done = started.run("doctor", key=other.written)

    assert _is_refused(done, "HEALTHVAULT_MASTER_KEY", other.fingerprint, "nothing was changed")


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("", "32 bytes"),
        ("AAAA", "32 bytes"),
        ("not base64 at all!", "32 bytes"),
        ("ü" * 20, "cannot be read"),
    ],
)
def test_what_is_no_key_is_refused(started: Vault, told: str, words: str) -> None:
    started.key_file.write_text(told)

    assert _is_refused(started.run("doctor"), words, "nothing was changed")
    assert started.key_file.read_text() == told


def test_a_key_that_others_may_read_is_refused(started: Vault) -> None:
    started.key_file.chmod(0o640)

    assert _is_refused(started.run("doctor"), "chmod 600", "0640", "nothing was changed")


def test_a_folder_in_the_place_of_the_key_is_refused(started: Vault) -> None:
    started.key_file.unlink()
    started.key_file.mkdir(mode=0o700)

    assert _is_refused(started.run("doctor"), "cannot be read", "nothing was changed")


def test_a_setting_that_is_no_key_is_refused_and_not_repeated(vault: Vault) -> None:
    done = vault.run("migrate", key="a secret that is too short")

    assert _is_refused(done, "HEALTHVAULT_MASTER_KEY", "32 bytes")
    assert "too short" not in done.stderr


def test_a_damaged_check_value_is_told_from_a_wrong_key(started: Vault) -> None:
    with started.all_powerful() as connection:
        connection.execute(
            "update hv.service_key set wrapped = set_bit(wrapped, 200, 1 - get_bit(wrapped, 200))"
        )

    assert _is_refused(started.run("doctor"), "check value", "restore", "nothing was changed")


def test_keys_of_two_masters_are_refused(started: Vault) -> None:
    with started.all_powerful() as connection:
        connection.execute("insert into hv.service_key select 2, wrapped, 'feed', now() from hv.service_key")

    assert _is_refused(started.run("doctor"), "different master keys", "nothing was changed")
