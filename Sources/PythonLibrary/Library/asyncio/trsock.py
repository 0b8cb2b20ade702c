"""The socket that a transport shows to the program (`get_extra_info("socket")`)."""

import _asyncio


class TransportSocket:
    """Answers questions about a socket; what would come between the transport and it is not there."""

    __slots__ = ("_sock",)

    def __init__(self, sock):
        self._sock = sock

    family = property(lambda self: self._sock.family)
    type = property(lambda self: self._sock.type)
    proto = property(lambda self: self._sock.proto)

    def fileno(self):
        return self._sock.fileno()

    def getsockname(self):
        return self._address(self._sock.local)

    def getpeername(self):
        from asyncio.memory_network import ENOTCONN, error

        address = self._address(self._sock.remote)
        if address is None:
            raise error(ENOTCONN)
        return address

    def _address(self, address):
        if self._sock.is_closed:
            raise OSError(9, "Bad file descriptor")
        return address

    def settimeout(self, value):
        if value != 0:
            raise ValueError("settimeout(): only 0 timeout is allowed on transport sockets")

    def gettimeout(self):
        return 0

    def setblocking(self, flag):
        if flag:
            raise ValueError("setblocking(): transport sockets cannot be blocking")

    def __getattr__(self, name):
        if name in ("dup", "get_inheritable", "shutdown", "getsockopt", "setsockopt"):
            _asyncio._refuse(f"{name}() of a transport's socket")
        raise AttributeError(f"'TransportSocket' object has no attribute '{name}'")

    def __repr__(self):
        text = f"<asyncio.TransportSocket fd={self.fileno()}, family={self.family}, type={self.type}, proto={self.proto}"
        if not self._sock.is_closed:
            if self._sock.local:
                text += f", laddr={self._sock.local}"
            if self._sock.remote is not None:
                text += f", raddr={self._sock.remote}"
        return text + ">"
