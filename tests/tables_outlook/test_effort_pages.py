"""What the pages say where the table `efforts` gives figures, and that they say the same as ever where it does not."""

import re
import shutil
from fractions import Fraction
from itertools import chain

import pytest

from qualitykit.panel import Desk, words
from qualitykit.tables import gains, path, path_words
from qualitykit.tables.cells import points
from qualitykit.workspace import open_workspace
from qualitykit.workspace.reported_tables import MOST_EFFORT

FIGURES = ("2,,6", "2,xincheng,2.5", "3.3.5,,0.4", "4.7.5,,3.25", "3.2.5,,9")


@pytest.fixture
def told(tmp_path, sample):
    """The sample with a table `efforts` of some rows: `told("3.1.1,,2")`."""

    def made(*rows):
        folder = shutil.copytree(sample.path, tmp_path / "sample")
        text = "\n".join(["criterion,unit,effort", *rows, ""])
        (folder / "2016" / "efforts.csv").write_text(text, "utf-8")
        return open_workspace(folder)

    return made


def aims_of(workspace, at, unit, period="2016Q3"):
    """What it would take a unit, by the workspace's figures."""
    return path.goals(workspace, at(period), workspace.unit(unit))


def test_the_effort_of_a_way_is_that_of_its_steps(told, at):
    """The lead, the first way and the steps tell one effort: gain times the unit's own figure, or that of all, or 1."""
    aims = aims_of(told(*FIGURES), at, "xincheng")
    steps, ways = path.steps(aims, "en"), path.ways(aims, "en")
    way = aims.nearest.ways[0]
    figures = {"2": Fraction(5, 2), "3.3.5": Fraction(2, 5), "4.7.5": Fraction(13, 4)}
    effort = sum((option.gain * figures.get(option.criterion, 1) for option in way.options), Fraction(0))
    assert ways["Effort"].iloc[0] == points(effort)
    assert f"an effort of {points(effort)}**" in path_words.lead(aims, "en")
    gain = {option.criterion: option.gain for option in way.options}
    for criterion, cell in steps["Effort"].items():
        assert cell == points(gain[criterion] * figures.get(criterion, 1))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "the effort of a point is as given in the table efforts for 3 of the 13 criteria with points to gain",
        ),
        ("zh", "尚可得分的 13 项中，3 项每分的工作量按 efforts 表所给，其余每分计 1；"),
    ],
)
def test_a_unit_is_told_for_how_many_criteria_there_are_figures(told, at, language, said):
    """3.2.5 is no duty of the town, so that its figure does not count; the rest counts 1, and the page says so."""
    assert said in path_words.lead(aims_of(told(*FIGURES), at, "xincheng"), language)


def test_figures_of_what_is_no_duty_change_nothing(told, at, sample):
    """Where none of the unit's criteria has a figure, the page is what it is without the table."""
    pages = [
        [path_words.lead(aims, "en"), *(table(aims, "en").to_csv() for table in (path.steps, path.ways))]
        for aims in (
            aims_of(workspace, at, "xincheng") for workspace in (sample, told("3.2.1,,9", "1,guxing,9"))
        )
    ]
    assert pages[0] == pages[1]
    assert "every point takes the same effort" in pages[0][0]
    assert "Effort" not in pages[0][1]


def test_honours_come_last_however_dear_the_criteria(told, at, sample):
    """With every criterion at the most that the table allows, no honour stands in for what the criteria can do."""
    now = at("2016Q3")
    dear = told(*(f"{criterion.id},,{MOST_EFFORT}" for criterion in now.rubric.criteria))
    for unit in ("guxing", "xincheng", "market_quality"):
        plain, costly = (aims_of(workspace, at, unit).nearest for workspace in (sample, dear))
        gained = [[path.gained(one.ways[0], bonus) for bonus in (False, True)] for one in (plain, costly)]
        assert gained[0] == gained[1]


def test_a_bonus_stands_beside_the_effort_and_not_in_it(told, at):
    """Where an honour is needed too, its points are told and the effort is that of the criteria alone."""
    aims = aims_of(told("4.7.1,,2"), at, "guxing")
    assert "takes 1.5 more of the points within reach, an effort of 3, and a bonus of 9**" in path_words.lead(
        aims, "en"
    )


@pytest.mark.parametrize(
    ("language", "each", "said"),
    [
        ("en", "Effort for one of the district's points", r"efforts for (\d+) of the (\d+) criteria"),
        (
            "zh",
            "全区提高 1 分的工作量",
            r"尚可得分的 (?P<all>\d+) 项中，(?P<given>\d+) 项每分的工作量按 efforts 表所给",
        ),
    ],
)
def test_the_districts_gains_are_told_by_effort(told, at, language, each, said):
    """The last column is effort, rising, and the page says for how many criteria it is given."""
    now = at("2016Q3")
    found = gains.gains(told(*FIGURES), now)
    numbers = [Fraction(cell) for cell in gains.table(found, now, language)[each]]
    assert numbers == sorted(numbers)
    counts = {int(number) for number in re.search(said, gains.lead(found, now, language)).groups()}
    open_ones = set(found["criterion"])
    assert counts == {len(open_ones & {row.split(",")[0] for row in FIGURES}), len(open_ones)}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_panel_goes_by_the_figures_and_says_so(told, language):
    """Its ways have the table's effort; what it says of effort names the table, and so does the limit."""
    desk = Desk(told(*FIGURES), language)
    start = desk.outcome(desk.settings("xincheng", "2016"))
    assert start.ways().iloc[0, 1] == points(start.reach.ways[0].cost)
    used = set(chain.from_iterable((o.criterion for o in way.options) for way in start.reach.ways))
    assert "3.3.5" in used
    assert " efforts " in words.path(start)
    assert start.text("limit_effort_given") in words.limits(start)
    assert start.text("limit_effort") not in words.limits(start)
