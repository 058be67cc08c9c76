"""Who measured: from a record's source name and device to one stream of the vault."""

import re

from healthvault.metrics.sample import DeviceKind, Source
from healthvault.providers.apple_health.text import plain

SLUG = "apple_health"

_FIELDS = "name|manufacturer|model|hardware|firmware|software|localIdentifier|FDA UDI|creation date"
_FIELD = re.compile(rf"(?:^|, )({_FIELDS}):(.*?)(?=, (?:{_FIELDS}):|>*$)")
# Values contain commas ("hardware:Watch6,12"), so that a value ends only where the next known field begins.

_ORIGINS = (
    ("withings", re.compile(r"withings|health mate", re.IGNORECASE)),
    ("oura", re.compile(r"\boura\b|ouraring", re.IGNORECASE)),
    ("whoop", re.compile(r"\bwhoop\b", re.IGNORECASE)),
    (
        "garmin",
        re.compile(r"garmin|^connect$", re.IGNORECASE),
    ),  # Garmin's app calls itself "Connect" in Health.
    ("fitbit", re.compile(r"fitbit", re.IGNORECASE)),
    ("polar", re.compile(r"^polar\b|polar electro|\bfi\.polar\.", re.IGNORECASE)),
    ("strava", re.compile(r"strava", re.IGNORECASE)),
    ("dexcom", re.compile(r"dexcom", re.IGNORECASE)),
)
_VENDOR_KINDS = {
    "withings": DeviceKind.SCALE,
    "oura": DeviceKind.RING,
    "whoop": DeviceKind.BAND,
    "garmin": DeviceKind.WATCH,
    "fitbit": DeviceKind.BAND,
    "polar": DeviceKind.WATCH,
}
_KINDS = (
    (DeviceKind.WATCH, re.compile(r"watch", re.IGNORECASE)),
    (DeviceKind.PHONE, re.compile(r"(?<!\.)iphone|ipad|ipod|\bphone\b", re.IGNORECASE)),
    (
        DeviceKind.SCALE,
        re.compile(r"\bscale\b|waage|body[ +]?(?:cardio|comp|smart|scan)|\bindex s", re.IGNORECASE),
    ),
    (DeviceKind.CUFF, re.compile(r"\bbpm?\b|blood pressure|omron|\bcuff\b", re.IGNORECASE)),
    (DeviceKind.RING, re.compile(r"\bring\b", re.IGNORECASE)),
    (DeviceKind.BAND, re.compile(r"\bband\b|strap|\bh(?:9|10)\b", re.IGNORECASE)),
)


def _device_fields(device: str) -> dict[str, str]:
    """The fields of an HKDevice as it prints itself, without its memory address."""
    inside = device.partition(">, ")[2] or device.lstrip(", ")
    return {name: plain(value) for name, value in _FIELD.findall(inside)}


def _origin(app: str, manufacturer: str) -> str:
    return next(
        (slug for slug, vendor in _ORIGINS if vendor.search(app) or vendor.search(manufacturer)), SLUG
    )


def _kind(origin: str, app: str, fields: dict[str, str]) -> DeviceKind:
    """What measured, told by the device first and by the name of the source only when there is no device."""
    for words in (f"{fields.get('hardware', '')} {fields.get('model', '')}", fields.get("name", ""), app):
        for kind, pattern in _KINDS:
            if pattern.search(words):
                return kind
    return _VENDOR_KINDS.get(origin, DeviceKind.APP)


def source(name: str, device: str, *, user_entered: bool) -> Source:
    """The stream a record belongs to.

    Args:
        name: The record's sourceName, as printed.
        device: The record's device, as printed or from its first comma on; empty when it has none.
        user_entered: Whether a person typed the value in.

    Returns:
        The same source for every export of the same phone: neither the address of the device in memory nor a
        version takes part.
    """
    app = plain(name)
    fields = _device_fields(device)
    if user_entered:
        return Source(origin="manual", carrier=SLUG, app=app, kind=DeviceKind.MANUAL)
    origin = _origin(app, fields.get("manufacturer", ""))
    return Source(
        origin=origin,
        carrier=SLUG,
        app=app,
        kind=_kind(origin, app, fields),
        device_name=fields.get("name", ""),
        device_model=fields.get("hardware") or fields.get("model", ""),
    )
