"""The notebook that reproduces a capsule keeps the form of the others, and shows what a contested unit needs to see."""

import ast
import re
from itertools import pairwise

import nbformat
import pandas as pd
import pytest
from IPython.display import Markdown
from stand_in import HERE, asked

from qualitykit.capsule import rescoring
from qualitykit.capsule.opened import open_capsule
from qualitykit.errors import QualitykitError
from qualitykit.reports import build

FOLDER = HERE.parent / "notebooks"
BOOK = nbformat.read(FOLDER / "06_reproduce.ipynb", as_version=4)
CODE = [cell for cell in BOOK.cells if cell.cell_type == "code"]


def shown(monkeypatch, **parameters) -> dict:
    """What every code cell displays, run here in the notebook's own folder."""
    monkeypatch.chdir(FOLDER)
    names: dict = {}
    values = {}
    for cell in CODE:
        tree = ast.parse(cell.source)
        if cell.id == "parameters":
            exec(cell.source, names)
            names |= parameters
            continue
        last = ast.Expression(tree.body.pop().value)
        exec(compile(tree, cell.id, "exec"), names)
        values[cell.id] = eval(compile(last, cell.id, "eval"), names)
    return values


class TestForm:
    """Rules for every notebook."""

    def test_parameters_come_first_and_are_read_literally(self):
        """One line each: name, type, default, meaning."""
        assert CODE[0].metadata.tags == ["parameters"]
        for line in CODE[0].source.splitlines():
            assert re.fullmatch(r'[a-z]+: str = "[^"=]+"  # [^=]+', line), line

    @pytest.mark.parametrize("cell", CODE, ids=lambda cell: cell.id)
    def test_every_cell_was_executed_in_order_and_holds_no_logic(self, cell):
        """Counted 1 to n, no error, at most 15 lines, nothing defined or looped over, one displayed value."""
        assert cell.execution_count == CODE.index(cell) + 1
        assert not [output for output in cell.outputs if output.output_type in ("error", "stream")]
        assert len(cell.source.splitlines()) <= 15
        kinds = ast.FunctionDef | ast.For | ast.While | ast.Lambda | ast.If | ast.comprehension
        assert not [node for node in ast.walk(ast.parse(cell.source)) if isinstance(node, kinds)]
        assert cell.id == "parameters" or isinstance(ast.parse(cell.source).body[-1], ast.Expr)

    def test_prose_and_code_take_turns(self):
        """Prose before every code cell and after the last, none of it with a number of the data."""
        kinds = [cell.cell_type for cell in BOOK.cells]
        assert kinds[0] == kinds[-1] == "markdown"
        assert all("markdown" in pair for pair in pairwise(kinds))
        prose = [cell.source for cell in BOOK.cells if cell.cell_type == "markdown"]
        assert not [text for text in prose if re.search(r"\d{2}", text)]

    def test_only_what_differs_between_machines_is_left_out_of_the_comparison(self):
        """nbval skips the table of code and packages, and nothing else."""
        ignored = [cell.id for cell in CODE if "nbval-ignore-output" in cell.metadata.get("tags", ())]
        assert ignored == ["environment"]


@pytest.mark.parametrize(("language", "unit"), [("zh", "guxing"), ("en", "market_quality"), ("en", "古荣镇")])
def test_it_shows_every_point_of_the_unit_then_and_now(monkeypatch, language, unit):
    """On the golden capsule: sound, nothing differs, and the unit's points with reason, evidence and source."""
    values = shown(monkeypatch, language=language, unit=unit)
    assert all(isinstance(value, Markdown | pd.DataFrame) for value in values.values())
    same = "every point and grade is the same" if language == "en" else "得分与等级全部相同"
    assert same in values["answer"].data
    points = values["points"]
    then, now = ("Points then", "Points now") if language == "en" else ("当时得分", "现在得分")
    assert len(points) > 20
    assert (points[then] == points[now]).all()
    assert not (points[points.columns[-1]] == "").any()


def test_a_score_that_comes_out_otherwise_is_counted_and_listed(district, ran, tmp_path):
    """The answer counts the values that differ, and the table has each then and now."""
    folder = build.report(asked(district, language="en"), tmp_path / "out").folder
    path = folder / "scores.csv"
    path.write_text(
        path.read_text("utf-8").replace("north,2.1,50,40.5,", "north,2.1,50,41,"), encoding="utf-8"
    )
    capsule = open_capsule(folder)
    told = rescoring.answer(capsule, "en")
    assert told == (
        "**The capsule is not what its manifest says; scored again by the code that is here, "
        "1 values differ, see below.**"
    )
    (row,) = rescoring.differences(capsule, "en").reset_index().to_numpy().tolist()
    assert row == ["scores.csv", "north", "2.1", "points", "41", "40.5"]
    points = rescoring.points_of(capsule, "North Town", "en")
    assert points.loc["2.1", ["Points then", "Points now"]].tolist() == ["41", "40.5"]
    with pytest.raises(QualitykitError, match="north"):
        rescoring.points_of(capsule, "nort", "en")


def test_other_code_is_named(district, ran, tmp_path, monkeypatch):
    """Where code, figures or packages are another now, the table has then and now; else it says that none is."""
    capsule = open_capsule(build.report(asked(district), tmp_path / "out").folder)
    assert rescoring.made_with(capsule, "en").index.tolist() == ["the same as when it was made"]
    other = rescoring.made_by() | {"reference_sha256": "0"}
    monkeypatch.setattr(rescoring, "made_by", lambda: other)
    assert rescoring.made_with(capsule, "en").index.tolist() == ["reference, sha256"]
    assert rescoring.other_environment(capsule) == ["reference, sha256"]
