# Handlers that keep records: MemoryHandler, BufferingHandler, QueueHandler; a QueueListener that is fed by hand.
import logging
import logging.handlers
import queue
import sys

shown = logging.StreamHandler(sys.stdout)
shown.setFormatter(logging.Formatter("%(name)s %(levelname)s %(message)s"))

memory = logging.handlers.MemoryHandler(3, target=shown)
log = logging.getLogger("memory")
log.setLevel(logging.DEBUG)
log.propagate = False
log.addHandler(memory)
for number in range(4):
    log.debug("number %d", number)
    print("kept", len(memory.buffer))
log.error("severe")
print("kept", len(memory.buffer))
log.info("before the end")
memory.close()
print(memory.target, len(memory.buffer))

silent = logging.handlers.MemoryHandler(10, flushLevel=logging.CRITICAL, target=shown, flushOnClose=False)
log.handlers = [silent]
log.error("never shown")
silent.close()
late = logging.handlers.MemoryHandler(10)
log.handlers = [late]
log.info("kept without a target")
late.flush()
print(len(late.buffer))
late.setTarget(shown)
late.flush()


class Counting(logging.handlers.BufferingHandler):
    def flush(self):
        print("flush", [record.getMessage() for record in self.buffer])
        super().flush()


log.handlers = [Counting(2)]
for word in ("a", "b", "c"):
    log.info(word)
log.handlers[0].close()

records = queue.Queue()
handler = logging.handlers.QueueHandler(records)
log.handlers = [handler]
values = ["mutable"]
log.info("values %s", values)
values.append("changed")
try:
    1 / 0
except ZeroDivisionError:
    log.exception("failed")
print(records.qsize(), handler.listener)
record = records.get()
print(record.msg, record.args, record.message, record.exc_info, record.levelname)

strict = logging.StreamHandler(sys.stdout)
strict.setLevel(logging.ERROR)
listener = logging.handlers.QueueListener(records, shown, strict, respect_handler_level=True)
listener.handle(records.get())
listener.handle(record)
loose = logging.handlers.QueueListener(records, strict)
loose.handle(record)
loose.enqueue_sentinel()
print(records.get())
listener.stop()
