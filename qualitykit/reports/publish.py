"""Put results where people look for them: whole or not at all, and never over a published one (发布)."""

import os
import re
import socket
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

from qualitykit.errors import Problem, QualitykitError
from qualitykit.reports import durable
from qualitykit.reports.manifest import NAME as MANIFEST

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

_LOCK = ".lock"
_FAR = 1 << 30  # Windows locks bytes: one that is not written, so that the holder's name can be read
_REVISION = re.compile(r"([12]\d{3}(?:Q[1-4])?)(?:-r([1-9]\d*))?")


def write_all(texts: Mapping[Path, str]) -> None:
    """Write files so that each is old or new, never half, and none is touched until all are ready (写入文件)."""
    with ExitStack() as leftovers:
        ready = {path: path.with_name(f".{path.name}.{os.getpid()}") for path in texts}
        for path, temporary in ready.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            leftovers.callback(temporary.unlink, missing_ok=True)
            durable.write(temporary, texts[path])
        for path, temporary in ready.items():
            os.replace(temporary, path)
    for folder in {path.parent for path in texts}:
        durable.sync(folder)


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
            if fcntl:
                path.unlink(missing_ok=True)


@contextmanager
def _locked(path: Path) -> Iterator[IO[str]]:
    """The lock file, locked. One that its holder removed in the meantime locks nothing: take the next."""
    while True:
        with open(path, "a+", encoding="utf-8", opener=_no_link) as file:
            try:
                _grab(file)
            except OSError:
                raise QualitykitError(_held(path, file)) from None
            if path.exists() and path.stat().st_ino == os.fstat(file.fileno()).st_ino:
                yield file
                return


def _held(path: Path, file: IO[str]) -> Problem:
    """Who holds a lock file; whoever has just taken it needs a moment to write its name."""
    for _ in range(20):
        file.seek(0)
        if holder := file.read():
            break
        time.sleep(0.01)
    return Problem(str(path), None, None, "folder_locked", {"found": holder or "?"})


def _no_link(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o644)


def _grab(file: IO[str]) -> None:
    if fcntl:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return
    import msvcrt

    file.seek(_FAR)
    msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)


def publish(tree: Path, target: Path) -> Path:
    """Make a finished tree the published folder of this name, in one step (发布).

    Everything is on the disk before the name appears. A revision that is there already is never touched.
    """
    settle(tree)
    durable.rename(tree, target)
    return target


def settle(tree: Path) -> None:
    """Have the names of all folders of a tree on the disk, the innermost first (落盘)."""
    for path in sorted(tree.rglob("*"), reverse=True):
        if path.is_dir():
            durable.sync(path)
    durable.sync(tree)


def next_revision(out: Path, period: str) -> Path:
    """Where the period goes: `2016Q3`, then `2016Q3-r2`, `2016Q3-r3`, … (下一版).

    >>> next_revision(Path("nowhere"), "2016Q3").name
    '2016Q3'
    """
    names = [path.name for path in out.iterdir()] if out.is_dir() else []
    taken = [number for of, number in map(revision_of, names) if of == period]
    last = max(taken, default=0)
    return out / (f"{period}-r{last + 1}" if last else period)


def revision_of(name: str) -> tuple[str, int]:
    """Period and number of a published folder's name (期别与版次); an empty period for any other name.

    >>> revision_of("2016Q3"), revision_of("2016-r2"), revision_of("2016Q3-incomplete")
    (('2016Q3', 1), ('2016', 2), ('', 0))
    """
    match = _REVISION.fullmatch(name)
    return (match[1], int(match[2] or 1)) if match else ("", 0)


def revisions(out: Path, period: str | None = None) -> list[Path]:
    """The published folders of a period, or of all, oldest first (已发布的各版); links are none."""
    folders = [path for path in out.iterdir() if not path.is_symlink()] if out.is_dir() else []
    known = [(revision_of(path.name), path) for path in folders if (path / MANIFEST).is_file()]
    return [path for (of, _), path in sorted(known) if of and of == (period or of)]


def keep_incomplete(tree: Path, out: Path, period: str) -> Path:
    """Keep what a run finished that did not finish all, apart from what is published (保留未完成的结果).

    The last such result of the same period gives way to it.
    """
    target = out / f"{period}-incomplete"
    durable.remove(target)
    return publish(tree, target)
