"""Workbooks of the corpus that no program writes: other files under their name, torn ones, locked ones, bombs.

A case names one under `make`: `{2016/equipment.xlsx: torn_part}`. Each function writes one at a path.
"""

import atexit
import re
import shutil
import tempfile
import warnings
import zipfile
from functools import cache
from pathlib import Path

from intake.bad_workbooks import OLE, PARTS, SHEET, bombs, cells, write_zip

MAKERS = {}


def maker(function):
    """A function that a case may name."""
    MAKERS[function.__name__] = function
    return function


def _of_bytes(name, data):
    MAKERS[name] = lambda path: path.write_bytes(data)


def _of_parts(name, parts):
    MAKERS[name] = lambda path: write_zip(path, parts)


def _inline(reference, text):
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


_TABLE = (
    ("A1", "unit"), ("B1", "quarter"), ("C1", "in_use"), ("A2", "east"), ("B2", "1"), ("C2", "1291")
)  # fmt: skip
_ROWS = "".join(
    f'<row r="{row}">{"".join(_inline(*cell) for cell in _TABLE if cell[0].endswith(str(row)))}</row>'
    for row in (1, 2)
)
_DATA = f"<sheetData>{_ROWS}</sheetData>"
_GOOD = PARTS | {"xl/worksheets/sheet1.xml": SHEET.format(_DATA)}

