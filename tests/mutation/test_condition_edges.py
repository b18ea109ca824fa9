"""Conditions where they turn: the edge itself, a target, a part of a measure, nothing to judge, huge counts."""

from fractions import Fraction
from types import SimpleNamespace

import numpy as np
import pytest

from qualitykit.rubric.rules import AllOf, BandedShortfall, Count, Growth, Threshold
from qualitykit.scoring.conditions import State, judge
from qualitykit.scoring.criteria import Why, score_criterion
from qualitykit.scoring.evidence import Targets
from qualitykit.scoring.observed import Observed

RATE = SimpleNamespace(kind="rate", per=100, better="higher")
AMOUNT = SimpleNamespace(kind="amount", per=1, better="higher")


def observed(*pairs):
    """(numerator, denominator) for each unit; None where there is no number."""
    known = [pair or (0, 1) for pair in pairs]
    columns = [np.array([pair[i] for pair in known], np.int64) for i in (0, 1)]
    return Observed.of(*columns, present=np.array([pair is not None for pair in pairs], bool))


class Known:
    """What a condition reads of the evidence: values by measure and part, last year's, and targets."""

    scale, final, points_type = 1, True, np.int64

    def __init__(self, now, before=None, targets=None, rounding="none"):
        self.now, self.before, self.targets = now, before or {}, targets or {}
        measures = {"rate": RATE, "money": AMOUNT, "sites": AMOUNT}
        settings = SimpleNamespace(rate_rounding=rounding, unreported="zero")
        self.rubric = SimpleNamespace(measures=measures, settings=settings)

    def observed(self, measure, part=None, last_year=False):
        """The values of a measure or a part, this year's or last year's."""
        return (self.before if last_year else self.now)[measure, part]


def states(rule, known):
    """The names of the states in which a rule ends."""
    found = judge(rule, known)
    assert found.dtype == np.uint8
    return [State(int(state)).name for state in found]


def threshold(**sides):
    """A threshold on the rate."""
    return Threshold(method="threshold", measure="rate", **sides)


@pytest.mark.parametrize(
    ("side", "holds"),
    [("at_least", "011"), ("above", "001"), ("at_most", "110"), ("below", "100")],
)
def test_a_threshold_holds_on_its_side(side, holds):
    """92.9, 93 and 93.1 per cent against 93, as a number and as the target."""
    rate = observed((929, 1000), (930, 1000), (931, 1000))
    aim = Targets(np.full(3, 930), 10, np.ones(3, bool))
    expected = ["MET" if one == "1" else "FAILED" for one in holds]
    assert states(threshold(**{side: 93}), Known({("rate", None): rate})) == expected
    known = Known({("rate", None): rate}, targets={"rate": aim})
    assert states(threshold(**{side: "target"}), known) == expected


def test_why_nothing_can_be_said_goes_from_the_value_to_the_target():
    """No number and nothing to judge come before a target that is missing; a fault of the pool comes before all."""
    rate = observed((95, 100), (95, 100), (0, 0), None, (95, 100))
    rate.blocked[4] = True
    aim = Targets(np.full(5, 93), 1, np.array([True, False, False, False, False]))
    known = Known({("rate", None): rate}, targets={"rate": aim})
    assert states(threshold(at_least="target"), known) == ["MET", "NO_TARGET", "EMPTY", "NO_DATA", "NO_POOL"]


def test_a_condition_on_a_part_reads_the_part_alone():
    """3 for products of 10 in all, last year 2 of 20; 3 for services, last year 5."""
    now = {("money", None): observed((10, 1)), ("money", "product"): observed((3, 1))}
    before = {("money", None): observed((20, 1)), ("money", "product"): observed((2, 1))}
    known = Known(now, before)
    for side, expected in (("at_most", "MET"), ("at_least", "FAILED")):
        rule = Threshold(method="threshold", measure="money", field="product", **{side: 5})
        assert states(rule, known) == [expected]
    known.now["money", "service"], known.before["money", "service"] = observed((3, 1)), observed((5, 1))
    fallen = Growth(method="growth", measure="money", field="service", **{"is": "below"})
    assert states(fallen, known) == ["MET"]
    for part, expected in (("product", "MET"), (None, "FAILED")):
        rule = Growth(method="growth", measure="money", field=part, **{"is": "above"})
        assert states(rule, known) == [expected]


@pytest.mark.parametrize(
    ("relation", "holds"),
    [("above", "001"), ("not_above", "110"), ("below", "100"), ("not_below", "011")],
)
def test_growth_holds_on_its_side(relation, holds):
    """Last year 100; 20 per cent up is 120, down 80: a unit below, on and above the edge."""
    edge = 120 if relation in ("above", "not_above") else 80
    known = Known(
        {("money", None): observed((edge - 1, 1), (edge, 1), (edge + 1, 1))},
        {("money", None): observed((100, 1), (100, 1), (100, 1))},
    )
    rule = Growth(method="growth", measure="money", by_percent=20, **{"is": relation})
    assert states(rule, known) == ["MET" if one == "1" else "FAILED" for one in holds]


