"""The least-cost set: the solver against brute force, and what it must never say."""

import os
from fractions import Fraction
from itertools import combinations
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualitykit.outlook import path
from qualitykit.outlook.path import Option, Standing, cheapest_ways

NOTHING = Standing(Fraction(0), Fraction(100), Fraction(0), Fraction(10))


def option(criterion, gain, cost, outcome="", bonus=False):
    """An option from plain numbers."""
    return Option(criterion, outcome, Fraction(gain), Fraction(cost), bonus)


def test_two_cheap_options_beat_one_dear_one():
    """To gain 4 with X (3 for 5), Y and Z (2 for 4 each) takes Y and Z, at a cost of 8."""
    made = [option("X", 3, 5), option("Y", 2, 4), option("Z", 2, 4)]
    best, *others = cheapest_ways(made, NOTHING, Fraction(4))
    assert ({o.criterion for o in best.options}, best.cost, best.total) == ({"Y", "Z"}, 8, 4)
    assert [way.cost for way in others] == [9, 9]


@st.composite
def problems(draw):
    """Up to 16 options of some criteria and honours, with costs and gains in halves and thirds, and a goal."""
    number = st.integers(0, 12).map(lambda k: Fraction(k, 2)) | st.integers(1, 9).map(
        lambda k: Fraction(k, 3)
    )
    n = draw(st.integers(1, 16))
    options = []
    for k in range(n):
        bonus = draw(st.booleans()) and draw(st.booleans())
        name = f"honour {k}" if bonus else f"criterion {draw(st.integers(0, 5))}"
        options.append(Option(name, str(k), draw(number), draw(number), bonus))
    bonus = Fraction(draw(st.integers(0, 24)), 2)
    at = Standing(
        Fraction(draw(st.integers(0, 60)), 2), Fraction(draw(st.integers(60, 200)), 2), bonus, Fraction(10)
    )
    return options, at, at.total() + Fraction(draw(st.integers(1, 60)), 3)


def sufficient(options, at, goal):
    """Every set of options, at most one of a criterion, that reaches the goal: brute force."""
    for size in range(len(options) + 1):
        for chosen in combinations(options, size):
            if len({o.criterion for o in chosen}) == size and at.total(chosen) >= goal:
                yield chosen


@settings(max_examples=60, deadline=None)
@given(problems())
def test_brute_force_finds_no_cheaper_way(problem):
    """On any problem of up to 16 options the cheapest cost is that of trying every set, in rationals."""
    options, at, goal = problem
    ways = cheapest_ways(options, at, goal)
    costs = [sum((o.cost for o in chosen), Fraction(0)) for chosen in sufficient(options, at, goal)]
    assert bool(ways) == bool(costs)
    if ways:
        assert ways[0].cost == min(costs)
        assert [way.cost for way in ways] == sorted(way.cost for way in ways)
    for way in ways:
        assert at.total(way.options) == way.total >= goal
        assert sum((o.cost for o in way.options), Fraction(0)) == way.cost
        assert len({o.criterion for o in way.options}) == len(way.options)
        for left_out in way.options:
            rest = [o for o in way.options if o is not left_out]
            assert at.total(rest) < goal, "an option that is not needed"
    for first, second in combinations(ways, 2):
        assert not set(first.options) <= set(second.options)


@settings(max_examples=40, deadline=None)
@given(problems())
def test_runners_up_are_the_next_cheapest(problem):
    """No sufficient set without a needless option is cheaper than the second way, but for those of equal cost."""
    options, at, goal = problem
    options = options[:9]
    ways = cheapest_ways(options, at, goal, count=2)
    sets = [frozenset(chosen) for chosen in sufficient(options, at, goal)]
    minimal = [one for one in sets if not any(other < one for other in sets)]
    costs = sorted({sum((o.cost for o in one), Fraction(0)) for one in minimal})
    if len(ways) == 2 and ways[1].cost > ways[0].cost:
        assert ways[1].cost in costs[1:]
        assert not any(ways[0].cost < cost < ways[1].cost for cost in costs)


def test_the_bonus_counts_up_to_its_cap():
    """With 9 of 10 bonus points held a further honour is worth 1, whatever it gives, so points must do the rest."""
    at = Standing(Fraction(50), Fraction(100), Fraction(9), Fraction(10))
    made = [option("honour", 3, 1, bonus=True), option("A", 2, 10), option("B", 3, 20)]
    assert [o.criterion for o in cheapest_ways(made, at, Fraction(60))[0].options] == ["honour"]
    best = cheapest_ways(made, at, Fraction(62))[0]
    assert ([o.criterion for o in best.options], best.cost) == (["honour", "A"], 11)


