"""The process in which many workbooks are read (批量读取子进程): every sheet of each, an answer a line.

Limits, check and parse of each workbook are those of `child`. A workbook that exceeds them ends the process: what was
answered before stands, and the parent has each of the others read alone.
"""

import json
import sys
from pathlib import Path

from qualitykit.workbook.child import limit_memory, limit_process
from qualitykit.workbook.container import open_container
from qualitykit.workbook.limits import LIMITS, Limits, Refused
from qualitykit.workbook.parse import parse_sheets
from qualitykit.workbook.parts import check_parts


def every_sheet(path: Path, engine: str, limits: Limits = LIMITS) -> dict:
    """Check a workbook and read all its sheets, hidden ones too (读取全部工作表): {"pages": […]} or {"refused": …}."""
    try:
        with open_container(path, limits) as archive:
            check_parts(archive, limits)
            limit_memory(limits.parse_memory)
            return {"pages": parse_sheets(archive, path, engine)}
    except Refused as refused:
        return {"refused": [refused.rule, refused.values]}


def main(engine: str, *paths: str) -> None:
    """Read the workbooks named in the arguments (子进程入口); nothing is said of the one that ends the process."""
    limit_process(LIMITS)
    for path in paths:
        try:
            text = json.dumps(every_sheet(Path(path), engine))
        except MemoryError:
            return
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
