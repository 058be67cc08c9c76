import pytest

from healthvault.metrics.sample import DeviceKind
from healthvault.providers.apple_health.source import source
from tests.providers.apple_health.parts import PHONE, WATCH


@pytest.mark.parametrize(
    ("name", "device", "origin", "kind"),
    [
        ("Anna’s Apple\u00a0Watch", WATCH, "apple_health", DeviceKind.WATCH),
        ("Anna’s iPhone", PHONE, "apple_health", DeviceKind.PHONE),
        ("Anna’s iPhone", "", "apple_health", DeviceKind.PHONE),
        ("Annas Uhr", WATCH, "apple_health", DeviceKind.WATCH),
        ("Withings", "", "withings", DeviceKind.SCALE),
        ("Health Mate", "", "withings", DeviceKind.SCALE),
        ("Oura", "", "oura", DeviceKind.RING),
        ("WHOOP", "", "whoop", DeviceKind.BAND),
        ("Connect", "", "garmin", DeviceKind.WATCH),
        ("Fitbit", "", "fitbit", DeviceKind.BAND),
        ("Polar Flow", "", "polar", DeviceKind.WATCH),
        ("Strava", "", "strava", DeviceKind.APP),
        ("com.withings.wiScaleNG", "", "withings", DeviceKind.SCALE),
        ("com.ouraring.oura", "", "oura", DeviceKind.RING),
        ("com.garmin.connect.mobile", "", "garmin", DeviceKind.WATCH),
        ("fi.polar.polarbeat", "", "polar", DeviceKind.WATCH),
        ("com.fitbit.FitbitMobile", "", "fitbit", DeviceKind.BAND),
        ("com.whoop.iphone", "", "whoop", DeviceKind.BAND),
        ("Dexcom G7", "", "dexcom", DeviceKind.APP),
        ("Bipolar Diary", "", "apple_health", DeviceKind.APP),
        ("Courage", "", "apple_health", DeviceKind.APP),
    ],
)
def test_the_origin_is_who_measured_and_the_kind_is_what(name, device, origin, kind):
    found = source(name, device, user_entered=False)

    assert (found.origin, found.carrier, found.kind) == (origin, "apple_health", kind)


def test_device_fields_are_told_by_name_although_values_hold_commas():
    found = source("Watch", WATCH, user_entered=False)

    assert (found.device_name, found.device_model) == ("Apple Watch", "Watch6,12")


def test_a_device_seen_from_its_first_comma_on_is_the_same():
    assert source("Watch", WATCH[WATCH.index(",") :], user_entered=False) == source(
        "Watch", WATCH, user_entered=False
    )
