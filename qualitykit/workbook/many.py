"""Reading many workbooks (批量读取工作簿): one child for all of them, or one for each that it does not come through."""

import json
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from qualitykit.workbook.limits import LIMITS, Limits, Refused
from qualitykit.workbook.run import child_command

# A child imports for longer than it reads a form, so that each gets many; so many that its time lasts for them.
_AT_ONCE, _EACH = 2, 50


def read_workbooks(
    paths: Sequence[Path], engine: str = "calamine", limits: Limits = LIMITS
) -> list[list[dict] | Refused]:
    """Every sheet of many workbooks, in the order of the files (批量读取).

    Args:
        paths: the files; engine, limits: as for `run.read_workbook`.

    Returns:
        For each file its sheets, as `parse.parse_sheet` gives one; or why it is refused.
    """
    children = max(_AT_ONCE, -(-len(paths) // _EACH))
    shares = [list(range(first, len(paths), children)) for first in range(children)]
    found: list[list[dict] | Refused | None] = [None] * len(paths)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        told = pool.map(lambda share: _together([paths[at] for at in share], engine, limits), shares)
        for share, answers in zip(shares, told, strict=True):
            for at, answer in zip(share, answers, strict=False):
                found[at] = answer
    return [
        one if one is not None else _alone(path, engine, limits)
        for path, one in zip(paths, found, strict=True)
    ]


def _together(paths: list[Path], engine: str, limits: Limits) -> list[list[dict] | Refused]:
    """The answers as far as the child came."""
    return _told(paths, engine, limits.patience)[0] if paths else []


def _alone(path: Path, engine: str, limits: Limits) -> list[dict] | Refused:
    answers, late = _told([path], engine, limits.patience)
    if answers:
        return answers[0]
    if late:
        return Refused("needs_time", most=limits.patience)
    return Refused("needs_memory", most=limits.parse_memory >> 20)


def _told(paths: list[Path], engine: str, patience: int) -> tuple[list[list[dict] | Refused], bool]:
    """Answers of one child, and whether it was given up for its slowness."""
    command = [*child_command("whole"), engine, *(str(path.resolve()) for path in paths)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=patience, check=False)
        return _answers(done.stdout), False
    except subprocess.TimeoutExpired as slow:
        return _answers(slow.stdout or b""), True


def _answers(output: bytes) -> list[list[dict] | Refused]:
    """Whole lines only: the last one of a child that was ended may be cut."""
    lines = output.split(b"\n")[:-1]
    found = (json.loads(line) for line in lines)
    return [
        one["pages"] if "pages" in one else Refused(one["refused"][0], **one["refused"][1]) for one in found
    ]
