"""Logging (Library Reference, "logging"). Records go where handlers send them: to standard error, or to a stream of the program's own.
Files are refused."""

import sys
import time

__all__ = [
    "BASIC_FORMAT", "BufferingFormatter", "CRITICAL", "DEBUG", "ERROR", "FATAL", "FileHandler", "Filter", "Formatter", "Handler",
    "INFO", "LogRecord", "Logger", "LoggerAdapter", "NOTSET", "NullHandler", "StreamHandler", "WARN", "WARNING", "addLevelName",
    "basicConfig", "captureWarnings", "critical", "debug", "disable", "error", "exception", "fatal", "getLevelName", "getLogger",
    "getLoggerClass", "info", "log", "makeLogRecord", "setLoggerClass", "shutdown", "warn", "warning", "getLogRecordFactory",
    "setLogRecordFactory", "lastResort", "raiseExceptions", "getLevelNamesMapping", "getHandlerByName", "getHandlerNames",
]

_startTime = time.time_ns()
raiseExceptions = True
logThreads = logMultiprocessing = logProcesses = logAsyncioTasks = True

CRITICAL = FATAL = 50
ERROR = 40
WARNING = WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0

_nameToLevel = {"CRITICAL": CRITICAL, "FATAL": FATAL, "ERROR": ERROR, "WARN": WARNING, "WARNING": WARNING, "INFO": INFO,
                "DEBUG": DEBUG, "NOTSET": NOTSET}
_levelToName = {level: name for name, level in _nameToLevel.items() if name not in ("FATAL", "WARN")}


def getLevelNamesMapping():
    return dict(_nameToLevel)


def getLevelName(level):
    """The name of a number, or, as it has always been, the number of a name."""
    for known in (_levelToName, _nameToLevel):
        if (found := known.get(level)) is not None:
            return found
    return f"Level {level}"


def addLevelName(level, levelName):
    _levelToName[level] = levelName
    _nameToLevel[levelName] = level


def _checkLevel(level):
    if isinstance(level, int):
        return level
    if level != str(level):
        raise TypeError(f"Level not an integer or a valid string: {level!r}")
    number = _nameToLevel.get(level)
    if number is None:
        raise ValueError(f"Unknown level: {level!r}")
    return number


def _renamed(function, name, owner=None):
    """A function that was made by a rule, under the name that it is called by, in tracebacks too."""
    qualified = name if owner is None else f"{owner}.{name}"
    function.__code__ = function.__code__.replace(co_name=name, co_qualname=qualified)
    function.__name__, function.__qualname__ = name, qualified
    return function


# Records


def _file_and_module(path):
    try:
        file = path.rpartition("/")[2]
        stem, dot, _ = file.rpartition(".")
    except (TypeError, ValueError, AttributeError):
        return path, "Unknown module"
    return file, stem if dot else file


def _thread():
    threading = sys.modules.get("threading")
    return (1, "MainThread") if threading is None else (threading.get_ident(), threading.current_thread().name)


def _task_name():
    # Without asyncio, or outside of its loop, there is no task.
    try:
        return sys.modules["asyncio"].current_task().get_name()
    except Exception:
        return None


