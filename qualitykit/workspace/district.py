"""`district.yaml` (考核对象名册): whose workspace this is, which rubrics it uses and which units it has."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from qualitykit.errors import Problem, QualitykitError
from qualitykit.rubric.lines import Location, line_of, read_yaml
from qualitykit.workspace.names import nearest, shown
from qualitykit.workspace.registry import DatedName, Names
from qualitykit.workspace.schema import DISTRICT

FILE = "district.yaml"
KINDS = ("town", "department")
_ID = re.compile(r"[a-z][a-z0-9_]*")
_KEYS = {"name": True, "rubrics": True, "synthetic": False, "units": True}
_ALIAS_KEYS = {"name": True, "valid_from": False, "valid_to": False}
_UNIT_KEYS = {"id": True, "name": True, "english": False, "kind": True, "aliases": False}


@dataclass(frozen=True)
class Unit:
    """A unit that is assessed (责任部门): a town or sub-district, or a department or office.

    `name` is its Chinese name, `english` its English one (its id where the file gives none). `dated` are the aliases
    that are valid for a time; they are no part of `aliases`.
    """

    id: str
    name: str
    english: str
    kind: str
    aliases: tuple[str, ...] = ()
    dated: tuple[DatedName, ...] = ()

    def title(self, language: str) -> str:
        """Its name in `zh` or `en` (名称)."""
        return self.name if language == "zh" else self.english

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that tables and commands may use (所有名称)."""
        return (self.id, self.name, self.english, *self.aliases)


