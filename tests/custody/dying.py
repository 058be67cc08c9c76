"""Run as a program: a command of Health Vault that is killed when it draws its N-th nonce or key.

With N = `swap`, it is killed just before a new master key takes the place of the old one.
"""

import os
import secrets
import signal
import sys
from pathlib import Path
from typing import NoReturn

from healthvault.cli.main import main

_draw = secrets.token_bytes
_when = sys.argv.pop(1)
_allowed = iter(range(10_000 if _when == "swap" else int(_when)))


def _die(*_: object) -> NoReturn:
    os.kill(os.getpid(), signal.SIGKILL)
    raise SystemExit


def _dying(count: int | None = None) -> bytes:
    return _draw(count) if next(_allowed, None) is not None else _die()


secrets.token_bytes = _dying
if _when == "swap":
    Path.replace = _die
sys.exit(main())
