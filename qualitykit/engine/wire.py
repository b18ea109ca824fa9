"""Messages between processes (进程间消息): JSON with its length before it, over a socket.

Not pickle: what a notebook's process says is data to its supervisor, never code.
"""

import json
import socket
import struct
import time
from typing import Any

_LENGTH = struct.Struct("!Q")
_CHUNK = 1 << 20
_LONGEST = 1 << 30


class Channel:
    """One end of a connection on which whole messages go both ways (消息通道).

    >>> here, there = map(Channel, socket.socketpair())
    >>> here.send({"cell": 3})
    >>> there.receive()
    {'cell': 3}
    >>> here.close()
    >>> there.receive() is None
    True
    """

    def __init__(self, connection: socket.socket):
        self.connection = connection
        self._read = bytearray()

    def send(self, message: Any) -> None:
        """Send one message (发送)."""
        data = json.dumps(message, ensure_ascii=False).encode("utf-8", "surrogatepass")
        self.connection.sendall(_LENGTH.pack(len(data)) + data)

    def receive(self, deadline: float | None = None) -> Any:
        """The next message (接收); None at the end, or where what comes is no message.

        Args:
            deadline: as `time.monotonic` counts; None to wait for ever.

        Raises:
            TimeoutError: the deadline has passed.
        """
        if not self._fill(_LENGTH.size, deadline):
            return None
        (length,) = _LENGTH.unpack_from(self._read)
        if length > _LONGEST or not self._fill(_LENGTH.size + length, deadline):
            return None
        data = bytes(self._read[_LENGTH.size : _LENGTH.size + length])
        del self._read[: _LENGTH.size + length]
        try:
            return json.loads(data.decode("utf-8", "surrogatepass"))
        except ValueError:
            return None

    def close(self) -> None:
        """End the connection (关闭)."""
        self.connection.close()

    def _fill(self, size: int, deadline: float | None) -> bool:
        """Read until so many bytes are there; False where the other end is gone first."""
        while len(self._read) < size:
            self.connection.settimeout(None if deadline is None else max(deadline - time.monotonic(), 1e-6))
            try:
                data = self.connection.recv(_CHUNK)
            except ConnectionError:
                return False
            if not data:
                return False
            self._read += data
        return True
