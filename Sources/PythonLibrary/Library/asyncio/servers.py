"""Servers: what listens, and whom it has let in (Library Reference, "Server Objects")."""

import _asyncio
from _weakref import ref

from asyncio import tasks
from asyncio.exceptions import CancelledError
from asyncio.memory_network import AF_UNIX, Poller, network, place_text
from asyncio.socket_transports import accept_connections, unwatch
from asyncio.trsock import TransportSocket

__all__ = ("AbstractServer", "Server")


class AbstractServer:
    """What a server has to offer."""

    __module__ = "asyncio.events"

    def close(self):
        raise NotImplementedError

    def close_clients(self):
        raise NotImplementedError

    def abort_clients(self):
        raise NotImplementedError

    def get_loop(self):
        raise NotImplementedError

    def is_serving(self):
        raise NotImplementedError

    async def start_serving(self):
        raise NotImplementedError

    async def serve_forever(self):
        raise NotImplementedError

    async def wait_closed(self):
        raise NotImplementedError

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        self.close()
        await self.wait_closed()


class Server(AbstractServer):
    """Listening sockets, and the transports that came from them."""

    __module__ = "asyncio.base_events"

    def __init__(self, loop, sockets, protocol_factory, backlog, cleans_up=True):
        self._loop = loop
        # None once it is closed.
        self._sockets = sockets
        self._places = ", ".join(place_text(sock.local) for sock in sockets)
        self._protocol_factory = protocol_factory
        self._backlog = backlog
        # Whether the path of a Unix socket goes with it.
        self._cleans_up = cleans_up
        # Weak references in the order of accepting: an abandoned transport is not kept alive by its server.
        self._clients = {}
        # None once it is closed and the last client is gone.
        self._waiters = []
        self._serving = False
        # What serve_forever waits for; only cancelling ends it.
        self._forever = None

    def __repr__(self):
        return f"<{type(self).__name__} sockets={self.sockets!r}>"

    @property
    def sockets(self):
        return tuple(map(TransportSocket, self._sockets or ()))

    def get_loop(self):
        return self._loop

    def is_serving(self):
        return self._serving

    # MARK: Serving

    def _start_serving(self):
        sockets = () if self._serving else self._sockets
        self._serving = True
        for sock in sockets:
            sock.listen()
            accept_connections(self._loop, self._protocol_factory, sock, self, self._backlog)

    async def serve_forever(self):
        if self._forever is not None:
            raise RuntimeError(f"server {self!r} is already being awaited on serve_forever()")
        if self._sockets is None:
            raise RuntimeError(f"server {self!r} is closed")
        self._start_serving()
        forever = self._forever = self._loop.create_future()
        _asyncio._note_wait(forever, f"serve_forever: connections to {self._places}")
        try:
            await forever
        except CancelledError:
            # Cancelling is how it ends: what it serves ends with it.
            try:
                self.close()
                await self.wait_closed()
            finally:
                raise
        finally:
            self._forever = None

    async def start_serving(self):
        self._start_serving()
        # The sockets join the loop's poll in the next pass.
        await tasks.sleep(0)

    # MARK: Closing

    def close(self):
        sockets, self._sockets = self._sockets, None
        if sockets is None:
            return
        for sock in sockets:
            path = sock.local if sock.family == AF_UNIX else None
            unwatch(self._loop, sock, Poller.READING)
            sock.close()
            if path and self._cleans_up:
                network.remove_path(path)
        self._serving = False
        if self._forever is not None and not self._forever.done():
            self._forever.cancel()
            self._forever = None
        if not self._clients:
            self._release()

    def _release(self):
        waiters, self._waiters = self._waiters, None
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(None)

    async def wait_closed(self):
        """Until it is closed and all its clients are gone, in whatever order."""
        if self._waiters is None:
            return
        waiter = self._loop.create_future()
        _asyncio._note_wait(waiter, f"wait_closed: the server at {self._places} and its clients")
        self._waiters.append(waiter)
        await waiter

    # MARK: Clients

    def _attach(self, transport):
        # Who was accepted before the server was closed comes too late; CPython's transport trips over that, and so does ours.
        assert self._sockets is not None
        self._clients[id(transport)] = ref(transport)

    def _detach(self, transport):
        self._clients.pop(id(transport), None)
        if not self._clients and self._sockets is None:
            self._release()

    def close_clients(self):
        for transport in self._each_client():
            transport.close()

    def abort_clients(self):
        for transport in self._each_client():
            transport.abort()

    def _each_client(self):
        found = [each() for each in self._clients.values()]
        return [transport for transport in found if transport is not None]
