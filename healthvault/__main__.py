"""The command line's entry: `python -m healthvault`."""

import atexit
import os
import sys

from healthvault.cli.main import main

_statuses: list[int] = []


def _leave() -> None:
    """End at once: to take every object apart one by one costs up to a quarter of a second."""
    if _statuses:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(_statuses[0])


if __name__ == "__main__":
    atexit.register(_leave)  # The first to be registered is the last to be called.
    _statuses.append(main())
    sys.exit(_statuses[0])
