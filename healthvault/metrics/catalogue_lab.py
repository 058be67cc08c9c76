"""What a laboratory measures in blood.

Source: LOINC codes of tests in serum, plasma or blood, of the property in whose unit the metric is kept (mass
unless moles are usual). Each was looked up on 2026-11-29, and its check digit verified:

- in `data/conversion.tsv` of github.com/miracum/loinc-conversion at 048031a (made of LOINC by a network of
  German university hospitals), which names a code's unit and the code of the same thing in moles: 2093-3,
  13457-7, 2085-9, 43396-1, 2571-8, 43583-4, 1558-6, 2345-7, 2160-0, 3084-1, 17861-6, 19123-9, 1988-5,
  30522-7, 2276-4, 2498-4, 718-7, 2132-9, 2284-8, 3024-7, 3051-0, 1975-2;
- in a public list of the names that a national validator of FHIR accepts, after loinc.org: 4548-4, 2951-2,
  2823-3, 1751-7, 4544-3, 789-8, 6690-2, 777-3, 3016-3, 1742-6, 1920-8, 2324-2, 6768-6;
- under this name in three and more public lists that do not follow one another: 1884-6, 98979-8 (also in HL7
  Switzerland's guide of laboratory reports), 2502-3, 787-2, 62292-8, 2857-1.

Loinc.org itself could not be asked. Bounds are what a living person's blood or the method can reach, not what
is healthy. How many decimals are worth showing of a molar unit is our convention: as laboratories print them.
"""

from healthvault.metrics import unit as u
from healthvault.metrics import unit_lab as lab
from healthvault.metrics.metric import Better, Daily, Domain, Metric
from healthvault.metrics.unit import Unit


def _row(  # noqa: PLR0917  A table is read by its columns.
    slug: str,
    name: str,
    unit: Unit,
    plausible: tuple[float, float],
    loinc: str,
    precision: int = 0,
    molar: tuple[Unit, int] | None = None,
    better: Better = Better.NEITHER,
) -> Metric:
    """A row; `molar` is the unit in which it is an amount of substance, with the decimals worth showing."""
    other, places = molar or (None, 0)
    return Metric(
        slug,
        name,
        unit,
        Daily.LAST,
        plausible,
        Domain.BODY,
        loinc=loinc,
        precision=precision,
        better=better,
        molar=other,
        molar_precision=places,
    )


_CHOLESTEROL = (lab.CHOLESTEROL_MOLES, 1)
_GLUCOSE = (u.MILLIMOLES_PER_LITRE, 1)


