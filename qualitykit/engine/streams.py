"""What a notebook writes (输出流): `sys.stdout`, `sys.stderr`, and the same descriptors below Python.

Collected as a kernel does it: each stream gathers until something is shown, then standard output comes first.
Other than a kernel's, text written below Python (by a library in C, by another program) keeps its place among what
Python wrote, and none is lost at the end of a cell.
"""

import codecs
import io
import os
import select
import threading
from collections.abc import Callable

_CHUNK = 1 << 16


class Stream(io.TextIOBase):
    """One of the two streams as a notebook sees it (一路输出)."""

    encoding = "UTF-8"
    errors = "strict"

    def __init__(self, name: str, descriptor: int, collected: "Collected"):
        self.name = name
        self._descriptor, self._collected = descriptor, collected

    def write(self, text: str) -> int:
        """Take some text (写)."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text)}")
        if self.closed:
            raise ValueError("I/O operation on closed file")
        self._collected.add(self.name, text)
        return len(text)

    def fileno(self) -> int:
        """The descriptor that other programs write to (描述符)."""
        return self._descriptor

    def flush(self) -> None:
        """Hand out what has gathered in both (送出)."""
        self._collected.hand_out()

    def isatty(self) -> bool:
        """No terminal (非终端)."""
        return False

    def writable(self) -> bool:
        """Yes (可写)."""
        return True


class Collected:
    """Both streams of this process (两路输出), from when it is made until the process ends.

    Args:
        heard: is given a stream's name and the text that has gathered.
        most: how many characters all together may come; `flooded` is called when there are more.
    """

    def __init__(self, heard: Callable[[str, str], None], most: int, flooded: Callable[[], None]):
        self._heard, self._left, self._flooded = heard, most, flooded
        self._lock = threading.RLock()
        self._texts: dict[str, list[str]] = {"stdout": [], "stderr": []}
        self._pipes = {name: _take_over(number) for name, number in (("stdout", 1), ("stderr", 2))}
        self._decoders = {name: codecs.getincrementaldecoder("utf-8")("replace") for name in self._texts}
        self.stdout, self.stderr = (Stream(name, n, self) for name, n in (("stdout", 1), ("stderr", 2)))
        threading.Thread(target=self._keep_reading, name="streams", daemon=True).start()

    def add(self, name: str, text: str) -> None:
        """Add text to a stream, after what was written below Python before it (追加)."""
        with self._lock:
            self._read(name)
            self._keep(name, text)

    def count(self, size: int) -> None:
        """Count what is shown by other ways than the streams (计数)."""
        self._left -= size
        if self._left < 0:
            self._flooded()

    def hand_out(self) -> None:
        """Hand out what has gathered, standard output first (送出)."""
        with self._lock:
            for name, texts in self._texts.items():
                self._read(name)
                text = "".join(texts)
                texts.clear()
                if text:
                    self._heard(name, text)

    def _keep(self, name: str, text: str) -> None:
        self._texts[name].append(text)
        self.count(len(text))

    def _read(self, name: str) -> bool:
        """Take in what waits in a pipe; the caller holds the lock. False where nobody can write to it any more."""
        while True:
            try:
                data = os.read(self._pipes[name], _CHUNK)
            except BlockingIOError:
                return True
            except OSError:
                return False
            if not data:
                return False
            self._keep(name, self._decoders[name].decode(data))

    def _keep_reading(self) -> None:
        """Empty the pipes while a cell runs, so that no writer has to wait."""
        open_ends = {descriptor: name for name, descriptor in self._pipes.items()}
        while open_ends:
            ready, _, _ = select.select(list(open_ends), [], [])
            with self._lock:
                for descriptor in ready:
                    if not self._read(open_ends[descriptor]):
                        del open_ends[descriptor]


def _take_over(descriptor: int) -> int:
    """Put a pipe in a descriptor's place -> the end to read from, which never waits and no program inherits."""
    read, write = os.pipe()
    os.dup2(write, descriptor, inheritable=True)
    os.close(write)
    os.set_blocking(read, False)
    return read
