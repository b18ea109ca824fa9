"""What a file is by its first bytes, and whether its zip is safe to unpack (容器检查), before anything is unpacked."""

import zipfile
import zlib
from pathlib import Path

from qualitykit.workbook.limits import LIMITS, MB, Limits, Refused

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END = b"PK\x05\x06"
_STARTS = (
    (b"PK\x03\x04", "ZIP"),
    (_OLE, "XLS / ET (OLE)"),
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "GZIP"),
    (b"PAR1", "Parquet"),
)
# What only another kind of document has, by the name of one of its parts.
_OTHERS = (
    ("xl/workbook.bin", "XLSB"),
    ("content.xml", "ODS"),
    ("word/document.xml", "DOCX"),
    ("ppt/presentation.xml", "PPTX"),
    ("Index/Document.iwa", "Numbers"),
)
BROKEN = (EOFError, ValueError, NotImplementedError, RuntimeError, zipfile.BadZipFile, zlib.error)
UNPACKING = (OSError, *BROKEN)


def kind_of(start: bytes) -> str | None:
    """What a file that is no text is, by its first bytes (文件类型); None for what may be text.

    >>> kind_of(b"PK\\x03\\x04..."), kind_of(b"unit,quarter")
    ('ZIP', None)
    """
    return next((kind for mark, kind in _STARTS if start.startswith(mark)), None)


def open_container(path: Path, limits: Limits = LIMITS) -> zipfile.ZipFile:
    """The zip of an XLSX workbook whose directory promises nothing excessive (打开容器).

    A part can never unpack to more than the directory says, so that what holds for the directory holds for the file.

    Raises:
        Refused: another kind of file, encrypted, with macros, too large, too many parts, packed too tightly.
    """
    size = path.stat().st_size
    if size > limits.file:
        raise Refused("large_file", size=size // MB, most=limits.file // MB)
    with path.open("rb") as file:
        start = file.read(512)
        file.seek(max(0, size - 66_000))
        end = file.read()
        if start.startswith(_OLE):
            file.seek(0)
            _refuse_ole(file.read())
    if not start.startswith(b"PK"):
        raise Refused("not_a_workbook", kind=kind_of(start) or _kind_of_text(start))
    _check_directory(end, limits)
    try:
        archive = zipfile.ZipFile(path)
    except UNPACKING as error:
        raise Refused("broken_workbook", why=type(error).__name__) from None
    _check_parts(archive, limits)
    return archive


def _refuse_ole(data: bytes) -> None:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Refused("encrypted_workbook")
    raise Refused("not_a_workbook", kind="XLS / ET (OLE)")


def _kind_of_text(start: bytes) -> str:
    head = start.lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if head.startswith((b"<html", b"<!doctype html", b"<table")):
        return "HTML"
    return "XML" if head.startswith(b"<?xml") else "CSV / TXT" if start and b"\0" not in start else "?"


def _check_directory(end: bytes, limits: Limits) -> None:
    """The directory's own size and count, before a reader builds an object for each entry."""
    at = end.rfind(_END)
    if at < 0 or len(end) < at + 22:
        raise Refused("broken_workbook", why="BadZipFile")
    count = int.from_bytes(end[at + 10 : at + 12], "little")
    directory = int.from_bytes(end[at + 12 : at + 16], "little")
    if count > limits.parts or directory > limits.directory:
        raise Refused("many_parts", count=max(count, directory // 46), most=limits.parts)


def _check_parts(archive: zipfile.ZipFile, limits: Limits) -> None:
    parts = archive.infolist()
    names = [part.filename for part in parts]
    _check_kind(names)
    if len(parts) > limits.parts:
        raise Refused("many_parts", count=len(parts), most=limits.parts)
    if any(part.flag_bits & 1 for part in parts):
        raise Refused("encrypted_workbook")
    if len(set(names)) < len(names):
        raise Refused("broken_workbook", why="two parts of one name")
    unpacked = sum(part.file_size for part in parts)
    if unpacked > limits.unpacked:
        raise Refused("unpacks_large", size=unpacked // MB, most=limits.unpacked // MB)
    for part in parts:
        ratio = part.file_size // max(part.compress_size, 1)
        if part.file_size > limits.ratio_from and ratio > limits.ratio:
            raise Refused("packed_tightly", part=part.filename[:60], ratio=ratio, most=limits.ratio)


def _check_kind(names: list[str]) -> None:
    if macros := next((name for name in names if name.lower().endswith("vbaproject.bin")), None):
        raise Refused("has_macros", part=macros[:60])
    if "xl/workbook.xml" not in names:
        raise Refused("not_a_workbook", kind=next((kind for name, kind in _OTHERS if name in names), "ZIP"))
