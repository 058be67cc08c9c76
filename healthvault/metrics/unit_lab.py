"""The units of laboratories: how much of a substance is in blood, by mass, by moles or by activity.

A mole of one substance weighs something else than a mole of another, so each has a dimension of its own, and
a spelling such as "mmol/L" means a unit only together with what was measured.

Source: molar masses in g/mol from PubChem, read as the conventional factors of the laboratories: cholesterol
386.7, triglycerides 885.7 (the mean that NCEP ATP III uses), creatinine 113.1 (88.4 µmol/L for 1 mg/dL,
KDIGO 2012), uric acid 168.1, bilirubin 584.7, iron 55.85, calcium 40.08, magnesium 24.31, haemoglobin 16,114
(of one of its four parts), 25-hydroxyvitamin D3 400.6, cobalamin 1355.4, folate 441.4, T4 776.9, T3 651.0.
HbA1c: the master equation of IFCC and NGSP, NGSP = 0.09148 · IFCC + 2.152 (ngsp.org/ifcc.asp). A katal is
60 million units, exactly.
"""

import unicodedata
from fractions import Fraction

from healthvault.metrics.unit import (
    MILLIGRAMS_PER_DECILITRE,
    MILLIMOLES_PER_LITRE,
    PERCENT,
    Dimension,
    Unit,
    unit_named,
)

_ALL: list[Unit] = [MILLIGRAMS_PER_DECILITRE, MILLIMOLES_PER_LITRE, PERCENT]


def _unit(  # noqa: PLR0917  A table is read by its columns.
    slug: str, symbol: str, ucum: str, dimension: Dimension, factor: str = "1", shift: str = "0"
) -> Unit:
    exact = {"factor": Fraction(factor), "shift": Fraction(shift)}
    unit = Unit(slug=slug, symbol=symbol, ucum=ucum, dimension=dimension, **exact)
    _ALL.append(unit)
    return unit


