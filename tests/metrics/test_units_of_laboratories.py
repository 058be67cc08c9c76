"""What a laboratory measured, in the units of the person who reads it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthvault.accounts.person import Preferences
from healthvault.metrics.catalogue import METRICS, display_unit, precision_in
from healthvault.metrics.unit import convert, everyday, laboratory, unit_system
from healthvault.metrics.words import HOLD, between, quantity

SYSTEMS = [unit_system(units, lab) for units in ("metric", "imperial") for lab in ("mass", "molar", "ifcc")]


@pytest.mark.parametrize(
    ("slug", "value", "mass", "molar"),
    [
        ("blood_glucose", 100, "100 mg/dL", "5.6 mmol/L"),
        ("glucose_fasting", 126, "126 mg/dL", "7.0 mmol/L"),
        ("cholesterol_total", 200, "200 mg/dL", "5.2 mmol/L"),
        ("cholesterol_ldl", 70, "70 mg/dL", "1.8 mmol/L"),
        ("triglycerides", 150, "150 mg/dL", "1.7 mmol/L"),
        ("creatinine", 1.0, "1.00 mg/dL", "88 µmol/L"),
        ("uric_acid", 6.0, "6.0 mg/dL", "357 µmol/L"),
        ("haemoglobin", 14.2, "14.2 g/dL", "142 g/L"),
        ("albumin", 4.5, "4.5 g/dL", "45 g/L"),
        ("calcium", 9.4, "9.4 mg/dL", "2.35 mmol/L"),
        ("iron", 100, "100 µg/dL", "17.9 µmol/L"),
        ("bilirubin_total", 1.0, "1.0 mg/dL", "17 µmol/L"),
        ("vitamin_d", 20, "20 ng/mL", "50 nmol/L"),
        ("vitamin_b12", 300, "300 pg/mL", "221 pmol/L"),
        ("t4_free", 1.2, "1.20 ng/dL", "15.4 pmol/L"),
        ("platelets", 250, "250 10³/µL", "250 10⁹/L"),
        ("haematocrit", 43, "43.0%", "0.43 L/L"),
        ("apolipoprotein_b", 90, "90 mg/dL", "0.90 g/L"),
        ("tsh", 1.25, "1.25 mIU/L", "1.25 mIU/L"),
        ("ferritin", 88, "88 µg/L", "88 µg/L"),
        ("alt", 25, "25 U/L", "25 U/L"),
    ],
)
def test_a_known_pair_is_said_in_either(slug, value, mass, molar):
    metric = METRICS[slug]

    assert str(quantity(metric, value, "metric")).replace(HOLD, " ") == mass
    assert str(quantity(metric, value, "imperial ifcc")).replace(HOLD, " ") == molar
    assert str(quantity(metric, value, "metric molar")).replace(HOLD, " ") == molar


def test_hba1c_has_a_choice_of_its_own():
    said = [str(quantity(METRICS["hba1c"], 6.5, f"metric{lab}")) for lab in ("", " molar", " ifcc")]

    assert said == ["6.5%", "6.5%", f"48{HOLD}mmol/mol"]
    assert between(METRICS["hba1c"], 4.0, 6.0, "metric ifcc") == f"20–42{HOLD}mmol/mol"


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_choice_changes_the_unit_and_never_what_is_measured(system):
    for metric in METRICS.values():
        assert display_unit(metric, system).dimension is metric.unit.dimension
    assert display_unit(METRICS["weight"], system) == display_unit(METRICS["weight"], everyday(system))
    assert unit_system(everyday(system), laboratory(system)) == system


@given(
    st.sampled_from([each for each in METRICS.values() if each.molar]), st.sampled_from(SYSTEMS), st.data()
)
def test_what_is_shown_is_the_value_to_half_of_its_last_place(metric, system, data):
    value = data.draw(st.floats(*metric.plausible))
    unit = display_unit(metric, system)
    read = float(quantity(metric, value, system).number.replace(",", ""))

    half = 0.5 * 10.0 ** -precision_in(metric, unit) * (1 + 1e-6)
    assert abs(read - convert(value, metric.unit, unit)) <= half
    assert convert(convert(value, metric.unit, unit), unit, metric.unit) == pytest.approx(value, rel=1e-9)


@pytest.mark.parametrize(
    ("chosen", "system"),
    [
        (Preferences(zone="Europe/Berlin"), "metric"),
        (Preferences(zone="Europe/London"), "metric ifcc"),
        (Preferences(zone="America/Toronto"), "metric molar"),
        (Preferences(zone="America/New_York", units="imperial"), "imperial"),
        (Preferences(zone="Europe/London", laboratory="mass"), "metric"),
        (Preferences(zone="UTC", laboratory="ifcc", units="imperial"), "imperial ifcc"),
    ],
)
def test_it_begins_as_is_usual_where_somebody_lives(chosen, system):
    assert chosen.system == system
