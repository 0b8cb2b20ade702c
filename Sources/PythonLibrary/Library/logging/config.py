"""Configuration of logging by a dictionary (Library Reference, "logging.config").

Names become objects in this order: formatters, filters, handlers, loggers, at last the root. `_Configuration` holds what was made.
"""

import logging

__all__ = ["dictConfig", "dictConfigClass", "DictConfigurator"]


def dictConfig(config):
    """Sets up formatters, filters, handlers and loggers as the dictionary says."""
    dictConfigClass(config).configure()


class DictConfigurator:
    """Reads one dictionary; its strings may refer to other objects: `ext://sys.stdout`, `cfg://handlers.mail`."""

    _parts = (("formatters", "formatter"), ("filters", "filter"), ("handlers", "handler"))

    def __init__(self, config):
        self.config = config
        # By section, what was made of its entries.
        self._made = {section: {} for section, _ in self._parts}

    def configure(self):
        config = self.config
        if "version" not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config["version"] != 1:
            raise ValueError("Unsupported version: %s" % config["version"])
        if config.get("incremental", False):
            self._adjust()
        else:
            self._build()

    # Values

    def resolve(self, name):
        """The object that a dotted name stands for; its modules are imported."""
        path = name.split(".")
        found = __import__(path[0])
        for count, part in enumerate(path[1:], 2):
            if not hasattr(found, part):
                try:
                    __import__(".".join(path[:count]))
                except ImportError as error:
                    raise ValueError("Cannot resolve %r: %s" % (name, error)) from error
            found = getattr(found, part)
        return found

    def convert(self, value):
        """A value with its references followed."""
        if isinstance(value, dict):
            return {key: self.convert(each) for key, each in value.items()}
        if isinstance(value, (list, tuple)) and not hasattr(value, "_fields"):
            return type(value)(map(self.convert, value))
        if isinstance(value, str):
            scheme, mark, rest = value.partition("://")
            if mark and scheme == "ext":
                return self.resolve(rest)
            if mark and scheme == "cfg":
                return self._inner(rest)
        return value

    def _inner(self, path):
        """What `a.b[0]` stands for within the dictionary."""
        found = self.config
        for step in path.replace("[", ".[").split("."):
            if step.startswith("["):
                key = step[1:].rstrip("]")
                try:
                    found = found[key]
                except (KeyError, TypeError):
                    found = found[int(key)]
            else:
                found = found[step]
        return self.convert(found)

    def _call(self, entry):
        """What the factory under `()` makes of the entry; `.` gives attributes for it."""
        factory = entry.pop("()")
        if not callable(factory):
            factory = self.resolve(factory)
        attributes = entry.pop(".", None)
        made = factory(**{name: value for name, value in entry.items() if name.isidentifier()})
        for name, value in (attributes or {}).items():
            setattr(made, name, value)
        return made

    # Entries

    def _formatter(self, entry):
        if "()" in entry:
            return self._call(entry)
        kind = self.resolve(entry["class"]) if entry.get("class") else logging.Formatter
        options = {name: entry[name] for name in ("validate", "defaults") if name in entry}
        return kind(entry.get("format"), entry.get("datefmt"), entry.get("style", "%"), **options)

    def _filter(self, entry):
        return self._call(entry) if "()" in entry else logging.Filter(entry.get("name", ""))

    def _handler(self, entry):
        formatter, level, filters = entry.pop("formatter", None), entry.pop("level", None), entry.pop("filters", None)
        if formatter:
            try:
                formatter = self._made["formatters"][formatter]
            except Exception as error:
                raise ValueError("Unable to set formatter %r" % formatter) from error
        if "()" not in entry:
            kind = entry.pop("class")
            entry["()"] = kind = kind if callable(kind) else self.resolve(kind)
            if "target" in entry and isinstance(entry["target"], str):
                # A handler for which this one keeps records: it may have to be made first.
                entry["target"] = self._entry("handlers", "handler", entry["target"])
        handler = self._call(entry)
        if formatter:
            handler.setFormatter(formatter)
        if level is not None:
            handler.setLevel(level)
        self._add_filters(handler, filters)
        return handler

    def _entry(self, section, kind, name):
        made = self._made[section]
        if name not in made:
            entry = self.convert(self.config[section][name])
            made[name] = getattr(self, "_" + kind)(entry)
            if kind == "handler":
                made[name].name = name
        return made[name]

    # Loggers

    def _add_filters(self, filterer, names):
        for name in names or ():
            try:
                own = callable(name) or callable(getattr(name, "filter", None))
                filterer.addFilter(name if own else self._made["filters"][name])
            except Exception as error:
                raise ValueError("Unable to add filter %r" % name) from error

    def _set_up(self, logger, entry, incremental=False):
        level = entry.get("level")
        if level is not None:
            logger.setLevel(level)
        if not incremental:
            for handler in logger.handlers[:]:
                logger.removeHandler(handler)
            for name in entry.get("handlers") or ():
                try:
                    logger.addHandler(self._made["handlers"][name])
                except Exception as error:
                    raise ValueError("Unable to add handler %r" % name) from error
            self._add_filters(logger, entry.get("filters"))

    def _logger(self, name, entry, incremental=False):
        logger = logging.getLogger(name)
        self._set_up(logger, entry, incremental)
        logger.disabled = False
        propagate = entry.get("propagate")
        if propagate is not None:
            logger.propagate = propagate

    def _build(self):
        logging.shutdown(logging._handlerList[:])
        logging._handlers.clear()
        del logging._handlerList[:]
        for section, kind in self._parts:
            for name in sorted(self.config.get(section, {})):
                self._guarded(f"{kind} {name!r}", self._entry, section, kind, name)
        self._build_loggers()
        if self.config.get("root"):
            self._guarded("root logger", self._set_up, logging.getLogger(), self.convert(self.config["root"]))

    def _build_loggers(self):
        known = logging.getLogger().manager.loggerDict
        existing = list(known)
        wanted = self.config.get("loggers", {})
        for name, entry in wanted.items():
            self._guarded(f"logger {name!r}", self._logger, name, self.convert(entry))
        disables = self.config.get("disable_existing_loggers", True)
        for name in existing:
            logger = known[name]
            if name in wanted or not isinstance(logger, logging.Logger):
                continue
            if any(name.startswith(other + ".") for other in wanted if other in existing):
                # It belongs to one that is configured: from now on that one speaks for it.
                logger.setLevel(logging.NOTSET)
                logger.handlers, logger.propagate = [], True
            else:
                logger.disabled = disables

    def _adjust(self):
        """Only levels and propagation of what is there."""
        for name, entry in self.config.get("handlers", {}).items():
            if name not in logging._handlers:
                raise ValueError("No handler found with name %r" % name)
            level = entry.get("level")
            if level:
                self._guarded(f"handler {name!r}", logging._handlers[name].setLevel, level)
        for name, entry in self.config.get("loggers", {}).items():
            self._guarded(f"logger {name!r}", self._logger, name, entry, True)
        root = self.config.get("root")
        if root:
            self._guarded("root logger", self._set_up, logging.getLogger(), root, True)

    @staticmethod
    def _guarded(what, action, *args):
        try:
            action(*args)
        except Exception as error:
            raise ValueError("Unable to configure " + what) from error


dictConfigClass = DictConfigurator