class LogRecord:
    """One event, with all that formats can ask for."""

    def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs):
        now = time.time_ns()
        match args:
            case [{} as values] if values:
                # A single mapping is what `%(name)s` looks in.
                args = values
        self.name, self.msg, self.args = name, msg, args
        self.levelname, self.levelno = getLevelName(level), level
        self.pathname = pathname
        self.filename, self.module = _file_and_module(pathname)
        self.exc_info, self.exc_text, self.stack_info = exc_info, None, sinfo
        self.lineno, self.funcName = lineno, func
        self.created, self.msecs = now / 1e9, float(now // 1_000_000 % 1000)
        self.relativeCreated = (now - _startTime) / 1e6
        self.thread, self.threadName = _thread() if logThreads else (None, None)
        self.processName = "MainProcess" if logMultiprocessing else None
        self.process = 1 if logProcesses else None
        self.taskName = _task_name() if logAsyncioTasks else None

    def __repr__(self):
        return f'<LogRecord: {self.name}, {self.levelno}, {self.pathname}, {self.lineno}, "{self.msg}">'

    def getMessage(self):
        """The message with its arguments put in."""
        text = str(self.msg)
        return text % self.args if self.args else text


_logRecordFactory = LogRecord


def getLogRecordFactory():
    return _logRecordFactory


def setLogRecordFactory(factory):
    global _logRecordFactory
    _logRecordFactory = factory


def makeLogRecord(dict):
    """A record with these attributes, sent from elsewhere perhaps."""
    made = _logRecordFactory(None, None, "", 0, "", (), None, None)
    vars(made).update(dict)
    return made


# Formats: how the fields of a record are written in one


class PercentStyle:
    asctime_format = "%(asctime)s"
    asctime_search = "%(asctime)"
    default_format = "%(message)s"
    _pattern = r"%\(\w+\)[#0+ -]*(\*|\d+)?(\.(\*|\d+))?[diouxefgcrsa%]"

    def __init__(self, fmt, *, defaults=None):
        self._defaults = defaults
        self._fmt = fmt if fmt else self.default_format

    def usesTime(self):
        return self.asctime_search in self._fmt

    def validate(self):
        import re
        if re.search(self._pattern, self._fmt, re.IGNORECASE) is None:
            raise ValueError(f"Invalid format '{self._fmt}' for '{self.default_format[0]}' style")

    def _values(self, record):
        return {**self._defaults, **vars(record)} if self._defaults else vars(record)

    def _format(self, record):
        return self._fmt % self._values(record)

    def format(self, record):
        try:
            return self._format(record)
        except KeyError as field:
            raise ValueError(f"Formatting field not found in record: {field}")


class StrFormatStyle(PercentStyle):
    default_format = "{message}"
    asctime_format = "{asctime}"
    asctime_search = "{asctime"

    def _format(self, record):
        return self._fmt.format(**self._values(record))

    def validate(self):
        import re
        from string import Formatter as fields_of
        named = False
        try:
            for _, field, spec, conversion in fields_of().parse(self._fmt):
                if field:
                    named = True
                    if not re.match(r"^(\d+|\w+)(\.\w+|\[[^]]+\])*$", field):
                        raise ValueError(f"invalid field name/expression: {field!r}")
                if conversion and conversion not in "rsa":
                    raise ValueError(f"invalid conversion: {conversion!r}")
                if spec and not re.match(r"^(.?[<=>^])?[+ -]?#?0?(\d+|{\w+})?[,_]?(\.(\d+|{\w+}))?[bcdefgnosx%]?$", spec, re.I):
                    raise ValueError(f"bad specifier: {spec!r}")
        except ValueError as reason:
            raise ValueError(f"invalid format: {reason}")
        if not named:
            raise ValueError("invalid format: no fields")


class StringTemplateStyle(PercentStyle):
    default_format = "${message}"
    asctime_format = "${asctime}"
    asctime_search = "${asctime}"

    def __init__(self, *args, **kwargs):
        from string import Template
        super().__init__(*args, **kwargs)
        self._template = Template(self._fmt)

    def usesTime(self):
        return "$asctime" in self._fmt or self.asctime_search in self._fmt

    def _format(self, record):
        return self._template.substitute(**self._values(record))

    def validate(self):
        named = False
        for found in self._template.pattern.finditer(self._fmt):
            if found["named"] or found["braced"]:
                named = True
            elif found[0] == "$":
                raise ValueError("invalid format: bare '$' not allowed")
        if not named:
            raise ValueError("invalid format: no fields")


BASIC_FORMAT = "%(levelname)s:%(name)s:%(message)s"
_STYLES = {
    "%": (PercentStyle, BASIC_FORMAT),
    "{": (StrFormatStyle, "{levelname}:{name}:{message}"),
    "$": (StringTemplateStyle, "${levelname}:${name}:${message}"),
}


class Formatter:
    """Turns records into text."""

    converter = time.localtime
    default_time_format = "%Y-%m-%d %H:%M:%S"
    default_msec_format = "%s,%03d"

    def __init__(self, fmt=None, datefmt=None, style="%", validate=True, *, defaults=None):
        self._style = _style(style)[0](fmt, defaults=defaults)
        # The format that stands there anyway needs no look.
        if validate and fmt:
            self._style.validate()
        self.datefmt, self._fmt = datefmt, self._style._fmt

    def usesTime(self):
        return self._style.usesTime()

    def formatTime(self, record, datefmt=None):
        moment = self.converter(record.created)
        if datefmt:
            return time.strftime(datefmt, moment)
        seconds, with_milliseconds = time.strftime(self.default_time_format, moment), self.default_msec_format
        return with_milliseconds % (seconds, record.msecs) if with_milliseconds else seconds

    def formatException(self, ei):
        import traceback
        return "".join(traceback.format_exception(*ei)).removesuffix("\n")

    def formatStack(self, stack_info):
        return stack_info

    def formatMessage(self, record):
        return self._style.format(record)

    def format(self, record):
        """The line of the record, with the exception and the stack below it."""
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        text = self.formatMessage(record)
        # Kept, for the handlers that come after.
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatException(record.exc_info)
        for more in (record.exc_text, record.stack_info and self.formatStack(record.stack_info)):
            if more:
                text = text + more if text[-1:] == "\n" else text + "\n" + more
        return text


def _style(key):
    """The class of a style and its basic format."""
    if key not in _STYLES:
        raise ValueError(f"Style must be one of: {','.join(_STYLES)}")
    return _STYLES[key]


_defaultFormatter = Formatter()


class BufferingFormatter:
    """Turns many records into one text, with something in front and behind."""

    def __init__(self, linefmt=None):
        self.linefmt = linefmt if linefmt else _defaultFormatter

    def formatFooter(self, records):
        return ""

    def formatHeader(self, records):
        return ""

    def format(self, records):
        if records:
            lines = map(self.linefmt.format, records)
            return "".join((self.formatHeader(records), *lines, self.formatFooter(records)))
        return ""


# Who may pass, and where to


class Filter:
    """Lets pass what comes from a logger or from below it."""

    def __init__(self, name=""):
        self.name, self.nlen = name, len(name)

    def filter(self, record):
        if not self.nlen:
            return True
        return record.name.startswith(self.name) and record.name[self.nlen : self.nlen + 1] in ("", ".")


class Filterer:
    """What has filters: loggers and handlers."""

    def __init__(self):
        self.filters = []

    def removeFilter(self, filter):
        if filter in self.filters:
            self.filters.remove(filter)

    def addFilter(self, filter):
        if filter not in self.filters:
            self.filters.append(filter)

    def filter(self, record):
        """False if a filter stops the record, else the record, or what a filter has put in its place."""
        for each in self.filters:
            answer = getattr(each, "filter", each)(record)
            if isinstance(answer, LogRecord):
                record = answer
            elif not answer:
                return False
        return record


_handlers = {}
# All handlers, in order of creation: what shutdown() flushes, from the last on.
_handlerList = []


def getHandlerNames():
    return frozenset(_handlers)


def getHandlerByName(name):
    return _handlers.get(name)


class Handler(Filterer):
    """Sends records somewhere: `emit` says where."""

    def __init__(self, level=NOTSET):
        Filterer.__init__(self)
        self.level = _checkLevel(level)
        self._name = self.formatter = self.lock = None
        self._closed = False
        _handlerList.append(self)

    def set_name(self, name):
        _handlers.pop(self._name, None)
        self._name = name
        if name:
            _handlers[name] = self

    def get_name(self):
        return self._name

    name = property(get_name, set_name)

    # There is one thread only.
    def acquire(self):
        pass

    def release(self):
        pass

    def createLock(self):
        self.lock = None

    def setFormatter(self, fmt):
        self.formatter = fmt

    def setLevel(self, level):
        self.level = _checkLevel(level)

    def handle(self, record):
        answer = self.filter(record)
        if answer:
            self.emit(answer if isinstance(answer, LogRecord) else record)
        return answer

    def emit(self, record):
        raise NotImplementedError("emit must be implemented by Handler subclasses")

    def format(self, record):
        formatter = self.formatter or _defaultFormatter
        return formatter.format(record)

    def flush(self):
        pass

    def close(self):
        self._closed = True
        if self._name:
            _handlers.pop(self._name, None)
        if self in _handlerList:
            _handlerList.remove(self)

    def handleError(self, record):
        if not raiseExceptions or not sys.stderr:
            return
        import traceback
        _, value, tb = sys.exc_info()
        write = sys.stderr.write
        try:
            write("--- Logging error ---\n")
            write("".join(traceback.format_exception(type(value), value, tb)))
            write("Call stack:\n")
            frame = tb.tb_frame
            while frame and frame.f_globals.get("__name__") == __name__:
                frame = frame.f_back
            if frame:
                traceback.print_stack(frame, file=sys.stderr)
            else:
                write(f"Logged from file {record.filename}, line {record.lineno}\n")
            try:
                write(f"Message: {record.msg!r}\nArguments: {record.args}\n")
            except RecursionError:
                raise
            except Exception:
                write("Unable to print the message and arguments - possible formatting error.\n")
                write("Use the traceback above to help find the error.\n")
        finally:
            # The frames hold on to both.
            del value, tb

    def __repr__(self):
        return f"<{type(self).__name__} ({getLevelName(self.level)})>"


class StreamHandler(Handler):
    """Writes to a stream, standard error if none is given."""

    terminator = "\n"

    def __init__(self, stream=None):
        Handler.__init__(self)
        self.stream = stream if stream is not None else sys.stderr

    def emit(self, record):
        try:
            line = self.format(record)
            self.stream.write(line + self.terminator)
            self.flush()
        except RecursionError:
            raise
        except Exception:
            self.handleError(record)

    def flush(self):
        flush = getattr(self.stream, "flush", None) if self.stream else None
        if flush is not None:
            flush()

    def setStream(self, stream):
        """Writes to another stream from now on; returns the one before, or None if it is the same."""
        before = self.stream
        if before is stream:
            return None
        self.flush()
        self.stream = stream
        return before

    def __repr__(self):
        shown = [type(self).__name__, str(getattr(self.stream, "name", "")), f"({getLevelName(self.level)})"]
        return f"<{' '.join(filter(None, shown))}>"


class FileHandler(StreamHandler):
    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        open(filename, mode)


class _StderrHandler(StreamHandler):
    """Writes to what is standard error at the time."""

    def __init__(self, level=NOTSET):
        Handler.__init__(self, level)

    @property
    def stream(self):
        return sys.stderr


lastResort = _StderrHandler(WARNING)


class NullHandler(Handler):
    """Takes records and does nothing."""

    def emit(self, record):
        pass

    def handle(self, record):
        pass


# Loggers


class PlaceHolder:
    """Stands where a logger is missing above others."""

    def __init__(self, alogger):
        self.loggerMap = {alogger: None}

    def append(self, alogger):
        self.loggerMap[alogger] = None


class Manager:
    """All loggers by name, as a tree."""

    def __init__(self, rootnode):
        self.root, self.loggerDict = rootnode, {}
        self.disable, self.emittedNoHandlerWarning = 0, False
        # None stands for the module's.
        self.loggerClass = self.logRecordFactory = None

    def _set_disable(self, value):
        self._disable = _checkLevel(value)

    disable = property(lambda self: self._disable, _set_disable)

    def getLogger(self, name):
        if not isinstance(name, str):
            raise TypeError("A logger name must be a string")
        known = self.loggerDict.get(name)
        if isinstance(known, Logger):
            return known
        logger = (self.loggerClass or _loggerClass)(name)
        logger.manager = self
        self.loggerDict[name] = logger
        if isinstance(known, PlaceHolder):
            # What stood below a missing logger has a nearer parent now.
            for child in known.loggerMap:
                if not child.parent.name.startswith(name):
                    logger.parent = child.parent
                    child.parent = logger
        parent = None
        above = name.rpartition(".")[0]
        while above and parent is None:
            there = self.loggerDict.get(above)
            if there is None:
                self.loggerDict[above] = PlaceHolder(logger)
            elif isinstance(there, Logger):
                parent = there
            else:
                there.append(logger)
            above = above.rpartition(".")[0]
        logger.parent = parent or self.root
        return logger

    def setLogRecordFactory(self, factory):
        self.logRecordFactory = factory

    def setLoggerClass(self, klass):
        self.loggerClass = _loggersOnly(klass)

    def _clear_cache(self):
        for known in (self.root, *self.loggerDict.values()):
            if isinstance(known, Logger):
                known._cache.clear()


def _loggersOnly(klass):
    if klass is Logger or issubclass(klass, Logger):
        return klass
    raise TypeError(f"logger not derived from logging.Logger: {klass.__name__}")


def getLoggerClass():
    return _loggerClass


def setLoggerClass(klass):
    global _loggerClass
    _loggerClass = _loggersOnly(klass)


# What methods and functions report a level by its name.
_REPORTS = (("debug", DEBUG), ("info", INFO), ("warning", WARNING), ("error", ERROR), ("critical", CRITICAL))


def _reporting_methods(make, owner):
    """Methods of a class that report one level each."""
    return {name: _renamed(make(level), name, owner) for name, level in _REPORTS}


class Logger(Filterer):
    """Where programs report what happens."""

    def __init__(self, name, level=NOTSET):
        Filterer.__init__(self)
        self.name, self.level = name, _checkLevel(level)
        self.parent, self.propagate, self.disabled = None, True, False
        self.handlers = []
        # Which levels are enabled, as far as somebody has asked.
        self._cache = {}

    def setLevel(self, level):
        self.level = _checkLevel(level)
        self.manager._clear_cache()

    def _of_level(level):
        def report(self, msg, *args, **kwargs):
            if self.isEnabledFor(level):
                self._log(level, msg, args, **kwargs)
        return report

    locals().update(_reporting_methods(_of_level, "Logger"))
    del _of_level

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.error(msg, *args, exc_info=exc_info, **kwargs)

    def fatal(self, msg, *args, **kwargs):
        self.critical(msg, *args, **kwargs)

    def warn(self, msg, *args, **kwargs):
        _warn_of_warn("method")
        self.warning(msg, *args, **kwargs)

    def log(self, level, msg, *args, **kwargs):
        if isinstance(level, int):
            if self.isEnabledFor(level):
                self._log(level, msg, args, **kwargs)
        elif raiseExceptions:
            raise TypeError("level must be an integer")

    def findCaller(self, stack_info=False, stacklevel=1):
        """The place in the program: behind logging's own frames, and as many more as `stacklevel` says."""
        frame = sys._getframe(1)
        while frame is not None and frame.f_globals.get("__name__") == __name__:
            frame = frame.f_back
        if frame is None:
            return "(unknown file)", 0, "(unknown function)", None
        while stacklevel > 1 and frame.f_back is not None:
            frame = frame.f_back
            if frame.f_globals.get("__name__") != __name__:
                stacklevel -= 1
        text = None
        if stack_info:
            import traceback
            text = "Stack (most recent call last):\n" + "".join(traceback.format_stack(frame)).removesuffix("\n")
        code = frame.f_code
        return code.co_filename, frame.f_lineno, code.co_name, text

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None):
        record = _logRecordFactory(name, level, fn, lno, msg, args, exc_info, func, sinfo)
        fields = vars(record)
        for key, value in ({} if extra is None else extra).items():
            if key in fields or key in ("message", "asctime"):
                raise KeyError(f"Attempt to overwrite {key!r} in LogRecord")
            fields[key] = value
        return record

    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        path, line, function, stack = self.findCaller(stack_info, stacklevel)
        if isinstance(exc_info, BaseException):
            exc_info = type(exc_info), exc_info, exc_info.__traceback__
        elif exc_info and not isinstance(exc_info, tuple):
            exc_info = sys.exc_info()
        self.handle(self.makeRecord(self.name, level, path, line, msg, args, exc_info, function, extra, stack))

    def handle(self, record):
        answer = not self.disabled and self.filter(record)
        if answer:
            self.callHandlers(answer if isinstance(answer, LogRecord) else record)

    def removeHandler(self, hdlr):
        if hdlr in self.handlers:
            self.handlers.remove(hdlr)

    def addHandler(self, hdlr):
        if hdlr not in self.handlers:
            self.handlers.append(hdlr)

    def _chain(self):
        logger = self
        while logger:
            yield logger
            logger = logger.parent if logger.propagate else None

    def hasHandlers(self):
        return any(logger.handlers for logger in self._chain())

    def callHandlers(self, record):
        found = False
        for logger in self._chain():
            for handler in logger.handlers:
                found = True
                if record.levelno >= handler.level:
                    handler.handle(record)
        if found:
            return
        if lastResort:
            if record.levelno >= lastResort.level:
                lastResort.handle(record)
        elif raiseExceptions and not self.manager.emittedNoHandlerWarning:
            sys.stderr.write(f'No handlers could be found for logger "{self.name}"\n')
            self.manager.emittedNoHandlerWarning = True

    def getEffectiveLevel(self):
        """The level of the nearest logger above that has one."""
        nearest = self
        while nearest and not nearest.level:
            nearest = nearest.parent
        return nearest.level if nearest else NOTSET

    def isEnabledFor(self, level):
        if self.disabled:
            return False
        known = self._cache.get(level)
        if known is None:
            known = self._cache[level] = self.manager.disable < level and level >= self.getEffectiveLevel()
        return known

    def getChild(self, suffix):
        return self.manager.getLogger(suffix if self.root is self else f"{self.name}.{suffix}")

    def getChildren(self):
        depth = 0 if self is self.manager.root else 1 + self.name.count(".")
        return {each for each in self.manager.loggerDict.values()
                if isinstance(each, Logger) and each.parent is self and each.name.count(".") == depth}

    def __repr__(self):
        return f"<{type(self).__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>"

    def __reduce__(self):
        return getLogger, (self.name,)


