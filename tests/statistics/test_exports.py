"""What an analyst finds in `qualitykit.statistics` itself, and that docs/statistics.md tells of all of it."""

import importlib
import inspect
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from qualitykit import statistics

PAGE = Path(__file__).parents[2] / "docs" / "statistics.md"
COLUMNS = "| function | question | source | limits |"
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def functions() -> dict[str, object]:
    """The functions that the package offers, by name."""
    found = {
        name: vars(importlib.import_module(f"{statistics.__name__}.{module}"))[name]
        for module, names in statistics.EXPORTS.items()
        for name in names.split()
    }
    return {name: part for name, part in found.items() if inspect.isfunction(part)}


def rows(text: str) -> dict[str, list[str]]:
    """The cells of every function in the page's tables, by its name."""
    lines = [line for line in text.splitlines() if line.startswith("| `")]
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    return {first.strip(" `"): rest for first, *rest in cells}


def gaps(text: str) -> set[str]:
    """Functions that the page or the package has and the other has not."""
    return set(rows(text)) ^ set(functions())


def test_every_function_is_in_the_page_and_every_row_is_a_function():
    """Page and package tell of the same functions, each once."""
    text = PAGE.read_text("utf-8")
    assert gaps(text) == set()
    assert len(re.findall(r"^\| `", text, re.M)) == len(functions())


def test_a_function_that_the_page_lacks_is_found():
    """Without its row, or with one of another name, a function is named."""
    text = PAGE.read_text("utf-8")
    assert gaps(text.replace("| `holm` |", "| `hochberg` |")) == {"holm", "hochberg"}


@pytest.mark.parametrize("name", sorted(functions()))
def test_a_row_has_question_source_and_limits(name):
    """Three cells, none empty; the question is one."""
    question, source, limits = rows(PAGE.read_text("utf-8"))[name]
    assert question.endswith("?")
    assert source
    assert limits


@pytest.mark.parametrize("name", sorted(functions()))
def test_the_years_of_a_source_stand_in_the_docstring(name):
    """What the page cites is what the function, or its module, says."""
    function = functions()[name]
    said = inspect.getdoc(function) + sys.modules[function.__module__].__doc__
    cited = YEAR.findall(rows(PAGE.read_text("utf-8"))[name][1])
    assert [year for year in cited if year not in said] == []


def test_there_is_a_table_for_each_item():
    """Ten numbered headings, in order, each with a table."""
    parts = re.split(r"^## ", PAGE.read_text("utf-8"), flags=re.M)[1:]
    assert [part.split()[0] for part in parts[:10]] == [str(number) for number in range(1, 11)]
    assert all(COLUMNS in part for part in parts)


def test_a_new_public_function_is_exported_or_a_part():
    """Modules without a function of their own for analysts are the parts that the others are built of."""
    parts = {"inputs", "grouped", "series", "linearised"}
    modules = {path.stem for path in Path(statistics.__file__).parent.glob("*.py")} - {"__init__"}
    assert modules == set(statistics.EXPORTS) | parts


def test_every_name_can_be_imported():
    """`__all__` and `dir` hold every name, and each is there."""
    assert set(statistics.__all__) <= set(dir(statistics))
    for name in statistics.__all__:
        assert getattr(statistics, name) is not None


def test_an_unknown_name_is_an_error():
    """As with any module."""
    with pytest.raises(AttributeError, match=r"module 'qualitykit.statistics' has no attribute 'mean'"):
        statistics.mean  # noqa: B018


@pytest.mark.parametrize("first", ["import qualitykit.statistics.growth", "pass"])
def test_a_function_of_its_modules_name_is_called_by_it(first):
    """Whatever was imported before, `growth` can be called and still holds what its module holds."""
    code = (
        f"{first}\nfrom qualitykit.statistics import growth\n"
        "assert growth(120, 100).value == growth.growth(120, 100).value == growth.year_on_year([100, 120]).value[1]"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_importing_the_package_loads_no_scipy():
    """A page that needs no statistics does not wait for them."""
    code = "import sys, qualitykit.statistics; assert not {'scipy', 'numpy'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


class TestColumnsOfDataFrames:
    """What an analyst has at hand is taken as it is."""

    pandas = pytest.importorskip("pandas")

    @pytest.mark.parametrize("kind", ["int64", "float64", "Int64", "Float64", "object"])
    def test_a_column_is_an_array(self, kind):
        """Integers, floats, nullable numbers and objects give the numbers of a list."""
        passed, tested = (self.pandas.Series(part, dtype=kind) for part in ([8, 9], [10, 10]))
        assert statistics.wilson_interval(passed, tested).value.tolist() == [0.8, 0.9]
        assert statistics.xmr_chart(passed).value.tolist() == [8, 9]

    def test_na_is_missing(self):
        """A hole in a nullable column has no rate."""
        passed = self.pandas.Series([8, None], dtype="Int64")
        assert statistics.wilson_interval(passed, 10).why.tolist() == ["", "missing"]

    def test_a_column_of_text_is_refused_at_its_first_text(self):
        """«8» is not read as 8."""
        column = self.pandas.Series([8, "9"], dtype=object)
        with pytest.raises(ValueError, match=r"'passed' must be numbers \(got '9' at 1\)"):
            statistics.wilson_interval(column, 10)

    def test_a_frame_is_an_array_of_rows(self):
        """Answers by respondent and item, assessors by unit."""
        frame = self.pandas.DataFrame({"a": [1, 2, 3, 4], "b": [2, 4, 3, 5]})
        plain = statistics.cronbach_alpha(frame.to_numpy())
        assert statistics.cronbach_alpha(frame).value == plain.value
        assert np.isfinite(statistics.krippendorff_alpha(frame.T).value)

    def test_an_unknown_definition_is_na(self):
        """A hole in a column of names is a definition that is not known."""
        basis = self.pandas.Series(["2017", "2017", None], dtype="string")
        assert statistics.segments(basis).tolist() == [0, 0, 1]
        assert statistics.comparable(basis, ["2017"] * 3).tolist() == [True, True, False]

    def test_dates_are_dates(self):
        """A column of days is read as such."""
        days = self.pandas.to_datetime(self.pandas.Series(["2016-01-01", None]))
        assert str(statistics.deadline(days, 10)[0]) == "2016-01-11"
        assert float(statistics.on_time(days[:1], days[:1], days[:1], "2016-12-31").share.value) == 1
