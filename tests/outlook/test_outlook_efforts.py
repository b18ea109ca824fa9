"""The figures of the table `efforts`: read exactly, a unit's own first, and what they do to the ways and the gains."""

import shutil
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualitykit.errors import QualitykitError
from qualitykit.outlook import district_gains, due_days, efforts, reach
from qualitykit.outlook.efforts import effort_of, is_given
from qualitykit.workspace import open_workspace
from qualitykit.workspace.reported_tables import LEAST_EFFORT, MOST_EFFORT


@pytest.fixture
def table(tmp_path, sample):
    """The sample's table `efforts` with some rows: `table("3.1.1,,2")`."""
    folder = tmp_path / "district"

    def made(*rows):
        (folder / "2016").mkdir(parents=True)
        shutil.copy(sample.path / "district.yaml", folder)
        text = "\n".join(["criterion,unit,effort", *rows, ""])
        (folder / "2016" / "efforts.csv").write_text(text, "utf-8")
        return open_workspace(folder).year(2016).tables["efforts"]

    return made


def test_figures_are_read_exactly_by_criterion_and_unit(table):
    """0.35 is 7/20; a row with a unit is that unit's alone, whatever name of it the file uses."""
    found = efforts(table("3.1.1,,0.35", "3.1.1,古荥镇,2", "3.2.5,,10"))
    assert found == {"3.1.1": Fraction(7, 20), ("guxing", "3.1.1"): 2, "3.2.5": 10}


def test_a_year_without_the_table_gives_no_figure():
    """Every point then takes the same effort."""
    assert efforts(None) == {}
    assert (effort_of({}, "guxing", "3.1.1"), is_given({}, "guxing", "3.1.1")) == (1, False)


def test_a_units_own_figure_goes_before_that_of_every_unit(assessed):
    """What is dear for every unit has another way, but for the unit that has a figure of its own."""
    assessment = assessed("2016")
    (only,) = reach(assessment, "police_changxinglu", "A").ways[0].options
    dear = {only.criterion: 10}
    avoided = reach(assessment, "police_changxinglu", "A", costs=dear).ways[0]
    assert only not in avoided.options
    own = reach(
        assessment, "police_changxinglu", "A", costs=dear | {("police_changxinglu", only.criterion): 1}
    )
    assert own.ways[0].options == (only,)


def test_figures_of_other_units_change_nothing(assessed):
    """Another unit's row leaves the ways as they are."""
    plain, told = (
        reach(assessed("2016"), "police_changxinglu", "A", costs=costs)
        for costs in (None, {("guxing", criterion.id): 9 for criterion in assessed("2016").rubric.criteria})
    )
    assert plain == told


def test_the_same_figure_for_all_leaves_the_ways_and_multiplies_the_effort(assessed):
    """A factor says nothing by itself: twice the effort everywhere is the same choice at twice the cost."""
    assessment = assessed("2016")
    plain = reach(assessment, "changxinglu", "A").ways[0]
    names = [*(criterion.id for criterion in assessment.rubric.criteria), *assessment.rubric.honours]
    twice = reach(assessment, "changxinglu", "A", costs=dict.fromkeys(names, 2)).ways[0]
    assert twice.cost == 2 * plain.cost


def test_the_districts_gains_are_ordered_by_the_efforts(assessed):
    """The cheapest gain made ten times as dear costs ten times as much and falls behind; only it has a figure."""
    assessment = assessed("2016")
    plain = district_gains(assessment)
    first = plain.iloc[0]
    dear = district_gains(assessment, {(first["unit"], first["criterion"]): 10})
    told = dear[(dear["unit"] == first["unit"]) & (dear["criterion"] == first["criterion"])]
    assert not plain["given"].any()
    assert dear.index[dear["given"].astype(bool)].tolist() == told.index.tolist()
    assert told.index[0] > 0
    assert told["each"].item() == 10 * first["each"]
    assert told["gain"].item() == first["gain"]


@pytest.mark.parametrize(
    ("costs", "said"),
    [
        ({("guxin", "3.1.1"): 2}, "guxing"),
        ({("guxing", "9.9.9"): 2}, "the number of a criterion or the code of an honour"),
        ({("guxing", "3.1.1"): -2}, "the effort for one point, 0 or more"),
    ],
)
def test_a_figure_of_a_unit_is_checked_like_any_other(assessed, costs, said):
    """An unknown unit is told with the nearest, an unknown criterion and a negative number as everywhere."""
    with pytest.raises(QualitykitError, match=said):
        reach(assessed("2016"), "guxing", costs=costs)


hundredths = st.integers(int(LEAST_EFFORT * 100), int(MOST_EFFORT * 100)).map(lambda k: Fraction(k, 100))


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_no_figures_of_the_table_make_the_solver_give_up(sample, assessed, data):
    """Whatever the table may hold, each unit that can reach an A has a way, and no figure makes a goal reachable."""
    assessment, due = assessed("2016Q3"), due_days(sample.year(2016).tables["tasks"])
    unit = data.draw(st.sampled_from(assessment.units)).id
    criteria = st.sampled_from([criterion.id for criterion in assessment.rubric.criteria])
    costs = data.draw(st.dictionaries(criteria | st.tuples(st.just(unit), criteria), hundredths))
    plain, told = (reach(assessment, unit, "A", costs=one, due=due, count=2) for one in (None, costs))
    assert told.reason == plain.reason
    if told.ways:
        at_these = sum(
            (effort_of(costs, unit, o.criterion) * o.gain for o in plain.ways[0].options), Fraction(0)
        )
        assert told.ways[0].cost <= at_these
        assert told.ways[0].total >= told.goal
