"""What a notebook's process may see and use (运行环境): a fixed environment, limits, and a sure end.

The same for processes forked from a warm parent and for kernels. What Linux alone has (a signal when the parent
dies) is left out elsewhere.
"""

import ctypes
import os
import select
import signal
import site
import socket
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

MARK = "QUALITYKIT_RUN"
_SET_DEATH_SIGNAL, _SET_SUBREAPER = 1, 36
_ONE_THREAD = ("OMP", "OPENBLAS", "MKL", "BLIS", "NUMEXPR", "VECLIB_MAXIMUM")
_MEGABYTE = 1 << 20
_MOMENT = 2.0
_LINUX = sys.platform.startswith("linux")
_C = ctypes.CDLL(None) if _LINUX else None


def environment(given: Mapping[str, str], folder: Path) -> dict[str, str]:
    """The environment of a notebook's process (环境变量).

    Fixed hash seed, one thread for linear algebra, UTF-8, no user's site, IPython profile, matplotlib or Jupyter
    settings, and nothing imported from the folder it runs in. Relative entries of `PYTHONPATH` are left out.

    Args:
        given: the environment to start from.
        folder: an empty folder that takes the place of the user's settings.
    """
    own = {
        "PYTHONHASHSEED": "0",
        "PYTHONSAFEPATH": "1",
        "PYTHONUTF8": "1",
        "IPYTHONDIR": str(folder / "ipython"),
        "JUPYTER_CONFIG_DIR": str(folder / "jupyter"),
        "JUPYTER_DATA_DIR": str(folder / "jupyter"),
        "MATPLOTLIBRC": str(_plain_matplotlib()),
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "PYTHONPATH": os.pathsep.join(filter(os.path.isabs, given.get("PYTHONPATH", "").split(os.pathsep))),
    }
    own |= {f"{name}_NUM_THREADS": "1" for name in _ONE_THREAD}
    if not _lives_in_user_site():
        own["PYTHONNOUSERSITE"] = "1"
    left_out = (
        *("PYTHONSTARTUP", "PYTHONINSPECT", "PYTHONWARNINGS", "PYTHONBREAKPOINT", "PYTHONOPTIMIZE"),
        *("JUPYTER_PATH", "JUPYTER_CONFIG_PATH"),
    )
    return {name: value for name, value in {**given, **own}.items() if name not in left_out}


def _plain_matplotlib() -> Path:
    """Matplotlib's own settings file, found without importing it."""
    from importlib.util import find_spec

    return Path(find_spec("matplotlib").origin).parent / "mpl-data" / "matplotlibrc"


def take_plain_matplotlib() -> None:
    """Import matplotlib where no settings file of a data folder is found (导入 matplotlib).

    It would prefer a `matplotlibrc` in the folder it is first imported in to everything else.
    """
    before = Path.cwd()
    os.chdir("/")
    try:
        import matplotlib.pyplot  # noqa: F401
    finally:
        os.chdir(before)


def _lives_in_user_site() -> bool:
    """Whether this package was installed for one user alone: then that place cannot be left out."""
    return Path(__file__).is_relative_to(Path(site.getusersitepackages()).resolve())


def die_with_parent(parent: int) -> None:
    """Have the system end this process when the one that started it ends, however that ends (随父进程结束)."""
    if _C is not None:
        _C.prctl(_SET_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


def end_with(connection: socket.socket) -> None:
    """Have the system end this process when the other end of a connection is gone (随连接结束), whatever it is doing.

    Until the connection is closed here. Nothing may be sent on it.
    """
    import fcntl

    fcntl.fcntl(connection, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(connection, fcntl.F_SETFL, fcntl.fcntl(connection, fcntl.F_GETFL) | os.O_ASYNC)
    if select.select([connection], [], [], 0)[0]:  # gone before it was watched
        os._exit(1)


def adopt_orphans() -> None:
    """Have processes below this one, whose own parent is gone, become children of this one (收养孤儿进程)."""
    if _C is not None:
        _C.prctl(_SET_SUBREAPER, 1, 0, 0, 0)


def limit_memory(megabytes: int | None) -> None:
    """Allow this process so much more memory than it has now (内存上限).

    Counts what is mapped, not what is resident: with one thread for linear algebra the two are close, and a
    request that goes beyond it is refused at once, as a `MemoryError` with its line.
    """
    if megabytes is not None and _LINUX:
        import resource

        now = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        most = now + megabytes * _MEGABYTE
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def children() -> list[int]:
    """The processes that have this one as their parent, adopted ones too (子进程); none where no one can say."""
    if not _LINUX:
        return []
    try:
        return [int(pid) for pid in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()]
    except OSError:
        pass
    return [pid for pid in map(int, filter(str.isdigit, os.listdir("/proc"))) if _parent(pid) == os.getpid()]


def _parent(pid: int) -> int:
    try:
        text = Path(f"/proc/{pid}/stat").read_text(errors="replace")
    except OSError:
        return 0
    return int(text.rpartition(")")[2].split()[1])


def marked(mark: str) -> list[int]:
    """The processes of this user whose environment holds a text (带标记的进程), but not this one."""
    found = []
    for pid in filter(str.isdigit, os.listdir("/proc")) if _LINUX else ():
        try:
            if mark.encode() in Path(f"/proc/{pid}/environ").read_bytes() and int(pid) != os.getpid():
                found.append(int(pid))
        except OSError:
            continue
    return found


def end_marked(mark: str) -> None:
    """End every process that bears a mark, whoever its parent is now (清扫带标记的进程).

    One that forks while it is looked for is found on the next look; what cannot be ended in a moment is left.
    """
    deadline = time.monotonic() + _MOMENT
    while (found := marked(mark)) and time.monotonic() < deadline:
        for pid in found:
            with suppress(ProcessLookupError, PermissionError):
                os.kill(pid, signal.SIGKILL)
