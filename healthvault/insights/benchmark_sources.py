"""The page about the figures that numbers are held against.

`python -m healthvault.insights.benchmark_sources` prints
`docs/benchmarks-sources.md`, which is made of the data files and of nothing else.
"""

import sys

from healthvault.insights.reference import (
    BandRow,
    CategoryRow,
    NormalRow,
    PercentileRow,
    Reference,
    Takes,
    references,
)

_HEAD = """# Where the benchmarks come from

This page is made from the files in `healthvault/insights/references/` by
`python -m healthvault.insights.benchmark_sources > docs/benchmarks-sources.md`; do not edit it.

A number is only held against figures that were made in a way that fits, for a sex and an age that they know;
otherwise the line is absent. Left out:

- FRIEND 2022: the only transcription at hand contradicts its abstract for women.
- Percentiles of BMI, waist, weight and blood pressure: how many weigh as much does not tell what is well, and
  the categories do.
- Percentiles of heart rate variability: no published method is that of a wearable. The person is their own
  measure.
- Sleep regularity of Cribb 2023 is kept for its algorithm alone: the same people have another median by
  another one. Numbers from a watch are held, loosely, against Windred 2024.
"""

_TAKES = {
    Takes.DAY: "the latest day",
    Takes.USUAL: "the median of the last 60 days",
    Takes.MEAN: "the mean of the measured days of a month, two at least",
    Takes.WEEK: "the sum of the last seven days that are over",
}


def page() -> str:
    """The whole page in Markdown."""
    return "\n".join([_HEAD, *(_section(reference) for reference in references())])


def _section(one: Reference) -> str:
    facts = {
        "Source": one.citation,
        "Where": str(one.url),
        "Licence": one.licence,
        "People": f"{one.population}, {one.country}, {one.years}"
        + (f", n = {one.n:,}" if one.n else ", by agreement"),
        "Method": one.method,
        "To know": one.caveat,
        "Takes": _TAKES[one.takes],
        "Held against it": ", ".join(f"{method} ({match})" for method, match in one.matches.items()),
        "Transcription": one.check,
        **{f"Error of {error.device}": error.citation for error in one.errors},
    }
    told = "\n".join(f"- **{name}:** {said}" for name, said in facts.items())
    rows = "\n".join(_row(row) for row in one.rows)
    return f"## {one.metric}: {one.short}\n\n{told}\n\n| Sex | Ages | Figures |\n|---|---|---|\n{rows}\n"


def _row(row: PercentileRow | NormalRow | BandRow | CategoryRow) -> str:
    return f"| {row.sex or 'both'} | {row.ages[0]}–{row.ages[1]} | {_figures(row)} |"


def _figures(row: PercentileRow | NormalRow | BandRow | CategoryRow) -> str:
    if isinstance(row, PercentileRow):
        return ", ".join(f"p{share} {value:g}" for share, value in sorted(row.percentiles.items()))
    if isinstance(row, NormalRow):
        return f"{row.mean:g} ± {row.sd:g}"
    if isinstance(row, BandRow):
        return f"{row.low:g}–{row.high:g}"
    return ", ".join(
        f"{one.name} {'above' if one.exclusive else 'from'} {one.from_:g}" if one.from_ else one.name
        for one in row.categories
    )


if __name__ == "__main__":
    sys.stdout.write(page())
