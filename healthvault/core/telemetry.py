"""What is counted, for Prometheus. No person, no path and no value is in it; every label is one of few words.

The web process and the workers count in one folder (`PROMETHEUS_MULTIPROC_DIR`, which `serve` chooses), so
that one place tells all. Until `begin_counting`, nothing is counted and nothing is loaded: a command has no
one who would ask it.
"""

import asyncio
import logging
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from uuid import UUID

from healthvault.core.config import settings

if TYPE_CHECKING:
    from healthvault.core.instruments import Instruments

Outcome = Literal["begun", "finished", "looked_at", "failed", "undone"]
Answer = Literal["asked", "handed_over", "complete", "stopped", "broken"]
_DAY_S = 86_400

_on: "Instruments | None" = None
_here: dict[UUID, float] = {}
"""Who was here since this process began, and when last; it is only ever counted."""


def begin_counting() -> None:
    """From now on this process counts, and errors are counted as they are logged."""
    global _on  # noqa: PLW0603  A process has one set of counters.
    if _on is not None:
        return
    if settings().counts_dir:
        Path(settings().counts_dir).mkdir(mode=0o700, parents=True, exist_ok=True)
    from healthvault.core.instruments import instruments  # Loaded for those who count: it takes a while.

    _on = instruments()
    logging.getLogger().addHandler(_CountErrors(level=logging.ERROR))


def clear_counts(folder: Path) -> None:
    """Begin anew, before any process counts there: what stopped long ago counts no more."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for path in folder.glob("*.db"):
        path.unlink()


def answered(method: str, route: str, status: int, took_s: float) -> None:
    """A request was answered; `route` is its template, never its path, and `method` one of the known."""
    if _on is not None:
        _on.answers.labels(method, route, f"{status // 100}xx").observe(took_s)


def handled(handler: str, took_s: float) -> None:
    """An event of a page was handled, with all that it changed sent."""
    if _on is not None:
        _on.events.labels(handler).observe(took_s)


def opened(screen: str, *, again: bool = False) -> None:
    """Somebody opened a screen; one that only refreshed itself (`again`) is not counted."""
    if _on is not None and not again:
        _on.screens.labels(screen).inc()


def imported(provider: str, outcome: Outcome) -> None:
    """An arrival came so far; `provider` is a slug of the registry."""
    if _on is not None:
        _on.imports.labels(provider or "unknown", outcome).inc()


def talked(outcome: Answer) -> None:
    """The coach was asked, or an answer came to an end."""
    if _on is not None:
        _on.coach.labels(outcome).inc()


def present(person: UUID) -> None:
    """Somebody is here."""
    if _on is not None:
        _here[person] = time.monotonic()


def people_here() -> int:
    """How many people were here in the last 24 hours, or since this process began."""
    since_s = time.monotonic() - _DAY_S
    return sum(at_s >= since_s for at_s in _here.values())


def sample_made() -> None:
    """A sample person was made."""
    if _on is not None:
        _on.samples.inc()


@contextmanager
def timed(what: Literal["jobs", "transactions", "models"], name: str) -> Iterator[None]:
    """How long the block takes, and whether it broke.

    Args:
        what: Which histogram.
        name: Which task, purpose or kind of engine: one of few.
    """
    if _on is None:
        yield
        return
    began_s, outcome = time.perf_counter(), "broken"
    try:
        yield
        outcome = "done"
    except (asyncio.CancelledError, GeneratorExit):
        outcome = "stopped"
        raise
    finally:
        getattr(_on, what).labels(name, outcome).observe(time.perf_counter() - began_s)


def measures(gauges: Mapping[str, float]) -> bytes:
    """Everything that was counted, in Prometheus' text format.

    Args:
        gauges: Numbers of this moment, by name without the prefix; a label stands in braces.
    """
    from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
    from prometheus_client.multiprocess import MultiProcessCollector

    registry = CollectorRegistry()
    ProcessCollector(registry=registry)
    if settings().counts_dir:
        MultiProcessCollector(registry)
    text = generate_latest(registry)
    if _on is not None and not settings().counts_dir:
        text += generate_latest(_on.registry)
    return text + _as_text(gauges)


def _as_text(gauges: Mapping[str, float]) -> bytes:
    lines: list[str] = []
    for full, value in gauges.items():
        name = full.partition("{")[0]
        kind = f"# TYPE healthvault_{name} gauge"
        lines += [*([] if kind in lines else [kind]), f"healthvault_{full} {float(value)}"]
    return "".join(f"{line}\n" for line in lines).encode()


class _CountErrors(logging.Handler):
    """Counts what is logged as an error, by kind and by the room that logs it."""

    def emit(self, record: logging.LogRecord) -> None:
        """Count it."""
        error = getattr(record, "error", None)
        kind = "none" if error is None else type(error).__qualname__
        room = ".".join(record.name.split(".")[:2])
        if _on is not None:
            _on.errors.labels(kind, room).inc()
