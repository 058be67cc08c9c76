import pytest

from healthvault.providers.spreadsheet.naming import Named, named


@pytest.mark.parametrize(
    ("header", "slug", "unit"),
    [
        ("Weight (lb)", "weight", "lb"),
        ("weight_kg", "weight", "kg"),
        ("Body Weight [st]", "weight", "st"),
        ("STEPS", "steps", "steps"),
        ("Blood glucose (mmol/L)", "blood_glucose", "mmol_per_l"),
        ("Heart rate variability (SDNN)", "hrv_sdnn", "ms"),
        ("Water drunk (fl oz)", "water", "fl_oz_us"),
    ],
)
def test_a_header_names_a_metric_and_a_unit(header, slug, unit):
    found = named(header)

    assert isinstance(found, Named)
    assert (found.metric.slug, found.unit.slug) == (slug, unit)


@pytest.mark.parametrize("header", ["HRV", "Calories", "Sleep duration", "Colour", "Weight (m)"])
def test_a_header_that_names_none_says_why(header):
    assert isinstance(named(header), str)
