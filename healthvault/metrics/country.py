"""The country of a time zone, and what is usual there.

Source of the countries in which laboratories tell amounts of substance: the United Kingdom, nhs.uk on high
blood sugar; Ireland, hse.ie on type 2 diabetes and muh.ie/handbook on HbA1c; Canada, Health Canada's notice
on the units of blood glucose meters; Australia and New Zealand, Jones et al. 2011, Med J Aust 195(1):45, who
have HbA1c in mmol/mol, in Australia beside percent; Denmark, Finland, Iceland, Norway and Sweden, the Nordic
reference intervals, Rustad et al. 2004, Scand J Clin Lab Invest 64(4):271; the Netherlands, NHG-Standaard
Diabetes mellitus type 2; Czechia, myparadigm.eu on units; China, bloodsugarr.com. It is where a choice
begins, no more: what somebody chose holds everywhere, and every other country begins with masses.
"""

from functools import cache
from importlib.resources import files

from healthvault.metrics.unit import Laboratory

_IFCC = frozenset(["CZ", "DK", "FI", "GB", "IE", "IS", "NL", "NO", "NZ", "SE"])
_MOLAR = frozenset(["AU", "CA", "CH", "CN", "HK", "HR", "MY", "SI", "SK", "ZA"])


def country_of(zone: str) -> str:
    """The country of an IANA zone as ISO 3166-1 alpha-2; empty where it is not known."""
    return _countries().get(zone, "")


def usual_laboratory(zone: str) -> Laboratory:
    """In which units laboratories tell their values where somebody lives."""
    country = country_of(zone)
    return "ifcc" if country in _IFCC else "molar" if country in _MOLAR else "mass"


@cache
def countries() -> dict[str, str]:
    """The English name of each country by its code, in the order of the names.

    Source: `iso3166.tab` of the IANA time zone database, as packed in `tzdata`.
    """
    rows = [row.split("\t") for row in _rows(_table("iso3166.tab"))]
    return dict(sorted(((code, name) for code, name in rows), key=lambda row: row[1]))


@cache
def _countries() -> dict[str, str]:
    """The country of each zone, by old names too.

    Source: `zone.tab` and the links of `tzdata.zi` of the IANA time zone database, as packed in `tzdata`.
    """
    rows = [row.split("\t") for row in _rows(_table("zone.tab"))]
    countries = {row[2]: row[0] for row in rows}
    links = [row.split() for row in _rows(_table("tzdata.zi")) if row[:2] == "L "]
    return {old: countries[new] for _, new, old in links if new in countries} | countries


def _table(name: str) -> str:
    return files("tzdata").joinpath(f"zoneinfo/{name}").read_text("utf-8")


def _rows(table: str) -> list[str]:
    return [row for row in table.splitlines() if row and not row.startswith("#")]
