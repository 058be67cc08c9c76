"""LOINC codes and molar masses, held against what others published of the same codes."""

import pytest

from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.lab import metric_coded
from healthvault.metrics.unit import convert
from healthvault.metrics.unit_lab import unit_of

PUBLISHED = """
14682-9 umol/L 2160-0 mg/dL 0.01131
59260-0 mmol/L 718-7 g/dL 1.61
14749-6 mmol/L 2345-7 mg/dL 18.02
14771-0 mmol/L 1558-6 mg/dL 18.02
14631-6 umol/L 1975-2 mg/dL 0.05847
14933-6 umol/L 3084-1 mg/dL 0.01681
22748-8 mmol/L 2089-1 mg/dL 38.6698
39469-2 mmol/L 13457-7 mg/dL 38.67
14647-2 mmol/L 2093-3 mg/dL 38.67
14646-4 mmol/L 2085-9 mg/dL 38.67
14927-8 mmol/L 2571-8 mg/dL 87.94
2000-8 mmol/L 17861-6 mg/dL 4.008
2601-3 mmol/L 19123-9 mg/dL 2.431
14798-3 umol/L 2498-4 ug/dL 5.585
14635-7 nmol/L 1989-3 ng/mL 0.4006
14685-2 pmol/L 2132-9 pg/mL 1.3554
14732-2 nmol/L 2284-8 ng/mL 0.4414
14920-3 pmol/L 3024-7 ng/dL 0.07769
14928-6 pmol/L 3051-0 pg/mL 0.651
"""
"""Two codes of one thing, their units, and what one of the first is in the second. Source: miracum/loinc-
conversion, data/conversion.tsv at 048031a, which is made of LOINC; calcium and magnesium as their inverse.
"""


@pytest.mark.parametrize("row", PUBLISHED.strip().splitlines())
def test_two_codes_of_one_thing_are_one_metric_and_differ_by_what_is_published(row):
    molar, its_unit, mass, unit, factor = row.split()
    slug = metric_coded(mass)
    dimension = METRICS[slug].unit.dimension

    assert metric_coded(molar) == slug
    ours = convert(1.0, unit_of(its_unit, dimension), unit_of(unit, dimension))
    assert ours == pytest.approx(float(factor), rel=0.01)
