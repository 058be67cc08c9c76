"""Whom to call, by where somebody lives."""

import json
import re
from importlib.resources import files
from zoneinfo import available_timezones

import pytest

from healthvault.coach.safety.regions import NOWHERE, region, where_lives
from healthvault.coach.safety.sign import LANGUAGES

TOLD = json.loads(files("healthvault.coach.safety").joinpath("helplines.json").read_text("utf-8"))
EU = {
    "AT",
    "BE",
    "BG",
    "HR",
    "CY",
    "CZ",
    "DK",
    "EE",
    "FI",
    "FR",
    "DE",
    "GR",
    "HU",
    "IE",
    "IT",
    "LV",
    "LT",
    "LU",
    "MT",
    "NL",
    "PL",
    "PT",
    "RO",
    "SK",
    "SI",
    "ES",
    "SE",
}


@pytest.mark.parametrize(
    ("zone", "country", "emergency"),
    [
        ("Europe/Berlin", "DE", "112"),
        ("Europe/London", "GB", "999"),
        ("America/Los_Angeles", "US", "911"),
        ("US/Eastern", "US", "911"),
        ("Asia/Calcutta", "IN", "112"),
        ("Australia/Sydney", "AU", "000"),
        ("Pacific/Auckland", "NZ", "111"),
    ],
)
def test_a_zone_tells_the_country(zone, country, emergency):
    assert (region(zone).country, region(zone).emergency[0]) == (country, emergency)


@pytest.mark.parametrize("zone", ["UTC", "Etc/GMT+5", "", "Nowhere/At_All"])
def test_a_zone_of_no_country_is_nowhere(zone):
    assert region(zone) == NOWHERE


def test_every_country_of_the_union_has_112():
    assert {country for country, each in TOLD["countries"].items() if "112" in each["emergency"]} >= EU


def test_every_line_has_a_name_a_number_a_page_and_what_it_was_compared_with():
    for each in TOLD["countries"].values():
        assert each["emergency"]
        assert set(each["name"]) == set(LANGUAGES)
        assert set(each["checked"]) <= set(TOLD["against"])
        for line in (*each["crisis"], *each["eating"]):
            assert line["who"]
            assert re.fullmatch(r"[\d][\d -]+\d", line["number"])
            assert re.fullmatch(r"[a-z0-9.-]+\.[a-z]+(/[a-z]+)?", line["page"])
            assert line["checked"]
            assert set(line["checked"]) <= set(TOLD["against"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", TOLD["read"])


def test_what_somebody_chose_counts_before_their_zone():
    where = where_lives("Europe/Berlin", "FR")
    assert (where.home.country, where.other.country, where.is_chosen) == ("FR", "DE", True)
    where = where_lives("Europe/Paris", "FR")
    assert (where.home.country, where.other) == ("FR", NOWHERE)
    where = where_lives("Europe/Paris", "TV")
    assert (where.home, where.other.country) == (NOWHERE, "FR")


def test_no_zone_breaks_it():
    assert all(region(zone) is not None for zone in available_timezones())
