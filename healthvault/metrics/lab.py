# ruff: noqa: E501  A table is read by its rows.
"""What laboratories call what they measure, and what that is in a sentence.

Source: names as on reports in English and German; further LOINC codes of the same quantity by another method
or in another unit, each looked up on 2026-11-29 and checked by its check digit: in miracum/loinc-conversion (see
`catalogue_lab`) the codes in moles (14647-2, 22748-8, 39469-2, 14646-4, 70204-3, 14927-8, 14771-0, 14749-6,
14682-9, 14933-6, 2000-8, 2601-3, 14798-3, 59260-0, 14635-7, 14685-2, 14732-2, 14920-3, 14928-6, 14631-6) and the
mass codes 2089-1, 18262-6 and 1989-3; in two and more public lists under the same name 17856-6, 59261-8, 62238-1,
33914-3, 48642-3, 20570-8, 26453-1, 26464-8, 26515-7, 30428-7, 11580-8 and 1743-4;
35200-5 and 35217-9, of mass or moles, in HL7's own example of a lipid report. The sentences are our own, after
MedlinePlus (medlineplus.gov/lab-tests), read for what each test measures.
"""

import re
import unicodedata
from dataclasses import dataclass

from healthvault.metrics.catalogue import METRICS


@dataclass(frozen=True, slots=True, kw_only=True)
class Analyte:
    """Something that a laboratory measures: its metric, its other names and codes, and what it is."""

    metric: str
    names: tuple[str, ...]
    codes: tuple[str, ...]
    meaning: str


def _of(metric: str, names: str, codes: str, meaning: str) -> Analyte:
    return Analyte(metric=metric, names=tuple(names.split(", ")), codes=tuple(codes.split()), meaning=meaning)


