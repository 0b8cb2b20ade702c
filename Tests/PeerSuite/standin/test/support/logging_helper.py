"""A handler that keeps what it is given, for the tests of `logging`."""

import logging.handlers
import threading

# The tests save and restore the module's tables under it.
logging._lock = threading.RLock()


class TestHandler(logging.handlers.BufferingHandler):
    def __init__(self, matcher):
        super().__init__(0)
        self.matcher = matcher

    def shouldFlush(self, record):
        return False

    def emit(self, record):
        self.format(record)
        self.buffer.append(record.__dict__)

    def matches(self, **wanted):
        return any(self.matcher.matches(record, **wanted) for record in self.buffer)
