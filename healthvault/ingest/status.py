"""How far an arrival is, and its report: what screens, the API and the command line show."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from healthvault.core.ids import BatchId


class State(StrEnum):
    """Where an arrival stands."""

    RECEIVING = "receiving"
    WAITING = "waiting"
    READING = "reading"
    RESOLVING = "resolving"
    PREVIEWED = "previewed"
    DONE = "done"
    FAILED = "failed"
    UNDONE = "undone"

    @property
    def is_moving(self) -> bool:
        """Whether it will change by itself."""
        return self in {State.RECEIVING, State.WAITING, State.READING, State.RESOLVING}


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Records that were not taken: why, what they were, how many, and one of them."""

    reason: str
    what: str
    count: int
    example: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """What a batch holds of one metric: readings in the file, and the local days they span."""

    metric: str
    readings: int
    first_day: str
    last_day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstReading:
    """One of the first readings of a file: `at` in ISO 8601 with offset, `value` in the catalogue unit."""

    metric: str
    at: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportStatus:
    """One arrival. `bytes_done` counts the upload while receiving, the uncompressed file while reading.

    `same_as_at` is when the very same file was first imported, if that import still stands.
    """

    id: BatchId
    provider: str
    file_name: str
    file_bytes: int
    state: State
    dry_run: bool
    bytes_done: int
    bytes_total: int
    records_read: int
    samples_new: int
    samples_duplicate: int
    rejected: int
    refusals: tuple[Refusal, ...] = field(default=())
    arrived: tuple[Arrived, ...] = field(default=())
    recognised: tuple[str, ...] = field(default=())
    first: tuple[FirstReading, ...] = field(default=())
    problem: str | None
    same_as_at: datetime | None = None
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None

    def seconds_left(self, now: datetime) -> float | None:
        """The time left at the pace so far; None before there is a pace or when it does not move."""
        begun_at = self.created_at if self.state is State.RECEIVING else self.started_at
        if self.state not in {State.RECEIVING, State.READING} or begun_at is None or self.bytes_done <= 0:
            return None
        elapsed_s = (now - begun_at).total_seconds()
        return max(0.0, elapsed_s * (self.bytes_total - self.bytes_done) / self.bytes_done)