ANALYTES = (
    _of("cholesterol_total", "cholesterol, total cholesterol, cholesterol total, chol, gesamtcholesterin, cholesterin, "
        "cholesterin gesamt, ges cholesterin, cholesterin ges", "14647-2 35200-5", "All the cholesterol in the blood, whatever carries it."),
    _of("cholesterol_ldl", "ldl cholesterol, ldl, ldl c, cholesterol ldl, cholesterol in ldl, ldl cholesterin, ldl chol, ldl direct, ldl cholesterol direct, direct ldl, direct ldl cholesterol, "
        "ldl chol direct, ldl cholesterin direkt",
        "2089-1 18262-6 22748-8 39469-2", "Cholesterol in the particles that bring it to the vessels."),
    _of("cholesterol_hdl", "hdl cholesterol, hdl, hdl c, cholesterol hdl, cholesterol in hdl, hdl cholesterin, hdl chol",
        "14646-4", "Cholesterol in the particles that carry it back to the liver."),
    _of("cholesterol_non_hdl", "non hdl cholesterol, non hdl, non hdl c, cholesterol non hdl, non hdl cholesterin, "
        "non hdl chol", "70204-3", "All cholesterol except that in HDL."),
    _of("triglycerides", "triglycerides, triglyceride, trig, tg, triglyzeride, neutralfette", "14927-8 35217-9",
        "Fat on its way through the blood; it rises after a meal."),
    _of("apolipoprotein_b", "apolipoprotein b, apo b, apob, apolipoprotein b 100", "",
        "A protein of which each LDL-like particle has one, so that it counts them."),
    _of("lipoprotein_a", "lipoprotein a, lp a, lpa", "", "A particle like LDL whose amount is mostly inherited."),
    _of("hba1c", "hba1c, hemoglobin a1c, haemoglobin a1c, hgb a1c, hb a1c, a1c, glycated hemoglobin, "
        "glycated haemoglobin, hba1c ifcc, hba1c ngsp, hba1c dcct, hba1c ifcc standardised, "
        "haemoglobin a1c ifcc standardised, haemoglobin a1c international federation of clinical chemistry and "
        "laboratory medicine standardised", "17856-6 59261-8",
        "The share of haemoglobin that carries sugar: the blood sugar of the last two to three months."),
    _of("glucose_fasting", "fasting glucose, glucose fasting, fasting plasma glucose, fasting blood sugar, "
        "glukose nüchtern, nüchternglukose, nüchternblutzucker, glucose nüchtern, nüchternglucose", "14771-0", "Blood sugar after a night without food."),
    _of("glucose_plasma", "glucose, glukose, glucose random, random glucose, blood sugar, blutzucker", "14749-6",
        "Blood sugar at the time of the sample; a meal before raises it."),
    _of("creatinine", "creatinine, kreatinin, crea", "14682-9",
        "A waste of the muscles that the kidneys carry off; more muscle makes more of it."),
    _of("egfr", "egfr, gfr, estimated gfr, gfr estimated, estimated glomerular filtration rate, "
        "glomerular filtration rate, egfr ckd epi, gfr ckd epi, gfr geschätzt, egfr nach ckd epi, gfr nach ckd epi, "
        "egfr using creatinine ckd epi per 1 73 square metres", "62238-1 33914-3 48642-3",
        "How much the kidneys filter, estimated from creatinine, age and sex."),
    _of("uric_acid", "uric acid, urate, harnsäure", "14933-6",
        "What is left of purines, which come from food and from the body’s own cells."),
    _of("sodium", "sodium, na, natrium", "", "The salt that holds water in the blood."),
    _of("potassium", "potassium, k, kalium", "", "The salt that nerves and the heart work with."),
    _of("calcium", "calcium, ca, kalzium, calcium total", "2000-8", "For bones, muscles and nerves; albumin carries half of it."),
    _of("magnesium", "magnesium, mg", "2601-3", "A mineral that muscles and nerves need."),
    _of("crp", "c reactive protein, crp, c reaktives protein", "", "It rises within hours of an inflammation, wherever it is."),
    _of("crp_hs", "c reactive protein high sensitivity, high sensitivity c reactive protein, hs crp, crp hs, crp sensitive, "
        "hscrp, crp ultrasensitive, c reactive protein cardiac", "", "The same protein, told to small amounts."),
    _of("ferritin", "ferritin", "", "Stored iron; it also rises with an inflammation."),
    _of("iron", "iron, eisen, iron total", "14798-3", "Iron on its way in the blood; it changes over the day."),
    _of("transferrin_saturation", "transferrin saturation, iron saturation, transferrinsättigung, iron sat, tsat", "",
        "How much of the blood’s carrier of iron is loaded."),
    _of("albumin", "albumin", "", "The most common protein of the blood; the liver makes it."),
    _of("haemoglobin", "hemoglobin, haemoglobin, hgb, hb, hämoglobin", "59260-0",
        "The red of the blood, which carries oxygen."),
    _of("haematocrit", "hematocrit, haematocrit, hct, hämatokrit, hkt", "20570-8", "How much of the blood is red cells."),
    _of("red_cells", "red blood cells, rbc, red blood cell count, erythrocytes, erythrozyten, red cell count, "
        "rbc count, red blood count, erythrocyte count", "26453-1", "The cells that carry oxygen."),
    _of("white_cells", "white blood cells, wbc, white blood cell count, leukocytes, leucocytes, leukozyten, white cell count, "
        "wbc count, total white cell count, total white blood count, total white blood cell count, white blood count, "
        "leukocyte count, leucocyte count, total leukocyte count, total leucocyte count", "26464-8", "The cells of defence, all kinds together."),
    _of("platelets", "platelets, plt, platelet count, thrombocytes, thrombozyten", "26515-7",
        "The smallest cells, which begin to close a wound."),
    _of("mcv", "mcv, mean corpuscular volume, mean cell volume, mean red cell volume", "30428-7", "How large the red cells are on average."),
    _of("vitamin_d", "vitamin d, 25 hydroxyvitamin d, vitamin d 25 hydroxy, 25 oh vitamin d, vitamin d 25 oh, 25 oh d, "
        "vitamin d 25 hydroxyvitamin d, vitamin d3, 25 hydroxy vitamin d, 25 oh vitamin d3, vitamin d3 25 oh, calcidiol, "
        "vitamin d 25 oh total, total 25 hydroxyvitamin d, 25 oh vitamin d total", "1989-3 14635-7", "The store of vitamin D; the sun fills it."),
    _of("vitamin_b12", "vitamin b12, b12, cobalamin, vitamin b 12", "14685-2",
        "A vitamin that blood and nerves need; it comes from animals' products."),
    _of("folate", "folate, folic acid, folsäure", "14732-2", "A vitamin that growing cells need."),
    _of("tsh", "tsh, thyroid stimulating hormone, thyrotropin, tsh basal, tsh 3rd generation, tsh w reflex to ft4", "11580-8",
        "What the brain asks of the thyroid: it rises when the thyroid gives little."),
    _of("t4_free", "free t4, ft4, t4 free, free thyroxine, thyroxine free, t4 frei, t4 free direct", "14920-3",
        "The thyroid’s hormone as it is stored, what of it is free."),
    _of("t3_free", "free t3, ft3, t3 free, free triiodothyronine, triiodothyronine free, t3 frei, triiodothyronine t3 free", "14928-6",
        "The thyroid’s hormone as it acts, what of it is free."),
    _of("alt", "alt, alat, sgpt, gpt, alanine aminotransferase, alt sgpt, alanine transaminase, gpt alt, alat gpt, gpt alat", "1743-4",
        "An enzyme of the liver’s cells, set free when they are hurt."),
    _of("ast", "ast, asat, sgot, got, aspartate aminotransferase, ast sgot, aspartate transaminase, got ast, asat got, got asat", "",
        "An enzyme of liver and muscle; hard exercise raises it too."),
    _of("ggt", "ggt, gamma gt, gamma glutamyl transferase, gamma glutamyltransferase, γ gt, g gt", "",
        "An enzyme of the bile ducts; alcohol raises it."),
    _of("alp", "alkaline phosphatase, alp, alk phos, alkalische phosphatase, alk phosphatase", "",
        "An enzyme of bones and bile ducts."),
    _of("bilirubin_total", "bilirubin, total bilirubin, bilirubin total, bilirubin gesamt, gesamtbilirubin, ges bilirubin, bilirubin ges", "14631-6",
        "What is left of old haemoglobin; the liver carries it off."),
    _of("psa", "psa, prostate specific antigen, psa total, total psa, prostate specific ag", "", "A protein of the prostate."),
)  # fmt: skip

