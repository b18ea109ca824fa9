"""The values of a workbook's sheets, by an engine chosen by name (读取引擎): python-calamine, or openpyxl."""

from collections.abc import Callable
from pathlib import Path

from qualitykit.workbook.limits import Refused


def _calamine(path: Path) -> Callable[[str], list[list]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        workbook = CalamineWorkbook.from_path(str(path))
    except (CalamineError, OSError, ValueError) as error:
        raise Refused("broken_workbook", why=type(error).__name__) from None
    return lambda name: workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)


def _openpyxl(path: Path) -> Callable[[str], list[list]]:
    from openpyxl import load_workbook

    workbook = load_workbook(path, read_only=True, data_only=True)

    def rows(name: str) -> list[list]:
        sheet = workbook[name]
        sheet.reset_dimensions()
        return [list(row) for row in sheet.iter_rows(values_only=True)]

    return rows


ENGINES: dict[str, Callable[[Path], Callable[[str], list[list]]]] = {
    "calamine": _calamine,
    "openpyxl": _openpyxl,
}


def open_values(path: Path, engine: str) -> Callable[[str], list[list]]:
    """A function from a sheet's name to its rows of values, from A1 on (打开取值).

    Raises:
        Refused: the engine cannot read the file, whatever its reason.
    """
    try:
        read = ENGINES[engine](path)
    except (Refused, ImportError, MemoryError):
        raise
    except Exception as error:
        raise Refused("broken_workbook", why=type(error).__name__) from None
    return lambda name: _rows(read, name)


def _rows(read: Callable[[str], list[list]], name: str) -> list[list]:
    try:
        return read(name)
    except MemoryError:
        raise
    except Exception as error:
        raise Refused("broken_workbook", why=type(error).__name__) from None
