"""Makes a realistic Apple Health export of a chosen size, and writes down what is true about it.

    python benchmarks/apple_export.py --records 1000000 --out export-1m.zip

The same arguments always give the same file: 25 types in runs as Health writes them, a watch, a phone and a
scale, metadata, lists of heart beats, correlations, workouts, both daylight saving offsets, and one exact
duplicate in five hundred. Beside the zip stands a manifest (`export-1m.json`): records, distinct readings and
their sum for each metric.
"""

import argparse
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO
from zoneinfo import ZoneInfo

import numpy as np

RECORDS_PER_DAY = 2000
DUPLICATES = 0.002
PIECE = 50_000
LAST_DAY = datetime(2026, 11, 1, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Berlin")

_DEVICE = (
    "&lt;&lt;HKDevice: 0x{address}&gt;, name:{name}, manufacturer:Apple Inc., model:{name}, hardware:{code}, "
    "software:{os}&gt;"
)
SOURCES = {
    "watch": (
        "Anna’s Apple\u00a0Watch",
        "11.1",
        _DEVICE.format(address="2819e9770", name="Watch", code="Watch6,12", os="11.1"),
    ),
    "phone": (
        "Anna’s iPhone",
        "19.1",
        _DEVICE.format(address="2819e8f50", name="iPhone", code="iPhone15,2", os="19.1"),
    ),
    "scale": ("Withings", "6070001", ""),
}
SLEEP = ("AsleepCore", "AsleepDeep", "AsleepREM", "Awake", "AsleepCore", "AsleepCore")


@dataclass(frozen=True)
class Kind:
    """A type of record: its share of all, how long it lasts, how its values are drawn and printed."""

    type: str
    metric: str
    unit: str
    share: float
    low: float
    high: float
    digits: int
    lasts_s: int
    watch: float = 1.0
    factor: float = 1.0
    metadata: str = ""


Q, C = "HKQuantityTypeIdentifier", "HKCategoryTypeIdentifier"
MOTION = '  <MetadataEntry key="HKMetadataKeyHeartRateMotionContext" value="{}"/>\n'
KINDS = (
    Kind(Q + "BodyMass", "weight", "kg", 0.0006, 66, 71, 1, 0, watch=0.0),
    Kind(Q + "BodyFatPercentage", "body_fat", "%", 0.0006, 0.22, 0.29, 3, 0, watch=0.0, factor=100),
    Kind(Q + "HeartRate", "heart_rate", "count/min", 0.20, 45, 165, 0, 0, metadata="motion"),
    Kind(Q + "OxygenSaturation", "spo2", "%", 0.012, 0.92, 1.0, 2, 0, factor=100, metadata="pressure"),
    Kind(Q + "RespiratoryRate", "respiratory_rate", "count/min", 0.02, 11, 19, 1, 60),
    Kind(Q + "StepCount", "steps", "count", 0.08, 4, 900, 0, 540, watch=0.6),
    Kind(
        Q + "DistanceWalkingRunning",
        "distance_walk_run",
        "km",
        0.10,
        0.003,
        0.8,
        9,
        540,
        watch=0.6,
        factor=1000,
    ),
    Kind(Q + "BasalEnergyBurned", "basal_energy", "kcal", 0.135, 0.9, 19, 3, 900),
    Kind(Q + "ActiveEnergyBurned", "active_energy", "kcal", 0.27, 0.05, 9, 3, 60),
    Kind(Q + "FlightsClimbed", "floors", "count", 0.012, 1, 6, 0, 300, watch=0.3),
    Kind(Q + "AppleExerciseTime", "exercise_time", "min", 0.02, 1, 1.4, 0, 60),
    Kind(Q + "WalkingHeartRateAverage", "walking_heart_rate", "count/min", 0.0005, 80, 120, 1, 43000),
    Kind(Q + "RestingHeartRate", "resting_heart_rate", "count/min", 0.0006, 48, 62, 0, 40000),
    Kind(Q + "VO2Max", "vo2max", "mL/min·kg", 0.0004, 38, 46, 2, 0),
    Kind(Q + "HeartRateVariabilitySDNN", "hrv_sdnn", "ms", 0.004, 18, 130, 13, 60, metadata="beats"),
    Kind(Q + "WalkingSpeed", "walking_speed", "km/hr", 0.02, 2.2, 6.4, 3, 8, watch=0.0, factor=1 / 3.6),
    Kind(Q + "WalkingStepLength", "step_length", "cm", 0.02, 50, 85, 0, 8, watch=0.0),
    Kind(
        Q + "WalkingAsymmetryPercentage",
        "walking_asymmetry",
        "%",
        0.01,
        0.0,
        0.3,
        2,
        8,
        watch=0.0,
        factor=100,
    ),
    Kind(
        Q + "WalkingDoubleSupportPercentage",
        "double_support",
        "%",
        0.015,
        0.24,
        0.34,
        3,
        8,
        watch=0.0,
        factor=100,
    ),
    Kind(Q + "EnvironmentalAudioExposure", "noise_env", "dBASPL", 0.03, 38, 92, 4, 1800),
    Kind(Q + "HeadphoneAudioExposure", "noise_headphone", "dBASPL", 0.01, 45, 84, 4, 900, watch=0.0),
    Kind(Q + "AppleStandTime", "stand_time", "min", 0.02, 1, 5, 0, 300),
    Kind(Q + "PhysicalEffort", "physical_effort", "kcal/hr·kg", 0.012, 1.0, 8.0, 1, 300),
    Kind(C + "AppleStandHour", "stand_hours", "", 0.0059, 1, 1, 0, 3600),
    Kind(C + "SleepAnalysis", "sleep_stage", "", 0.0, 0, 6, 0, 1500, metadata="zone"),
)

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 14 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|Workout|ActivitySummary)*)>
<!ATTLIST HealthData
  locale CDATA #REQUIRED
