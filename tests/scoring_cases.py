"""From a case (YAML) to a workspace on disk: units, tables as CSV text, and the rubric with the case's changes."""

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from qualitykit.rubric import Rubric, load_rubric

HERE = Path(__file__).parent
RUBRIC = HERE.parent / "data" / "rubrics" / "huiji" / "2016-07-04.yaml"
_READ: dict[str, Rubric] = {}


@cache
def read_cases(name: str) -> list[dict]:
    """The cases of one file under tests/cases."""
    return YAML(typ="safe").load((HERE / "cases" / name).read_text("utf-8"))


def load_once(path: Path) -> Rubric:
    """A rubric file, read once however often its text comes back."""
    text = Path(path).read_text("utf-8")
    if text not in _READ:
        _READ[text] = load_rubric(path)
    return _READ[text]


def rubric_2016() -> Rubric:
    """The real rubric as it stands."""
    return load_once(RUBRIC)


def rubric_text(settings: dict | None = None, edits: list | None = None, source: Path = RUBRIC) -> str:
    """A rubric's text with some settings changed, and some text replaced."""
    text = source.read_text("utf-8")
    for name, value in (settings or {}).items():
        changed = re.sub(rf"(\n  {name}:\s+{{value: )[^,]+,", rf"\g<1>{_plain(value)},", text)
        assert changed != text, f"no setting {name}, or already {value}"
        text = changed
    for old, new in edits or ():
        assert old in text, f"nothing to replace: {old!r}"
        text = text.replace(old, new, 1)
    return text


def _plain(value) -> str:
    """A value as a rubric writes it: true and false in small letters, decimals without an exponent."""
    if isinstance(value, float):
        return f"{Decimal(str(value)):f}"
    return str(value).lower() if isinstance(value, bool) else str(value)


def write_workspace(folder: Path, case: dict, source: Path = RUBRIC) -> Path:
    """The workspace of a case: district.yaml, one CSV file for each of its tables, and a rubric of its own.

    A case gives `units` (ids of the rubric; any other is a town), `tables` ("2016/awards": CSV text), and perhaps
    `settings` and `edits` of the rubric, and `earns` ("2016": {unit: points}).
    """
    workspace = folder / "district"
    workspace.mkdir()
    rubrics = folder / "rubrics" / "case"
    rubrics.mkdir(parents=True)
    (rubrics / source.name).write_text(rubric_text(case.get("settings"), case.get("edits"), source), "utf-8")
    departments = load_once(source).units
    kinds = {unit: "department" if unit in departments else "town" for unit in case["units"]}
    lines = [f"  - {{id: {unit}, name: {unit}, kind: {kind}}}" for unit, kind in kinds.items()]
    head = "name: {zh: 试例, en: A case}\nrubrics: case\nsynthetic: true\nunits:\n"
    (workspace / "district.yaml").write_text(head + "\n".join(lines) + "\n", "utf-8")
    for name, text in _tables(case, kinds).items():
        path = workspace / f"{name}.csv"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    for year in case.get("years", ()):
        (workspace / str(year)).mkdir(exist_ok=True)
    return workspace


def _tables(case: dict, kinds: dict[str, str]) -> dict[str, str]:
    tables = dict(case.get("tables", {}))
    for year, units in case.get("earns", {}).items():
        name = f"{year}/awards"
        text = tables.get(name, "unit, criterion, quarter, points\n")
        rows = [row for unit, points in units.items() for row in _earning(unit, kinds[unit], str(points))]
        tables[name] = text + "\n".join(rows) + "\n"
    return tables


def _earning(unit: str, kind: str, points: str) -> list[str]:
    """Awards in quarter 4 on everything that an assessor decides, so that they add up to so many points."""
    left, rows = Fraction(points), []
    for criterion in rubric_2016().responsible(unit, kind):
        if not criterion.measured:
            given = min(left, criterion.points)
            left -= given
            rows.append(f"{unit}, {criterion.id}, 4, {float(given)}")
    assert left == 0, f"{unit} cannot earn {points} points by awards"
    return rows


def exact(value) -> Fraction | None:
    """A number of a case as written: 2.5, or 5/3 as text; None stays None."""
    return None if value is None else Fraction(str(value))