# ── what is no workbook at all ───────────────────────────────────────────────
_of_bytes("old_xls", OLE)
_of_bytes("encrypted_by_a_password", OLE + "EncryptedPackage".encode("utf-16-le"))
_of_bytes("html_page", b"<html><table><tr><td>unit</td><td>quarter</td></tr></table></html>")
_of_bytes("html_table_with_a_mark", b"\xef\xbb\xbf<table><tr><td>unit</td></tr></table>")
_of_bytes("csv_text", b"unit,quarter,in_use\neast,1,1291\n")
_of_bytes("spreadsheet_xml_2003", b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com"/>')
_of_bytes("pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
_of_bytes("photo_png", b"\x89PNG\r\n\x1a\n" + b"\0" * 40)
_of_bytes("photo_jpeg", b"\xff\xd8\xff\xe0\0\x10JFIF\0")
_of_bytes("rar_archive", b"Rar!\x1a\x07\x01\0" + b"\0" * 20)
_of_bytes("gzip", b"\x1f\x8b\x08\0" + b"\0" * 20)
_of_bytes("parquet_bytes", b"PAR1" + b"\0" * 20)
_of_bytes("nothing", b"")
_of_bytes("zeros", b"\0" * 4096)
_of_bytes("only_the_mark_of_a_zip", b"PK\x03\x04")
_of_bytes("empty_zip", b"PK\x05\x06" + b"\0" * 18)
_of_parts("ods", {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"})
_of_parts("xlsb", {"xl/workbook.bin": "x", "[Content_Types].xml": "<x/>"})
_of_parts("docx", {"word/document.xml": "<x/>", "[Content_Types].xml": "<x/>"})
_of_parts("numbers", {"Index/Document.iwa": "x"})
_of_parts("zip_of_a_csv", {"equipment.csv": "unit,quarter,in_use\neast,1,1291\n"})
_of_parts("xlsx", _GOOD)

# ── workbooks that are torn, locked or crafted ───────────────────────────────
_of_parts("with_macros", _GOOD | {"xl/vbaProject.bin": "x"})
_of_parts("torn_list_of_sheets", _GOOD | {"xl/workbook.xml": "<workbook"})
_of_parts("torn_sheet", _GOOD | {"xl/worksheets/sheet1.xml": SHEET.format("<sheetData>")})
_of_parts(
    "encoding_that_does_not_exist", _GOOD | {"xl/styles.xml": '<?xml version="1.0" encoding="UTF-9"?><x/>'}
)
_of_parts("without_relations", {name: text for name, text in _GOOD.items() if "rels" not in name})
_of_parts("without_its_sheet", {name: text for name, text in _GOOD.items() if "sheet1" not in name})
_of_parts("empty_sheet", _GOOD | {"xl/worksheets/sheet1.xml": SHEET.format("<sheetData/>")})
_of_parts(
    "doctype_in_the_sheet", _GOOD | {"xl/worksheets/sheet1.xml": "<!DOCTYPE worksheet>" + SHEET.format(_DATA)}
)
_of_parts(
    "outside_entity",
    _GOOD
    | {
        "xl/sharedStrings.xml": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><sst><si><t>&a;</t></si></sst>'
    },
)
_of_parts(
    "cell_in_the_last_row",
    _GOOD | {"xl/worksheets/sheet1.xml": SHEET.format(cells('<c r="B1048576"><v>1</v></c>'))},
)
_of_parts(
    "control_sign_in_a_cell",
    _GOOD | {"xl/worksheets/sheet1.xml": SHEET.format(_DATA.replace(">east<", ">ea\x7fst<"))},
)
_of_parts(
    "lost_sign_in_a_cell",
    _GOOD | {"xl/worksheets/sheet1.xml": SHEET.format(_DATA.replace(">east<", ">东\ufffd<"))},
)
_of_parts(
    "garbled_cell",
    _GOOD | {"xl/worksheets/sheet1.xml": SHEET.format(_DATA.replace(">east<", ">鍗楅槼<"))},
)
for _rule in (
    "unpacks_large", "packed_tightly", "many_parts", "declares_entities", "far_cell", "long_text", "deep_part",
    "large_file",
):  # fmt: skip
    MAKERS[f"bomb_{_rule}"] = lambda path, rule=_rule: _bomb(path, rule)


@cache
def _bombs():
    """All bombs, made once; the folder lives as long as the process."""
    folder = tempfile.TemporaryDirectory(prefix="corpus-")
    atexit.register(folder.cleanup)
    return bombs(Path(folder.name))


def _bomb(path, rule):
    shutil.copyfile(_bombs()[rule], path)


@maker
def too_many_elements(path):
    """More cells than any form has, each of them empty."""
    write_zip(path, _GOOD | {"xl/styles.xml": f"<x>{'<y/>' * 1_000_001}</x>"})


@maker
def cut_in_the_middle(path):
    """A download that broke off: the directory at the end is missing."""
    write_zip(path, _GOOD)
    path.write_bytes(path.read_bytes()[:-200])


@maker
def torn_part(path):
    """Bytes of a part that do not unpack."""
    data = bytearray(write_zip(path, _GOOD).read_bytes())
    data[60:90] = b"\xff" * 30
    path.write_bytes(data)


@maker
def locked_zip(path):
    """Parts that need a password."""
    data = bytearray(write_zip(path, _GOOD).read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + at] |= 1
    path.write_bytes(data)


@maker
def two_parts_of_one_name(path):
    """A zip that says two things under one name."""
    write_zip(path, _GOOD)
    with zipfile.ZipFile(path, "a") as archive, warnings.catch_warnings(action="ignore"):
        archive.writestr("xl/worksheets/sheet1.xml", SHEET.format("<sheetData/>"))


def _rows(*rows):
    """Rows of inline texts, each with what stands in its start tag."""
    return "".join(f"<row {start}>{''.join(_inline(*cell) for cell in cells)}</row>" for start, cells in rows)


_HEAD = ('r="1"', _TABLE[:3])
_FIRST = (("A2", "east"), ("B2", "1"), ("C2", "1291"))
_SECOND = (("A3", "west"), ("B3", "1"), ("C3", "88"))
for _name, _data in {
    "row_of_no_height": _rows(_HEAD, ('r="2" ht="0" customHeight="1"', _FIRST)),
    "rows_in_the_wrong_order": _rows(_HEAD, ('r="3"', _SECOND), ('r="2"', _FIRST)),
    "row_number_twice": _rows(_HEAD, ('r="2"', _FIRST), ('r="2"', _FIRST)),
    "cell_twice": _rows(_HEAD, ('r="2"', (*_FIRST, ("C2", "88")))),
    "cell_in_another_row": _rows(_HEAD, ('r="2"', _SECOND)),
}.items():
    _of_parts(_name, PARTS | {"xl/worksheets/sheet1.xml": SHEET.format(f"<sheetData>{_data}</sheetData>")})
_of_parts(
    "column_of_no_width",
    PARTS
    | {
        "xl/worksheets/sheet1.xml": SHEET.format(
            f'<cols><col min="2" max="2" width="0" customWidth="1"/></cols>{_DATA}'
        )
    },
)
_of_parts(
    "reading_aid_above_a_name",
    PARTS
    | {
        "xl/worksheets/sheet1.xml": SHEET.format(
            _DATA.replace(
                "<t>east</t>", '<r><t>东</t></r><r><t>镇</t></r><rPh sb="0" eb="1"><t>dongzhen</t></rPh>'
            )
        )
    },
)
_of_parts(
    "without_addresses",
    PARTS | {"xl/worksheets/sheet1.xml": SHEET.format(re.sub(r' r="[A-C]?[12]"', "", _DATA))},
)