CHOLESTEROL_MASS = _unit("cholesterol_mg_per_dl", "mg/dL", "mg/dL", Dimension.CHOLESTEROL)
CHOLESTEROL_MOLES = _unit("cholesterol_mmol_per_l", "mmol/L", "mmol/L", Dimension.CHOLESTEROL, "38.67")
TRIGLYCERIDES_MASS = _unit("triglycerides_mg_per_dl", "mg/dL", "mg/dL", Dimension.TRIGLYCERIDES)
TRIGLYCERIDES_MOLES = _unit("triglycerides_mmol_per_l", "mmol/L", "mmol/L", Dimension.TRIGLYCERIDES, "88.57")
HBA1C_NGSP = _unit("hba1c_ngsp", "%", "%", Dimension.GLYCATED_HAEMOGLOBIN)
HBA1C_IFCC = _unit("hba1c_ifcc", "mmol/mol", "mmol/mol", Dimension.GLYCATED_HAEMOGLOBIN, "0.09148", "2.152")
CREATININE_MASS = _unit("creatinine_mg_per_dl", "mg/dL", "mg/dL", Dimension.CREATININE)
CREATININE_MOLES = _unit("creatinine_umol_per_l", "µmol/L", "umol/L", Dimension.CREATININE, "10/884")
URIC_ACID_MASS = _unit("uric_acid_mg_per_dl", "mg/dL", "mg/dL", Dimension.URIC_ACID)
URIC_ACID_MOLES = _unit("uric_acid_umol_per_l", "µmol/L", "umol/L", Dimension.URIC_ACID, "0.01681")
BILIRUBIN_MASS = _unit("bilirubin_mg_per_dl", "mg/dL", "mg/dL", Dimension.BILIRUBIN)
BILIRUBIN_MOLES = _unit("bilirubin_umol_per_l", "µmol/L", "umol/L", Dimension.BILIRUBIN, "0.05847")
FILTRATION = _unit("ml_per_min_173", "mL/min/1.73 m²", "mL/min/{1.73_m2}", Dimension.FILTRATION)
PROTEIN_MG_L = _unit("protein_mg_per_l", "mg/L", "mg/L", Dimension.PROTEIN)
PROTEIN_MG_DL = _unit("protein_mg_per_dl", "mg/dL", "mg/dL", Dimension.PROTEIN, "10")
PROTEIN_UG_L = _unit("protein_ug_per_l", "µg/L", "ug/L", Dimension.PROTEIN, "1/1000")
PROTEIN_NG_ML = _unit("protein_ng_per_ml", "ng/mL", "ng/mL", Dimension.PROTEIN, "1/1000")
PROTEIN_G_L = _unit("protein_g_per_l", "g/L", "g/L", Dimension.PROTEIN, "1000")
PROTEIN_G_DL = _unit("protein_g_per_dl", "g/dL", "g/dL", Dimension.PROTEIN, "10000")
HAEMOGLOBIN_MASS = _unit("haemoglobin_g_per_dl", "g/dL", "g/dL", Dimension.HAEMOGLOBIN)
HAEMOGLOBIN_G_L = _unit("haemoglobin_g_per_l", "g/L", "g/L", Dimension.HAEMOGLOBIN, "1/10")
HAEMOGLOBIN_MOLES = _unit("haemoglobin_mmol_per_l", "mmol/L", "mmol/L", Dimension.HAEMOGLOBIN, "1.6114")
IRON_MASS = _unit("iron_ug_per_dl", "µg/dL", "ug/dL", Dimension.IRON)
IRON_MOLES = _unit("iron_umol_per_l", "µmol/L", "umol/L", Dimension.IRON, "5.585")
CALCIUM_MASS = _unit("calcium_mg_per_dl", "mg/dL", "mg/dL", Dimension.CALCIUM)
CALCIUM_MOLES = _unit("calcium_mmol_per_l", "mmol/L", "mmol/L", Dimension.CALCIUM, "4.008")
MAGNESIUM_MASS = _unit("magnesium_mg_per_dl", "mg/dL", "mg/dL", Dimension.MAGNESIUM)
MAGNESIUM_MOLES = _unit("magnesium_mmol_per_l", "mmol/L", "mmol/L", Dimension.MAGNESIUM, "2.431")
SALT_MOLES = _unit("salt_mmol_per_l", "mmol/L", "mmol/L", Dimension.SALT)
SALT_EQUIVALENTS = _unit("salt_meq_per_l", "mEq/L", "meq/L", Dimension.SALT)
CALCIDIOL_MASS = _unit("calcidiol_ng_per_ml", "ng/mL", "ng/mL", Dimension.CALCIDIOL)
CALCIDIOL_UG_L = _unit("calcidiol_ug_per_l", "µg/L", "ug/L", Dimension.CALCIDIOL)
CALCIDIOL_MOLES = _unit("calcidiol_nmol_per_l", "nmol/L", "nmol/L", Dimension.CALCIDIOL, "0.4006")
COBALAMIN_MASS = _unit("cobalamin_pg_per_ml", "pg/mL", "pg/mL", Dimension.COBALAMIN)
COBALAMIN_NG_L = _unit("cobalamin_ng_per_l", "ng/L", "ng/L", Dimension.COBALAMIN)
COBALAMIN_MOLES = _unit("cobalamin_pmol_per_l", "pmol/L", "pmol/L", Dimension.COBALAMIN, "1.3554")
FOLATE_MASS = _unit("folate_ng_per_ml", "ng/mL", "ng/mL", Dimension.FOLATE)
FOLATE_UG_L = _unit("folate_ug_per_l", "µg/L", "ug/L", Dimension.FOLATE)
FOLATE_MOLES = _unit("folate_nmol_per_l", "nmol/L", "nmol/L", Dimension.FOLATE, "0.4414")
THYROTROPIN = _unit("tsh_miu_per_l", "mIU/L", "m[IU]/L", Dimension.THYROTROPIN)
THYROTROPIN_UIU_ML = _unit("tsh_uiu_per_ml", "µIU/mL", "u[IU]/mL", Dimension.THYROTROPIN)
THYROXINE_MASS = _unit("thyroxine_ng_per_dl", "ng/dL", "ng/dL", Dimension.THYROXINE)
THYROXINE_NG_L = _unit("thyroxine_ng_per_l", "ng/L", "ng/L", Dimension.THYROXINE, "1/10")
THYROXINE_PG_ML = _unit("thyroxine_pg_per_ml", "pg/mL", "pg/mL", Dimension.THYROXINE, "1/10")
THYROXINE_MOLES = _unit("thyroxine_pmol_per_l", "pmol/L", "pmol/L", Dimension.THYROXINE, "0.07769")
TRIIODOTHYRONINE_MASS = _unit("t3_pg_per_ml", "pg/mL", "pg/mL", Dimension.TRIIODOTHYRONINE)
TRIIODOTHYRONINE_NG_L = _unit("t3_ng_per_l", "ng/L", "ng/L", Dimension.TRIIODOTHYRONINE)
TRIIODOTHYRONINE_MOLES = _unit("t3_pmol_per_l", "pmol/L", "pmol/L", Dimension.TRIIODOTHYRONINE, "0.6510")
ENZYME_UNITS = _unit("enzyme_u_per_l", "U/L", "U/L", Dimension.ENZYME)
ENZYME_KATALS = _unit("enzyme_ukat_per_l", "µkat/L", "ukat/L", Dimension.ENZYME, "60")
THOUSAND_CELLS = _unit("cells_thousand_per_ul", "10³/µL", "10*3/uL", Dimension.CELLS)
BILLION_CELLS = _unit("cells_billion_per_l", "10⁹/L", "10*9/L", Dimension.CELLS)
MILLION_CELLS = _unit("cells_million_per_ul", "10⁶/µL", "10*6/uL", Dimension.CELLS, "1000")
TRILLION_CELLS = _unit("cells_trillion_per_l", "10¹²/L", "10*12/L", Dimension.CELLS, "1000")
SINGLE_CELLS = _unit("cells_per_ul", "/µL", "/uL", Dimension.CELLS, "1/1000")
LITRES_PER_LITRE = _unit("l_per_l", "L/L", "L/L", Dimension.PROPORTION, "100")
FEMTOLITRE = _unit("fl", "fL", "fL", Dimension.CELL_VOLUME)
LIPOPROTEIN_MOLES = _unit("lipoprotein_nmol_per_l", "nmol/L", "nmol/L", Dimension.LIPOPROTEIN)

