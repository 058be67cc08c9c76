"""What is not kept, counted by reason: nothing is lost silently, nothing grows without end."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from healthvault.metrics.sample import Recognised, Rejected

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
NOWHERE = "a point of it is nowhere on earth"
NO_WAY = "it goes nowhere: it has fewer than two points"
ROUTES = "workout routes of workouts that are not in the export"
RINGS = "activity rings, worked out from the readings instead"
NO_FILE = "the file it speaks of is not in the zip"
TOO_LARGE = "it is too large to keep"

_MOST_KINDS = 1000
_LONGEST_TEXT = 120


@dataclass(slots=True)
class Tally:
    """Counts by reason and kind of record; at most a thousand kinds are told apart."""

    _counts: dict[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])
    _recognised: dict[str, int] = field(default_factory=dict[str, int])
    _examples: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])

    def add(self, reason: str, what: str, count: int = 1, example: str = "") -> None:
        """Count records that were not read; the first example of each kind is kept."""
        key = (reason, what[:_LONGEST_TEXT])
        if key not in self._counts and len(self._counts) >= _MOST_KINDS:
            key = (reason, "others")
        self._counts[key] = self._counts.get(key, 0) + count
        self._examples.setdefault(key, example[:_LONGEST_TEXT])

    def recognise(self, what: str) -> None:
        """Count something that is fine and not kept."""
        self._recognised[what] = self._recognised.get(what, 0) + 1

    def arrivals(self) -> Iterator[Rejected | Recognised]:
        """The counts as arrivals."""
        for what, count in self._recognised.items():
            yield Recognised(what=what, count=count)
        for (reason, what), count in self._counts.items():
            yield Rejected(reason=reason, what=what, count=count, example=self._examples[reason, what])
