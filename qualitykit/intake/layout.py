"""Where everything stands in a form (报表版式), shared by the writer and the reader of forms.

A form says what it is on a hidden sheet, `_qualitykit`, so that its reader depends neither on what the workspace
holds by then nor on headings: each row of the hidden sheet is a list of texts, the first of which names its kind.

| first cell | then |
|---|---|
| `qualitykit form` | version of the form |
| `district`, `unit`, `period`, `language`, `assessor` | whose form it is |
| `rubric` | file name of the rubric, sha256 of the file |
| `checksum` | sha256 of all other rows: a hidden sheet that somebody changed is refused |
| `row` | sheet, row, code, table, key (JSON), columns (JSON: column of the table -> number of the sheet's column) |
| `choice` | name of the list, label as the form shows it, value as the table holds it |
| `sent` | sheet, row, cells (JSON: number of the sheet's column -> what it held when the form went out) |

`code` stands in column A of the row: a row that was moved, by sorting say, no longer has its code where it should be.
Key and choices hold ids and ISO days; the open cells hold what the clerk typed. By what was sent a locked cell that
somebody wrote into is known, and a form into which nobody has written.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from qualitykit.errors import Problem, QualitykitError
from qualitykit.intake.questions import Blank, Form, Part, Question
from qualitykit.language import say

HIDDEN = "_qualitykit"
VERSION = "2"
_MARK = "qualitykit form"
# On a part's sheet: title, lead, what is synthetic, headings, then its rows.
HEAD_ROW, FIRST_ROW = 4, 5
# Lines of the first sheet above the list of the other sheets.
START_LINES = 17
_IDENTITY = ("district", "unit", "period", "language", "assessor")
# Who filled the form in, on its first sheet: no table of the contract.
SENDER = "sender"
SENDER_FIELDS = ("name", "phone", "head", "day")


@dataclass(frozen=True)
class Placed:
    """One row with open cells (一行的位置).

    Attributes:
        sheet, row: where it stands; the row as the office counts it.
        code: what stands in column A of it.
        table: of the contract, or `sender`.
        key: column -> value of the table's row that it is about (see `Question.key`).
        columns: column of the table -> number of the sheet's column, from 1, of each open cell.
    """

    sheet: str
    row: int
    code: str
    table: str
    key: dict[str, str]
    columns: dict[str, int]


@dataclass(frozen=True)
class Layout:
    """The hidden sheet of a form (隐藏表内容).

    Attributes:
        district: its name in the form's language; unit: id; period: `2016Q3`; language: `zh` or `en`; assessor: empty
            on a unit's own form.
        rubric, rubric_sha256: the rubric's file and its checksum when the form was made.
        placed: every row with open cells.
        choices: name of a list -> label -> value. The list of a column is called `table.column`.
        sent: sheet -> row -> number of the column -> what the cell held when the form went out (see `sent`); a cell
            that is not named was empty.
    """

    district: str
    unit: str
    period: str
    language: str
    assessor: str
    rubric: str
    rubric_sha256: str
    placed: tuple[Placed, ...] = ()
    choices: dict[str, dict[str, str]] = field(default_factory=dict)
    sent: dict[str, dict[int, dict[int, str | float]]] = field(default_factory=dict)
    version: str = VERSION

    @property
    def checksum(self) -> str:
        """The sha256 of everything else (校验和)."""
        text = json.dumps(self._told(), ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    def rows(self) -> list[list[str]]:
        """The rows of the hidden sheet, from row 1 on, every cell a text (隐藏表各行).

        >>> form = Layout("小区", "east", "2016Q3", "zh", "", "2016-07-04.yaml", "ab12")
        >>> form.rows()[:3]
        [['qualitykit form', '2'], ['district', '小区'], ['unit', 'east']]
        >>> layout_of(form.rows(), "east.xlsx") == form
        True
        """
        told = self._told()
        return [*told[: _HEAD - 1], ["checksum", self.checksum], *told[_HEAD - 1 :]]

    def _told(self) -> list[list[str]]:
        identity = [[name, getattr(self, name).strip()] for name in _IDENTITY]
        return [
            [_MARK, self.version],
            *identity,
            ["rubric", self.rubric, self.rubric_sha256],
            *(_row_of(placed) for placed in self.placed),
            *(
                ["choice", name, label, value]
                for name, entries in self.choices.items()
                for label, value in entries.items()
            ),
            *(
                ["sent", sheet, str(row), _json(cells)]
                for sheet, rows in self.sent.items()
                for row, cells in rows.items()
            ),
        ]

    def list_rows(self) -> dict[str, tuple[int, int]]:
        """First and last row on the hidden sheet of each list's labels, which stand in column C (选项所在行)."""
        found: dict[str, tuple[int, int]] = {}
        for number, row in enumerate(self.rows(), 1):
            if row[0] == "choice":
                first, _ = found.get(row[1], (number, number))
                found[row[1]] = (first, number)
        return found


def layout_of_form(form: Form) -> Layout:
    """What the hidden sheet of a form holds (由填报内容定版式), before anything is written: nothing is sent yet."""
    return Layout(
        form.district,
        form.unit.id,
        str(form.period),
        form.language,
        form.assessor,
        form.rubric,
        form.rubric_sha256,
        (*_senders(form), *_placed_rows(form)),
        _choices(form),
    )


