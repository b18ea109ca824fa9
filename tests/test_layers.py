"""Imports go down only: every module belongs to a layer and knows nothing of the layers above or beside its own."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "qualitykit"
# From the bottom up. What stands in one layer side by side does not know each other either.
LAYERS = (
    {"language", "exact", "memo", "shipped"},
    {"errors"},
    {"period"},
    {"statistics", "rubric", "engine", "workbook"},
    {"workspace"},
    {"scoring"},
    {"outlook", "analysis"},
    {"tables"},
    {"charts"},
    {"reports", "panel"},
    {"capsule", "intake"},
    {"commands"},
    {"cli"},
    {"__main__"},
)
HEIGHT = {name: height for height, names in enumerate(LAYERS) for name in names}


def upward(package: Path) -> list[str]:
    """Every import that does not go down, as `file:line: what`, and every module that has no layer."""
    return [
        f"{path.relative_to(package)}:{line}: {problem}"
        for path in sorted(package.rglob("*.py"))
        if path != package / "__init__.py"
        for line, problem in _problems(path, package)
    ]


def _problems(path: Path, package: Path) -> Iterator[tuple[int, str]]:
    own = path.relative_to(package).parts[0].removesuffix(".py")
    if own not in HEIGHT:
        yield 1, f"{own} has no layer"
        return
    for line, name in _imports(path, package):
        if name not in HEIGHT:
            yield line, f"{name} has no layer"
        elif name != own and HEIGHT[name] >= HEIGHT[own]:
            yield line, f"{own} imports {name}"


def _imports(path: Path, package: Path) -> Iterator[tuple[int, str]]:
    """The parts of the package that a module imports anywhere in it, inside functions too."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Import | ast.ImportFrom):
            continue
        names = [alias.name for alias in node.names]
        if isinstance(node, ast.ImportFrom):
            source = _absolute(node, path, package)
            names = [f"{source}.{name}" for name in names]
        for name in names:
            first, _, rest = name.partition(".")
            if first == package.name and rest and rest != "__version__":
                yield node.lineno, rest.partition(".")[0]


def _absolute(node: ast.ImportFrom, path: Path, package: Path) -> str:
    """The module that an import names, with its leading dots resolved."""
    if not node.level:
        return node.module
    parents = path.relative_to(package.parent).parts[: -node.level]
    return ".".join([*parents, *filter(None, [node.module])])


def test_imports_go_down_only():
    """No module of the package imports from a layer above or beside its own."""
    assert upward(PACKAGE) == []


def test_only_the_widgets_of_the_panel_need_ipywidgets():
    """The core runs without the extra `lab`: widgets are imported by the panel's own two modules alone."""
    sources = {path: path.read_text("utf-8") for path in PACKAGE.rglob("*.py")}
    using = {path.relative_to(PACKAGE) for path, text in sources.items() if "import ipywidgets" in text}
    assert using == {Path("panel/controls.py"), Path("panel/sliders.py")}


def test_statistics_know_arrays_only():
    """Statistics import no pandas: they take numbers, not tables."""
    sources = {path.name: path.read_text("utf-8") for path in (PACKAGE / "statistics").glob("*.py")}
    assert [name for name, text in sources.items() if "pandas" in text] == []


@pytest.mark.parametrize(
    ("module", "source", "told"),
    [
        (
            "rubric/load.py",
            "from qualitykit.scoring import assess",
            "rubric/load.py:1: rubric imports scoring",
        ),
        ("rubric/load.py", "import qualitykit.cli", "rubric/load.py:1: rubric imports cli"),
        ("rubric/load.py", "from qualitykit import reports", "rubric/load.py:1: rubric imports reports"),
        ("errors.py", "\nfrom qualitykit.period import Period", "errors.py:2: errors imports period"),
        ("tables/a.py", "from ..charts import bars", "tables/a.py:1: tables imports charts"),
        ("tables/a.py", "from .. import charts", "tables/a.py:1: tables imports charts"),
        ("tables/b/c.py", "from ...charts import bars", "tables/b/c.py:1: tables imports charts"),
        ("exact.py", "def f():\n    import qualitykit.errors", "exact.py:2: exact imports errors"),
        (
            "statistics/a.py",
            "from qualitykit.rubric import Rubric",
            "statistics/a.py:1: statistics imports rubric",
        ),
        ("novelty/a.py", "", "novelty/a.py:1: novelty has no layer"),
        ("cli.py", "from qualitykit.novelty import a", "cli.py:1: novelty has no layer"),
    ],
)
def test_an_upward_import_is_refused(module, source, told, tmp_path):
    """The check itself finds an upward import in whatever form, and a module without a layer."""
    path = tmp_path / "qualitykit" / module
    path.parent.mkdir(parents=True)
    path.write_text(source, "utf-8")
    assert upward(tmp_path / "qualitykit") == [told]


@pytest.mark.parametrize(
    ("module", "source"),
    [
        (
            "scoring/a.py",
            "from qualitykit.scoring.b import c\nfrom .b import d\nfrom qualitykit.rubric import e",
        ),
        ("cli.py", "import json\nimport qualitykit\nfrom qualitykit import __version__, reports"),
        ("__init__.py", "from qualitykit.cli import main"),
    ],
)
def test_a_downward_import_is_accepted(module, source, tmp_path):
    """A module's own package, anything below it, other libraries and the version are free; the root gathers all."""
    path = tmp_path / "qualitykit" / module
    path.parent.mkdir(parents=True)
    path.write_text(source, "utf-8")
    assert upward(tmp_path / "qualitykit") == []
