"""A browser for the tests: one that is there, or Debian's. `python -m tests.browser.browser` installs it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_ADVICE = (
    "The browser tests need Chromium or Chrome on the PATH."
    " Install one (Debian: apt-get install chromium), or run ./test --fast."
)


def browser_path() -> str | None:
    """The first Chromium-like browser on the PATH."""
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


def ensure_browser() -> str:
    """A browser's path; on Debian and as root it is installed when it is missing.

    Raises:
        SystemExit: there is none, with one clear sentence.
    """
    if browser_path() is None and Path("/etc/debian_version").exists() and os.geteuid() == 0:
        subprocess.run(["apt-get", "-qq", "update"], check=False)
        command = ["apt-get", "-qq", "install", "--yes", "--no-install-recommends", "chromium"]
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}  # noqa: TID251  apt asks no questions.
        subprocess.run(command, check=False, env=environment, stdout=subprocess.DEVNULL)
    found = browser_path()
    if found is None:
        sys.exit(_ADVICE)
    return found


if __name__ == "__main__":
    ensure_browser()
