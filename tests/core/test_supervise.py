"""Children are watched, started again, and stopped with everything they started."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from healthvault.core.supervise import Child, ChildFailedError, run_to_end

_SLEEPS = "import time; time.sleep(60)"
_STUBBORN = (
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN)"
    "; open({!r}, 'w').close(); time.sleep(60)"
)


def _child(tmp_path: Path, code: str, patience_s: float = 5.0) -> Child:
    argv = [sys.executable, "-c", code]
    return Child(
        name="web", argv=argv, env={"PATH": os.defpath}, cwd=tmp_path, patience_s=patience_s, pause_s=0.01
    )


def _soon(holds: Callable[[], bool]) -> bool:
    ends_s = time.monotonic() + 60
    while not holds() and time.monotonic() < ends_s:
        time.sleep(0.02)
    return holds()


def test_a_fallen_child_is_started_again(tmp_path: Path) -> None:
    marker = tmp_path / "starts"
    child = _child(tmp_path, f"open({str(marker)!r}, 'a').write('x')")
    child.start()
    assert _soon(lambda: not child.is_running)

    revived = child.revive()

    assert revived
    assert _soon(lambda: marker.read_text() == "xx")


def test_what_a_fallen_child_had_started_goes_with_it(tmp_path: Path) -> None:
    marker = tmp_path / "grandchild"
    spawn = f"p = subprocess.Popen(['sleep', '60']); open({str(marker)!r}, 'w').write(str(p.pid))"
    child = _child(tmp_path, f"import subprocess; {spawn}")
    child.start()
    assert _soon(lambda: not child.is_running)
    grandchild = psutil.Process(int(marker.read_text()))

    child.revive()
    child.stop()

    assert _soon(lambda: not grandchild.is_running() or grandchild.status() == psutil.STATUS_ZOMBIE)


def test_a_running_child_is_left_alone(tmp_path: Path) -> None:
    child = _child(tmp_path, _SLEEPS)
    child.start()

    revived = child.revive()
    child.stop()

    assert not revived
    assert not child.is_running


def test_a_child_that_keeps_falling_is_given_up_with_a_sentence(tmp_path: Path) -> None:
    child = _child(tmp_path, "raise SystemExit(3)")
    child.start()

    with pytest.raises(ChildFailedError, match="web process stops"):
        _revive_until_refused(child)


def _revive_until_refused(child: Child) -> None:
    while _soon(lambda: not child.is_running):
        child.revive()


def test_a_child_that_will_not_hear_is_killed(tmp_path: Path) -> None:
    deaf = tmp_path / "deaf"
    child = _child(tmp_path, _STUBBORN.format(str(deaf)), patience_s=0.3)
    child.start()
    assert _soon(deaf.exists)

    child.stop()

    assert not child.is_running


def test_the_exit_status_and_the_words_of_a_program_come_back(tmp_path: Path) -> None:
    status, said = run_to_end(
        [sys.executable, "-c", "print('done'); raise SystemExit(4)"], env={"PATH": os.defpath}, cwd=tmp_path
    )

    assert (status, said.strip()) == (4, "done")
