"""A workbook is checked before it is unpacked, and parsed in a child that may fail without harm."""

import json
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from bad_workbooks import OLE, PARTS, SHEET, bombs, with_sheet, write_parts, write_zip

from qualitykit.workbook.child import answer
from qualitykit.workbook.limits import Limits, Refused
from qualitykit.workbook.run import read_workbook
from qualitykit.workspace.sheet import read_sheet


def rules(path, **more):
    """The rules of what is wrong with a sheet."""
    return [problem.rule for problem in read_sheet(path, **more).problems]


# ── before anything is parsed ────────────────────────────────────────────────


@pytest.fixture(scope="module")
def bomb_files(tmp_path_factory):
    """Files that unpack or expand to far more than they are."""
    return bombs(tmp_path_factory.mktemp("bombs"))


BOMBS = [
    "unpacks_large",
    "packed_tightly",
    "many_parts",
    "declares_entities",
    "far_cell",
    "long_text",
    "deep_part",
]


@pytest.mark.parametrize("rule", [*BOMBS, "large_file"])
def test_a_bomb_is_refused(bomb_files, rule):
    """Each kind is told by its own rule, whatever else the file holds."""
    assert rules(bomb_files[rule]) == [rule]


@pytest.mark.parametrize("rule", [*BOMBS, "large_file"])
def test_a_bomb_takes_little_memory(bomb_files, rule):
    """The process that looks at it stays far below 256 MB."""
    code = (
        "import json, sys; sys.path[:] = json.loads(sys.argv[1])\n"
        "from qualitykit.workbook.child import main; main(sys.argv[2], '', 'calamine')\n"
        "print(); print(next(line for line in open('/proc/self/status') if line.startswith('VmHWM')))"
    )
    if not Path("/proc/self/status").exists():
        pytest.skip("the system does not tell a process's peak memory")
    command = [sys.executable, "-I", "-S", "-c", code, json.dumps([str(Path.cwd()), *sys.path])]
    done = subprocess.run([*command, str(bomb_files[rule])], capture_output=True, text=True, check=True)
    assert f'"{rule}"' in done.stdout
    assert int(done.stdout.split("VmHWM:")[1].split()[0]) < 64 * 1024


def test_more_elements_than_a_form_can_have_are_refused(tmp_path):
    """A million elements are counted, not kept."""
    path = with_sheet(tmp_path / "many.xlsx", f"<sheetData>{'<row/>' * 40}</sheetData>")
    assert answer(path, None, "calamine", Limits(elements=30))["refused"][0] == "many_elements"


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (OLE, "not_a_workbook"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted_workbook"),
        (b"<html><table><tr><td>unit</td></tr></table></html>", "not_a_workbook"),
        (b"unit,quarter\n", "not_a_workbook"),
        (b"%PDF-1.7", "not_a_workbook"),
        (b"", "not_a_workbook"),
        (b"PK\x03\x04", "broken_workbook"),
        (b"PK\x05\x06" + b"\0" * 18, "not_a_workbook"),
    ],
)
def test_a_file_of_another_kind_is_refused(tmp_path, data, rule):
    """What is no workbook is told by its content, not by its name."""
    path = tmp_path / "x.xlsx"
    path.write_bytes(data)
    assert rules(path) == [rule]


@pytest.mark.parametrize(
    ("parts", "rule"),
    [
        (
            {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"},
            "not_a_workbook",
        ),
        ({"xl/workbook.bin": "x"}, "not_a_workbook"),
        ({"a.txt": "x"}, "not_a_workbook"),
        (PARTS | {"xl/vbaProject.bin": "x"}, "has_macros"),
        (PARTS | {"xl/workbook.xml": "<workbook"}, "broken_workbook"),
        (PARTS | {"xl/worksheets/sheet1.xml": SHEET.format("<sheetData>")}, "broken_workbook"),
        (PARTS | {"xl/styles.xml": '<?xml version="1.0" encoding="UTF-9"?><x/>'}, "broken_workbook"),
        ({name: text for name, text in PARTS.items() if "rels" not in name}, "broken_workbook"),
        (PARTS | {"xl/worksheets/sheet1.xml": SHEET.format("<sheetData/>")}, "empty_workbook"),
    ],
)
def test_a_zip_that_is_no_workbook_is_refused(tmp_path, parts, rule):
    """Documents of other programs, macros and torn parts are told."""
    assert rules(write_zip(tmp_path / "x.xlsx", parts)) == [rule]


def test_an_encrypted_zip_is_refused(tmp_path):
    """A part that needs a password is not asked for one."""
    path = write_parts(tmp_path / "x.xlsx")
    data = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + at] |= 1
    path.write_bytes(data)
    assert rules(path) == ["encrypted_workbook"]


def test_a_torn_part_is_refused(tmp_path):
    """Bytes that do not unpack end in a problem, not in a traceback."""
    path = write_parts(tmp_path / "x.xlsx")
    data = bytearray(path.read_bytes())
    data[60:90] = b"\xff" * 30
    path.write_bytes(data)
    assert rules(path) == ["broken_workbook"]


def test_a_child_that_takes_too_long_is_given_up(tmp_path):
    """Waiting has an end."""
    with pytest.raises(Refused) as refused:
        read_workbook(write_parts(tmp_path / "x.xlsx"), limits=Limits(patience=0))
    assert refused.value.rule == "needs_time"


@pytest.mark.parametrize(("status", "rule"), [(-9, "needs_memory"), (-6, "needs_memory"), (77, "needs_memory"),
                                             (-24, "needs_time"), (1, "broken_workbook")])  # fmt: skip
def test_a_child_that_dies_is_told_by_its_end(tmp_path, monkeypatch, status, rule):
    """Killed for memory, out of computing time, or ended in another way."""
    monkeypatch.setattr(
        subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, status, b"", b"")
    )
    assert rules(write_parts(tmp_path / "x.xlsx")) == [rule]


def test_workbooks_are_read_in_parallel(tmp_path):
    """Threads do not disturb each other."""
    paths = [write_parts(tmp_path / f"{k}.xlsx") for k in range(4)]
    found = {}
    threads = [
        threading.Thread(target=lambda path=path: found.update({path: read_sheet(path)})) for path in paths
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [found[path].cell(1, 1).text for path in paths] == ["unit"] * 4
