"""The rubric file, moved by its least steps: every change is refused or seen in a golden result.

A sample of the mutants, another at every few of them, runs here; all of them by `make mutate`.
"""

from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from mutants import all_mutants, is_text, leaves, mutants_of
from ruamel.yaml import YAML
from scoring_cases import rubric_2016
from verdicts import ALIVE, REFUSED, rubric_of, verdict
from worlds import tree_2016, worlds

HERE = Path(__file__).parent
EXPLAINED = YAML(typ="safe").load((HERE / "survivors.yaml").read_text("utf-8"))
MUTANTS = all_mutants(tree_2016())
EVERY = 23


def explained(name: str) -> bool:
    """Whether a survivor's name is one of those that are explained."""
    return any(fnmatchcase(name, one["name"]) for one in EXPLAINED)


@pytest.mark.parametrize("name", worlds())
def test_a_world_gives_its_golden_result(name):
    """Under the rubric as it stands every world gives what is on record."""
    world = worlds()[name]
    rubric = rubric_of(world.widened(tree_2016()))
    for period, golden in world.golden.items():
        assert world.result(rubric, period) == golden


def test_every_value_of_the_file_is_moved():
    """Whatever is no prose has at least one mutant, so that a new number cannot be forgotten."""
    values = [(path, value) for path, value in leaves(tree_2016()) if not is_text(path)]
    assert [path for path, value in values if not list(mutants_of(tree_2016(), path, value))] == []


def test_every_mutant_has_a_name_of_its_own_and_differs():
    """No mutant is counted twice, and none leaves the file as it is."""
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS)
    assert all(mutant.of(tree_2016()) != tree_2016() for mutant in MUTANTS)


def test_the_tree_gives_the_rubric_that_the_file_gives():
    """What is mutated is what `load_rubric` reads."""
    assert rubric_of(tree_2016()) == rubric_2016()


def test_a_change_that_no_golden_result_shows_is_found_alive():
    """The detector does not call everything dead: another note is no other result."""
    (survivor,) = [
        mutant for mutant in MUTANTS if mutant.name.startswith("document/issued") and "05" in mutant.name
    ]
    assert verdict(survivor) == ALIVE


@pytest.mark.parametrize("mutant", [pytest.param(m, id=m.name) for m in MUTANTS[::EVERY]])
def test_a_mutant_dies_or_is_explained(mutant):
    """A changed rubric is refused, or a golden result changes, or it is known why none can."""
    assert (verdict(mutant) == ALIVE) <= explained(mutant.name)


@pytest.mark.parametrize(
    "part", ["1/rule/closed", "2/rule/closed", "veto/grade", "bonus/cap", "A/from", "B/from"]
)
def test_the_edges_that_decide_most_always_run(part):
    """The side that a band holds, the veto's grade, the cap and the limits of A and B are never left to the sample."""
    chosen = [mutant for mutant in MUTANTS if mutant.name.startswith(f"{part}: ")]
    assert chosen
    assert ALIVE not in [verdict(mutant) for mutant in chosen]


def test_the_own_checks_refuse_points_that_do_not_add_up():
    """A criterion's points moved alone never reach a score."""
    alone = [
        m
        for m in MUTANTS
        if len(m.changes) == 1 and m.changes[0][0][-1:] == ("points",) and "3.1.1/" in m.name
    ]
    assert {verdict(mutant) for mutant in alone} == {REFUSED}
