"""Numbers in words: which words make one number, for the analyst and for the trace alike."""

import pytest

from healthvault.coach.analyst.numerals import in_figures
from healthvault.coach.figures.read import read


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("between six and eight hours", "between 6 and 8 hours"),
        ("nineteen eighty", "19 80"),
        ("one hundred and five", "105"),
        ("twenty one thousand three hundred and four", "21304"),
        ("two million three hundred thousand and six", "2300006"),
        ("a dozen nights", "a dozen nights"),
    ],
)
def test_words_that_are_no_one_number_stay_apart(said, told):
    assert in_figures(said) == told


def test_both_numbers_of_a_pair_are_looked_for():
    found = read("You slept between six and eight hours")
    assert [figure.amounts[0].value for figure in found] == [360.0, 480.0]
