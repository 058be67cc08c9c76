"""Which number of a person a source takes."""

from datetime import date, timedelta

from healthvault.insights.baseline import Baseline, Standing
from healthvault.insights.benchmark import Benchmark, Who
from healthvault.insights.published import body_mass_index, higher, published
from healthvault.metrics.catalogue import metric
from healthvault.vault.values import DayValue

TODAY = date(2026, 11, 23)
ANN = Who(birth_year=1986, sex="female", height_cm=170)


def days(*values: float, last: date = TODAY) -> list[DayValue]:
    first = last - timedelta(days=len(values) - 1)
    return [DayValue(first + timedelta(days=at), value, None, None, 1) for at, value in enumerate(values)]


def told(slug: str, *values: float, who: Who = ANN, usual: Baseline | None = None) -> list[Benchmark]:
    return list(published(metric(slug), days(*values), usual, who, TODAY))


def test_people_come_before_guidelines_and_both_countries_are_told():
    assert [one.reference.short for one in told("vo2max", 38)] == ["FRIEND 2015", "HUNT3 2013"]


def test_a_habit_is_the_median_of_what_is_usual():
    usual = Baseline(median=6900, low=4000, high=11000, n=55)
    [one] = told("steps", 20000, 300, usual=usual)

    assert one.taken is not None
    assert (one.taken.value, one.taken.n, one.standing) == (6900, 55, Standing.BELOW)
    assert told("steps", 20000, 300)[0].taken is None


def test_a_week_ends_yesterday_and_sums_what_was_measured():
    [one] = told("exercise_time", 90, 20, 20, 20, 20, 20, 20, 31, 500)

    assert one.taken is not None
    assert (one.taken.value, one.taken.n, one.standing) == (151, 7, Standing.WITHIN)
    assert told("exercise_time", 500)[0].taken is None


def test_a_blood_pressure_takes_two_occasions_and_the_higher_part():
    assert told("bp_systolic", 150) == []
    upper, lower = told("bp_systolic", 116, 120), told("bp_diastolic", 70, 92)

    assert [one.category for one in (*upper, *lower)] == ["normal", "high, stage 1"]
    found = higher(upper, lower)
    assert found is not None
    assert found.category == "high, stage 1"
    assert higher(upper, []) is None
    assert higher(told("bp_systolic", 128, 126), told("bp_diastolic", 70, 71)) is not None


def test_what_reads_as_a_limit_is_judged_as_that_limit():
    assert [one.category for one in told("bp_systolic", 119.4, 120.4)] == ["elevated"]
    assert [one.category for one in told("bp_systolic", 119.4, 119.4)] == ["normal"]
    assert [one.category for one in told("weight", 24.96 * 1.7**2)] == ["overweight"]


def test_a_weight_is_told_as_a_body_mass_index_where_the_height_is_known():
    [one] = told("weight", 80)

    assert one.taken is not None
    assert (one.taken.value, one.category) == (27.7, "overweight")
    assert told("weight", 80, who=Who(birth_year=1986)) == []
    assert body_mass_index(days(80), Who(height_cm=0)) == []


def test_nobody_known_is_told_nothing():
    assert [told(slug, 50, 60, who=Who()) for slug in ("vo2max", "steps", "weight", "sleep_duration")] == [
        []
    ] * 4
