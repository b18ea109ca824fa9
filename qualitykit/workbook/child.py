"""The process in which a workbook is read (读取子进程): limits first, then the check, then the parse, then one answer.

The answer is JSON on stdout: {"refused": [rule, values]} or the sheet. Whatever goes wrong otherwise ends the process,
which its parent tells as a workbook that cannot be read.
"""

import json
import sys
from pathlib import Path

from qualitykit.workbook.container import open_container
from qualitykit.workbook.limits import LIMITS, Limits, Refused
from qualitykit.workbook.parse import parse_sheet
from qualitykit.workbook.parts import check_parts

NEEDS_MEMORY = 77


def answer(path: Path, sheet: str | None, engine: str, limits: Limits = LIMITS) -> dict:
    """Check and read one sheet (检查并读取): what goes to the parent."""
    try:
        with open_container(path, limits) as archive:
            check_parts(archive, limits)
            limit_memory(limits.parse_memory)
            return parse_sheet(archive, path, sheet, engine)
    except Refused as refused:
        return {"refused": [refused.rule, refused.values]}


def limit_memory(most: int) -> None:
    """Cap the address space, where the system knows such a cap; the check of the container holds everywhere."""
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(
        resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard)
    )


def limit_process(limits: Limits) -> None:
    """No core, no file written, and so much computing time."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds + 1))
    limit_memory(limits.check_memory)


def main(path: str, sheet: str, engine: str) -> None:
    """Read the sheet named in the arguments; an empty name is no name (子进程入口)."""
    limit_process(LIMITS)
    try:
        text = json.dumps(answer(Path(path), sheet or None, engine))
    except MemoryError:
        sys.exit(NEEDS_MEMORY)
    sys.stdout.write(text)