def start_title(form: Form) -> str:
    """Name of the first sheet (首页表名)."""
    return say("form.start.title", form.language)


def sender_row(form: Form) -> int:
    """The row of the first cell in which the sender says who it is (填报人首行)."""
    return START_LINES + len(form.parts) + 2


def _senders(form: Form) -> Iterator[Placed]:
    for offset, name in enumerate(SENDER_FIELDS):
        code = say(f"form.sender.{name}", form.language)
        yield Placed(start_title(form), sender_row(form) + offset, code, SENDER, {}, {name: 2})


def rows_of(part: Part) -> Iterator[tuple[int, str, Question]]:
    """Every row of a part: number on the sheet, code in column A, question (各行位置)."""
    for offset, question in enumerate(part.questions):
        yield FIRST_ROW + offset, str(offset + 1), question


def column_of(part: Part, name: str) -> int:
    """Number of the sheet's column, from 1, of a part's column; column 1 has the code (列号)."""
    return next(number for number, column in enumerate(part.columns, 2) if column.name == name)


def headings(part: Part, language: str) -> dict[int, str]:
    """What stands above each column of a part, by the column's number (表头)."""
    return dict(enumerate([say("form.number", language), *(column.title for column in part.columns)], 1))


def _placed_rows(form: Form) -> Iterator[Placed]:
    for part in form.parts:
        for row, code, question in rows_of(part):
            if question.open:
                cells = {name: column_of(part, name) for name in question.blanks}
                yield Placed(part.title, row, code, part.table, question.key, cells)


def list_name(part: Part, blank: Blank) -> str:
    """Name of a column's list of choices (选项名)."""
    return f"{part.table}.{blank.column}"


def _choices(form: Form) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for part in form.parts:
        for blank in (blank for question in part.questions for blank in question.blanks.values()):
            if blank.kind == "choice":
                found.setdefault(list_name(part, blank), {c.label.strip(): c.value for c in blank.choices})
    return found


Place = tuple[str, int, int]


def places(form: Form) -> dict[Place, tuple[Question, Blank]]:
    """Every open cell: (sheet, row, column), both from 1, -> its row and itself (待填单元格位置)."""
    return {
        (part.title, row, column_of(part, name)): (question, blank)
        for part in form.parts
        for row, _, question in rows_of(part)
        for name, blank in question.blanks.items()
    }


# Rows before the first heading: the mark, the identity, the rubric, the checksum.
_HEAD = len(_IDENTITY) + 3


def _row_of(placed: Placed) -> list[str]:
    told = (_json(placed.key), _json(placed.columns))
    return ["row", placed.sheet, str(placed.row), placed.code, placed.table, *told]


def _json(told: dict[str, str] | dict[int, str | float]) -> str:
    """In ASCII, so that no sign in a name is lost or changed on the way through a spreadsheet."""
    return json.dumps(told, separators=(",", ":"))


def is_form(sheets: Iterable[str]) -> bool:
    """Whether a workbook with these sheets is a form (是否本程序的报表)."""
    return HIDDEN in sheets


def layout_of(rows: Iterable[Sequence[str]], file: str) -> Layout:
    """The layout that a hidden sheet holds (读取版式).

    Args:
        rows: its cells' texts, row by row; empty cells at a row's end are passed over.
        file: how messages call the file.

    Raises:
        QualitykitError: `form_version`, a form of another version; `form_changed`, the hidden sheet is not as it was
            written.
    """
    found = [_trimmed(row) for row in rows]
    if not found or found[0][:1] != [_MARK]:
        raise QualitykitError(Problem(file, None, None, "form_changed", {"sheet": HIDDEN}))
    if found[0][1:] != [VERSION]:
        values = {"version": ", ".join(found[0][1:]) or "–", "known": VERSION}
        raise QualitykitError(Problem(file, None, None, "form_version", values))
    try:
        layout = _read(found)
    except (ValueError, IndexError, KeyError, TypeError):
        layout = None
    if layout is None or [row[1:] for row in found if row[0] == "checksum"] != [[layout.checksum]]:
        raise QualitykitError(Problem(file, None, None, "form_changed", {"sheet": HIDDEN}))
    return layout


def _trimmed(row: Sequence[str]) -> list[str]:
    cells = list(row)
    while len(cells) > 2 and not cells[-1]:
        cells.pop()
    return cells


def _read(rows: list[list[str]]) -> Layout:
    named = {row[0]: row[1:] for row in rows}
    choices: dict[str, dict[str, str]] = {}
    sent: dict[str, dict[int, dict[int, str | float]]] = {}
    for row in rows:
        if row[0] == "choice":
            choices.setdefault(row[1], {})[row[2]] = row[3]
        elif row[0] == "sent":
            cells = {int(number): value for number, value in json.loads(row[3]).items()}
            sent.setdefault(row[1], {})[int(row[2])] = cells
    return Layout(
        *(named[name][0] for name in _IDENTITY),
        *named["rubric"],
        placed=tuple(_placed(row) for row in rows if row[0] == "row"),
        choices=choices,
        sent=sent,
    )


def _placed(row: list[str]) -> Placed:
    _, sheet, number, code, table, key, cells = row
    return Placed(sheet, int(number), code, table, json.loads(key), json.loads(cells))
