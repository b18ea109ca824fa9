"""Reading a workbook in a child process (读取工作簿): a bomb takes the child's memory, never ours."""

import json
import signal
import subprocess
import sys
from pathlib import Path

from qualitykit.workbook.child import NEEDS_MEMORY
from qualitykit.workbook.limits import LIMITS, MB, Limits, Refused

_BOOT = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]);"
    "from importlib import import_module; import_module(sys.argv[2]).main(*sys.argv[3:])"
)
# The signal of a process that has used its computing time, where the system has one.
_OUT_OF_TIME = int(getattr(signal, "SIGXCPU", 99))
_PACKAGE = Path(__file__).resolve().parents[2]


def read_workbook(
    path: Path, sheet: str | None = None, engine: str = "calamine", limits: Limits = LIMITS
) -> dict:
    """One sheet of a workbook, as `parse.parse_sheet` gives it (读取工作簿).

    Safe to call from several threads.

    Args:
        path, sheet, engine: as there.
        limits: only `patience` is the caller's to choose; the child has its own.

    Raises:
        Refused: everything that makes the file no workbook to be read.
        FileNotFoundError, PermissionError: no file to read.
    """
    with path.open("rb"):
        pass
    try:
        done = subprocess.run(
            [*child_command("child"), str(path.resolve()), sheet or "", engine],
            capture_output=True, timeout=limits.patience, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise Refused("needs_time", most=limits.patience) from None
    return _answer(done, limits)


def child_command(module: str) -> list[str]:
    """The command that runs a module of this package in a process without anything of ours (子进程命令)."""
    boot = [json.dumps([str(_PACKAGE), *sys.path]), f"{__package__}.{module}"]
    return [sys.executable, "-I", "-S", "-c", _BOOT, *boot]


def _answer(done: subprocess.CompletedProcess, limits: Limits) -> dict:
    if done.returncode == -_OUT_OF_TIME:
        raise Refused("needs_time", most=limits.seconds)
    if done.returncode == NEEDS_MEMORY or done.returncode < 0:
        raise Refused("needs_memory", most=limits.parse_memory // MB)
    if done.returncode:
        last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise Refused("broken_workbook", why=" ".join(last).partition(":")[0][:60] or "?")
    found = json.loads(done.stdout)
    if "refused" in found:
        rule, values = found["refused"]
        raise Refused(rule, **values)
    return found
