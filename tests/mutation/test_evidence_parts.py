"""The grid on which all points are whole, and evidence cut down to some units."""

from fractions import Fraction
from types import SimpleNamespace

from drawn_units import drawn_evidence

from qualitykit.scoring.evidence import grid_scale


def test_the_grid_makes_every_points_value_whole():
    """Step 1/2, cap 1/3, an honour of 1/5, a criterion of 1/7, a deduction of 1/11: 2310; awards in 1/13: 30030."""
    rule = SimpleNamespace(bands=[SimpleNamespace(deduct=Fraction(1, 11))])
    rubric = SimpleNamespace(
        settings=SimpleNamespace(points_step=Fraction(1, 2)),
        bonus=SimpleNamespace(cap=Fraction(1, 3), honours=[SimpleNamespace(points=Fraction(1, 5))]),
        criteria=[SimpleNamespace(points=Fraction(1, 7), rule=rule)],
    )
    assert (grid_scale(rubric), grid_scale(rubric, 13)) == (2310, 30030)


def test_one_of_two_units_is_cut_out_with_its_own_responsibilities():
    """The second of the first two is an office and answers for other criteria than the town before it."""
    two = drawn_evidence(0, True).take(slice(0, 2))
    one = two.take(slice(1, 2))
    assert one.n == 1
    assert one.responsible.tolist() == two.responsible[:, 1:].tolist() != two.responsible[:, :1].tolist()


def test_a_measure_without_any_number_is_missing_for_every_unit():
    """As many units as there are, none of them with a value."""
    assert drawn_evidence(0, True).observed("unheard_of").present.tolist() == [False] * 60
