"""Workbooks made on the spot: good ones by XlsxWriter, and bad ones put together part by part."""

import zipfile

CONTENT = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</worksheet>'
ROW = '<row r="1"><c r="A1" t="inlineStr"><is><t>unit</t></is></c></row>'
WORKBOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>'
)
_RELATION = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/></Relationships>'
)
PARTS = {
    "[Content_Types].xml": CONTENT,
    "_rels/.rels": _RELATION.format("officeDocument", "xl/workbook.xml"),
    "xl/workbook.xml": WORKBOOK,
    "xl/_rels/workbook.xml.rels": _RELATION.format("worksheet", "worksheets/sheet1.xml"),
    "xl/worksheets/sheet1.xml": SHEET.format(f"<sheetData>{ROW}</sheetData>"),
}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def write_parts(path, **changes):
    """A workbook with some of its parts changed or added; a part that is None is left out."""
    parts = PARTS | {name.replace("__", "/"): text for name, text in changes.items()}
    return write_zip(path, {name: text for name, text in parts.items() if text is not None})


def write_zip(path, parts):
    """A zip of some parts, bytes or text, packed."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


def with_sheet(path, data):
    """A workbook whose only sheet has this inside its root."""
    return write_zip(path, PARTS | {"xl/worksheets/sheet1.xml": SHEET.format(data)})


def cells(*entries):
    """Sheet data of one row of cells, given as XML."""
    return f"<sheetData><row r='1'>{''.join(entries)}</row></sheetData>"


def bombs(folder):
    """What must be refused without being unpacked or parsed: rule -> file."""
    zeros, doctype = b"\0" * (200 << 20), '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    styles = "xl/styles.xml"
    return {
        "unpacks_large": write_zip(folder / "zeros.xlsx", PARTS | {"xl/media/image1.bin": zeros}),
        "packed_tightly": write_zip(
            folder / "tight.xlsx", PARTS | {"xl/sharedStrings.xml": b" " * (60 << 20)}
        ),
        "many_parts": write_zip(folder / "parts.xlsx", PARTS | {f"xl/{k}.xml": "" for k in range(5000)}),
        "declares_entities": write_zip(folder / "laughs.xlsx", PARTS | {styles: f"{doctype}<x>&b;</x>"}),
        "far_cell": with_sheet(folder / "far.xlsx", cells('<c r="XFD1048576"><v>1</v></c>')),
        "long_text": with_sheet(
            folder / "long.xlsx", cells(f'<c r="A1" t="inlineStr"><is><t>{"长" * 40_000}</t></is></c>')
        ),
        "deep_part": write_zip(folder / "deep.xlsx", PARTS | {styles: "<x>" * 5000 + "</x>" * 5000}),
        "large_file": _sparse(folder / "large.xlsx", 31 << 20),
    }


def _sparse(path, size):
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(size)
    return path