>
]>
<HealthData locale="de_DE">
 <ExportDate value="2026-11-02 08:00:00 +0100"/>
 <Me HKCharacteristicTypeIdentifierDateOfBirth="1988-04-12"
  HKCharacteristicTypeIdentifierBiologicalSex="HKBiologicalSexFemale"/>
"""


def offsets_s(at_s: np.ndarray) -> np.ndarray:
    """Berlin's offset from UTC in seconds at instants of shape (n,)."""
    hours, which = np.unique(at_s // 3600, return_inverse=True)
    of_hour = [datetime.fromtimestamp(int(hour) * 3600, ZONE).utcoffset() or timedelta() for hour in hours]
    return np.array([offset.seconds for offset in of_hour], np.int64)[which]


def printed(at_s: np.ndarray) -> list[str]:
    """Instants as Health prints them."""
    offset_s = offsets_s(at_s)
    local = np.datetime_as_string((at_s + offset_s).astype("datetime64[s]"))
    return [
        f"{t[:10]} {t[11:]} +0{o}00" for t, o in zip(local.tolist(), (offset_s // 3600).tolist(), strict=True)
    ]


def extras(kind: Kind, dice: np.random.Generator, count: int) -> list[str]:
    """What stands inside each record; empty for most."""
    if kind.metadata == "motion":
        return [MOTION.format(code) for code in dice.choice([0, 0, 1, 1, 2], count).tolist()]
    if kind.metadata == "pressure":
        return [
            f'  <MetadataEntry key="HKMetadataKeyBarometricPressure" value="{p:.3f} kPa"/>\n'
            for p in dice.normal(100.4, 0.7, count)
        ]
    if kind.metadata == "zone":
        return ['  <MetadataEntry key="HKTimeZone" value="Europe/Berlin"/>\n'] * count
    if kind.metadata != "beats":
        return [""] * count
    beats = dice.integers(48, 96, (count, 24)).tolist()
    lines = [
        "".join(
            f'   <InstantaneousBeatsPerMinute bpm="{b}" time="3:{i:02}:12,34"/>\n' for i, b in enumerate(row)
        )
        for row in beats
    ]
    return [
        f"  <HeartRateVariabilityMetadataList>\n{line}  </HeartRateVariabilityMetadataList>\n"
        for line in lines
    ]


@dataclass
class Drawn:
    """The records of one kind, sorted by time; `on_watch` says who measured."""

    kind: Kind
    start_s: np.ndarray
    end_s: np.ndarray
    value: np.ndarray
    on_watch: np.ndarray

    def truth(self) -> dict[str, float]:
        """What the vault must hold of this metric."""
        rows = np.stack([self.start_s, self.end_s, self.value, self.on_watch], axis=1)
        distinct = np.unique(rows, axis=0)
        return {
            "records": len(rows),
            "distinct": len(distinct),
            "sum": float(distinct[:, 2].sum() * self.kind.factor),
        }


def draw(kind: Kind, count: int, days: int, dice: np.random.Generator) -> Drawn:
    """`count` records of a kind within the last `days` days, one in five hundred of them twice."""
    first_s = int((LAST_DAY - timedelta(days=days)).timestamp())
    fresh = count - int(count * DUPLICATES)
    start = np.sort(dice.integers(0, days * 86_400, fresh)) + first_s
    if kind.type == C + "SleepAnalysis":
        start = first_s + 79_200 + (np.arange(fresh) // 22) * 86_400 + (np.arange(fresh) % 22) * kind.lasts_s
    if kind.type == C + "AppleStandHour":
        start = first_s + (np.arange(fresh) // 12) * 86_400 + (8 + np.arange(fresh) % 12) * 3600
    lasts = (
        dice.integers(1, kind.lasts_s + 1, fresh)
        if kind.lasts_s and not kind.type.startswith(C)
        else kind.lasts_s
    )
    value = np.round(dice.uniform(kind.low, kind.high, fresh), kind.digits)
    if kind.type == C + "SleepAnalysis":
        value = dice.integers(0, len(SLEEP), fresh).astype(float)
    which = np.sort(np.concatenate([np.arange(fresh), dice.integers(0, fresh, count - fresh)]))
    on_watch = dice.random(fresh) < kind.watch
    return Drawn(kind, start[which], (start + lasts)[which], value[which], on_watch[which])


def lines(drawn: Drawn, first: int, last: int, dice: np.random.Generator) -> str:
    """Records `first` to `last` as text."""
    kind, part = drawn.kind, slice(first, last)
    starts, ends = printed(drawn.start_s[part]), printed(drawn.end_s[part])
    values = [f"{v:.{kind.digits}f}" if kind.digits < 9 else repr(v) for v in drawn.value[part].tolist()]
    if kind.type == C + "SleepAnalysis":
        values = [f"HKCategoryValueSleepAnalysis{SLEEP[int(v)]}" for v in drawn.value[part].tolist()]
    if kind.type == C + "AppleStandHour":
        values = ["HKCategoryValueAppleStandHourStood"] * len(values)
    other = "scale" if kind.metric in {"weight", "body_fat"} else "phone"
    unit = f' unit="{kind.unit}"' if kind.unit else ""
    heads = {}
    for on_watch, name in ((True, "watch"), (False, other)):
        source, version, device = SOURCES[name]
        heads[on_watch] = f' <Record type="{kind.type}" sourceName="{source}" sourceVersion="{version}"'
        heads[on_watch] += (f' device="{device}"' if device else "") + unit
    rows = zip(
        drawn.on_watch[part].tolist(), starts, ends, values, extras(kind, dice, len(values)), strict=True
    )
    return "".join(
        f'{heads[w]} creationDate="{e}" startDate="{s}" endDate="{e}" value="{v}"'
        + (f">\n{x} </Record>\n" if x else "/>\n")
        for w, s, e, v, x in rows
    )


def correlations(count: int, days: int, dice: np.random.Generator) -> Iterator[str]:
    """Blood pressures: two records on their own, and the same two inside a correlation."""
    at = printed(
        np.sort(dice.integers(0, days * 86_400, count)) + int((LAST_DAY - timedelta(days=days)).timestamp())
    )
    attributes = (
        'sourceName="Health" unit="mmHg" creationDate="{0}" startDate="{0}" endDate="{0}" value="{1}"'
    )
    for when, high in zip(at, dice.integers(105, 139, count).tolist(), strict=True):
        pair = [
            f' <Record type="{Q}BloodPressure{which}" {attributes.format(when, value)}/>\n'
            for which, value in (("Systolic", high), ("Diastolic", high - 43))
        ]
        yield "".join(pair)
        dates = f'startDate="{when}" endDate="{when}"'
        yield f' <Correlation type="HKCorrelationTypeIdentifierBloodPressure" sourceName="Health" {dates}>\n'
        yield "".join(" " + line for line in pair) + " </Correlation>\n"


def workouts(days: int) -> Iterator[str]:
    """One run every other day."""
    source, _, device = SOURCES["watch"]
    first_s = int((LAST_DAY - timedelta(days=days)).timestamp()) + 61_200
    starts = printed(np.arange(0, days, 2, dtype=np.int64) * 86_400 + first_s)
    ends = printed(np.arange(0, days, 2, dtype=np.int64) * 86_400 + first_s + 2_460)
    for s, e in zip(starts, ends, strict=True):
        dates = f'startDate="{s}" endDate="{e}"'
        by = f'sourceName="{source}" device="{device}"'
        yield ' <Workout workoutActivityType="HKWorkoutActivityTypeRunning" duration="41"'
        yield f' durationUnit="min" {by}'
        yield f" {dates}>\n"
        yield f'  <WorkoutStatistics type="{Q}DistanceWalkingRunning" {dates} sum="7.2" unit="km"/>\n'
        yield f'  <WorkoutStatistics type="{Q}HeartRate" {dates} average="148" minimum="96" maximum="171"'
        yield ' unit="count/min"/>\n'
        yield " </Workout>\n"


def write(file: IO[bytes], records: int, seed: int) -> dict[str, object]:
    """Write an export of `records` records; what is true about it."""
    dice, days = np.random.default_rng(seed), max(2, records // RECORDS_PER_DAY)
    pressures = max(1, records // 5000)
    counts = {kind: max(1, int(records * kind.share)) for kind in KINDS}
    counts[KINDS[-1]] = min(days * 22, records - 2 * pressures - sum(counts.values()) + 1)
    counts[KINDS[8]] += records - 2 * pressures - sum(counts.values())
    truth: dict[str, object] = {}
    size = file.write(HEAD.encode())
    for kind in KINDS:
        drawn = draw(kind, counts[kind], days, dice)
        truth[kind.metric] = drawn.truth()
        for first in range(0, counts[kind], PIECE):
            size += file.write(lines(drawn, first, first + PIECE, dice).encode())
    size += file.write("".join(correlations(pressures, days, dice)).encode())
    size += file.write(("".join(workouts(days)) + "</HealthData>\n").encode())
    return {
        "records": records,
        "days": days,
        "seed": seed,
        "bytes": size,
        "workouts": len(range(0, days, 2)),
        "blood_pressures": pressures,
        "metrics": truth,
    }


def make(out: Path, records: int, seed: int = 7) -> dict[str, object]:
    """Make the zip and its manifest, unless both are there already."""
    manifest = out.with_suffix(".json")
    if out.exists() and manifest.exists():
        return json.loads(manifest.read_text())
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        member = zipfile.ZipInfo("apple_health_export/export.xml", (2026, 11, 2, 8, 0, 0))
        member.compress_type = zipfile.ZIP_DEFLATED
        with archive.open(member, "w", force_zip64=True) as file:
            truth = write(file, records, seed)
    manifest.write_text(json.dumps(truth, indent=1))
    return truth


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    truth = make(options.out, options.records, options.seed)
    print(
        json.dumps(
            {name: value for name, value in truth.items() if name != "metrics"}
            | {"zip": options.out.stat().st_size}
        )
    )


if __name__ == "__main__":
    main()
