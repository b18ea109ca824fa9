"""The issued document as data (考核要点及细则): sections, topics, criteria, bonus, veto, grades and our readings.

The order and the numbers are the document's. Whatever the document does not say carries `status: adopted`.
"""

from datetime import date
from functools import cached_property
from pathlib import Path
from types import SimpleNamespace
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BeforeValidator, Field, PrivateAttr
from pydantic_core import PydanticCustomError

from qualitykit.rubric.rules import Award, Growth, Number, Rule, Strict, Threshold

Status = Literal["document", "adopted"]
Value = TypeVar("Value")
Truth = Annotated[bool, Field(strict=True)]
# What tables, addresses and file names are made with holds no sign that any of them takes for its own.
Id = Annotated[str, Field(pattern=r"^[^\W_][\w.+-]*$", max_length=60)]


def _no_truth(value: Any) -> Any:
    """To Python true is 1; in a rubric it is no number."""
    if isinstance(value, bool):
        raise PydanticCustomError("int_type", "a whole number")
    return value


class Text(Strict):
    """A short text in both languages (双语短文)."""

    zh: str
    en: str

    def in_language(self, language: str) -> str:
        """The text in `zh` or `en` (取文本)."""
        return getattr(self, language)


class Titled(Strict):
    """Whatever has a title of our own in both languages (标题)."""

    zh: str
    en: str

    def title(self, language: str) -> str:
        """The title in `zh` or `en` (取标题)."""
        return getattr(self, language)


class Setting(Strict, Generic[Value]):
    """How one open question of the document is read (一条读法)."""

    value: Value
    status: Status
    note: Text


class Readings(Strict):
    """The readings that apply to the whole document (总体读法); `Rubric.settings` gives their plain values."""

    first_month: Setting[Annotated[int, Field(ge=1, le=12, strict=True)]]
    points_step: Setting[Number]
    several_assessors: Setting[Literal["mean", "lowest", "highest"]]
    not_applicable: Setting[Literal["rescale", "raw", "credit"]]
    unreported: Setting[Literal["zero", "leave_out"]]
    rate_rounding: Setting[Annotated[Literal["none", 0, 1, 2, 3, 4, 5, 6], BeforeValidator(_no_truth)]]
    honour_counting: Setting[Literal["once", "per_award"]]
    bonus_in_grade: Setting[Truth]
    grade_gap: Setting[Literal["lower", "upper", "round"]]
    rank_floor: Setting[Number]
    department_measures: Setting[Literal["own_then_pooled", "own"]]


class Group(Titled):
    """Units that the document names together (责任部门的统称): all of a kind, or a list."""

    kind: Literal["town", "department"] | None = None
    units: tuple[str, ...] | None = None

    def holds(self, unit: str, kind: str) -> bool:
        """Whether a unit of a kind is one of them (是否属于该类单位)."""
        return kind == self.kind if self.units is None else unit in self.units


class Records(Strict):
    """Where the records behind a measure stand, and what is counted (指标的原始记录).

    `span: year` takes rows whose date lies in the assessment year, `register` every row dated up to the
    period's end. `listed` names the date from which a row stands in the register: a unit that stands in it and
    has nothing to judge has a denominator of 0, while one without any row has no number at all.
    """

    table: str
    where: dict[str, str] = Field(default_factory=dict)
    numerator: str | None = None
    date: str | None = None
    listed: str | None = None
    span: Literal["year", "register"] = "year"
    total: str | None = Field(default=None, alias="sum")
    by: str | None = None


class Measure(Titled):
    """A measured number (量化指标): a rate with numerator and denominator, a count, or an amount.

    A rate's value is per × numerator ÷ denominator: per 100 for percent, per 1 for a plain ratio.
    """

    kind: Literal["rate", "count", "amount"]
    per: Annotated[int, Field(ge=1, strict=True)] = 1
    better: Literal["higher", "lower"] = "higher"
    fields: tuple[str, ...] = ()
    records: Records | None = None


class Criterion(Titled):
    """The smallest thing that yields points (评分标准的一项)."""

    id: Id = Field(alias="criterion")
    points: Number
    units: Annotated[tuple[str, ...], Field(min_length=1)]
    clause: str
    status: Status
    note: Text | None = None
    award_stands_in: Truth = False
    rule: Rule = Award()

    @property
    def measured(self) -> bool:
        """Whether a measure decides it, not an assessor (是否量化)."""
        return not isinstance(self.rule, Award)


