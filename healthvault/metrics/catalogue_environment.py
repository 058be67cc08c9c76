"""What surrounds a person, and what they do for themselves.

Source: bounds and LOINC codes from HealthKit, Open mHealth, the FHIR vital signs profiles and makers' device
limits, read on 2026-11-23; codes checked by their check digit. Bounds are what any human or sensor could
reach, not what is healthy.
"""

from healthvault.metrics import unit as u
from healthvault.metrics.metric import Better, Daily, Domain, Metric

ROWS = (
    # Source: our own five steps, from very unpleasant to very pleasant, in the direction of HealthKit's State
    # of Mind (its valence goes from unpleasant to pleasant too).
    Metric("mood", "Mood", u.SCORE, Daily.MEAN, (1, 5), Domain.MIND, precision=1, better=Better.HIGHER),
    Metric(
        "mindful_minutes",
        "Mindful minutes",
        u.MINUTE,
        Daily.SUM,
        (0, 1440),
        Domain.MIND,
        better=Better.HIGHER,
    ),
    Metric("eda", "Electrodermal activity", u.MICROSIEMENS, Daily.MEAN, (0, 100), Domain.MIND, precision=2),
    Metric("daylight", "Time in daylight", u.MINUTE, Daily.SUM, (0, 1440), Domain.MIND, better=Better.HIGHER),
    Metric(
        "noise_env",
        "Environmental sound",
        u.DECIBEL_SPL,
        Daily.ENERGY_MEAN,
        (0, 200),
        Domain.MIND,
        better=Better.LOWER,
    ),
    Metric(
        "noise_headphone",
        "Headphone sound",
        u.DECIBEL_SPL,
        Daily.ENERGY_MEAN,
        (0, 200),
        Domain.MIND,
        better=Better.LOWER,
    ),
    Metric(
        "noise_env_events",
        "Loud surroundings alerts",
        u.COUNT,
        Daily.SUM,
        (0, 1440),
        Domain.MIND,
        better=Better.LOWER,
    ),
    Metric(
        "noise_headphone_events",
        "Loud headphones alerts",
        u.COUNT,
        Daily.SUM,
        (0, 1440),
        Domain.MIND,
        better=Better.LOWER,
    ),
    Metric("sound_reduction", "Sound reduction", u.DECIBEL, Daily.MEAN, (-20, 100), Domain.MIND),
    Metric("uv_index", "UV index", u.COUNT, Daily.MAX, (0, 30), Domain.BODY, precision=1),
    Metric(
        "water_temperature",
        "Water temperature",
        u.CELSIUS,
        Daily.MEAN,
        (-5, 60),
        Domain.ACTIVITY,
        precision=1,
    ),
    Metric("handwashing", "Handwashing", u.COUNT, Daily.SUM, (0, 200), Domain.BODY, better=Better.HIGHER),
    Metric("toothbrushing", "Toothbrushing", u.COUNT, Daily.SUM, (0, 50), Domain.BODY, better=Better.HIGHER),
)
