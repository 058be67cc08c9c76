"""The body: its measures, its temperature, its breath and its blood sugar.

Source: bounds and LOINC codes from HealthKit, Open mHealth, the FHIR vital signs profiles and makers' device
limits, read on 2026-11-23; codes checked by their check digit. Bounds are what any human or sensor could
reach, not what is healthy.
"""

from healthvault.metrics import unit as u
from healthvault.metrics.metric import Better, Daily, Domain, Metric

ROWS = (
    Metric("weight", "Weight", u.KILOGRAM, Daily.LAST, (0.3, 650), Domain.BODY, loinc="29463-7", precision=1),
    Metric("height", "Height", u.CENTIMETRE, Daily.LAST, (20, 280), Domain.BODY, loinc="8302-2"),
    Metric(
        "bmi",
        "Body mass index",
        u.KILOGRAMS_PER_SQUARE_METRE,
        Daily.LAST,
        (5, 150),
        Domain.BODY,
        loinc="39156-5",
        precision=1,
    ),
    Metric("body_fat", "Body fat", u.PERCENT, Daily.LAST, (1, 80), Domain.BODY, loinc="41982-0", precision=1),
    Metric(
        "lean_mass",
        "Lean body mass",
        u.KILOGRAM,
        Daily.LAST,
        (0.3, 300),
        Domain.BODY,
        loinc="91557-9",
        precision=1,
    ),
    Metric(
        "muscle_mass",
        "Muscle mass",
        u.KILOGRAM,
        Daily.LAST,
        (0, 200),
        Domain.BODY,
        loinc="73964-9",
        precision=1,
    ),
    Metric(
        "body_water", "Body water", u.PERCENT, Daily.LAST, (0, 90), Domain.BODY, loinc="101684-9", precision=1
    ),
    Metric(
        "bone_mass", "Bone mass", u.KILOGRAM, Daily.LAST, (0, 15), Domain.BODY, loinc="101685-6", precision=1
    ),
    Metric("waist", "Waist", u.CENTIMETRE, Daily.LAST, (20, 300), Domain.BODY, loinc="8280-0"),
    Metric(
        "spo2",
        "Blood oxygen",
        u.PERCENT,
        Daily.MEAN,
        (40, 100),
        Domain.BODY,
        loinc="59408-5",
        precision=1,
        better=Better.HIGHER,
    ),
    Metric(
        "respiratory_rate",
        "Respiratory rate",
        u.BREATHS_PER_MINUTE,
        Daily.MEAN,
        (3, 80),
        Domain.BODY,
        loinc="9279-1",
        precision=1,
    ),
    Metric(
        "body_temperature",
        "Body temperature",
        u.CELSIUS,
        Daily.MEAN,
        (25, 45),
        Domain.BODY,
        loinc="8310-5",
        precision=1,
    ),
    Metric(
        "basal_body_temperature",
        "Basal body temperature",
        u.CELSIUS,
        Daily.LAST,
        (25, 45),
        Domain.BODY,
        precision=2,
    ),
    Metric(
        "skin_temperature",
        "Wrist temperature",
        u.CELSIUS,
        Daily.LAST,
        (10, 45),
        Domain.BODY,
        loinc="39106-0",
        precision=1,
        of_night=True,
    ),
    Metric(
        "skin_temperature_delta",
        "Wrist temperature, change",
        u.CELSIUS_CHANGE,
        Daily.LAST,
        (-10, 10),
        Domain.BODY,
        precision=1,
        of_night=True,
    ),
    Metric(
        "blood_glucose",
        "Blood glucose",
        u.MILLIGRAMS_PER_DECILITRE,
        Daily.TIME_MEAN,
        (10, 1000),
        Domain.BODY,
        loinc="2339-0",
    ),
    Metric("insulin", "Insulin", u.INTERNATIONAL_UNIT, Daily.SUM, (0, 500), Domain.BODY, precision=1),
    Metric(
        "bac", "Blood alcohol", u.PERCENT, Daily.LAST, (0, 1.5), Domain.BODY, precision=3, better=Better.LOWER
    ),
    Metric(
        "fvc",
        "Forced vital capacity",
        u.LITRE,
        Daily.LAST,
        (0.1, 12),
        Domain.BODY,
        loinc="19868-9",
        precision=2,
        better=Better.HIGHER,
    ),
    Metric(
        "fev1",
        "Forced expiratory volume, 1 s",
        u.LITRE,
        Daily.LAST,
        (0.1, 10),
        Domain.BODY,
        loinc="20150-9",
        precision=2,
        better=Better.HIGHER,
    ),
    Metric(
        "pef",
        "Peak expiratory flow",
        u.LITRES_PER_MINUTE,
        Daily.LAST,
        (20, 1200),
        Domain.BODY,
        loinc="33452-4",
        better=Better.HIGHER,
    ),
    Metric("inhaler_uses", "Inhaler uses", u.COUNT, Daily.SUM, (0, 200), Domain.BODY, better=Better.LOWER),
)