class RootLogger(Logger):
    """The logger above all others."""

    def __init__(self, level):
        Logger.__init__(self, "root", level)

    def __reduce__(self):
        return getLogger, ()


_loggerClass = Logger


class LoggerAdapter:
    """A logger that adds to each record what is known about its context."""

    def __init__(self, logger, extra=None, merge_extra=False):
        self.logger, self.extra, self.merge_extra = logger, extra, merge_extra

    def process(self, msg, kwargs):
        merges = self.merge_extra and "extra" in kwargs
        kwargs["extra"] = {**self.extra, **kwargs["extra"]} if merges else self.extra
        return msg, kwargs

    def log(self, level, msg, *args, **kwargs):
        if self.isEnabledFor(level):
            msg, kwargs = self.process(msg, kwargs)
            self.logger.log(level, msg, *args, **kwargs)

    def _of_level(level):
        def report(self, msg, *args, **kwargs):
            self.log(level, msg, *args, **kwargs)
        return report

    locals().update(_reporting_methods(_of_level, "LoggerAdapter"))
    del _of_level

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)

    # All else is the logger's own business.

    def _log(self, level, msg, args, **kwargs):
        return self.logger._log(level, msg, args, **kwargs)

    def hasHandlers(self):
        return self.logger.hasHandlers()

    def getEffectiveLevel(self):
        return self.logger.getEffectiveLevel()

    def setLevel(self, level):
        self.logger.setLevel(level)

    def isEnabledFor(self, level):
        return self.logger.isEnabledFor(level)

    def _set_manager(self, manager):
        self.logger.manager = manager

    manager = property(lambda self: self.logger.manager, _set_manager)
    name = property(lambda self: self.logger.name)

    def __repr__(self):
        return f"<{type(self).__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>"

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


