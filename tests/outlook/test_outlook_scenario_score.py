"""`qualitykit score --scenario`: results of their own name, marked in every row; anything wrong writes nothing."""

import io
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner
from ruamel.yaml import YAML

from qualitykit.cli import main

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
MISTAKES = YAML(typ="safe").load((Path(__file__).parent / "scenario_mistakes.yaml").read_text("utf-8"))
ONE_FAILURE = """\
scenario: true
unit: 老鸦陈街道
period: 2016
changes:
  measures:
    manufacturing_pass_rate: {numerator: 183, denominator: 200}
"""


def score(tmp_path, text, period="2016", *more):
    """`qualitykit score` of the sample with a scenario of this text: the result, and the folder it was to fill."""
    path = tmp_path / "try.yaml"
    path.write_text(text, "utf-8")
    words = ["score", str(SAMPLE), period, "--out", str(tmp_path / "out"), "--scenario", str(path), *more]
    return CliRunner().invoke(main, words), tmp_path / "out"


def test_a_scenario_is_scored_into_files_of_its_own(tmp_path):
    """One failure more: 78.9189 and C; both files are called scenario and name it first in every row."""
    result, out = score(tmp_path, ONE_FAILURE)
    assert result.exit_code == 0
    assert sorted(path.name for path in out.iterdir()) == ["grades.scenario.csv", "scores.scenario.csv"]
    for path in out.iterdir():
        frame = pd.read_csv(path, dtype=str)
        assert frame.columns[0] == "scenario"
        assert set(frame["scenario"]) == {"try.yaml"}
    row_of = pd.read_csv(out / "grades.scenario.csv").set_index("unit").loc["laoyachen"]
    assert (row_of["total"], row_of["grade"]) == (78.9189, "C")
    scored = pd.read_csv(out / "scores.scenario.csv", dtype=str).set_index(["unit", "criterion"])
    assert "+ try.yaml" in scored.loc[("laoyachen", "1"), "source"]


def test_a_scenario_leaves_real_results_alone(tmp_path):
    """Scored into the folder of the real results, it changes neither of them."""
    CliRunner().invoke(main, ["score", str(SAMPLE), "2016", "--out", str(tmp_path / "out")])
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    _, out = score(tmp_path, ONE_FAILURE)
    assert {name: (out / name).read_bytes() for name in before} == before
    assert len([*out.iterdir()]) == 2 * len(before)


@pytest.mark.parametrize(
    ("language", "words"), [("en", "a scenario for 2016,"), ("zh", "考核期 2016 的情景")]
)
def test_another_period_than_its_own_is_refused(tmp_path, language, words):
    """Asked about the third quarter, a scenario for the year is refused with its line; nothing is written."""
    result, out = score(tmp_path, ONE_FAILURE, "2016Q3", "--lang", language)
    assert result.exit_code == 1
    assert "try.yaml:3:period" in result.stderr
    assert words in result.stderr
    assert "2016Q3" in result.stderr
    assert not out.exists()


@pytest.mark.parametrize("mistake", [pytest.param(m, id=m["says"]) for m in MISTAKES])
def test_a_mistake_ends_with_nothing_written(tmp_path, mistake):
    """Whatever is wrong with a scenario: exit status 1, its place and remedy, and no file."""
    text = io.StringIO()
    YAML().dump(mistake["file"], text)
    result, out = score(tmp_path, text.getvalue(), "2016Q3")
    assert result.exit_code == 1
    assert "try.yaml:" in result.stderr
    assert mistake["words"] in result.stderr
    assert not out.exists()


@pytest.mark.parametrize("text", ["", "- 1\n- 2\n", "scenario: [true\n", "unit,measure\nguxing,1\n"])
def test_a_file_that_is_no_scenario_at_all_is_told(tmp_path, text):
    """An empty file, a list, broken YAML or a table of data: told in words, nothing written."""
    result, out = score(tmp_path, text)
    assert result.exit_code == 1
    assert "try.yaml" in result.stderr
    assert "Traceback" not in result.output
    assert not out.exists()
