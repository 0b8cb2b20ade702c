"""Handlers that keep records, or pass them on (Library Reference, "logging.handlers").

Those that write to files, sockets or mail servers reach outside of the program and are not here.
"""

import copy
import logging

SYSLOG_TCP_PORT = SYSLOG_UDP_PORT = 514
DEFAULT_TCP_LOGGING_PORT, DEFAULT_UDP_LOGGING_PORT = 9020, 9021
DEFAULT_HTTP_LOGGING_PORT, DEFAULT_SOAP_LOGGING_PORT = 9022, 9023


class BufferingHandler(logging.Handler):
    """Keeps records until there are so many."""

    def __init__(self, capacity):
        logging.Handler.__init__(self)
        self.buffer, self.capacity = [], capacity

    def emit(self, record):
        """Keeps it, and all, until there are too many."""
        self.buffer.append(record)
        if self.shouldFlush(record):
            self.flush()

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity

    def flush(self):
        """What is kept is dropped."""
        self.acquire()
        try:
            self.buffer.clear()
        finally:
            self.release()

    def close(self):
        try:
            self.flush()
        finally:
            super().close()


class MemoryHandler(BufferingHandler):
    """Passes what it has kept to another handler: when it is full, when a record is severe, and at the end."""

    def __init__(self, capacity, flushLevel=logging.ERROR, target=None, flushOnClose=True):
        BufferingHandler.__init__(self, capacity)
        self.flushLevel, self.target, self.flushOnClose = flushLevel, target, flushOnClose

    def shouldFlush(self, record):
        return super().shouldFlush(record) or record.levelno >= self.flushLevel

    def setTarget(self, target):
        self.acquire()
        try:
            self.target = target
        finally:
            self.release()

    def flush(self):
        self.acquire()
        try:
            target = self.target
            if target:
                for kept in self.buffer:
                    target.handle(kept)
                self.buffer.clear()
        finally:
            self.release()

    def close(self):
        try:
            if self.flushOnClose:
                self.flush()
        finally:
            self.target = None
            super().close()


class QueueHandler(logging.Handler):
    """Puts records into a queue, for somebody else to handle."""

    def __init__(self, queue):
        logging.Handler.__init__(self)
        self.queue, self.listener = queue, None

    def emit(self, record):
        try:
            prepared = self.prepare(record)
            self.enqueue(prepared)
        except Exception:
            self.handleError(record)

    def enqueue(self, record):
        self.queue.put_nowait(record)

    def prepare(self, record):
        """A copy that holds text only: what the arguments were may change, or may not be passed on."""
        message = self.format(record)
        record = copy.copy(record)
        record.message = record.msg = message
        record.args = record.exc_info = record.exc_text = record.stack_info = None
        return record


class QueueListener:
    """Takes records from a queue, in a thread of its own, and gives them to handlers."""

    # In the queue, it ends the thread.
    _sentinel = None

    def __init__(self, queue, *handlers, respect_handler_level=False):
        self.queue, self.handlers, self._thread = queue, handlers, None
        self.respect_handler_level = respect_handler_level

    def dequeue(self, block):
        return self.queue.get(block)

    def prepare(self, record):
        """What handlers are given; here the record itself."""
        return record

    def handle(self, record):
        prepared = self.prepare(record)
        for handler in self.handlers:
            if not self.respect_handler_level or prepared.levelno >= handler.level:
                handler.handle(prepared)

    def start(self):
        import threading

        self._thread = thread = threading.Thread(target=self._monitor)
        thread.daemon = True
        thread.start()

    def _monitor(self):
        counts_tasks = hasattr(self.queue, "task_done")
        while True:
            try:
                record = self.dequeue(True)
                is_last = record is self._sentinel
                if not is_last:
                    self.handle(record)
                if counts_tasks:
                    self.queue.task_done()
                if is_last:
                    return
            except Exception as error:
                if type(error).__name__ == "Empty":
                    return
                raise

    def enqueue_sentinel(self):
        self.queue.put_nowait(self._sentinel)

    def stop(self):
        thread = self._thread
        if thread:
            # It deals first with what is in the queue already.
            self.enqueue_sentinel()
            thread.join()
            self._thread = None
