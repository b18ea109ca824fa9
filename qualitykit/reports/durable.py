"""Every step of a run that must survive a crash or a full disk (落盘).

A run touches its output folder through these functions only. Each is one step: it either happened whole and is on the
disk when it returns, or a later run finds nothing of it that could be taken for finished. No step follows a symbolic
link that lies in the output folder. `watched` lets a test stop or break a run at any of them.
"""

import errno
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_CHUNK = 1 << 20
_PLAIN = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_AS_IT_IS = {"follow_symlinks": False} if os.link in os.supports_follow_symlinks else {}
_NO_LINKS_HERE = (errno.EXDEV, errno.EPERM, errno.EMLINK, errno.ENOTSUP, errno.EACCES)
Watch = Callable[[str, str, Path], None]
_watches: list[Watch] = []


@contextmanager
def watched(watch: Watch) -> Iterator[None]:
    """Have every step told before and after it happens (监视): `watch("before", "rename", path)`."""
    _watches.append(watch)
    try:
        yield
    finally:
        _watches.remove(watch)


@contextmanager
def _step(name: str, path: Path) -> Iterator[None]:
    for watch in _watches:
        watch("before", name, path)
    try:
        yield
    except OSError as error:
        error.filename = error.filename or str(path)  # a full disk names none
        raise
    for watch in _watches:
        watch("after", name, path)


def make_folder(path: Path) -> Path:
    """A folder that is there afterwards (建文件夹); a link in its place gives way to it."""
    if path.is_symlink():
        remove(path)
    if not path.is_dir():
        with _step("make_folder", path):
            os.mkdir(path)
    return path


def make_folders(path: Path, below: Path) -> None:
    """The folders of a path below one that is there (逐级建文件夹)."""
    for part in reversed([path, *path.parents]):
        if below in part.parents:
            make_folder(part)


def write(path: Path, content: str | bytes) -> None:
    """A new file with this content, on the disk (写文件).

    Raises:
        OSError: something is there already.
    """
    data = content.encode() if isinstance(content, str) else content
    with _step("write", path), open(_new(path), "wb") as file:
        file.write(data)
        _flush(file)


def copy(source: Path, target: Path, *, follow: bool = False) -> str:
    """A new file with the content of another one (复制) -> the SHA-256 of what was copied, taken on the way.

    Args:
        source: what to copy; `follow` says whether it may be a symbolic link, as in a folder of the user's own.
        target: the new file.
    """
    digest = hashlib.sha256()
    flags = os.O_RDONLY | (_PLAIN if not follow else getattr(os, "O_BINARY", 0))
    with (
        _step("copy", target),
        open(os.open(source, flags), "rb") as old,
        open(_new(target), "wb") as file,
    ):
        while chunk := old.read(_CHUNK):
            digest.update(chunk)
            file.write(chunk)
        _flush(file)
    return digest.hexdigest()


def link(source: Path, target: Path) -> None:
    """A second name for a finished file; a copy where the disk knows no second names (硬链接)."""
    with _step("link", target):
        try:
            os.link(source, target, **_AS_IT_IS)
            return
        except OSError as error:
            if error.errno not in _NO_LINKS_HERE:
                raise
    copy(source, target)


def append(path: Path, line: str) -> None:
    """One more line at the end of a file, in one piece (追加一行).

    What a crash left of an earlier line is closed off first, so that it spoils no other.
    """
    with _step("append", path):
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | _PLAIN, 0o644)
        try:
            torn = os.lseek(handle, 0, os.SEEK_END) and _last_byte(handle) != b"\n"
            os.write(handle, f"{chr(10) if torn else ''}{line}\n".encode())
            os.fsync(handle)
        finally:
            os.close(handle)


def rename(source: Path, target: Path) -> None:
    """Another name for a finished file or folder, in one step (改名)."""
    with _step("rename", target):
        os.rename(source, target)
    sync(target.parent)


def replace(path: Path, content: str | bytes) -> None:
    """A file whose readers find the old content or the new, never half of either (替换)."""
    temporary = path.with_name(f".{path.name}.new")
    remove(temporary)
    write(temporary, content)
    with _step("replace", path):
        os.replace(temporary, path)
    sync(path.parent)


def remove(path: Path) -> None:
    """Take away a file, a link itself, or a folder with all that is in it; nothing where nothing is (移除)."""
    if not os.path.lexists(path):
        return
    with _step("remove", path):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def sync(folder: Path) -> None:
    """Have the system write a folder's list of names to the disk now (落盘); Windows does so by itself."""
    if os.name == "nt":
        return
    with _step("sync", folder):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def read(path: Path) -> bytes | None:
    """The content of a file of the output folder (读取); None where it is missing or a link."""
    with suppress(OSError), open(os.open(path, os.O_RDONLY | _PLAIN), "rb") as file:
        return file.read()
    return None


def _last_byte(handle: int) -> bytes:
    os.lseek(handle, -1, os.SEEK_END)
    return os.read(handle, 1)


def _new(path: Path) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _PLAIN, 0o644)


def _flush(file) -> None:
    file.flush()
    os.fsync(file.fileno())
