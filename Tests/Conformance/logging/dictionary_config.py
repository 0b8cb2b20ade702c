"""Logging set up by a dictionary, as the documentation's cookbook does it."""
import asyncio
import logging
import logging.config
import sys


class OnlyBelow(logging.Filter):
    def __init__(self, level="WARNING"):
        super().__init__()
        self.level = getattr(logging, level)

    def filter(self, record):
        return record.levelno < self.level


def make_formatter(prefix):
    formatter = logging.Formatter(prefix + "|%(message)s")
    return formatter


class Collector(logging.Handler):
    def __init__(self, limit, names=()):
        super().__init__()
        self.limit, self.names, self.lines = limit, names, []

    def emit(self, record):
        self.lines.append(self.format(record))
        del self.lines[:-self.limit]


before = logging.getLogger("early")
child = logging.getLogger("app.db.pool")
logging.getLogger("app.db").addHandler(logging.NullHandler())
logging.getLogger("app.web").setLevel("ERROR")

CONFIG = {
    "version": 1,
    "disable_existing_loggers": True,
    "formatters": {
        "brief": {"format": "%(levelname)-8s:%(name)s:%(message)s"},
        "braces": {"format": "{levelname:.1}/{name}/{message}/{app}", "style": "{", "defaults": {"app": "shop"}},
        "made": {"()": make_formatter, "prefix": "made"},
    },
    "filters": {"below": {"()": "__main__.OnlyBelow", "level": "ERROR"}, "web": {"name": "app.web"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "brief", "level": "INFO", "stream": "ext://sys.stdout", "filters": ["below"]},
        "errors": {"class": "logging.StreamHandler", "formatter": "braces", "level": logging.ERROR},
        "memory": {"class": "logging.handlers.MemoryHandler", "capacity": 3, "target": "console", "flushLevel": 50},
        "collect": {"()": Collector, "limit": 2, "names": "cfg://extra.names", "formatter": "made", ".": {"tag": "x"}},
    },
    "loggers": {
        "app": {"level": "DEBUG", "handlers": ["console", "collect"], "propagate": False},
        "app.db": {"level": "WARNING"},
        "buffered": {"handlers": ["memory"], "level": 10, "propagate": False},
    },
    "root": {"level": "WARNING", "handlers": ["errors"]},
    "extra": {"names": ["a", "b"]},
}
import logging.handlers
logging.config.dictConfig(CONFIG)


async def work(n):
    log = logging.getLogger("app.worker")
    log.debug("not on the console %d", n)
    await asyncio.sleep(n / 10)
    log.info("done %s", n)
    log.error("only collected")


async def main():
    await asyncio.gather(work(2), work(1))
    logging.getLogger("other").error("through the root")
    logging.getLogger("other").info("too low")
    before.error("disabled by the configuration")
    child.warning("through app")
    child.info("level of app.db")


asyncio.run(main())
buffered = logging.getLogger("buffered")
for i in range(4):
    buffered.warning("record %d", i)
print("--")
buffered.critical("flush")
collect = next(h for h in logging.getLogger("app").handlers if isinstance(h, Collector))
print(collect.lines, collect.names, collect.tag, collect.get_name(), before.disabled, child.disabled, logging.getLogger("app.web").level)
logging.config.dictConfig({"version": 1, "incremental": True, "loggers": {"app": {"level": "ERROR"}}, "handlers": {"console": {"level": "CRITICAL"}}, "root": {"level": "DEBUG"}})
print(logging.getLogger("app").level, logging.getLogger("app").handlers == [h for h in logging.getLogger("app").handlers], logging.getLogger().level)
for wrong in ({}, {"version": 2}, {"version": 1, "handlers": {"x": {"class": "queue.Nope"}}}, {"version": 1, "handlers": {"x": {"class": "logging.StreamHandler", "formatter": "no"}}}, {"version": 1, "root": {"handlers": ["none"]}}, {"version": 1, "loggers": {"q": {"level": "LOUD"}}}, {"version": 1, "formatters": {"f": {"format": "{x", "style": "{"}}}, {"version": 1, "incremental": True, "handlers": {"zz": {"level": 10}}}, {"version": 1, "handlers": {"x": {"class": "logging.StreamHandler", "filters": ["nope"]}}}, {"version": 1, "handlers": {"x": {"class": "logging.StreamHandler", "bogus": 1}}}):
    try:
        logging.config.dictConfig(wrong)
    except ValueError as error:
        chain = []
        while error:
            chain.append(repr(error))
            error = error.__cause__
        print(" <- ".join(chain))
logging.config.dictConfig({"version": 1, "disable_existing_loggers": False, "root": {"handlers": [], "level": "INFO"}})
logging.getLogger("app").info("still enabled, goes to nobody")
print(logging.getLogger("app").disabled, logging.getLogger().handlers)