root = RootLogger(WARNING)
Logger.root = root
Logger.manager = Manager(root)


# The root logger for everyone


def basicConfig(**kwargs):
    """Gives the root logger a handler or several, unless it has some already."""
    take = kwargs.pop
    encoding, errors = take("encoding", None), take("errors", None)
    if take("force", False):
        for handler in (*root.handlers,):
            root.removeHandler(handler)
            handler.close()
    if root.handlers:
        return
    handlers = take("handlers", None)
    if handlers is not None:
        if not {"stream", "filename"}.isdisjoint(kwargs):
            raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
    elif {"stream", "filename"} <= kwargs.keys():
        raise ValueError("'stream' and 'filename' should not be specified together")
    else:
        filename, mode = take("filename", None), take("filemode", "a")
        if filename:
            handlers = [FileHandler(filename, mode, encoding, errors=errors)]
        else:
            handlers = [StreamHandler(take("stream", None))]
    datefmt, style = take("datefmt", None), take("style", "%")
    formatter = Formatter(take("format", _style(style)[1]), datefmt, style)
    for handler in handlers:
        if not handler.formatter:
            handler.setFormatter(formatter)
        root.addHandler(handler)
    level = take("level", None)
    if level is not None:
        root.setLevel(level)
    if kwargs:
        raise ValueError(f"Unrecognised argument(s): {', '.join(kwargs)}")


