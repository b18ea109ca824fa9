"""A scenario (情景): what would be if some numbers of one unit were others. A small file, never taken for data.

    scenario: true
    unit: guxing
    period: 2016Q3
    title: more honours, better batches      # optional
    changes:
      measures: {manufacturing_pass_rate: {numerator: 640, denominator: 675}, demonstration_sites: {value: 3}}
      targets: {manufacturing_pass_rate: 95}
      funding: {product: 500000}
      awards: {3.2.5: 0.5}
      honours: {luban_award: true}           # or how many; false takes it away

All numbers are those of the year to date, as they stand at the period's end; a cell is written as in the tables.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml.comments import CommentedMap

from qualitykit.errors import Problem, QualitykitError
from qualitykit.period import Period
from qualitykit.rubric.lines import Location, line_of, read_yaml
from qualitykit.rubric.writing import yaml_text
from qualitykit.workspace.names import nearest, shown

_KEYS = {"scenario": True, "unit": True, "period": True, "title": False, "changes": True}
KINDS = ("measures", "targets", "funding", "awards", "honours")
_CELLS = ("numerator", "denominator", "value")

Changes = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Scenario:
    """Some numbers of one unit, otherwise than they are (情景).

    unit: any of its names; changes: kind of change -> name -> value, as in the file; name: the file's;
    lines: where each change stands, by (kind, name), and unit and period, by ("", "unit") and ("", "period").
    """

    unit: str
    period: Period
    changes: Changes
    title: str = ""
    name: str = "scenario"
    lines: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def refuse_other(self, period: Period) -> None:
        """See that it is asked about its own period (核对考核期).

        Raises:
            QualitykitError: another period, with the scenario's line.
        """
        if period != self.period:
            values = {"value": str(self.period), "asked": str(period)}
            place = (self.name, self.lines.get(("", "period")), "period")
            raise QualitykitError(Problem(*place, "scenario_of_other_period", values))

    def text(self) -> str:
        """The file's text (文件内容): what `read_scenario` reads back."""
        changes = {kind: dict(self.changes[kind]) for kind in KINDS if self.changes.get(kind)}
        whole = {"scenario": True, "unit": self.unit, "period": str(self.period), "title": self.title}
        return yaml_text({key: value for key, value in whole.items() if value != ""} | {"changes": changes})


def read_scenario(path: str | Path) -> Scenario:
    """Read one scenario file (读取情景).

    Raises:
        QualitykitError: anything that makes it no scenario, with its line: no `scenario: true`, a key twice,
            unknown or missing, a period or a change that cannot be one. Whether names and numbers fit the district
            and its rubric is seen when it is applied.
    """
    path = Path(path)
    tree = read_yaml(path, path.name)
    reader = _Reader(tree, path.name)
    changes = reader.changes()
    period = reader.period()
    if reader.problems:
        raise QualitykitError(sorted(reader.problems, key=lambda problem: problem.row))
    lines = {(kind, name): line_of(tree, ("changes", kind, key)) for kind, name, key in reader.places}
    lines |= {("", key): line_of(tree, (key,)) for key in ("unit", "period")}
    return Scenario(
        str(tree["unit"]).strip(), period, changes, str(tree.get("title") or ""), path.name, lines
    )


class _Reader:
    """Takes the parts out of the tree and notes what is wrong with them."""

    def __init__(self, tree: CommentedMap, name: str):
        self.tree, self.name = tree, name
        self.problems: list[Problem] = []
        self.places: list[tuple[str, str, Any]] = []
        if tree.get("scenario") is not True:
            self.wrong(("scenario",), "not_a_scenario", value=shown(tree.get("scenario")))
        self.keys((), tree, _KEYS)
        for key in ("unit", "title"):
            value = tree.get(key)
            if isinstance(value, dict | list | bool) or (value is not None and not str(value).strip()):
                self.wrong((key,), "not_text", value=shown(value))

    def wrong(self, location: Location, rule: str, **values) -> None:
        keys = [str(part) for part in location]
        line = line_of(self.tree, location)
        self.problems.append(Problem(self.name, line, keys[-1] if keys else None, rule, values))

    def keys(self, location: Location, node: CommentedMap, known: Mapping[str, bool]) -> None:
        for key in node:
            if key not in known:
                candidates = nearest(str(key), {name: name for name in known}, count=1)
                self.wrong((*location, key), "unknown_key", value=shown(key), nearest=candidates)
        for key, required in known.items():
            if required and node.get(key) is None and key != "scenario":
                self.wrong(location, "missing_key", needed=key)

    def period(self) -> Period | None:
        if self.tree.get("period") is None:
            return None
        try:
            return Period.parse(str(self.tree["period"]))
        except QualitykitError:
            self.wrong(("period",), "not_a_period", value=shown(self.tree["period"]))
            return None

    def changes(self) -> dict[str, dict[str, Any]]:
        found = self.mapping(("changes",), self.tree.get("changes"))
        self.keys(("changes",), found, dict.fromkeys(KINDS, False))
        return {kind: self.of_kind(kind, found[kind]) for kind in KINDS if found.get(kind) is not None}

    def of_kind(self, kind: str, node: Any) -> dict[str, Any]:
        changes = {}
        for name, value in self.mapping(("changes", kind), node).items():
            at = ("changes", kind, name)
            if kind == "measures":
                value = dict(self.mapping(at, value))
                self.keys(at, value, dict.fromkeys(_CELLS, False))
            elif (
                kind == "honours"
                and not isinstance(value, bool)
                and not (isinstance(value, int) and value >= 0)
            ):
                self.wrong(at, "not_an_honour_count", value=shown(value))
            elif isinstance(value, dict | list | None):
                self.wrong(at, "not_one_number", value=shown(value))
            changes[str(name)] = value
            self.places.append((kind, str(name), name))
        return changes

    def mapping(self, location: Location, node: Any) -> CommentedMap | dict:
        if isinstance(node, CommentedMap):
            return node
        if node is not None or len(location) > 1:
            self.wrong(location, "not_changes", value=shown(node))
        return {}
