"""Two months of a life as a real-shaped Apple Health export, for journeys and for looking at."""

import json
import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

from tests.providers.apple_health.parts import (
    PHONE,
    PHONE_NAME,
    PREFIX,
    SCALE_NAME,
    WATCH,
    WATCH_NAME,
    ZONE,
    document,
    entry,
    printed,
    record,
    tag,
    write_zip,
)


def _steps(day: date, dice: random.Random) -> Iterator[str]:
    """Steps and distance of the phone all day, of the watch while it is worn; they overlap."""
    for hour in range(7, 22):
        start = datetime.combine(day, time(hour, dice.randrange(0, 20)), ZONE)
        count, end = dice.randrange(120, 900), start + timedelta(minutes=dice.randrange(5, 30))
        yield record(f"{PREFIX}StepCount", str(count), "count", start, end, source=PHONE_NAME, device=PHONE)
        if hour not in {12, 13}:
            later = start + timedelta(minutes=3)
            yield record(
                f"{PREFIX}StepCount", str(int(count * 1.05)), "count", later, end + timedelta(minutes=3)
            )
        distance_km = f"{count * 0.00072:.6g}"
        yield record(
            f"{PREFIX}DistanceWalkingRunning", distance_km, "km", start, end, source=PHONE_NAME, device=PHONE
        )
        yield record(f"{PREFIX}ActiveEnergyBurned", f"{count * 0.043:.3f}", "kcal", start, end)