def test_a_bonus_beyond_the_cap_is_no_debt():
    """Whoever holds more than the cap starts from the cap, and gains by points alone."""
    at = Standing(Fraction(50), Fraction(100), Fraction(13), Fraction(10))
    best = cheapest_ways([option("honour", 3, 0, bonus=True), option("A", 2, 5)], at, Fraction(62))[0]
    assert ([o.criterion for o in best.options], best.total) == (["A"], 62)


def test_bands_of_one_criterion_exclude_each_other():
    """Of two better bands of a criterion one can be had: their gains do not add up."""
    made = [option("1", 1, 1, "9"), option("1", 2, 3, "10"), option("X", 1, 9)]
    best = cheapest_ways(made, NOTHING, Fraction(3))[0]
    assert ([(o.criterion, o.outcome) for o in best.options], best.cost) == ([("1", "10"), ("X", "")], 12)


def test_of_equal_cost_one_option_stands_for_two():
    """Where one step of 2 points costs as much as two of 1, the one is named."""
    made = [option("A", 1, 1), option("B", 1, 1), option("C", 2, 2)]
    assert [o.criterion for o in cheapest_ways(made, NOTHING, Fraction(2))[0].options] == ["C"]


def test_what_costs_nothing_and_is_not_needed_is_not_named():
    """A free option that the goal does not need is left out."""
    made = [option("A", 4, 1), option("free", 1, 0)]
    assert [o.criterion for o in cheapest_ways(made, NOTHING, Fraction(4))[0].options] == ["A"]


def test_a_difference_of_a_millionth_decides():
    """Totals are compared exactly: a millionth short of the goal is not enough, and the superset is found."""
    made = [option("A", Fraction(4) - Fraction(1, 10**6), 1), option("B", 1, 5), option("C", 4, 20)]
    best = cheapest_ways(made, NOTHING, Fraction(4))[0]
    assert ({o.criterion for o in best.options}, best.cost) == ({"A", "B"}, 6)


def test_a_solver_that_rounds_is_not_believed(monkeypatch):
    """A set that the solver takes for enough and rationals do not is refused, and the search goes on beyond it."""
    solve, tampered = path._Programme.solve, []

    def rounding(self):
        if not tampered:
            tampered.append(True)
            return frozenset({0})
        return solve(self)

    monkeypatch.setattr(path._Programme, "solve", rounding)
    made = [option("A", 3, 1), option("B", 1, 5), option("C", 9, 20)]
    best = cheapest_ways(made, NOTHING, Fraction(4))[0]
    assert ({o.criterion for o in best.options}, best.cost) == ({"A", "B"}, 6)


def test_a_solver_that_gives_up_is_no_answer(monkeypatch):
    """A solver that stops without an answer stops the question: it has not shown that there is no way."""
    stopped = SimpleNamespace(status=1, success=False, message="time limit", x=None)
    monkeypatch.setattr(path, "milp", lambda *_, **__: stopped)
    with pytest.raises(RuntimeError, match="could not be worked out: time limit"):
        cheapest_ways([option("A", 4, 1)], NOTHING, Fraction(4))


def test_what_the_solver_prints_is_not_shown(monkeypatch, capfd):
    """A line that the solver writes past Python to standard output does not get there; what comes after does."""
    milp = path.milp

    def chatty(*args, **named):
        os.write(1, b"HighsMipSolverData: run();\n")
        return milp(*args, **named)

    monkeypatch.setattr(path, "milp", chatty)
    assert cheapest_ways([option("A", 4, 1)], NOTHING, Fraction(4))
    os.write(1, b"after\n")
    assert capfd.readouterr().out == "after\n"


def test_out_of_reach_and_reached_already():
    """A goal beyond all options gives no way, one that is met already a way without options."""
    assert cheapest_ways([option("A", 1, 1)], NOTHING, Fraction(2)) == []
    (way,) = cheapest_ways([option("A", 1, 1)], NOTHING, Fraction(0))
    assert (way.options, way.cost) == ((), 0)


@pytest.mark.parametrize("bad", [option("A", -1, 1), option("A", 1, -1)])
def test_negative_costs_and_gains_are_refused(bad):
    """An option that costs or gains less than nothing is refused."""
    with pytest.raises(ValueError, match="cost and gain must not be below 0"):
        cheapest_ways([bad], NOTHING, Fraction(1))
