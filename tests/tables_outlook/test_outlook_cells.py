"""Which cells of the reports are the outlook's is marked, so that what it adds to a run can be measured (推演单元)."""

import ast
import importlib.util
import sys
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest

from qualitykit import tables

ROOT = Path(__file__).parents[2]
BOOKS = [ROOT / "notebooks" / name for name in ("02_unit_report.ipynb", "03_district_report.ipynb")]
# The tables of the outlook, and of the assessors' panel, which came with it.
TABLES = {"certainty", "certainty_words", "prospects", "path", "path_words", "stability", "stability_words"}
TABLES |= {"year_change", "rank_sets", "gains", "assessors", "effort_words"}


def _benchmark():
    """The benchmark under another name; its folder goes last on the path, for it would hide Python's `statistics`."""
    name, place = "benchmark_outlook", ROOT / "benchmarks"
    sys.path.append(str(place))
    spec = importlib.util.spec_from_file_location(name, place / "outlook.py")
    sys.modules[name] = module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.path.remove(str(place))
    return module


benchmark = _benchmark()


def names(source: str, context: type) -> set[str]:
    """The names that a cell reads (`ast.Load`) or makes (`ast.Store`)."""
    nodes = ast.walk(ast.parse(source))
    return {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, context)}


def asks(source: str) -> bool:
    """Whether a cell asks the outlook, or for one of its tables or charts."""
    found = {ast.unparse(node) for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Attribute)}
    wanted = {"charts.chances", *(f"tables.{name}" for name in TABLES)}
    return bool(found & wanted) or any(name.startswith("outlook.") for name in found)


def is_marked(cell) -> bool:
    """Whether a cell bears the tag."""
    return "outlook" in cell.metadata.get("tags", ())


def wrongly_marked(cells) -> list[str]:
    """The code cells that are the outlook's without the tag, or bear it and are not."""
    code = [cell for cell in cells if cell.cell_type == "code"]
    made = set().union(*(names(cell.source, ast.Store) for cell in code if is_marked(cell)))
    made -= set().union(*(names(source, ast.Store) for source in benchmark.PLAIN.values()))
    return [
        cell.id
        for cell in code
        if is_marked(cell) != (asks(cell.source) or bool(names(cell.source, ast.Load) & made))
    ]


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.name[:2])
def test_every_cell_of_the_outlook_is_marked_and_no_other(path):
    """Whatever asks the outlook, or shows what such a cell made, bears the tag."""
    cells = nbformat.read(path, 4).cells
    assert wrongly_marked(cells) == []
    assert sum(map(is_marked, cells)) > 10


def test_a_cell_without_its_mark_or_with_a_wrong_one_is_found():
    """The check itself sees a chart of the outlook that is not marked, and a plain table that is."""
    cells = nbformat.read(BOOKS[0], 4).cells
    for cell in cells:
        if cell.id in ("chances-chart", "steps"):
            cell.metadata["tags"] = [] if is_marked(cell) else ["outlook"]
    assert wrongly_marked(cells) == ["steps", "chances-chart"]


def test_every_table_made_from_the_outlook_counts_as_one():
    """A module of tables that imports it is named above."""
    folder = Path(tables.__file__).parent
    asking = {path.stem for path in folder.glob("*.py") if "qualitykit.outlook" in " ".join(imported(path))}
    assert asking <= TABLES
    assert len(asking) > 5


def imported(path: Path) -> set[str]:
    """What a module imports, by full name."""
    nodes = [
        node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ImportFrom)
    ]
    return {f"{node.module}.{alias.name}" for node in nodes for alias in node.names}


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.name[:2])
def test_without_the_marked_cells_a_notebook_still_runs(path):
    """Nothing else needs what they make, given the plain tables; prose stands before each."""
    bare = benchmark.without_outlook(path).cells
    assert [cell.id for cell in bare if is_marked(cell)] == [
        cell.id for cell in bare if cell.id in benchmark.PLAIN
    ]
    kinds = [cell.cell_type for cell in bare]
    assert all("markdown" in pair for pair in pairwise(kinds))
    assert kinds.count("markdown") == kinds.count("code") + 2  # the title and the last word
    parameters = {
        "workspace": str(ROOT / "data" / "sample"),
        "period": "2016Q3",
        "language": "en",
        "unit": "guxing",
    }
    found: dict = {}
    for cell in bare:
        if cell.cell_type == "code":
            exec(compile(cell.source, cell.id, "exec"), found)
            found |= parameters if cell.id == "parameters" else {}
    assert "sure" not in found