@dataclass(frozen=True)
class District:
    """What `district.yaml` says (名册内容), as far as it could be read; `problems` has the rest."""

    name: dict[str, str] = field(default_factory=dict)
    rubrics: str = ""
    synthetic: bool = False
    units: tuple[Unit, ...] = ()
    lines: dict[str, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def names(self) -> dict[str, str]:
        """Every name of every unit that has no end -> id (名称对照)."""
        return {name: unit.id for unit in self.units for name in unit.names}

    def names_between(self, start: date, end: date) -> Names:
        """Every name that is valid on some day from start to end -> id (某时期有效的名称)."""
        dated = [name for unit in self.units for name in unit.dated]
        valid = {name.name: name.unit for name in dated if name.valid(start, end)}
        return Names(valid | self.names, (name for name in dated if not name.valid(start, end)))


def read_district(folder: Path) -> District:
    """Read the `district.yaml` of a workspace (读取名册); never raises, everything wrong is in `problems`."""
    if not (folder / FILE).is_file():
        return District(problems=(Problem(str(folder), None, None, "no_district"),))
    try:
        tree = read_yaml(folder / FILE, FILE)
    except QualitykitError as error:
        return District(problems=error.problems)
    reader = _Reader(tree)
    units = tuple(reader.units())
    reader.same_name(units)
    return District(
        name=reader.name(),
        rubrics=reader.text(("rubrics",)) or "",
        synthetic=reader.truth(("synthetic",)),
        units=units,
        lines=reader.lines,
        problems=tuple(sorted(reader.problems, key=lambda problem: problem.row)),
    )


class _Reader:
    """Takes the parts out of the tree and notes what is wrong with them."""

    def __init__(self, tree: CommentedMap):
        self.tree = tree
        self.problems: list[Problem] = []
        self.lines: dict[str, int] = {}
        self.read: list[Location] = []
        self.keys((), _KEYS)

    def wrong(self, location: Location, rule: str, **values) -> None:
        keys = [part for part in location if isinstance(part, str)]
        row = line_of(self.tree, location)
        self.problems.append(Problem(FILE, row, keys[-1] if keys else None, rule, values))

    def at(self, location: Location) -> Any:
        node: Any = self.tree
        for part in location:
            known = isinstance(part, int) or (isinstance(node, CommentedMap) and part in node)
            node = node[part] if known else None
        return node

    def keys(self, location: Location, known: dict[str, bool]) -> None:
        node = self.at(location)
        for key in node:
            if key not in known:
                candidates = nearest(str(key), {name: name for name in known}, count=1)
                self.wrong((*location, key), "unknown_key", value=shown(key), nearest=candidates)
        for key, required in known.items():
            if required and node.get(key) is None:
                self.wrong(location, "missing_key", needed=key)

    def text(self, location: Location) -> str | None:
        value = self.at(location)
        if value is None or (isinstance(value, str) and value.strip()):
            return value and str(value).strip()
        self.wrong(location, "not_text", value=shown(value))
        return None

    def truth(self, location: Location) -> bool:
        value = self.at(location)
        if value is not None and not isinstance(value, bool):
            self.wrong(location, "not_true_or_false", value=shown(value))
        return value is True

    def name(self) -> dict[str, str]:
        value = self.at(("name",))
        if not isinstance(value, CommentedMap):
            text = self.text(("name",)) or ""
            return {"zh": text, "en": text}
        self.keys(("name",), {"zh": True, "en": True})
        return {language: self.text(("name", language)) or "" for language in ("zh", "en")}

    def units(self) -> Iterator[Unit]:
        listed = self.at(("units",))
        if not isinstance(listed, CommentedSeq) or not listed:
            if listed is not None:
                self.wrong(("units",), "not_a_list", value=shown(listed))
            return
        for position, entry in enumerate(listed):
            if isinstance(entry, CommentedMap):
                yield from self.unit(("units", position))
            else:
                self.wrong(("units", position), "not_a_unit", value=shown(entry))

    def unit(self, at: Location) -> Iterator[Unit]:
        self.keys(at, _UNIT_KEYS)
        texts = {key: self.text((*at, key)) for key in ("id", "name", "english", "kind")}
        unit_id, kind = texts["id"], texts["kind"]
        if unit_id and not _ID.fullmatch(unit_id):
            self.wrong((*at, "id"), "not_an_id", value=shown(unit_id))
        if kind and kind not in KINDS:
            self.wrong((*at, "kind"), "not_a_kind", value=shown(kind))
        if unit_id:
            self.lines.setdefault(unit_id, line_of(self.tree, (*at, "id")))
            self.read.append(at)
            name, english = texts["name"] or unit_id, texts["english"] or unit_id
            aliases = list(self.aliases((*at, "aliases"), unit_id))
            plain = tuple(alias.name for alias in aliases if not (alias.valid_from or alias.valid_to))
            dated = tuple(alias for alias in aliases if alias.valid_from or alias.valid_to)
            yield Unit(unit_id, name, english, kind or "", plain, dated)

    def aliases(self, at: Location, unit: str) -> Iterator[DatedName]:
        listed = self.at(at)
        if listed is not None and not isinstance(listed, CommentedSeq):
            self.wrong(at, "not_a_list", value=shown(listed))
            return
        for position, entry in enumerate(listed or ()):
            if isinstance(entry, CommentedMap):
                yield from self.dated_alias((*at, position), unit)
            elif alias := self.text((*at, position)):
                yield DatedName(alias, unit)

    def dated_alias(self, at: Location, unit: str) -> Iterator[DatedName]:
        """An alias with its days: {name, valid_from, valid_to}."""
        self.keys(at, _ALIAS_KEYS)
        name = self.text((*at, "name"))
        start, end = (self.day((*at, key)) for key in ("valid_from", "valid_to"))
        if start and end and end < start:
            self.wrong((*at, "valid_from"), "days_reversed", start=start, end=end)
        elif name:
            yield DatedName(name, unit, start, end)

    def day(self, at: Location) -> date | None:
        value = self.at(at)
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        self.wrong(at, "not_a_day", value=shown(value))
        return None

    def same_name(self, units: tuple[Unit, ...]) -> None:
        """A name that two units share would give one's numbers to the other."""
        owner: dict[str, int] = {}
        for position, unit in enumerate(units):
            for name in dict.fromkeys(unit.names):
                first = owner.setdefault(name, position)
                if name == DISTRICT:
                    self.wrong(self.read[position], "reserved_name", value=name)
                elif first != position:
                    self.wrong(self.read[position], "name_of_two", value=shown(name), other=units[first].id)
        self.same_dated_name(units, owner)

    def same_dated_name(self, units: tuple[Unit, ...], owner: dict[str, int]) -> None:
        """A dated name may pass from one unit to another, but on no day belong to two."""
        dated = [(position, name) for position, unit in enumerate(units) for name in unit.dated]
        for place, (position, name) in enumerate(dated):
            others = {
                other for other, before in dated[:place] if before.name == name.name and name.meets(before)
            }
            others |= {owner[name.name]} if name.name in owner else set()
            for other in sorted(others - {position}):
                self.wrong(self.read[position], "name_of_two", value=shown(name.name), other=units[other].id)
