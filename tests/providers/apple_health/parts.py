"""Parts of Apple Health exports: elements, documents, zips."""

import zipfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import quoteattr
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Berlin")
WATCH = (
    "<<HKDevice: 0x2819e9770>, name:Apple Watch, manufacturer:Apple Inc., model:Watch, hardware:Watch6,12, "
    "software:11.1>"
)
PHONE = (
    "<<HKDevice: 0x2819e8f50>, name:iPhone, manufacturer:Apple Inc., model:iPhone, hardware:iPhone15,2, "
    "software:19.1>"
)
WATCH_NAME, PHONE_NAME, SCALE_NAME = "Anna’s Apple\u00a0Watch", "Anna’s iPhone", "Withings"
PREFIX = "HKQuantityTypeIdentifier"

DTD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 14 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|Workout|ActivitySummary|ClinicalRecord|Audiogram)*)>
<!ATTLIST HealthData
  locale CDATA #REQUIRED
>
<!ELEMENT Record ((MetadataEntry|HeartRateVariabilityMetadataList)*)>
<!ATTLIST Record
  type          CDATA #REQUIRED
  unit          CDATA #IMPLIED
  value         CDATA #IMPLIED
  sourceName    CDATA #REQUIRED
  sourceVersion CDATA #IMPLIED
  device        CDATA #IMPLIED
  creationDate  CDATA #IMPLIED
  startDate     CDATA #REQUIRED
  endDate       CDATA #REQUIRED
>
<!-- Note: Any Records that appear as children of a correlation also appear as top-level records. -->
<!ELEMENT MetadataEntry EMPTY>
<!ATTLIST MetadataEntry
  key   CDATA #REQUIRED
  value CDATA #REQUIRED
>
]>
"""
BROKEN_DTD = DTD.replace(
    "<!ELEMENT MetadataEntry EMPTY>",
    "<!ATTLIST VisionPrescription\n  type CDATA #REQUIRED\n<!ELEMENT MetadataEntry EMPTY>\n<",
)
"""Like iOS 16.0's, in which declarations lack their `>`."""


def printed(at: datetime) -> str:
    """An instant as an export prints it."""
    return at.strftime("%Y-%m-%d %H:%M:%S %z")


def tag(name: str, attributes: Mapping[str, str | None], *children: str) -> str:
    """An element on lines of its own, as the Health app writes it; an attribute that is None is left out."""
    inside = " ".join(f"{key}={quoteattr(value)}" for key, value in attributes.items() if value is not None)
    if not children:
        return f"<{name} {inside}/>"
    return f"<{name} {inside}>\n  " + "\n  ".join(children) + f"\n </{name}>"


def entry(key: str, value: str) -> str:
    """A metadata entry."""
    return tag("MetadataEntry", {"key": key, "value": value})


def record(
    type_text: str = f"{PREFIX}HeartRate",
    value: str | None = "62",
    unit: str | None = "count/min",
    start: datetime | str = "2026-09-01 10:00:00 +0200",
    end: datetime | str | None = None,
    *,
    source: str = WATCH_NAME,
    device: str | None = WATCH,
    children: tuple[str, ...] = (),
) -> str:
    """One record; `end` is `start` when it is not given."""
    last = start if end is None else end
    return tag(
        "Record",
        {
            "type": type_text,
            "sourceName": source,
            "sourceVersion": "11.1",
            "device": device,
            "unit": unit,
            "creationDate": printed(last) if isinstance(last, datetime) else last,
            "startDate": printed(start) if isinstance(start, datetime) else start,
            "endDate": printed(last) if isinstance(last, datetime) else last,
            "value": value,
        },
        *children,
    )


def document(*elements: str, dtd: str = DTD, exported: str = "2026-11-20 08:00:00 +0100") -> bytes:
    """A whole export.xml with these elements."""
    me = tag(
        "Me",
        {
            "HKCharacteristicTypeIdentifierDateOfBirth": "1988-04-12",
            "HKCharacteristicTypeIdentifierBiologicalSex": "HKBiologicalSexFemale",
            "HKCharacteristicTypeIdentifierBloodType": "HKBloodTypeNotSet",
        },
    )
    lines = [f'<HealthData locale="de_DE">\n <ExportDate value="{exported}"/>', me, *elements]
    return (dtd + "\n ".join(lines) + "\n</HealthData>\n").encode()


def write_zip(
    path: Path, xml: bytes, others: Mapping[str, bytes] | None = None, main: str = "export.xml"
) -> Path:
    """An export.zip with this export.xml and other files, named inside `apple_health_export/`."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in {main: xml, **(others or {})}.items():
            member = zipfile.ZipInfo(f"apple_health_export/{name}", (2026, 11, 20, 8, 0, 0))
            archive.writestr(member, content, zipfile.ZIP_DEFLATED, 3)
    return path