LAB_UNITS: tuple[Unit, ...] = tuple(_ALL)
"""Every unit in which a laboratory tells something, those that others use too among them."""
_OTHER_SPELLINGS: dict[str, tuple[Unit, ...]] = {
    "iu/l": (ENZYME_UNITS,),
    "ie/l": (ENZYME_UNITS,),
    "mu/l": (THYROTROPIN,),
    "miu/l": (THYROTROPIN,),
    "mie/l": (THYROTROPIN,),
    "miu/ml": (),
    "uu/ml": (THYROTROPIN_UIU_ML,),
    "uie/ml": (THYROTROPIN_UIU_ML,),
    "mcg/dl": (IRON_MASS,),
    "mcg/l": (PROTEIN_UG_L, CALCIDIOL_UG_L, FOLATE_UG_L),
    "mval/l": (SALT_EQUIVALENTS,),
    "ml/min": (),
    "ml/min/1.73": (FILTRATION,),
    "ml/min/1.73m2": (FILTRATION,),
    "ml/min/1.73m^2": (FILTRATION,),
    "ml/min/1.73sqm": (FILTRATION,),
    "ml/min/{1.73m2}": (FILTRATION,),
    "ml/min/{1.73_m2}": (FILTRATION,),
    "ml/min/1.73_m2": (FILTRATION,),
    "ml/min/1.73{m2}": (FILTRATION,),
    "thousand/ul": (THOUSAND_CELLS,),
    "million/ul": (MILLION_CELLS,),
    "tsd/ul": (THOUSAND_CELLS,),
    "tsd./ul": (THOUSAND_CELLS,),
    "/nl": (THOUSAND_CELLS,),
    "mio/ul": (MILLION_CELLS,),
    "mio./ul": (MILLION_CELLS,),
    "/pl": (MILLION_CELLS,),
    "giga/l": (BILLION_CELLS,),
    "tera/l": (TRILLION_CELLS,),
    "t/l": (TRILLION_CELLS,),
    "ml/min/1.73qm": (FILTRATION,),
    "mmol/molhb": (HBA1C_IFCC,),
    "k/ul": (THOUSAND_CELLS,),
    "m/ul": (MILLION_CELLS,),
    "g/l": (PROTEIN_G_L, HAEMOGLOBIN_G_L, BILLION_CELLS),
    "gpt/l": (BILLION_CELLS,),
    "tpt/l": (TRILLION_CELLS,),
    "x10e3/ul": (THOUSAND_CELLS,),
    "x10e6/ul": (MILLION_CELLS,),
    "x10e9/l": (BILLION_CELLS,),
    "x10e12/l": (TRILLION_CELLS,),
    "cells/ul": (SINGLE_CELLS,),
    "1/ul": (SINGLE_CELLS,),
    "um3": (FEMTOLITRE,),
    "%ofhb": (HBA1C_NGSP,),
    "%{hb}": (HBA1C_NGSP,),
    "%hb": (HBA1C_NGSP,),
    "%oftotalhgb": (HBA1C_NGSP,),
    "ug/ml": (PROTEIN_MG_L,),
}


