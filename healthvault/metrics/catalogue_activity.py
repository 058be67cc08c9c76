"""Movement in amounts: how far, how much, how long.

Source: bounds and LOINC codes from HealthKit, Open mHealth, the FHIR vital signs profiles and makers' device
limits, read on 2026-11-23; codes checked by their check digit. Bounds are what any human or sensor could
reach, not what is healthy.
"""

from healthvault.metrics import unit as u
from healthvault.metrics.metric import Better, Daily, Domain, Metric

ROWS = (
    Metric(
        "steps",
        "Steps",
        u.STEPS,
        Daily.SUM,
        (0, 120000),
        Domain.ACTIVITY,
        loinc="55423-8",
        better=Better.HIGHER,
    ),
    Metric(
        "distance_walk_run",
        "Walking and running distance",
        u.METRE,
        Daily.SUM,
        (0, 250000),
        Domain.ACTIVITY,
        loinc="55430-3",
        precision=2,
        better=Better.HIGHER,
    ),
    Metric(
        "distance_cycling",
        "Cycling distance",
        u.METRE,
        Daily.SUM,
        (0, 1200000),
        Domain.ACTIVITY,
        precision=2,
        better=Better.HIGHER,
    ),
    Metric(
        "distance_swimming",
        "Swimming distance",
        u.METRE,
        Daily.SUM,
        (0, 100000),
        Domain.ACTIVITY,
        better=Better.HIGHER,
        shown={"metric": u.METRE, "imperial": u.YARD},
    ),
    Metric(
        "distance_wheelchair",
        "Wheelchair distance",
        u.METRE,
        Daily.SUM,
        (0, 250000),
        Domain.ACTIVITY,
        precision=2,
        better=Better.HIGHER,
    ),
    Metric(
        "distance_snow",
        "Downhill snow distance",
        u.METRE,
        Daily.SUM,
        (0, 300000),
        Domain.ACTIVITY,
        precision=2,
        better=Better.HIGHER,
    ),
    Metric(
        "distance_other",
        "Other distance",
        u.METRE,
        Daily.SUM,
        (0, 1000000),
        Domain.ACTIVITY,
        precision=2,
        better=Better.HIGHER,
    ),
    Metric(
        "floors",
        "Floors climbed",
        u.FLOORS,
        Daily.SUM,
        (0, 1000),
        Domain.ACTIVITY,
        loinc="100304-5",
        better=Better.HIGHER,
    ),
    Metric(
        "wheelchair_pushes",
        "Wheelchair pushes",
        u.COUNT,
        Daily.SUM,
        (0, 60000),
        Domain.ACTIVITY,
        better=Better.HIGHER,
    ),
    Metric(
        "swim_strokes",
        "Swimming strokes",
        u.COUNT,
        Daily.SUM,
        (0, 60000),
        Domain.ACTIVITY,
        better=Better.HIGHER,
    ),
    Metric(
        "active_energy",
        "Active energy",
        u.KILOCALORIE,
        Daily.SUM,
        (0, 15000),
        Domain.ACTIVITY,
        loinc="41981-2",
        better=Better.HIGHER,
    ),
    Metric("basal_energy", "Resting energy", u.KILOCALORIE, Daily.SUM, (0, 5000), Domain.ACTIVITY),
    Metric(
        "total_energy", "Total energy", u.KILOCALORIE, Daily.SUM, (0, 20000), Domain.ACTIVITY, loinc="41979-6"
    ),
    Metric(
        "exercise_time",
        "Exercise",
        u.MINUTE,
        Daily.SUM,
        (0, 1440),
        Domain.ACTIVITY,
        loinc="55411-3",
        better=Better.HIGHER,
    ),
    Metric(
        "stand_time", "Standing time", u.MINUTE, Daily.SUM, (0, 1440), Domain.ACTIVITY, better=Better.HIGHER
    ),
    Metric(
        "stand_hours",
        "Hours with standing",
        u.HOURS_STOOD,
        Daily.SUM,
        (0, 24),
        Domain.ACTIVITY,
        better=Better.HIGHER,
    ),
    Metric("move_time", "Moving time", u.MINUTE, Daily.SUM, (0, 1440), Domain.ACTIVITY, better=Better.HIGHER),
    Metric(
        "physical_effort", "Physical effort", u.MET, Daily.TIME_MEAN, (0, 40), Domain.ACTIVITY, precision=1
    ),
    Metric("workout_effort", "Workout effort", u.SCORE, Daily.LAST, (0, 10), Domain.ACTIVITY),
)
