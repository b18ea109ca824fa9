"""What is fuzzed (模糊测试目标): each takes any bytes; only data or an error of our own may come back.

A target returns nothing. Whatever it raises is a finding: our own errors are caught here and nowhere else. The same
functions replay the cases found earlier, without atheris (`tests/mutation/test_fuzz_cases.py`).
"""

import io
import os
import shutil
import tempfile
import zipfile
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path

from qualitykit.capsule.verification import problems_of, verify
from qualitykit.errors import Problem, QualitykitError
from qualitykit.reports.manifest import NAME
from qualitykit.rubric import load_rubric
from qualitykit.rubric.strict import strict_problems
from qualitykit.workbook.container import open_container
from qualitykit.workbook.limits import Limits, Refused
from qualitykit.workbook.parts import check_parts
from qualitykit.workspace.contract import TABLES
from qualitykit.workspace.days import day_forms, read_day
from qualitykit.workspace.district import read_district
from qualitykit.workspace.numbers import read_number
from qualitykit.workspace.reading import read_table
from qualitykit.workspace.registry import Names
from qualitykit.workspace.sheet import read_sheet
from qualitykit.workspace.unreadable import Unreadable

_MEMORY = "/dev/shm"
FOLDER = Path(tempfile.mkdtemp(prefix="fuzz-", dir=_MEMORY if os.path.isdir(_MEMORY) else None))
_UNITS = Names({"east": "east", "东镇": "east", "west": "west", "西镇": "west"})
_SPECS = list(TABLES.values())
_PART_NAMES = ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/vbaProject.bin")


def numbers(data: bytes) -> None:
    """The grammars of numbers and of days (数字与日期)."""
    text = data.decode("utf-8", "replace").strip()
    with suppress(Unreadable):
        number = read_number(text)
        assert isinstance(number.decimal, Decimal)
        assert number.decimal.is_finite()
    with suppress(Unreadable):
        assert isinstance(read_day(text), date)
        assert set(day_forms(text)) <= {"full_width_day"}


def csv(data: bytes) -> None:
    """A CSV file, as one of the contract's tables and as a file of free form (CSV); the first byte picks the table."""
    spec = _SPECS[data[0] % len(_SPECS)] if data else _SPECS[0]
    path = _written(f"{spec.name}.csv", data[1:])
    table, problems = read_table(path, path.name, spec, _UNITS)
    assert table is not None or problems
    _told(problems)
    sheet = read_sheet(path, name=path.name, headings=[column.name for column in spec.columns])
    assert not (sheet.refused and sheet.rows)
    assert len({len(row.cells) for row in sheet}) <= 1
    _told(sheet.problems)


def yaml(data: bytes) -> None:
    """A rubric and a district file (YAML)."""
    path = _written("2016-07-04.yaml", data)
    with suppress(UnicodeDecodeError):
        _told(list(strict_problems(data.decode("utf-8-sig"), path.name)))
    with _own_errors():
        load_rubric(path)
    _written("district.yaml", data)
    with _own_errors():
        _told(read_district(FOLDER).problems)


def workbook(data: bytes) -> None:
    """The pre-flight of an XLSX workbook (工作簿预检): any bytes, or a zip with such parts, perhaps damaged."""
    path = _written("a.xlsx", _zip_of(data[1:]) if data[:1] < b"\x80" else data[1:])
    with suppress(Refused), open_container(path, Limits(elements=20_000)) as archive:
        check_parts(archive, Limits(elements=20_000))


def manifest(data: bytes) -> None:
    """The verifier of a published folder (清单核验)."""
    folder = FOLDER / "published"
    folder.mkdir(exist_ok=True)
    (folder / "index.html").write_text("page", "utf-8")
    (folder / NAME).write_bytes(data)
    with _own_errors():
        statements = verify(folder)
        _told(problems_of(statements))
        assert all(statement.text(language).encode() for statement in statements for language in ("zh", "en"))


TARGETS = {target.__name__: target for target in (numbers, csv, yaml, workbook, manifest)}


def clean_up() -> None:
    """Remove the scratch folder (清理)."""
    shutil.rmtree(FOLDER, ignore_errors=True)


def _written(name: str, data: bytes) -> Path:
    path = FOLDER / name
    path.write_bytes(data)
    return path


def _zip_of(data: bytes) -> bytes:
    """A zip whose parts have these bytes; the first three bytes say which parts, how packed, and what is damaged."""
    plan, where, what = (*data[:3], 0, 0, 0)[:3]
    names = [name for bit, name in enumerate(_PART_NAMES) if plan & (1 << bit)] or [_PART_NAMES[0]]
    packed = zipfile.ZIP_DEFLATED if plan & 16 else zipfile.ZIP_STORED
    into = io.BytesIO()
    body = data[3:]
    with zipfile.ZipFile(into, "w", packed) as archive:
        for position, name in enumerate(names):
            archive.writestr(
                zipfile.ZipInfo(name), body[position :: len(names)] if plan & 32 else body, packed
            )
    made = bytearray(into.getvalue())
    if plan & 64:
        made[-1 - where % len(made)] ^= what or 1
    return bytes(made)


def _told(problems) -> None:
    """Every problem is one of ours and has words in both languages that can be written."""
    for problem in problems:
        assert isinstance(problem, Problem)
        assert problem.text("zh").encode()
        assert problem.text("en").encode()


class _own_errors(suppress):
    """Our own error is a result; its text must exist."""

    def __init__(self):
        super().__init__(QualitykitError)

    def __exit__(self, kind, error, trace):
        if isinstance(error, QualitykitError):
            _told(error.problems)
        return super().__exit__(kind, error, trace)
