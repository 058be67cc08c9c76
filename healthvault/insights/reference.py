"""The published figures that numbers are held against: one file each in `references/`, checked when read."""

import tomllib
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, HttpUrl, model_validator

from healthvault.metrics.catalogue import METRICS

_FOLDER = Path(__file__).with_name("references")
COMPUTED = {"sleep_regularity"}
"""What is computed from other metrics, and has no row in the catalogue."""


class Match(StrEnum):
    """How well the way a number was made fits the way the figures were made."""

    GOOD = "good"
    LOOSE = "loose"
    NONE = "none"


class Takes(StrEnum):
    """Which number of a person is held against a source: that of one day, the median of what is usual, the
    mean of the days of a month, or the sum of a week.
    """

    DAY = "day"
    USUAL = "usual"
    MEAN = "mean"
    WEEK = "week"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Row(_Strict):
    """The people a row is about: `ages` in whole years, both included; `sex` None for both."""

    ages: tuple[int, int]
    sex: Literal["female", "male"] | None = None


class PercentileRow(Row):
    """Percentiles as they were published, by their share of 100."""

    percentiles: dict[int, float]

    @model_validator(mode="after")
    def _rises(self) -> Self:
        values = [value for _, value in sorted(self.percentiles.items())]
        if len(values) < 2 or values != sorted(set(values)):
            raise ValueError("percentiles rise")
        return self


class NormalRow(Row):
    """A mean and the deviation of single people around it."""

    mean: float
    sd: float = Field(gt=0)


class BandRow(Row):
    """A range that is advised or in which the evidence levels off, both ends included."""

    low: float
    high: float


class Category(_Strict):
    """A name for values from `from_` on; `exclusive` when that value itself does not belong to it."""

    from_: float = Field(alias="from")
    name: str
    exclusive: bool = False


class CategoryRow(Row):
    """Categories, the lowest first."""

    categories: tuple[Category, ...]


class DeviceError(_Strict):
    """What to add to a reading of a device to reach the ends of the range in which the truth lies."""

    device: str
    low: float
    high: float
    citation: str


class Reference(_Strict):
    """One source: its figures, in the catalogue unit, and everything that tells what they are worth.

    `key` is the name of its file. `takes` tells which number of a person is held against it. `matches` names
    the methods that may be held against it, and how well; any other may not. `n` is None for the agreement of
    experts. `check` tells what the transcription was compared with.
    """

    key: str
    metric: str
    kind: Literal["people", "guideline", "evidence"]
    short: str
    citation: str
    url: HttpUrl
    licence: str
    population: str
    country: str
    years: str
    n: int | None = None
    method: str
    caveat: str
    takes: Takes
    check: str
    matches: dict[str, Match]
    rows: tuple[PercentileRow | NormalRow | BandRow | CategoryRow, ...]
    errors: tuple[DeviceError, ...] = ()

    @model_validator(mode="after")
    def _is_known(self) -> Self:
        if self.metric not in METRICS.keys() | COMPUTED:
            raise ValueError("no such metric")
        return self

    def error_of(self, sources: tuple[str, ...]) -> DeviceError | None:
        """The known error of the only device that measured; None when not known, or there are several."""
        devices = [error for error in self.errors if all(error.device in source for source in sources)]
        return devices[0] if sources and devices else None


@cache
def references() -> tuple[Reference, ...]:
    """Every source, in the order of their files' names.

    Raises:
        ValidationError: A file lacks something.
    """
    files = sorted(_FOLDER.glob("*.toml"))
    return tuple(
        Reference.model_validate({"key": file.stem, **tomllib.loads(file.read_text())}) for file in files
    )


@cache
def references_of(metric: str) -> tuple[Reference, ...]:
    """The sources about one metric."""
    return tuple(one for one in references() if one.metric == metric)


def reference(key: str) -> Reference | None:
    """The source of that key; None when there is none."""
    return next((one for one in references() if one.key == key), None)