def getLogger(name=None):
    if name and not (isinstance(name, str) and name == root.name):
        return Logger.manager.getLogger(name)
    return root


def _configured():
    if not root.handlers:
        basicConfig()
    return root


def log(level, msg, *args, **kwargs):
    _configured().log(level, msg, *args, **kwargs)


def _function_of(name):
    def report(msg, *args, **kwargs):
        getattr(_configured(), name)(msg, *args, **kwargs)
    return _renamed(report, name)


debug, info, warning, error, critical = (_function_of(name) for name, _ in _REPORTS)


def fatal(msg, *args, **kwargs):
    critical(msg, *args, **kwargs)


def exception(msg, *args, exc_info=True, **kwargs):
    error(msg, *args, exc_info=exc_info, **kwargs)


def warn(msg, *args, **kwargs):
    _warn_of_warn("function")
    warning(msg, *args, **kwargs)


def _warn_of_warn(kind):
    import warnings
    warnings.warn(f"The 'warn' {kind} is deprecated, use 'warning' instead", DeprecationWarning, 3)


def disable(level=CRITICAL):
    root.manager.disable = level
    root.manager._clear_cache()


def shutdown(handlerList=None):
    """Flushes and closes all handlers, the last one first."""
    for handler in [*(_handlerList if handlerList is None else handlerList)][::-1]:
        try:
            handler.flush()
            handler.close()
        except (OSError, ValueError):
            # Its stream is closed already.
            pass


_warnings_showwarning = None


def captureWarnings(capture):
    """Warnings become records of the logger `py.warnings`, or warnings again."""
    global _warnings_showwarning
    import warnings
    if capture and _warnings_showwarning is None:
        _warnings_showwarning = warnings.showwarning
        warnings.showwarning = _showwarning
    elif not capture and _warnings_showwarning is not None:
        warnings.showwarning = _warnings_showwarning
        _warnings_showwarning = None


def _showwarning(message, category, filename, lineno, file=None, line=None):
    if file is not None:
        if _warnings_showwarning is not None:
            _warnings_showwarning(message, category, filename, lineno, file, line)
        return
    import warnings
    logger = getLogger("py.warnings")
    if not logger.handlers:
        logger.addHandler(NullHandler())
    logger.warning(warnings.formatwarning(message, category, filename, lineno, line))


def currentframe():
    return sys._getframe(1)
