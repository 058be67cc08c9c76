"""Whom to call, by where somebody lives."""

import json
import re
from importlib.resources import files
from zoneinfo import available_timezones

import pytest

from healthvault.coach.safety.regions import NOWHERE, region

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


def test_every_line_has_a_name_a_number_and_a_page():
    for each in TOLD["countries"].values():
        assert each["emergency"]
        for who, number, page in (*each["crisis"], *each["eating"]):
            assert who
            assert re.fullmatch(r"[\d][\d -]+\d", number)
            assert re.fullmatch(r"[a-z0-9.-]+\.[a-z]+(/[a-z]+)?", page)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", TOLD["read"])


def test_no_zone_breaks_it():
    assert all(region(zone) is not None for zone in available_timezones())
