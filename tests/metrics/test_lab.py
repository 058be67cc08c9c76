"""What laboratories measure, in their units and under their names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthvault.metrics import unit_lab as u
from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.catalogue_lab import ROWS
from healthvault.metrics.lab import ANALYTES, OF_METRIC, metric_called, metric_coded
from healthvault.metrics.unit import Dimension, Unit, convert
from healthvault.metrics.unit_lab import LAB_UNITS, is_lab_unit, lab_unit, unit_of
from tests.metrics.test_catalogue import luhn


def test_every_row_of_a_laboratory_has_its_names_and_its_sentence():
    assert set(OF_METRIC) == {row.slug for row in ROWS}
    assert all(each.meaning.endswith(".") and each.meaning[0].isupper() for each in ANALYTES)


@pytest.mark.parametrize("code", [code for each in ANALYTES for code in each.codes])
def test_a_further_code_has_its_check_digit_and_is_nobody_elses(code: str):
    number, check = code.split("-")

    assert luhn(number) == int(check)
    assert [each.metric for each in ANALYTES if code in each.codes] == [metric_coded(code)]
    assert code not in {row.loinc for row in METRICS.values()}


def test_no_two_things_share_a_name():
    told = [(metric_called(name), each.metric) for each in ANALYTES for name in each.names]

    assert [pair for pair in told if pair[0] != pair[1]] == []


@pytest.mark.parametrize(
    ("name", "metric"),
    [
        ("LDL-Cholesterol (calc.)", "cholesterol_ldl"),
        ("Cholesterol, Total", "cholesterol_total"),
        ("Non-HDL Cholesterol", "cholesterol_non_hdl"),
        ("Kreatinin i.S.", "creatinine"),
        ("Vitamin D, 25-Hydroxy", "vitamin_d"),
        ("Hämoglobin", "haemoglobin"),
        ("Cholesterol/HDL Ratio", None),
        ("Albumin, Urine", None),
        ("Albumin/Creatinine Ratio", None),
        ("Troponin T", None),
        ("", None),
    ],
)
def test_a_name_is_known_as_a_whole_or_not_at_all(name: str, metric: str | None):
    assert metric_called(name) == metric


@pytest.mark.parametrize(
    ("one", "unit", "other"),
    [
        (5.0, u.CHOLESTEROL_MOLES, (193.35, u.CHOLESTEROL_MASS)),
        (1.7, u.TRIGLYCERIDES_MOLES, (150.569, u.TRIGLYCERIDES_MASS)),
        (88.4, u.CREATININE_MOLES, (1.0, u.CREATININE_MASS)),
        (48.0, u.HBA1C_IFCC, (6.54304, u.HBA1C_NGSP)),
        (50.0, u.CALCIDIOL_MOLES, (20.03, u.CALCIDIOL_MASS)),
        (1.0, u.ENZYME_KATALS, (60.0, u.ENZYME_UNITS)),
        (1.0, u.THYROXINE_MASS, (12.8717, u.THYROXINE_MOLES)),
        (150000.0, u.SINGLE_CELLS, (150.0, u.THOUSAND_CELLS)),
        (2.5, u.CALCIUM_MOLES, (10.02, u.CALCIUM_MASS)),
    ],
    ids=lambda value: getattr(value, "slug", None),
)
def test_a_known_pair_is_the_same_amount(one: float, unit: Unit, other: tuple[float, Unit]):
    assert convert(one, unit, other[1]) == pytest.approx(other[0], rel=1e-4)


@given(
    st.sampled_from([(a, b) for a in LAB_UNITS for b in LAB_UNITS if a.dimension is b.dimension]),
    st.floats(0, 1e5),
)
def test_there_and_back_again_is_where_it_began(pair: tuple[Unit, Unit], value: float):
    assert convert(convert(value, *pair), *reversed(pair)) == pytest.approx(value, rel=1e-9, abs=1e-7)


@pytest.mark.parametrize(
    ("text", "dimension", "unit"),
    [
        ("mg/dl", Dimension.CHOLESTEROL, u.CHOLESTEROL_MASS),
        ("mg/dL", Dimension.CREATININE, u.CREATININE_MASS),
        ("x10E3/uL", Dimension.CELLS, u.THOUSAND_CELLS),
        ("10^9/L", Dimension.CELLS, u.BILLION_CELLS),
        ("10⁹/L", Dimension.CELLS, u.BILLION_CELLS),
        ("10*12/L", Dimension.CELLS, u.TRILLION_CELLS),
        ("mL/min/1.73 m²", Dimension.FILTRATION, u.FILTRATION),
        ("mL/min/{1.73_m2}", Dimension.FILTRATION, u.FILTRATION),
        ("uIU/mL", Dimension.THYROTROPIN, u.THYROTROPIN_UIU_ML),
        ("mU/l", Dimension.THYROTROPIN, u.THYROTROPIN),
        ("µg/l", Dimension.PROTEIN, u.PROTEIN_UG_L),
        ("IU/L", Dimension.ENZYME, u.ENZYME_UNITS),
        ("mg/dL", Dimension.LIPOPROTEIN, None),
        ("mIU/mL", Dimension.THYROTROPIN, None),
        ("mmol/L", Dimension.CREATININE, None),
        ("", Dimension.CELLS, None),
    ],
)
def test_a_spelling_means_a_unit_of_one_thing(text: str, dimension: Dimension, unit: Unit | None):
    assert lab_unit(text, dimension) == unit


def test_a_file_may_name_any_unit_of_what_it_tells():
    assert unit_of("mmol/L", Dimension.TRIGLYCERIDES) == u.TRIGLYCERIDES_MOLES
    assert unit_of("kg", Dimension.MASS) is not None
    assert is_lab_unit("mg/dL")
    assert not is_lab_unit("furlong")
