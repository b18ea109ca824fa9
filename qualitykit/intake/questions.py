"""What one unit is asked in one period (填报内容): rows and open cells, without any file format.

A `Form` has one `Part` for each table that the unit must report; a part has columns and rows; a row (`Question`) has
a key that names a row of the workspace, or of one to come, cells that are only shown, and open cells (`Blank`).

| part | a row is | open cells |
|---|---|---|
| `measures` | a measure of a criterion for which the unit answers | numerator, denominator, value, source |
| `funding` | a field in which money is asked for | amount, source |
| `sites` | a site on record (locked), or a new one | kind, name, date |
| `honours` | an honour on record (locked), or a new one | honour, date, holder, evidence |
| `incidents` | an incident on record (open where there is no finding yet), or a new one | title, date, finding, … |
| `evidence` | an assessed criterion for which the unit answers | evidence, date, claimed, note |
| `awards` | the same, on the form of an assessor | points, evidence, date, note |
| `tasks` | a task due by the end of the period | done |

A unit's own form has no award to fill in: points are given by assessors, on a form of their own. The points that a
unit claims (自评分) go to the table `evidence` and decide nothing.

An open cell left empty says nothing: what the workspace holds stands. Where it holds something for this very quarter
already, the cell shows it (`Blank.value`) and may be corrected. Years that have no folder yet are asked about, too.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from qualitykit.language import say
from qualitykit.period import Period
from qualitykit.workspace.district import Unit
from qualitykit.workspace.workspace import Workspace

Value = str | int | Fraction | date | None


class Choice(NamedTuple):
    """One entry of a drop-down (选项): what stands in the workspace, and how the form calls it."""

    value: str
    label: str


@dataclass(frozen=True)
class Blank:
    """One open cell (待填单元格).

    Attributes:
        column: the column of the contract's table that it fills.
        kind: `count` (whole, 0 or more), `decimal`, `date`, `choice`, `points` (a choice of numbers) or `text`.
        low, high: limits of a number or a day, both allowed; None for none.
        step: of points; every choice is a multiple of it.
        places: most decimals of a `decimal`.
        choices: what may be chosen; for points the numbers as texts. `free` allows other texts, after a question.
        most: the column of the same row that this count may not exceed.
        least: the column of the same row below which this count may not fall.
        value: what the workspace holds for this quarter; None where it holds nothing.
        hint: what to write, and what to submit as evidence, in the form's language.
    """

    column: str
    kind: str
    low: Fraction | date | None = None
    high: Fraction | date | None = None
    step: Fraction | None = None
    places: int = 6
    choices: tuple[Choice, ...] = ()
    free: bool = False
    most: str = ""
    least: str = ""
    value: Value = None
    hint: str = ""

    def holding(self, value: Value) -> "Blank":
        """The same cell with what the workspace holds for it (已有数据)."""
        return replace(self, value=value)


@dataclass(frozen=True)
class Question:
    """One row of a part (一行).

    Attributes:
        table: the contract's table that it goes to.
        key: contract column -> value, as the table would hold it: ids, ISO days, plain numbers. It names the row in
            the workspace; for a new row it holds the unit only, the open cells give the rest.
        shown: column -> what stands there, locked.
        blanks: column -> open cell.
        clause: the clauses of the document for which it is asked.
        new: it is a row that the table does not have yet and whose key is typed.
    """

    table: str
    key: dict[str, str]
    shown: dict[str, Value] = field(default_factory=dict)
    blanks: dict[str, Blank] = field(default_factory=dict)
    clause: str = ""
    new: bool = False

    @property
    def open(self) -> bool:
        """Whether it has an open cell (是否可填)."""
        return bool(self.blanks)


@dataclass(frozen=True)
class Column:
    """A column of a part (一列): name, heading, width in Chinese half-characters, and whether it shows the past."""

    name: str
    title: str
    width: int = 10
    past: bool = False


@dataclass(frozen=True)
class Part:
    """What is asked for one table (一张表): its columns, its rows, and advice above and below them.

    `needed` is how many of the rows must be filled in each quarter; 0 where only what happened is.
    """

    table: str
    title: str
    lead: str
    columns: tuple[Column, ...]
    questions: tuple[Question, ...]
    notes: tuple[str, ...] = ()
    needed: int = 0


@dataclass(frozen=True)
class Form:
    """Everything that one unit is asked in one period (一个单位的报表).

    Attributes:
        district: its name; synthetic: its data are made up.
        due: day by which the form must be back.
        document, rubric, rubric_sha256: what it rests on in words, the rubric's file and the file's checksum.
        assessor: empty on a unit's own form; else the form is that person's or group's, and holds awards only.
    """

    unit: Unit
    period: Period
    language: str
    district: str
    synthetic: bool
    due: date
    parts: tuple[Part, ...]
    document: str
    rubric: str
    rubric_sha256: str
    assessor: str = ""


def forms(
    workspace: Workspace,
    period: Period,
    units: tuple[Unit, ...],
    language: str,
    due: date | None = None,
    assessor: str = "",
) -> Iterator[Form]:
    """What each of some units is asked in a period (各单位填报内容), in the units' order.

    Args:
        workspace: opened; a year without a folder yet has no data, which is no error.
        period: `2016Q3` asks for that quarter, `2016` for the fourth.
        units: of the district.
        language: `zh` or `en`.
        due: day by which the form must be back; ten days after the period's end if None (adopted).
        assessor: name of the assessor whose form it is; empty for the units' own forms.

    Raises:
        QualitykitError: no rubric is in force, or the year or the one before has errors.
    """
    from qualitykit.intake.known import Known

    known = Known.of(workspace, period)
    for unit in units:
        made = (part(known, unit, language, assessor) for part in _builders(assessor))
        yield Form(
            unit,
            period,
            language,
            workspace.name[language],
            workspace.synthetic,
            due or known.due,
            tuple(part for part in made if part is not None),
            *known.document(language),
            assessor,
        )


Builder = Callable[..., Part | None]


def _builders(assessor: str) -> tuple[Builder, ...]:
    from qualitykit.intake import assessed, events, measured

    if assessor:
        return (assessed.awards,)
    return (
        measured.measures,
        measured.funding,
        events.sites,
        events.honours,
        events.incidents,
        assessed.evidence,
        events.tasks,
    )


def columns(
    table: str, language: str, *named: tuple[str, int], past: tuple[str, ...] = ()
) -> tuple[Column, ...]:
    """The columns of a part, with their headings (列): name and width each; `past` show what was before."""
    return tuple(
        Column(name, say(f"form.{table}.{name}", language), width, name in past) for name, width in named
    )


def part_of(
    table: str,
    language: str,
    made: tuple[Column, ...],
    questions: list[Question],
    notes: tuple[str, ...] = (),
    needed: int = 0,
) -> Part | None:
    """A part with its title and lead; None where nothing is asked (组成一张表)."""
    if not questions:
        return None
    title, lead = (say(f"form.{table}.{what}", language) for what in ("sheet", "lead"))
    return Part(table, title, lead, made, tuple(questions), notes, needed)
