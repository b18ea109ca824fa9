"""The account of a run for whoever watches it (运行记录): `run.json`, one line, and the command that is to be told.

It holds clock times and lies beside the published folders, not in them: it is no part of what was published.
"""

import shlex
import subprocess
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from qualitykit.errors import Problem
from qualitykit.language import say
from qualitykit.reports import durable
from qualitykit.reports.manifest import canonical
from qualitykit.reports.request import Report
from qualitykit.reports.stop import INCOMPLETE

NAME = "run.json"
FORMAT = 1
_NOTIFY_SECONDS = 300


def account_of(report: Report, period: str, language: str = "en") -> dict[str, Any]:
    """What came of a run (运行结果记录). Memory that was not measured, as with kernels, is null."""
    status = "published" if report.published else "stopped" if report.stopped else "incomplete"
    missing = {
        one.job.page: one.failure.text(language) if one.failure else say("run_not_reached", language)
        for one in report.failed
    }
    failed = [one.job.page for one in report.failed if one.failure]
    return {
        "format": FORMAT,
        "period": period,
        "status": status,
        "exit": 0 if report.published else INCOMPLETE,
        "folder": str(report.folder),
        "revision": report.folder.name if report.published else None,
        "manifest_sha256": report.head or None,
        "previous_manifest_sha256": report.previous or None,
        "stopped_by": report.stopped or None,
        "pages": _counts(report.done, report.reused, failed, missing),
        "units": _counts(*map(_units, (report.done, report.reused, failed, missing))),
        "missing": missing,
        "seconds": round(report.seconds, 3),
        "peak_mb_per_page": round(report.peak_mb, 1) or None,
        "peak_mb_of_the_run_itself": round(report.own_mb, 1) or None,
    }


def refusal(period: str, problems: Iterable[Problem], language: str = "en", status: str = "refused") -> dict:
    """What stopped a run that came to nothing (拒绝记录): `refused` its inputs, or `failed` where it writes."""
    told = [problem.text(language) for problem in problems]
    own = {"format": FORMAT, "period": period, "status": status, "exit": 1}
    return own | {"revision": None, "problems": told}


def not_begun(period: str, stopped: str) -> dict[str, Any]:
    """What came of a run that was told to stop before it had begun with its pages (未开始即被停止)."""
    own = {"format": FORMAT, "period": period, "status": "stopped", "exit": INCOMPLETE}
    return own | {"revision": None, "stopped_by": stopped}


def summary(account: dict[str, Any], language: str) -> str:
    """The figures of a run in one line (一行摘要)."""
    pages = account["pages"]
    figures = {name: pages[name] for name in ("done", "reused", "failed")}
    peak = account["peak_mb_per_page"]
    told = say("run_peak", language, peak=f"{peak:.0f}") if peak else ""
    line = say("run_summary", language, **figures, seconds=f"{account['seconds']:.1f}", peak=told)
    head = account["manifest_sha256"]
    return say("run_join", language).join([line, *([say("run_head", language, head=head)] if head else [])])


def leave(
    account: dict[str, Any], out: Path, command: str | None, *, always: bool, held: bool = False
) -> str:
    """Write `run.json` and run the command with it (留下记录并通知) -> what went wrong with the command, if anything.

    Args:
        account: what to write.
        out: the output folder.
        command: what `--notify` gave: a program and its arguments, no shell; the file's path is added at the end.
        always: whether the file is written in any case. A run that was refused or had not begun leaves a folder
            that has no such file as it is; the command is then given a file of its own.
        held: whether another run is at work in the folder, whose file is left alone.
    """
    text = canonical(account)
    path = out / NAME
    if not held and (always or path.is_file()):
        with suppress(OSError):
            durable.replace(path, text)
            return _notify(command, path) if command else ""
    if not command:
        return ""
    with tempfile.TemporaryDirectory(prefix="qualitykit-") as folder:
        path = Path(folder) / NAME
        path.write_text(text, encoding="utf-8")
        return _notify(command, path)


def _notify(command: str, path: Path) -> str:
    try:
        words = [*shlex.split(command), str(path)]
        done = subprocess.run(
            words, stdin=subprocess.DEVNULL, capture_output=True, timeout=_NOTIFY_SECONDS, errors="replace"
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        return str(error)
    last = (done.stderr or done.stdout).strip().split("\n")[-1]
    return f"{done.returncode}: {last}" if done.returncode else ""


def _units(pages: Iterable[str]) -> list[str]:
    return [page for page in pages if page.startswith("units/")]


def _counts(done: Iterable, reused: Iterable, failed: Iterable, missing: Iterable) -> dict[str, int]:
    named = {"done": done, "reused": reused, "failed": failed, "missing": missing}
    return {name: len(list(pages)) for name, pages in named.items()}
