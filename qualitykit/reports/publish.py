"""Put results where people look for them: whole or not at all, and never over a published one (发布)."""

import fcntl
import os
import re
import shutil
import socket
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

from qualitykit.errors import Problem, QualitykitError

_LOCK = ".lock"


def write_all(texts: Mapping[Path, str]) -> None:
    """Write files so that each is old or new, never half, and none is touched until all are ready (写入文件)."""
    with ExitStack() as leftovers:
        ready = {path: path.with_name(f".{path.name}.{os.getpid()}") for path in texts}
        for path, temporary in ready.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            leftovers.callback(temporary.unlink, missing_ok=True)
            temporary.write_text(texts[path], encoding="utf-8", newline="")
            _sync(temporary)
        for path, temporary in ready.items():
            os.replace(temporary, path)
    for folder in {path.parent for path in texts}:
        _sync(folder)


@contextmanager
def lock(folder: Path, period: str) -> Iterator[None]:
    """Hold a folder against every other run (加锁).

    The lock file names its holder and goes away with the run. The system drops the lock itself with the process,
    however that ends, so that nobody has to clear it away.

    Raises:
        QualitykitError: another run holds the folder.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / _LOCK
    with _locked(path) as file:
        file.truncate(0)
        file.write(f"{period}: process {os.getpid()} on {socket.gethostname()}")
        file.flush()
        try:
            yield
        finally:
            path.unlink(missing_ok=True)


@contextmanager
def _locked(path: Path) -> Iterator[IO[str]]:
    """The lock file, locked. One that its holder removed in the meantime locks nothing: take the next."""
    while True:
        with path.open("a+", encoding="utf-8") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                file.seek(0)
                values = {"found": file.read() or "?"}
                raise QualitykitError(Problem(str(path), None, None, "folder_locked", values)) from None
            if path.exists() and path.stat().st_ino == os.fstat(file.fileno()).st_ino:
                yield file
                return


@contextmanager
def stage(out: Path, period: str) -> Iterator[Path]:
    """A folder to build a period in, beside its final place and gone afterwards (暂存).

    Only the holder of the lock may use it: what a run that was cut off left behind is cleared away first.
    """
    folder = out / f".{period}.stage"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def publish(staged: Path, out: Path, period: str) -> Path:
    """Make a finished stage the period's next revision, in one step (发布) -> the published folder.

    Everything is on the disk before the name appears. A revision that is there already is never touched.
    """
    target = next_revision(out, period)
    _settle(staged, target)
    return target


def next_revision(out: Path, period: str) -> Path:
    """Where the period goes: `2016Q3`, then `2016Q3-r2`, `2016Q3-r3`, … (下一版).

    >>> next_revision(Path("nowhere"), "2016Q3").name
    '2016Q3'
    """
    pattern = re.compile(rf"{re.escape(period)}(?:-r([1-9]\d*))?")
    names = [path.name for path in out.iterdir()] if out.is_dir() else []
    taken = [int(match[1] or 1) for match in map(pattern.fullmatch, names) if match]
    last = max(taken, default=0)
    return out / (f"{period}-r{last + 1}" if last else period)


def keep_incomplete(staged: Path, out: Path, period: str) -> Path:
    """Keep what a run finished that did not finish all, apart from what is published (保留未完成的结果).

    The last such result of the same period gives way to it.
    """
    target = out / f"{period}-incomplete"
    shutil.rmtree(target, ignore_errors=True)
    _settle(staged, target)
    return target


def _settle(staged: Path, target: Path) -> None:
    for path in sorted(staged.rglob("*"), reverse=True):
        _sync(path)
    _sync(staged)
    os.rename(staged, target)
    _sync(target.parent)


def _sync(path: Path) -> None:
    """Have the system write a file, or a folder's list of names, to the disk now."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