class Topic(Titled):
    """A row of the table (考核要点)."""

    id: Id = Field(alias="topic")
    points: Number
    status: Status = "document"
    note: Text | None = None
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)]


class Section(Titled):
    """A block of topics (考核指标)."""

    id: Id = Field(alias="section")
    points: Number
    topics: Annotated[tuple[Topic, ...], Field(min_length=1)]


class Honour(Titled):
    """An award, prize or recognition that earns bonus points (加分项)."""

    id: Id = Field(alias="honour")
    points: Number
    clause: str
    status: Status
    note: Text | None = None
    kinds: tuple[Literal["town", "department"], ...] = ("town", "department")
    rule: Annotated[Threshold | Growth, Field(discriminator="method")] | None = None


class Bonus(Strict):
    """The bonus and its cap (加分)."""

    cap: Number
    clause: str
    status: Status
    honours: tuple[Honour, ...]


class Veto(Titled):
    """What forces the lowest grade whatever the total (否决项)."""

    clause: str
    grade: str
    status: Status
    note: Text | None = None


class Grade(Strict):
    """One grade (等级): from `from` on; `to` is the upper end as printed in whole points."""

    id: Id = Field(alias="grade")
    start: Number = Field(alias="from")
    end: Number | None = Field(default=None, alias="to")


class Grades(Strict):
    """The grade scale, best first (等级划分)."""

    status: Status
    source: Text
    note: Text | None = None
    scale: Annotated[tuple[Grade, ...], Field(min_length=1)]


class Document(Strict):
    """The issued document (文件)."""

    number: str
    body: Text
    issued: date
    annex: Text


class Rubric(Strict):
    """One issued document, in force from a date (考核细则)."""

    format: Literal[1]
    scheme: str
    in_force_from: date
    title: Text
    document: Document
    total: Number
    readings: Readings = Field(alias="settings")
    groups: dict[Id, Group] = Field(default_factory=dict)
    units: dict[Id, Titled] = Field(default_factory=dict)
    measures: dict[Id, Measure] = Field(default_factory=dict)
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    bonus: Bonus
    veto: Veto
    grades: Grades
    _path: Path | None = PrivateAttr(default=None)

    @property
    def source_path(self) -> Path | None:
        """The file it was read from (来源文件)."""
        return self._path

    @cached_property
    def settings(self) -> SimpleNamespace:
        """The readings' plain values, by name (读法取值)."""
        return SimpleNamespace(**{name: getattr(self.readings, name).value for name in Readings.model_fields})

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """All topics in the document's order (全部考核要点)."""
        return tuple(topic for section in self.sections for topic in section.topics)

    @cached_property
    def criteria(self) -> tuple[Criterion, ...]:
        """All criteria in the document's order (全部评分标准)."""
        return tuple(criterion for topic in self.topics for criterion in topic.criteria)

    @cached_property
    def honours(self) -> dict[str, Honour]:
        """The honours by code (加分项)."""
        return {honour.id: honour for honour in self.bonus.honours}

    @cached_property
    def _by_id(self) -> dict[str, Criterion]:
        return {criterion.id: criterion for criterion in self.criteria}

    @cached_property
    def _topic_by_criterion(self) -> dict[str, Topic]:
        return {criterion.id: topic for topic in self.topics for criterion in topic.criteria}

    def criterion(self, criterion_id: str) -> Criterion:
        """The criterion with a number; KeyError where there is none (取一项)."""
        return self._by_id[criterion_id]

    def topic_of(self, criterion_id: str) -> Topic:
        """The topic to which a criterion belongs (所属考核要点)."""
        return self._topic_by_criterion[criterion_id]

    def answers(self, criterion: Criterion, unit: str, kind: str) -> bool:
        """Whether a unit of a kind answers for a criterion (是否责任部门)."""
        return any(self._names(name, unit, kind) for name in criterion.units)

    def _names(self, name: str, unit: str, kind: str) -> bool:
        group = self.groups.get(name)
        return name == unit if group is None else group.holds(unit, kind)

    def responsible(self, unit: str, kind: str) -> tuple[Criterion, ...]:
        """The criteria for which a unit answers, in order (责任清单)."""
        return tuple(criterion for criterion in self.criteria if self.answers(criterion, unit, kind))

    @property
    def first_year(self) -> int:
        """The first assessment year to which it applies: the one that holds its first day (首个适用年度)."""
        day, first_month = self.in_force_from, self.settings.first_month
        return day.year + (first_month > 1 and day.month >= first_month)