OF_METRIC = {each.metric: each for each in ANALYTES}
_BESIDE = frozenset(
    [
        "serum",
        "plasma",
        "blood",
        "edta",
        "im",
        "calc",
        "calculated",
        "nih",
        "quant",
        "quantitative",
        "level",
        "levels",
        "concentration",
        "estimation",
        "observation",
        "enzymatic",
        "enzymatisch",
        "whole",
        "venous",
        "ser",
        "plas",
        "se",
        "in",
        "the",
        "berechnet",
        "ckd",
        "epi",
        "2021",
        "2009",
        "ia",
    ]
)
"""Words beside a name that do not make it another thing."""
_SAMPLE = re.compile(r"^[spb] (?=\w)|\bi [spb]\b")
"""The letter of the sample: `S-Kreatinin`, `Kreatinin i.S.`; that of `Apolipoprotein B` is part of its name."""
_CODES: dict[str, str] = {
    **{row.loinc: row.slug for row in METRICS.values() if row.loinc},
    **{code: each.metric for each in ANALYTES for code in each.codes},
}


def name_key(text: str) -> str:
    """A name without signs, capitals, and the words beside it: `LDL-Cholesterol (calc.)` is `ldl cholesterol`."""
    plain = unicodedata.normalize("NFKC", text).lower()
    words = " ".join(re.sub(r"[^\w]+", " ", plain).replace("_", " ").split())
    return " ".join(word for word in _SAMPLE.sub("", words).split() if word not in _BESIDE)


_NAMES = {
    name_key(name): each.metric for each in ANALYTES for name in (*each.names, METRICS[each.metric].name)
}
_PARTS = re.compile(r"[()\[\]/,;]")
LONGEST_NAME = max(len(name.split()) for name in _NAMES) + 4
"""In words, with some beside it."""


def metric_called(name: str) -> str | None:
    """The slug of what a laboratory calls so, all of the name considered; None when it is something else.

    `Alanine aminotransferase (ALT)` is two names: it is what both mean, and nothing where they mean two things.
    """
    whole = _NAMES.get(name_key(name))
    if whole is not None:
        return whole
    keys = [key for part in _PARTS.split(name) if (key := name_key(part))]
    told = {_NAMES.get(key) for key in keys}
    return next(iter(told)) if len(keys) > 1 and len(told) == 1 else None


def metric_coded(loinc: str) -> str | None:
    """The slug of the metric of a LOINC code; None when it is none of ours."""
    return _CODES.get(loinc)