_RAISED = str.maketrans(
    {raised: f"^{plain}" for raised, plain in zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True)}
)


def spelling(text: str) -> str:
    """A unit as it is written, without what distinguishes no two: blanks, capitals, how a power is set."""
    raised = text.translate(_RAISED).replace("^1^2", "^12")
    plain = unicodedata.normalize("NFKC", raised).replace("μ", "u").lower()
    plain = (
        "".join(plain.split()).replace("×", "x").replace("·", "*").removesuffix(".").replace("1,73", "1.73")
    )
    for written in ("10^", "10*", "10e"):
        plain = plain.replace(f"x{written}", "10*").replace(written, "10*")
    return (
        plain.replace("x10", "10*")
        .replace("[iu]", "iu")
        .replace("mm3", "ul")
        .replace("cmm", "ul")
        .replace("mcl", "ul")
    )


def _spelt() -> dict[str, tuple[Unit, ...]]:
    found: dict[str, tuple[Unit, ...]] = {}
    for unit in LAB_UNITS:
        for text in {spelling(unit.symbol), spelling(unit.ucum)}:
            found[text] = (*found.get(text, ()), unit)
    for text, units in _OTHER_SPELLINGS.items():
        found[spelling(text)] = tuple(dict.fromkeys((*found.get(spelling(text), ()), *units)))
    return found


_SPELT = _spelt()


def lab_unit(text: str, dimension: Dimension) -> Unit | None:
    """The unit that a laboratory means by `text` of what has this dimension; None when it is none of them."""
    return next((unit for unit in _SPELT.get(spelling(text), ()) if unit.dimension is dimension), None)


def unit_of(text: str, dimension: Dimension) -> Unit | None:
    """The unit that a file means by `text` of something of this dimension; None when nothing is spelt so."""
    return lab_unit(text, dimension) or unit_named(text)


def is_lab_unit(text: str) -> bool:
    """Whether some laboratory's unit is spelt so, of whatever it is."""
    return spelling(text) in _SPELT
