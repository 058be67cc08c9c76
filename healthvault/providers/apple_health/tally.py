"""What could not be read, counted by reason: nothing is lost silently, nothing grows without end."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from healthvault.metrics.sample import Rejected

NOT_KNOWN = "not known yet"
NO_FIELD = "something that every record needs is missing"
NO_TIME = "the time cannot be read"
NO_NUMBER = "the value is not a number"
NO_MEANING = "the value is not one that Health uses for this"
NO_UNIT = "the unit is not known for this"
BACKWARDS = "it ends before it starts"
TOO_LONG = "it lasts longer than a week"
NOT_NOW = "its time lies before 1900 or after the export was made"
NO_OFFSET = "its time zone does not exist"
IMPLAUSIBLE = "the value lies outside what is possible for a person"
DAMAGED = "it is damaged"
NOT_USED = "recognised, and not used yet"
NOT_NEEDED = "recognised, and not needed: Health Vault works this out from the readings"
NO_FILE = "the file it speaks of is not in the zip"
TOO_LARGE = "it is too large to keep"

_MOST_KINDS = 1000
_LONGEST_TEXT = 120


@dataclass(slots=True)
class Tally:
    """Counts by reason and kind of record; at most a thousand kinds are told apart."""

    _counts: dict[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])
    _examples: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])

    def add(self, reason: str, what: str, count: int = 1, example: str = "") -> None:
        """Count records that were not read; the first example of each kind is kept."""
        key = (reason, what[:_LONGEST_TEXT])
        if key not in self._counts and len(self._counts) >= _MOST_KINDS:
            key = (reason, "others")
        self._counts[key] = self._counts.get(key, 0) + count
        self._examples.setdefault(key, example[:_LONGEST_TEXT])

    def total(self, reason: str) -> int:
        """How many records were not read for one reason."""
        return sum(count for (known, _), count in self._counts.items() if known == reason)

    def rejected(self) -> Iterator[Rejected]:
        """The counts as arrivals."""
        for (reason, what), count in self._counts.items():
            yield Rejected(reason=reason, what=what, count=count, example=self._examples[reason, what])
