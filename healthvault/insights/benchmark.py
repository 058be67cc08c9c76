"""Where a number stands among people of one's sex and age, and beside a guideline.

Nothing is guessed: without a sex or an age that the figures know, or when the number was made in another way,
there is no answer. A place among people is a range of percentiles, as wide as what is not known makes it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import NormalDist
from typing import Literal

from healthvault.insights.baseline import Standing
from healthvault.insights.reference import (
    BandRow,
    CategoryRow,
    DeviceError,
    Match,
    NormalRow,
    PercentileRow,
    Reference,
)

_METHODS = {
    "resting_heart_rate": "wearable resting",
    "vo2max": "watch estimate",
    "steps": "device steps",
    "exercise_time": "device minutes",
    "sleep_duration": "device sleep",
    "sleep_regularity": "sri of a watch's sleep",
    "bp_systolic": "cuff",
    "bp_diastolic": "cuff",
    "bmi": "height and weight",
    "waist": "tape",
    "hrv_sdnn": "sdnn over minutes by a wearable",
    "hrv_rmssd": "rmssd over a night by a wearable",
    "body_fat": "bioelectrical impedance",
}
_SCANS = ("dxa", "dexa")

_SURE_PERCENT = (1, 99)
"""The ends of what a normal curve can place. Source: our convention: its tails are nobody's measurement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """What must be known of somebody to find people like them; None where they did not say."""

    birth_year: int | None = None
    sex: Literal["female", "male"] | None = None
    height_cm: float | None = None

    def ages(self, year: int) -> tuple[int, ...]:
        """The whole years they may have in a year: a birthday lies in it, nobody knows on which day."""
        if self.birth_year is None:
            return ()
        age = year - self.birth_year
        return (age - 1, age)


NOBODY = Who()
"""Somebody who said nothing: no line among people, and no guideline that asks for an age."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A person's number as a source wants it, in the catalogue unit, and how many days it stands on.

    `year` is that of the number, `sources` are the names of the devices that measured it.
    """

    value: float
    n: int
    year: int
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """One number beside one source. Exactly one of `percentiles`, `band` and `category` is there.

    `percentiles` are the ends, of 100, between which the place among people lies; `band` the range of a
    guideline in the catalogue unit. `category` is the name of where the value falls, `categories` are all
    names from the lowest. `taken` is None for a guideline that is told while the person's own number is
    still being learnt. `ages` are those of the people or of the guideline; `sex` is theirs, None for both.
    """

    reference: Reference
    match: Match
    ages: tuple[int, int]
    sex: Literal["female", "male"] | None
    taken: Taken | None
    percentiles: tuple[float, float] | None = None
    error: DeviceError | None = None
    band: tuple[float, float] | None = None
    category: str | None = None
    categories: tuple[str, ...] = ()

    @property
    def standing(self) -> Standing | None:
        """Where the value stands against the range of a guideline."""
        if self.band is None or self.taken is None:
            return None
        if self.taken.value < self.band[0]:
            return Standing.BELOW
        return Standing.ABOVE if self.taken.value > self.band[1] else Standing.WITHIN


Row = PercentileRow | NormalRow | BandRow | CategoryRow


def beside(reference: Reference, taken: Taken | None, who: Who, year: int) -> Benchmark | None:
    """A number beside one source.

    Args:
        reference: The source.
        taken: The person's number; None while it is being learnt.
        who: Whose it is.
        year: The year in which it is told.

    Returns:
        None where the sex, the age or the method does not fit.
    """
    match = reference.matches.get(method_of(reference.metric, taken.sources if taken else ()), Match.NONE)
    rows = _rows(reference, who, year)
    if match is Match.NONE or not rows:
        return None
    if all(isinstance(row, PercentileRow | NormalRow) for row in rows):
        return _among(reference, match, taken, rows) if taken else None
    if len(rows) > 1:  # A birthday in this year changes the group: which one holds is not known.
        return None
    return _guided(reference, match, taken, rows[0])


def method_of(metric: str, sources: tuple[str, ...]) -> str:
    """How the numbers of a metric are made in a vault; empty where nobody published figures of the like."""
    if metric == "body_fat" and sources and all(_is_scan(source) for source in sources):
        return "dxa"
    return _METHODS.get(metric, "")


def percentiles_of(row: PercentileRow | NormalRow, value: float) -> tuple[float, float]:
    """Between which percentiles a value lies: one point within the table, the whole rest beyond its ends.

    Between two published percentiles the place is read off the straight line that joins them.
    """
    if isinstance(row, NormalRow):
        low, high = _SURE_PERCENT
        place = 100 * NormalDist(row.mean, row.sd).cdf(value)
        return (0, low) if place < low else (high, 100) if place > high else (place, place)
    points = sorted(row.percentiles.items())
    if value < points[0][1]:
        return (0, points[0][0])
    for (share, at), (next_share, next_at) in pairwise(points):
        if value <= next_at:
            place = share + (next_share - share) * (value - at) / (next_at - at)
            return (place, place)
    return (points[-1][0], 100)


def _is_scan(source: str) -> bool:
    return any(name in source.lower() for name in _SCANS)


def _among(reference: Reference, match: Match, taken: Taken, rows: Sequence[Row]) -> Benchmark:
    error = reference.error_of(taken.sources)
    ends = (taken.value + error.low, taken.value + error.high) if error else (taken.value,)
    places = [
        percentiles_of(row, end) for row in rows if isinstance(row, PercentileRow | NormalRow) for end in ends
    ]
    return Benchmark(
        reference=reference,
        match=match,
        ages=(rows[0].ages[0], rows[-1].ages[1]),
        sex=rows[0].sex,
        taken=taken,
        percentiles=(min(low for low, _ in places), max(high for _, high in places)),
        error=error,
    )


def _guided(reference: Reference, match: Match, taken: Taken | None, row: Row) -> Benchmark | None:
    told = Benchmark(reference=reference, match=match, ages=row.ages, sex=row.sex, taken=taken)
    if isinstance(row, BandRow):
        return replace(told, band=(row.low, row.high))
    if not isinstance(row, CategoryRow) or taken is None:
        return None
    names = tuple(one.name for one in row.categories)
    return replace(told, category=names[_rank(row, taken.value)], categories=names)


def _rows(reference: Reference, who: Who, year: int) -> Sequence[Row]:
    """The rows of the ages that somebody may have; none when one of these ages or the sex is in no row."""
    found: list[Row] = []
    for age in who.ages(year):
        row = next(
            (r for r in reference.rows if r.ages[0] <= age <= r.ages[1] and r.sex in {None, who.sex}), None
        )
        if row is None:
            return ()
        if row not in found:
            found.append(row)
    return found


def _rank(row: CategoryRow, value: float) -> int:
    reached = [value > one.from_ if one.exclusive else value >= one.from_ for one in row.categories]
    return max(sum(reached) - 1, 0)