ROWS = (
    _row(
        "cholesterol_total",
        "Total cholesterol",
        lab.CHOLESTEROL_MASS,
        (20, 2000),
        "2093-3",
        molar=_CHOLESTEROL,
    ),
    _row(
        "cholesterol_ldl",
        "LDL cholesterol",
        lab.CHOLESTEROL_MASS,
        (1, 1500),
        "13457-7",
        molar=_CHOLESTEROL,
        better=Better.LOWER,
    ),
    _row("cholesterol_hdl", "HDL cholesterol", lab.CHOLESTEROL_MASS, (1, 300), "2085-9", molar=_CHOLESTEROL),
    _row(
        "cholesterol_non_hdl",
        "Non-HDL cholesterol",
        lab.CHOLESTEROL_MASS,
        (5, 2000),
        "43396-1",
        molar=_CHOLESTEROL,
        better=Better.LOWER,
    ),
    _row(
        "triglycerides",
        "Triglycerides",
        lab.TRIGLYCERIDES_MASS,
        (10, 15000),
        "2571-8",
        molar=(lab.TRIGLYCERIDES_MOLES, 1),
    ),
    _row(
        "apolipoprotein_b",
        "Apolipoprotein B",
        lab.PROTEIN_MG_DL,
        (5, 500),
        "1884-6",
        molar=(lab.PROTEIN_G_L, 2),
    ),
    _row("lipoprotein_a", "Lipoprotein(a)", lab.LIPOPROTEIN_MOLES, (0, 1500), "43583-4"),
    _row("hba1c", "HbA1c", lab.HBA1C_NGSP, (2.5, 25), "4548-4", 1, molar=(lab.HBA1C_IFCC, 0)),
    _row(
        "glucose_fasting", "Fasting glucose", u.MILLIGRAMS_PER_DECILITRE, (10, 1500), "1558-6", molar=_GLUCOSE
    ),
    _row(
        "glucose_plasma",
        "Glucose in plasma",
        u.MILLIGRAMS_PER_DECILITRE,
        (10, 1500),
        "2345-7",
        molar=_GLUCOSE,
    ),
    _row(
        "creatinine",
        "Creatinine",
        lab.CREATININE_MASS,
        (0.1, 40),
        "2160-0",
        2,
        molar=(lab.CREATININE_MOLES, 0),
    ),
    _row("egfr", "Kidney filtration (eGFR)", lab.FILTRATION, (1, 200), "98979-8"),
    _row(
        "uric_acid", "Uric acid", lab.URIC_ACID_MASS, (0.2, 40), "3084-1", 1, molar=(lab.URIC_ACID_MOLES, 0)
    ),
    _row("sodium", "Sodium in blood", lab.SALT_MOLES, (90, 200), "2951-2"),
    _row("potassium", "Potassium in blood", lab.SALT_MOLES, (1, 12), "2823-3", 1),
    _row(
        "calcium", "Calcium in blood", lab.CALCIUM_MASS, (2, 25), "17861-6", 1, molar=(lab.CALCIUM_MOLES, 2)
    ),
    _row(
        "magnesium",
        "Magnesium in blood",
        lab.MAGNESIUM_MASS,
        (0.2, 15),
        "19123-9",
        1,
        molar=(lab.MAGNESIUM_MOLES, 2),
    ),
    _row("crp", "C-reactive protein", lab.PROTEIN_MG_L, (0, 1000), "1988-5", 1),
    _row("crp_hs", "C-reactive protein, high sensitivity", lab.PROTEIN_MG_L, (0, 500), "30522-7", 2),
    _row("ferritin", "Ferritin", lab.PROTEIN_UG_L, (0.5, 100000), "2276-4"),
    _row("iron", "Iron in blood", lab.IRON_MASS, (1, 2000), "2498-4", molar=(lab.IRON_MOLES, 1)),
    _row("transferrin_saturation", "Transferrin saturation", u.PERCENT, (0.5, 110), "2502-3"),
    _row("albumin", "Albumin", lab.PROTEIN_G_DL, (0.5, 8), "1751-7", 1, molar=(lab.PROTEIN_G_L, 0)),
    _row(
        "haemoglobin",
        "Haemoglobin",
        lab.HAEMOGLOBIN_MASS,
        (2, 26),
        "718-7",
        1,
        molar=(lab.HAEMOGLOBIN_G_L, 0),
    ),
    _row("haematocrit", "Haematocrit", u.PERCENT, (5, 80), "4544-3", 1, molar=(lab.LITRES_PER_LITRE, 2)),
    _row(
        "red_cells",
        "Red blood cells",
        lab.MILLION_CELLS,
        (0.5, 10),
        "789-8",
        2,
        molar=(lab.TRILLION_CELLS, 2),
    ),
    _row(
        "white_cells",
        "White blood cells",
        lab.THOUSAND_CELLS,
        (0.05, 500),
        "6690-2",
        1,
        molar=(lab.BILLION_CELLS, 1),
    ),
    _row("platelets", "Platelets", lab.THOUSAND_CELLS, (1, 3000), "777-3", molar=(lab.BILLION_CELLS, 0)),
    _row("mcv", "Size of red cells (MCV)", lab.FEMTOLITRE, (40, 160), "787-2"),
    _row(
        "vitamin_d",
        "Vitamin D in blood",
        lab.CALCIDIOL_MASS,
        (1, 400),
        "62292-8",
        molar=(lab.CALCIDIOL_MOLES, 0),
    ),
    _row(
        "vitamin_b12",
        "Vitamin B12 in blood",
        lab.COBALAMIN_MASS,
        (20, 10000),
        "2132-9",
        molar=(lab.COBALAMIN_MOLES, 0),
    ),
    _row("folate", "Folate in blood", lab.FOLATE_MASS, (0.3, 200), "2284-8", 1, molar=(lab.FOLATE_MOLES, 1)),
    _row("tsh", "TSH", lab.THYROTROPIN, (0.001, 500), "3016-3", 2),
    _row("t4_free", "Free T4", lab.THYROXINE_MASS, (0.05, 15), "3024-7", 2, molar=(lab.THYROXINE_MOLES, 1)),
    _row(
        "t3_free",
        "Free T3",
        lab.TRIIODOTHYRONINE_MASS,
        (0.2, 50),
        "3051-0",
        1,
        molar=(lab.TRIIODOTHYRONINE_MOLES, 1),
    ),
    _row("alt", "ALT", lab.ENZYME_UNITS, (1, 20000), "1742-6"),
    _row("ast", "AST", lab.ENZYME_UNITS, (1, 30000), "1920-8"),
    _row("ggt", "Gamma-GT", lab.ENZYME_UNITS, (1, 10000), "2324-2"),
    _row("alp", "Alkaline phosphatase", lab.ENZYME_UNITS, (1, 10000), "6768-6"),
    _row(
        "bilirubin_total",
        "Total bilirubin",
        lab.BILIRUBIN_MASS,
        (0.05, 60),
        "1975-2",
        1,
        molar=(lab.BILIRUBIN_MOLES, 0),
    ),
    _row("psa", "PSA", lab.PROTEIN_NG_ML, (0, 20000), "2857-1", 2),
)
