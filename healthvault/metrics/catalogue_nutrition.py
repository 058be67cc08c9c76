"""What a person eats and drinks.

Source: bounds and LOINC codes from HealthKit, Open mHealth, the FHIR vital signs profiles and makers' device
limits, read on 2026-11-23; codes checked by their check digit. Bounds are what any human or sensor could
reach, not what is healthy.
"""

from healthvault.metrics import unit as u
from healthvault.metrics.metric import Better, Daily, Domain, Metric

ROWS = (
    Metric("diet_energy", "Energy eaten", u.KILOCALORIE, Daily.SUM, (0, 25000), Domain.BODY, loinc="9052-2"),
    Metric("water", "Water drunk", u.MILLILITRE, Daily.SUM, (0, 25000), Domain.BODY),
    Metric(
        "alcohol_drinks",
        "Alcoholic drinks",
        u.DRINKS,
        Daily.SUM,
        (0, 100),
        Domain.BODY,
        precision=1,
        better=Better.LOWER,
    ),
    Metric("diet_protein", "Protein", u.GRAM, Daily.SUM, (0, 2000), Domain.BODY, precision=1),
    Metric("diet_carbohydrates", "Carbohydrates", u.GRAM, Daily.SUM, (0, 5000), Domain.BODY, precision=1),
    Metric("diet_fat_total", "Fat", u.GRAM, Daily.SUM, (0, 2000), Domain.BODY, precision=1),
    Metric("diet_fat_saturated", "Saturated fat", u.GRAM, Daily.SUM, (0, 2000), Domain.BODY, precision=1),
    Metric(
        "diet_fat_monounsaturated",
        "Monounsaturated fat",
        u.GRAM,
        Daily.SUM,
        (0, 2000),
        Domain.BODY,
        precision=1,
    ),
    Metric(
        "diet_fat_polyunsaturated",
        "Polyunsaturated fat",
        u.GRAM,
        Daily.SUM,
        (0, 2000),
        Domain.BODY,
        precision=1,
    ),
    Metric("diet_fiber", "Fibre", u.GRAM, Daily.SUM, (0, 1000), Domain.BODY, precision=1),
    Metric("diet_sugar", "Sugar", u.GRAM, Daily.SUM, (0, 5000), Domain.BODY, precision=1),
    Metric("diet_sodium", "Sodium", u.MILLIGRAM, Daily.SUM, (0, 200000), Domain.BODY),
    Metric("diet_cholesterol", "Cholesterol", u.MILLIGRAM, Daily.SUM, (0, 50000), Domain.BODY),
    Metric("diet_potassium", "Potassium", u.MILLIGRAM, Daily.SUM, (0, 200000), Domain.BODY),
    Metric("diet_calcium", "Calcium", u.MILLIGRAM, Daily.SUM, (0, 100000), Domain.BODY),
    Metric("diet_iron", "Iron", u.MILLIGRAM, Daily.SUM, (0, 10000), Domain.BODY),
    Metric("diet_magnesium", "Magnesium", u.MILLIGRAM, Daily.SUM, (0, 50000), Domain.BODY),
    Metric("diet_zinc", "Zinc", u.MILLIGRAM, Daily.SUM, (0, 10000), Domain.BODY),
    Metric("diet_phosphorus", "Phosphorus", u.MILLIGRAM, Daily.SUM, (0, 100000), Domain.BODY),
    Metric("diet_chloride", "Chloride", u.MILLIGRAM, Daily.SUM, (0, 200000), Domain.BODY),
    Metric("diet_copper", "Copper", u.MILLIGRAM, Daily.SUM, (0, 1000), Domain.BODY),
    Metric("diet_manganese", "Manganese", u.MILLIGRAM, Daily.SUM, (0, 5000), Domain.BODY),
    Metric("diet_caffeine", "Caffeine", u.MILLIGRAM, Daily.SUM, (0, 20000), Domain.BODY),
    Metric("diet_vitamin_c", "Vitamin C", u.MILLIGRAM, Daily.SUM, (0, 200000), Domain.BODY),
    Metric("diet_vitamin_b6", "Vitamin B6", u.MILLIGRAM, Daily.SUM, (0, 10000), Domain.BODY),
    Metric("diet_vitamin_e", "Vitamin E", u.MILLIGRAM, Daily.SUM, (0, 50000), Domain.BODY),
    Metric("diet_thiamin", "Thiamin", u.MILLIGRAM, Daily.SUM, (0, 10000), Domain.BODY),
    Metric("diet_riboflavin", "Riboflavin", u.MILLIGRAM, Daily.SUM, (0, 10000), Domain.BODY),
    Metric("diet_niacin", "Niacin", u.MILLIGRAM, Daily.SUM, (0, 50000), Domain.BODY),
    Metric("diet_pantothenic_acid", "Pantothenic acid", u.MILLIGRAM, Daily.SUM, (0, 50000), Domain.BODY),
    Metric("diet_vitamin_a", "Vitamin A", u.MICROGRAM, Daily.SUM, (0, 1000000), Domain.BODY),
    Metric("diet_vitamin_b12", "Vitamin B12", u.MICROGRAM, Daily.SUM, (0, 1000000), Domain.BODY),
    Metric("diet_vitamin_d", "Vitamin D", u.MICROGRAM, Daily.SUM, (0, 1000000), Domain.BODY),
    Metric("diet_vitamin_k", "Vitamin K", u.MICROGRAM, Daily.SUM, (0, 1000000), Domain.BODY),
    Metric("diet_folate", "Folate", u.MICROGRAM, Daily.SUM, (0, 1000000), Domain.BODY),
    Metric("diet_biotin", "Biotin", u.MICROGRAM, Daily.SUM, (0, 1000000), Domain.BODY),
    Metric("diet_iodine", "Iodine", u.MICROGRAM, Daily.SUM, (0, 1000000), Domain.BODY),
    Metric("diet_selenium", "Selenium", u.MICROGRAM, Daily.SUM, (0, 1000000), Domain.BODY),
    Metric("diet_chromium", "Chromium", u.MICROGRAM, Daily.SUM, (0, 1000000), Domain.BODY),
    Metric("diet_molybdenum", "Molybdenum", u.MICROGRAM, Daily.SUM, (0, 1000000), Domain.BODY),
)
