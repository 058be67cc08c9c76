"""The command line refuses in one sentence, and speaks JSON to programs."""

import json
import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest

from healthvault.cli.main import main
from healthvault.core.config import environment, settings
from healthvault.core.frontend import ROOT


@pytest.fixture(autouse=True)
def _settings_read_again() -> Iterator[None]:
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.mark.parametrize("argv", [[], ["dance"], ["doctor", "--loudly"]])
def test_wrong_usage_is_status_two(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(argv)

    assert stopped.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_without_a_command_every_command_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])

    told = capsys.readouterr().out
    assert all(f"    {command} " in told for command in ("serve", "import", "imports", "undo", "user"))


def test_a_command_loads_nothing_of_the_others() -> None:
    program = (
        "import sys; from healthvault.cli.main import main\n"
        "try: main(['import', '--help'])\n"
        "except SystemExit: print([name for name in ('alembic', 'reflex', 'healthvault.cli.serve', "
        "'healthvault.providers.sample_person') if name in sys.modules])"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stdout.endswith("[]\n")


def test_a_taken_port_is_refused_with_the_way_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        monkeypatch.setenv("HEALTHVAULT_PORT", str(port))

        status = main(["serve"])

    assert status == 1
    assert f"HEALTHVAULT_PORT={port + 1}" in capsys.readouterr().err


def test_doctor_says_one_json_object(database_url: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "healthvault", "doctor", "--json"],
        cwd=ROOT,
        env=environment(DATABASE_URL=database_url),
        capture_output=True,
        text=True,
        check=True,
    )

    facts = json.loads(done.stdout)

    assert facts["schema_is_current"] is True
    assert facts["postgresql"].startswith("18")


def test_a_refusal_is_status_one_and_said_on_standard_error(database_url: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "healthvault", "imports", "--email", "nobody@example.invalid"],
        cwd=ROOT,
        env=environment(DATABASE_URL=database_url),
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr == "Nobody has the e-mail address nobody@example.invalid.\n"
