"""What the injury counts promise: cases and person-times side by side, never one divided by the other."""

import numpy as np
import pytest

from qualitykit.statistics.injuries import Counted, injuries, share


def test_published_shares_of_cases_reproduce():
    """Six pilot hospitals: 25,102 product-related of 39,573 cases is 63.43 %."""
    assert share(Counted(25102, "cases"), Counted(39573, "cases")) == pytest.approx(0.6343, abs=5e-5)


def test_person_times_over_cases_are_refused():
    """208,784 cases became 222,401 person-times by product; their quotient is no share."""
    cases, person_times = Counted(208784, "cases"), Counted(222401, "person_times")
    with pytest.raises(ValueError, match="'whole' must count person_times as 'part' does"):
        share(person_times, cases)
    with pytest.raises(ValueError, match="'whole' must count cases as 'part' does"):
        share(cases, person_times)


def test_a_case_with_two_products_is_one_case_and_two_person_times():
    """By hand: three cases, one of them with two products, one without a product."""
    found = injuries(["a", "b", "b", "c"], [0, 0, 1, -1])
    assert found.cases.count.tolist() == [3]
    assert found.person_times.count.tolist() == [[2, 1]]
    assert (found.cases.unit, found.person_times.unit) == ("cases", "person_times")


def test_a_row_written_twice_counts_once():
    """The same case with the same product again is no second injury."""
    assert injuries([7, 7], [1, 1]).person_times.count.tolist() == [[0, 1]]


def test_shares_of_products_sum_to_one():
    """Identity: person-times by product over all person-times."""
    rng = np.random.default_rng(1)
    found = injuries(rng.integers(0, 60, 200), rng.integers(0, 5, 200)).person_times
    whole = Counted(found.count.sum(-1, keepdims=True), "person_times")
    assert share(found, whole).sum() == pytest.approx(1)


def test_there_are_never_fewer_person_times_than_named_cases():
    """Identity: every case with a product is at least one person-time."""
    rng = np.random.default_rng(2)
    found = injuries(rng.integers(0, 80, 300), rng.integers(0, 4, 300), rng.integers(0, 6, 300))
    assert (found.person_times.count.sum(-1) >= found.cases.count).all()


def test_many_groups_agree_with_sets():
    """Slow twin: sets of cases and of pairs for each group, with rows of no group and no product."""
    rng = np.random.default_rng(3)
    case, product, group = rng.integers(0, 40, 300), rng.integers(-1, 5, 300), rng.integers(-1, 7, 300)
    found = injuries(case, product, group, products=6, groups=8)
    for g in range(8):
        rows = [i for i in range(300) if group[i] == g]
        assert found.cases.count[g] == len({case[i] for i in rows})
        for p in range(6):
            assert found.person_times.count[g, p] == len({case[i] for i in rows if product[i] == p})


def test_no_rows_are_no_injuries():
    """Empty columns and empty groups count 0 of both."""
    assert injuries([], []).cases.count.tolist() == [0]
    assert injuries(["a"], [0], [1], groups=3).cases.count.tolist() == [0, 1, 0]


def test_impossible_shares_are_no_number():
    """A part above its whole, a negative count, an empty whole and a hole give NaN."""
    found = share(Counted([5, -1, 0, np.nan], "cases"), Counted([4, 4, 0, 4], "cases"))
    assert np.isnan(found).all()


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: Counted(3, "injuries"), "'unit' must be one of cases, person_times"),
        (lambda: injuries([1, 2], [0]), "'product' must have one value a record"),
        (lambda: injuries([1], [5], products=3), "'product' must be from -1 to 2"),
        (lambda: injuries([1], [0], [-2]), "'group' must be from -1"),
    ],
)
def test_wrong_arguments_are_named(call, words):
    """The message names the argument."""
    with pytest.raises(ValueError, match=words):
        call()
