"""Sleep: the stages as readings, and the numbers that a resolved night gives its day.

Source: bounds and LOINC codes from HealthKit, Open mHealth, the FHIR vital signs profiles and makers' device
limits, read on 2026-11-23; codes checked by their check digit. Bounds are what any human or sensor could
reach, not what is healthy.
"""

from healthvault.metrics import unit as u
from healthvault.metrics.metric import Better, Daily, Domain, Metric

ROWS = (
    Metric("sleep_stage", "Sleep stage", u.STAGE, Daily.NIGHT, (0, 5), Domain.SLEEP),
    Metric(
        "sleep_duration",
        "Sleep duration",
        u.MINUTE,
        Daily.NIGHT,
        (0, 1440),
        Domain.SLEEP,
        loinc="93832-4",
        better=Better.HIGHER,
        derived=True,
    ),
    Metric(
        "sleep_in_bed",
        "Time in bed",
        u.MINUTE,
        Daily.NIGHT,
        (0, 1440),
        Domain.SLEEP,
        loinc="103213-5",
        derived=True,
    ),
    Metric(
        "sleep_efficiency",
        "Sleep efficiency",
        u.PERCENT,
        Daily.NIGHT,
        (0, 100),
        Domain.SLEEP,
        better=Better.HIGHER,
        derived=True,
    ),
    Metric(
        "sleep_deep",
        "Deep sleep",
        u.MINUTE,
        Daily.NIGHT,
        (0, 900),
        Domain.SLEEP,
        loinc="93831-6",
        better=Better.HIGHER,
        derived=True,
    ),
    Metric(
        "sleep_core",
        "Core sleep",
        u.MINUTE,
        Daily.NIGHT,
        (0, 900),
        Domain.SLEEP,
        loinc="93830-8",
        derived=True,
    ),
    Metric(
        "sleep_rem",
        "REM sleep",
        u.MINUTE,
        Daily.NIGHT,
        (0, 900),
        Domain.SLEEP,
        loinc="93829-0",
        better=Better.HIGHER,
        derived=True,
    ),
    Metric(
        "sleep_awake",
        "Awake in the night",
        u.MINUTE,
        Daily.NIGHT,
        (0, 900),
        Domain.SLEEP,
        loinc="103215-0",
        better=Better.LOWER,
        derived=True,
    ),
    Metric("sleep_nap", "Naps", u.MINUTE, Daily.NIGHT, (0, 900), Domain.SLEEP, derived=True),
    Metric(
        "breathing_disturbances",
        "Breathing disturbances",
        u.PER_HOUR,
        Daily.LAST,
        (0, 200),
        Domain.SLEEP,
        precision=1,
        better=Better.LOWER,
        of_night=True,
    ),
    Metric(
        "sleep_apnea_events",
        "Sleep apnoea alerts",
        u.COUNT,
        Daily.SUM,
        (0, 1440),
        Domain.SLEEP,
        better=Better.LOWER,
    ),
)
