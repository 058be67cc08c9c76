"""Child processes: started in a session of their own, watched, started again when they fall, stopped in
order.
"""

import ctypes
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from healthvault.core.errors import SetUpError

_log = logging.getLogger(__name__)
_SHORT_LIFE_S = 10.0
"""A child that lives shorter than this after its start has failed to start."""
_ATTEMPTS = 5
"""So many short lives in a row, and we stop trying."""
_PR_SET_PDEATHSIG = 1
"""Source: prctl(2)."""


class ChildFailedError(SetUpError):
    """A part of Health Vault stops as soon as it is started; its last words are above."""


def _die_with_parent() -> None:
    """Ask the kernel for a SIGTERM should the supervisor be killed outright, so that no server is left
    behind.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass(slots=True, kw_only=True)
class Child:
    """One program that should always be running."""

    name: str
    argv: Sequence[str]
    env: Mapping[str, str]
    cwd: Path
    patience_s: float = 8.0
    """How long it may take to stop before it is killed."""
    pause_s: float = 0.25
    """The rest before the first restart; it doubles with each short life."""
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    _started_s: float = field(default=0.0, init=False)
    _short_lives: int = field(default=0, init=False)

    def start(self) -> None:
        """Start it; Ctrl-C in the terminal does not reach it, because stopping has an order."""
        self._started_s = time.monotonic()
        self._process = subprocess.Popen(  # noqa: S603  Our own arguments.
            self.argv,
            env=self.env,
            cwd=self.cwd,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_die_with_parent,  # noqa: PLW1509  This process has one thread.
        )

    @property
    def is_running(self) -> bool:
        """Whether it is alive at this moment."""
        return self._process is not None and self._process.poll() is None

    def revive(self) -> bool:
        """Start it again if it has stopped; whether that was so.

        Raises:
            ChildFailedError: it keeps stopping right after its start.
        """
        if self.is_running:
            return False
        if self._process is not None:
            _kill_group(self._process.pid)  # What it had started itself would hold its port.
        lived_s = time.monotonic() - self._started_s
        self._short_lives = self._short_lives + 1 if lived_s < _SHORT_LIFE_S else 0
        if self._short_lives >= _ATTEMPTS:
            raise ChildFailedError(
                f"The {self.name} process stops as soon as it is started; its last words are above."
            )
        time.sleep(min(self.pause_s * 2**self._short_lives, 10.0))
        self.start()
        facts = {"child": self.name, "lived_s": round(lived_s, 1), "short_lives": self._short_lives}
        _log.warning("A process fell and was started again.", extra=facts)
        return True

    def stop(self) -> None:
        """Ask it to stop, wait, and kill what is left of its whole group."""
        process = self._process
        if process is None:
            return
        if process.poll() is None:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(self.patience_s)
        _kill_group(process.pid)
        process.wait()


def watch(children: Sequence[Child], also: Callable[[], None], every_s: float = 0.5) -> None:
    """Keep every child running until the person asks to stop (KeyboardInterrupt), calling `also` at each
    look.

    Raises:
        ChildFailedError: a child will not run.
    """
    while True:
        time.sleep(every_s)
        for child in children:
            child.revive()
        also()


def run_to_end(argv: Sequence[str], *, env: Mapping[str, str], cwd: Path) -> tuple[int, str]:
    """Run a program quietly; its exit status and all it said. Nothing of it outlives an interruption."""
    process = subprocess.Popen(  # noqa: S603  Our own arguments.
        argv,
        env=env,
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        text=True,
        errors="replace",
    )
    try:
        said, _ = process.communicate()
    finally:
        if process.poll() is None:
            _kill_group(process.pid)
            process.wait()
    return process.returncode, said


def _kill_group(pid: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
