"""One job in a process of its own, for input that nobody trusts: little time, little memory, no secrets.

The process gets its input on standard input and gives its answer on standard output. It inherits no setting,
opens no file that is not read at its start, and dies with its time.
"""

import asyncio
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from healthvault.core.errors import HealthVaultError

_ROOT = Path(__file__).resolve().parents[2]
_MOST_OUTPUT_BYTES = 8_000_000
_ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1"}
_AT_ONCE = 2
_places: asyncio.Semaphore | None = None


class ConfinedError(HealthVaultError):
    """It took too long, or more memory than it may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a confined process may use: seconds of the clock and of the processor, and bytes of memory."""

    clock_s: float = 30.0
    cpu_s: int = 20
    memory_bytes: int = 1_500_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a confined process ended."""

    status: int
    output: bytes


async def confined(module: str, given: bytes, limits: Limits | None = None) -> Ended:
    """Run a module of ours on some bytes.

    Args:
        module: Its dotted name; it is run like a program.
        given: What it reads on standard input.
        limits: What it may use.

    Raises:
        ConfinedError: it was ended by its limits, or said more than anybody wants to hear.
    """
    allowed = limits or Limits()
    async with _turns():
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-I", "-B", "-c", _start(module, allowed)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env=_ENVIRONMENT,
            cwd="/",
        )
        try:
            output = await asyncio.wait_for(_heard(process, given), allowed.clock_s)
        except TimeoutError:
            raise ConfinedError from None
        finally:
            if process.returncode is None:
                process.kill()
            await process.wait()
    if process.returncode is None or process.returncode < 0:
        raise ConfinedError
    return Ended(status=process.returncode, output=output)


async def _heard(process: asyncio.subprocess.Process, given: bytes) -> bytes:
    """What it says until it ends, while it is given its input."""
    if process.stdin is None or process.stdout is None:
        raise ConfinedError
    giving = asyncio.ensure_future(_give(process.stdin, given))
    said = bytearray()
    try:
        while piece := await process.stdout.read(65_536):
            said += piece
            if len(said) > _MOST_OUTPUT_BYTES:
                raise ConfinedError
        await process.wait()
    finally:
        giving.cancel()
    return bytes(said)


async def _give(into: asyncio.StreamWriter, given: bytes) -> None:
    with suppress(ConnectionError):
        into.write(given)
        await into.drain()
        into.close()


def _start(module: str, limits: Limits) -> str:
    """The first words of the new process: it binds itself, before it reads anything."""
    return _START.format(root=str(_ROOT), module=module, cpu_s=limits.cpu_s, memory=limits.memory_bytes)


_START = """
import os, resource, runpy, sys
resource.setrlimit(resource.RLIMIT_CPU, ({cpu_s}, {cpu_s} + 1))
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
if sys.platform == "linux":  # macOS counts what is mapped and never used.
    resource.setrlimit(resource.RLIMIT_AS, ({memory}, {memory}))
os.nice(5)
sys.path.insert(0, {root!r})
runpy.run_module({module!r}, run_name="__main__")
"""


def _turns() -> asyncio.Semaphore:
    global _places  # noqa: PLW0603  Two at once a process, whoever asks.
    if _places is None:
        _places = asyncio.Semaphore(_AT_ONCE)
    return _places
