"""What runs confined has little of everything."""

import sys
from pathlib import Path

import pytest

from healthvault.core.confined import ConfinedError, Limits, confined


@pytest.fixture
def child(tmp_path: Path, monkeypatch):
    """A module of the test's own, in the place where ours are."""
    from healthvault.core import confined as room

    monkeypatch.setattr(room, "_ROOT", tmp_path)

    def write(code: str) -> str:
        (tmp_path / "a_child.py").write_text(code)
        return "a_child"

    return write


async def test_it_answers_what_it_is_given(child):
    module = child("import sys; sys.stdout.buffer.write(sys.stdin.buffer.read()[::-1]); sys.exit(3)")

    ended = await confined(module, b"abc" * 100_000)

    assert (ended.status, ended.output) == (3, b"cba" * 100_000)


async def test_it_knows_no_setting_and_writes_no_file(child, monkeypatch, tmp_path):
    monkeypatch.setenv("OPENAI_API_KEY", "a secret")
    module = child(f"""
import os
try:
    open({str(tmp_path / "x")!r}, "w").write("x" * 10)
except OSError:
    pass
print(sorted(os.environ))""")

    ended = await confined(module, b"")

    assert b"OPENAI" not in ended.output
    assert (tmp_path / "x").read_text() == "" if (tmp_path / "x").exists() else True


@pytest.mark.parametrize(
    "code",
    [
        "while True: pass",
        "import time; time.sleep(60)",
        "import sys\nwhile True: sys.stdout.write('x' * 1_000_000)",
    ],
)
async def test_without_end_it_is_ended(child, code):
    with pytest.raises(ConfinedError):
        await confined(child(code), b"", Limits(clock_s=3, cpu_s=1))


async def test_memory_is_little(child):
    module = child("x = bytearray(400_000_000)")

    ended = await confined(module, b"", Limits(memory_bytes=300_000_000))

    assert ended.status == (1 if sys.platform == "linux" else 0)  # Others count what is never used.
