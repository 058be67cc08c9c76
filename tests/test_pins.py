"""What is installed is what the project names, exactly, and fits together."""

import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
_PIN = re.compile(r"([A-Za-z0-9._-]+)(\[[a-z,]+\])?==([0-9][^\s;]*)")
LINES = [
    line
    for name in ("requirements.txt", "requirements-dev.txt")
    for line in (ROOT / name).read_text().splitlines()
    if line and not line.startswith(("#", "-r "))
]


@pytest.mark.parametrize("line", LINES)
def test_every_package_is_pinned_and_is_the_one_installed(line: str):
    pin = _PIN.fullmatch(line)
    assert pin, line
    assert version(pin[1]) == pin[3]


def test_everything_installed_fits_together():
    asked = [sys.executable, "-m", "pip", "check"]
    told = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout


def test_every_package_of_the_pages_has_its_digest():
    lock = (ROOT / "reflex.lock" / "bun.lock").read_text()
    packages = re.findall(r'^ {4}"[^"]+": \[(.*)\],?$', lock, re.MULTILINE)
    assert len(packages) > 100
    assert [each[:60] for each in packages if '"sha512-' not in each] == []