def _heart(day: date, dice: random.Random) -> Iterator[str]:
    motion = "HKMetadataKeyHeartRateMotionContext"
    for minute in range(0, 24 * 60, 12):
        at = datetime.combine(day, time(minute // 60, minute % 60, dice.randrange(60)), ZONE)
        asleep = minute < 7 * 60
        rate = dice.gauss(54 if asleep else 74, 4)
        yield record(
            f"{PREFIX}HeartRate",
            f"{rate:.4g}",
            "count/min",
            at,
            children=(entry(motion, "1" if asleep else "0"),),
        )
    start = datetime.combine(day, time(0), ZONE)
    end = start + timedelta(hours=23)
    yield record(f"{PREFIX}RestingHeartRate", f"{dice.gauss(55, 1.5):.0f}", "count/min", start, end)
    yield record(
        f"{PREFIX}OxygenSaturation",
        f"{min(0.99, dice.gauss(0.965, 0.01)):.2f}",
        "%",
        start + timedelta(hours=3),
    )
    yield record(
        f"{PREFIX}RespiratoryRate", f"{dice.gauss(14.5, 0.7):.1f}", "count/min", start + timedelta(hours=4)
    )
    beats = [
        tag(
            "InstantaneousBeatsPerMinute",
            {"bpm": str(dice.randrange(50, 60)), "time": f"3:0{i}:12,34\u202fAM"},
        )
        for i in range(4)
    ]
    list_ = (
        "<HeartRateVariabilityMetadataList>\n" + "\n".join(beats) + "\n</HeartRateVariabilityMetadataList>"
    )
    sdnn = f"{dice.gauss(58, 9):.13g}"
    yield record(
        f"{PREFIX}HeartRateVariabilitySDNN", sdnn, "ms", start + timedelta(hours=3), children=(list_,)
    )


def _night(day: date, dice: random.Random) -> Iterator[str]:
    """The night that ends on `day`: stages from the watch, time in bed from the phone."""
    at = datetime.combine(day - timedelta(days=1), time(22, 50), ZONE) + timedelta(
        minutes=dice.randrange(0, 50)
    )
    kind, value = "HKCategoryTypeIdentifierSleepAnalysis", "HKCategoryValueSleepAnalysis"
    zone = (entry("HKTimeZone", "Europe/Berlin"),)
    went = at
    for stage in ("AsleepCore", "AsleepDeep", "AsleepCore", "AsleepREM", "Awake") * 4 + (
        "AsleepCore",
        "AsleepREM",
    ):
        minutes = {"AsleepDeep": 18, "AsleepREM": 24, "Awake": 3}.get(stage, 33) + dice.randrange(-2, 3)
        end = at + timedelta(minutes=minutes)
        yield record(kind, value + stage, None, at, end, children=zone)
        at = end
    yield record(
        kind,
        f"{value}InBed",
        None,
        went - timedelta(minutes=12),
        at + timedelta(minutes=6),
        source=PHONE_NAME,
        device=None,
    )


def _body(day: date, dice: random.Random) -> Iterator[str]:
    at = datetime.combine(day, time(7, 5), ZONE)
    if day.day % 3 == 0:
        yield record(
            f"{PREFIX}BodyMass", f"{dice.gauss(148.2, 0.6):.1f}", "lb", at, source=SCALE_NAME, device=None
        )
        yield record(
            f"{PREFIX}BodyFatPercentage",
            f"{dice.gauss(0.263, 0.004):.3f}",
            "%",
            at,
            source=SCALE_NAME,
            device=None,
        )
    stood = "HKCategoryValueAppleStandHourStood"
    for hour in range(8, 20):
        start = datetime.combine(day, time(hour), ZONE)
        yield record("HKCategoryTypeIdentifierAppleStandHour", stood, None, start, start + timedelta(hours=1))
    if day.day % 7 == 0:
        mmhg = (f"{dice.gauss(121, 4):.0f}", f"{dice.gauss(78, 3):.0f}")
        pair = [
            record(
                f"{PREFIX}BloodPressure{which}",
                value,
                "mmHg",
                at,
                source="Health",
                device=None,
                children=(entry("HKWasUserEntered", "1"),),
            )
            for which, value in zip(("Systolic", "Diastolic"), mmhg, strict=True)
        ]
        yield from pair
        attributes = {
            "type": "HKCorrelationTypeIdentifierBloodPressure",
            "sourceName": "Health",
            "startDate": printed(at),
            "endDate": printed(at),
        }
        yield tag("Correlation", attributes, entry("HKWasUserEntered", "1"), *pair)


def workout(start: datetime, route: str | None = None) -> str:
    """A run of forty minutes, as iOS 18 writes it."""
    end = start + timedelta(minutes=41)
    dates = {"startDate": printed(start), "endDate": printed(end)}
    statistics = [
        tag(
            "WorkoutStatistics",
            {"type": f"{PREFIX}DistanceWalkingRunning", **dates, "sum": "7.24", "unit": "km"},
        ),
        tag(
            "WorkoutStatistics",
            {"type": f"{PREFIX}ActiveEnergyBurned", **dates, "sum": "412.5", "unit": "kcal"},
        ),
        tag(
            "WorkoutStatistics",
            {
                "type": f"{PREFIX}HeartRate",
                **dates,
                "average": "148.2",
                "minimum": "96",
                "maximum": "171",
                "unit": "count/min",
            },
        ),
    ]
    routes = []
    if route:
        file = tag("FileReference", {"path": f"/workout-routes/{route}"})
        routes = [tag("WorkoutRoute", {"sourceName": WATCH_NAME, **dates}, file)]
    return tag(
        "Workout",
        {
            "workoutActivityType": "HKWorkoutActivityTypeRunning",
            "duration": "40.5",
            "durationUnit": "min",
            "sourceName": WATCH_NAME,
            "device": WATCH,
            **dates,
        },
        entry("HKTimeZone", "Europe/Berlin"),
        entry("HKElevationAscended", "4180 cm"),
        tag(
            "WorkoutEvent",
            {
                "type": "HKWorkoutEventTypeSegment",
                "date": printed(start),
                "duration": "10",
                "durationUnit": "min",
            },
        ),
        *statistics,
        *routes,
    )


GPX = (
    b'<?xml version="1.0"?><gpx creator="Apple Health Export">'
    b"<metadata><time>2026-09-30T00:00:00Z</time></metadata><trk><trkseg>"
    b'<trkpt lon="13.4" lat="52.5"><ele>34</ele><time>2026-09-04T16:10:00Z</time></trkpt>'
    b'<trkpt lon="13.41" lat="52.51"><ele>35</ele><time>2026-09-04T16:40:00Z</time></trkpt>'
    b"</trkseg></trk></gpx>"
)
ECG = (
    "Name,Anna Beispiel\nDate of Birth,12.04.1988\nRecorded Date,2026-09-04 08:00:00 +0200\n"
    "Classification,Sinus Rhythm\nSample Rate,512 hertz\n\nLead,Lead I\nUnit,µV\n\n12,5\n13,1\n"
).encode()
CLINICAL = json.dumps({"resourceType": "Observation", "code": {"text": "Ferritin"}}).encode()
CLINICAL_RECORD = tag(
    "ClinicalRecord",
    {
        "type": "Observation",
        "identifier": "o-1",
        "sourceName": "Charité",
        "sourceURL": "https://example.org/Observation/o-1",
        "fhirVersion": "4.0.1",
        "receivedDate": "2026-09-04 08:00:00 +0200",
        "resourceFilePath": "/clinical-records/Observation-o-1.json",
    },
)


def write_export(path: Path, *, first_day: date = date(2026, 9, 1), days: int = 61, seed: int = 1) -> Path:
    """A real-shaped export.zip: `days` days of a person with a phone, a watch and a scale, in Berlin.

    The same arguments always give the same file. Nights are those that end on the days; every fourth day has
    a run with a route. There are an ECG, a clinical record, activity rings and types that nobody reads yet.
    """
    dice = random.Random(seed)
    calendar = [first_day + timedelta(days=i) for i in range(days)]
    runs = [day for day in calendar if day.day % 4 == 0]
    routes = {day: f"route_{day}_6.10pm.gpx" for day in runs}
    records = [
        line for part in (_steps, _heart, _body, _night) for day in calendar for line in part(day, dice)
    ]
    records.sort(key=lambda line: line[:60])
    unread = record(
        "HKCategoryTypeIdentifierHeadache",
        "HKCategoryValueSeverityMild",
        None,
        device=None,
        source=PHONE_NAME,
    )
    mindful = record(
        "HKCategoryTypeIdentifierMindfulSession",
        "HKCategoryValueNotApplicable",
        None,
        "2026-09-02 21:00:00 +0200",
        "2026-09-02 21:10:00 +0200",
    )
    workouts = [workout(datetime.combine(day, time(18, 10), ZONE), routes[day]) for day in runs]
    rings = [
        tag(
            "ActivitySummary",
            {"dateComponents": str(day), "activeEnergyBurned": "410", "activeEnergyBurnedUnit": "kcal"},
        )
        for day in calendar
    ]
    xml = document(*records, unread, mindful, *workouts, *rings, CLINICAL_RECORD)
    others = {f"workout-routes/{name}": GPX for name in routes.values()}
    others |= {
        "electrocardiograms/ecg_2026-09-04.csv": ECG,
        "clinical-records/Observation-o-1.json": CLINICAL,
    }
    others["export_cda.xml"] = b'<?xml version="1.0"?><ClinicalDocument/><ClinicalDocument/>'
    return write_zip(path, xml, others)
