"""Where a number stands among people of one's sex and age, and beside a guideline.

Nothing is guessed: without a sex or an age that the figures know, or when the number was made in another way,
there is no answer. A place among people is a range of percentiles, as wide as what is not known makes it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
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
    references,
)

METHODS = {
    "resting_heart_rate": "wearable resting",
    "vo2max": "watch estimate",
    "steps": "device steps",
    "exercise_time": "device minutes",
    "sleep_duration": "device sleep",
    "sleep_regularity": "sri of resolved nights",
    "bp_systolic": "cuff",
    "bp_diastolic": "cuff",
    "bmi": "height and weight",
    "waist": "tape",
    "hrv_sdnn": "sdnn over minutes by a wearable",
    "hrv_rmssd": "rmssd over a night by a wearable",
    "body_fat": "bioelectrical impedance",
}
"""How the numbers in a vault are made, where somebody published figures of the like."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """One number beside one source. Exactly one of `percentiles`, `band` and `category` is there.

    `percentiles` are the ends, of 100, between which the place among people lies; `band` the range of a
    guideline in the catalogue unit, with the value's `standing`; `rank` counts categories from the lowest.
    """

    reference: Reference
    match: Match
    value: float
    percentiles: tuple[float, float] | None = None
    error: DeviceError | None = None
    band: tuple[float, float] | None = None
    standing: Standing | None = None
    category: str | None = None
    rank: int = 0


Rows = Sequence[PercentileRow | NormalRow | BandRow | CategoryRow]


def benchmarks(
    slug: str, value: float, who: Who, year: int, *, sources: tuple[str, ...] = ()
) -> tuple[Benchmark, ...]:
    """A number beside every source that may be held against it, people before guidelines.

    Args:
        slug: The metric, in whose catalogue unit `value` is.
        value: The number.
        who: Whose it is.
        year: The year of the number.
        sources: The names of the devices that measured it; they tell its error where one is known.

    Returns:
        None of it where the sex, the age or the method does not fit.
    """
    found = [
        told
        for reference in references()
        if reference.metric == slug and (told := beside(reference, value, who, year, sources)) is not None
    ]
    return tuple(sorted(found, key=lambda one: one.reference.kind != "people"))


def beside(
    reference: Reference, value: float, who: Who, year: int, sources: tuple[str, ...] = ()
) -> Benchmark | None:
    """A number beside one source; see `benchmarks`."""
    match = reference.matches.get(METHODS.get(reference.metric, ""), Match.NONE)
    rows = _rows(reference, who, year)
    if match is Match.NONE or not rows:
        return None
    first = rows[0]
    if isinstance(first, PercentileRow | NormalRow):
        return _among(reference, match, value, rows, sources)
    if len(rows) > 1:  # A birthday in this year changes the group: which one holds is not known.
        return None
    if isinstance(first, BandRow):
        band = (first.low, first.high)
        return Benchmark(
            reference=reference, match=match, value=value, band=band, standing=_standing(value, band)
        )
    rank = _rank(first, value)
    name = first.categories[rank].name
    return Benchmark(reference=reference, match=match, value=value, category=name, rank=rank)


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


def _among(
    reference: Reference, match: Match, value: float, rows: Rows, sources: tuple[str, ...]
) -> Benchmark:
    error = reference.error_of(sources)
    ends = (value + error.low, value + error.high) if error else (value, value)
    places = [
        percentiles_of(row, end) for row in rows if isinstance(row, PercentileRow | NormalRow) for end in ends
    ]
    between = (min(low for low, _ in places), max(high for _, high in places))
    return Benchmark(reference=reference, match=match, value=value, percentiles=between, error=error)


def _rows(reference: Reference, who: Who, year: int) -> Rows:
    """The rows of the ages that somebody may have; none when one of these ages or the sex is in no row."""
    found: list[PercentileRow | NormalRow | BandRow | CategoryRow] = []
    for age in who.ages(year):
        row = next(
            (r for r in reference.rows if r.ages[0] <= age <= r.ages[1] and r.sex in {None, who.sex}), None
        )
        if row is None:
            return ()
        if row not in found:
            found.append(row)
    return found


def _standing(value: float, band: tuple[float, float]) -> Standing:
    if value < band[0]:
        return Standing.BELOW
    return Standing.ABOVE if value > band[1] else Standing.WITHIN


def _rank(row: CategoryRow, value: float) -> int:
    reached = [value > one.from_ if one.exclusive else value >= one.from_ for one in row.categories]
    return max(sum(reached) - 1, 0)