def test_a_comparison_needs_a_base_of_the_same_kind():
    """None last year, nothing to judge last year, an amount of 0, and a pool beside an own number are no base."""
    before = observed((5, 1), None, (0, 0), (0, 1), (5, 1), (5, 1), (5, 1))
    before.pooled[4:] = 1, 3, 1
    now = observed(*[(6, 1)] * 7)
    now.pooled[5:] = 1, 2
    rule = Growth(method="growth", measure="money", **{"is": "above"})
    expected = ["MET", "NO_BASE", "NO_BASE", "NO_BASE", "NO_BASE", "MET", "MET"]
    assert states(rule, Known({("money", None): now}, {("money", None): before})) == expected
    # A rate of 0 is a base: 1 of 9 is above 0 of 5.
    rates = Known({("rate", None): observed((1, 9))}, {("rate", None): observed((0, 5))})
    assert states(Growth(method="growth", measure="rate", **{"is": "above"}), rates) == ["MET"]


def test_huge_counts_are_compared_exactly():
    """4·10¹⁸ of 5·10¹⁸ is 80 per cent, against numbers and last year's, though every product passes 64 bits."""
    huge = observed((4 * 10**18, 5 * 10**18))
    for edge, expected in ((Fraction("79.999999"), "MET"), (80, "MET"), (Fraction("80.000001"), "FAILED")):
        assert states(threshold(at_least=edge), Known({("rate", None): huge})) == [expected]
    ninety = Known({("rate", None): observed((9 * 10**16, 10**17))})
    assert states(threshold(at_least=Fraction("93.5")), ninety) == ["FAILED"]
    for n, expected in ((8 * 10**17 - 1, "MET"), (8 * 10**17, "FAILED")):
        known = Known({("rate", None): huge}, {("rate", None): observed((n, 10**18))})
        assert states(Growth(method="growth", measure="rate", **{"is": "above"}), known) == [expected]


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        ((10**14, 1), (10**14, 1), "FAILED"),
        ((2 * 10**14, 1), (10**14, 1), "MET"),
        ((1, 5), (2 * 10**18, 1), "FAILED"),
        ((2 * 10**18, 1), (1, 5), "MET"),
    ],
)
def test_huge_amounts_and_a_fine_percentage_are_compared_exactly(now, before, expected):
    """A thousandth of a per cent more is 100001 to 100000: each product passes 64 bits by one of its factors."""
    known = Known({("money", None): observed(now)}, {("money", None): observed(before)})
    rule = Growth(method="growth", measure="money", by_percent=0.001, **{"is": "above"})
    assert states(rule, known) == [expected]


def test_no_unit_has_no_state():
    """Empty arrays give empty arrays, not an error."""
    aim = Targets(np.zeros(0, np.int64), 1, np.zeros(0, bool))
    none = Known({("rate", None): observed()}, {("rate", None): observed()}, {"rate": aim})
    for rule in (
        threshold(at_least=93),
        threshold(at_least="target"),
        Growth(method="growth", measure="rate", **{"is": "above"}),
    ):
        assert states(rule, none) == []


@pytest.mark.parametrize(
    ("empty", "expected"),
    [("met", ["MET", "MET", "EMPTY", "NO_DATA"]), ("not_applicable", ["MET", "EMPTY", "EMPTY", "EMPTY"])],
)
def test_a_condition_with_nothing_to_judge_counts_as_the_rule_says(empty, expected):
    """Unit by unit: both judged, one empty, both empty, one empty and the other unknown."""
    known = Known(
        {
            ("rate", None): observed((1, 1), (1, 1), (0, 0), None),
            ("sites", None): observed((1, 1), (0, 0), (0, 0), (0, 0)),
        }
    )
    both = (threshold(at_least=93), Count(method="count", measure="sites", at_least=1))
    assert states(AllOf(method="all_of", empty=empty, of=both), known) == expected


def test_a_deduction_of_one_grid_unit_is_a_failure():
    """93 and 92.5 against 93, a point to a grid unit: 10 points met, 9 points failed."""
    rule = BandedShortfall(
        method="banded_shortfall", measure="rate", closed="upper", bands=[{"from": 0, "deduct": 1}]
    )
    criterion = SimpleNamespace(points=Fraction(10), rule=rule, award_stands_in=False)
    aim = Targets(np.full(2, 93), 1, np.ones(2, bool))
    known = Known({("rate", None): observed((930, 1000), (925, 1000))}, targets={"rate": aim})
    points = score_criterion(criterion, np.full(2, -1), known)
    assert points.points.tolist() == [10, 9]
    assert points.why.tolist() == [Why.MET, Why.FAILED]
