"""Where docstrings are and in which line they begin; a part of `doctest`."""

import inspect
import linecache
import re

from _doctestexamples import DocTestParser

# A line where a docstring may begin: a quote at its beginning, or behind a colon.
_DOCSTRING_LINE = re.compile(r"(?:.*:)?\s*\w*[\"']")


def _first_match(pattern, lines, start=0):
    return next((number for number in range(start, len(lines)) if pattern.match(lines[number])), None)


def _docstring_line(obj, lines):
    """The index of the line where the docstring of an object begins; None if unknown."""
    start = None
    has_docstring = getattr(obj, "__doc__", None) is not None
    if inspect.ismodule(obj) and has_docstring:
        start = 0
    if inspect.isclass(obj) and has_docstring and lines is not None:
        # The first class of that name, wherever it is.
        start = _first_match(re.compile(rf"\s*class\s*{obj.__name__}\b"), lines)
    obj = obj.fget if isinstance(obj, property) else obj.__func__ if inspect.ismethod(obj) else obj
    if inspect.isfunction(obj) and obj.__doc__:
        obj = inspect.unwrap(obj)
        code = getattr(obj, "__code__", None)
        if code is not None:
            start = code.co_firstlineno - 1
    if start is None:
        return None
    return start + 1 if lines is None else _first_match(_DOCSTRING_LINE, lines, start)


def _lines_around(obj, module):
    """The lines of the file of an object; None if there are none."""
    try:
        file = inspect.getsourcefile(obj)
    except TypeError:
        return None
    if file is None:
        return None
    return linecache.getlines(file, *(() if module is None else (vars(module),))) or None


def _is_callable_part(obj):
    try:
        obj = inspect.unwrap(obj)
    except ValueError:
        pass
    return inspect.isroutine(obj)


class DocTestFinder:
    """Finds the docstrings of an object and, with `recurse`, of what it contains; `parser` reads each."""

    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self._reader, self._is_verbose = parser, verbose
        self._goes_deeper, self._leaves_out_empty = recurse, exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        """The tests in the order of their names. `module=False` means: of no module."""
        path = getattr(obj, "__name__", None) if name is None else name
        if path is None:
            raise ValueError(f"DocTestFinder.find: name must be given when obj.__name__ doesn't exist: {type(obj)!r}")
        module = None if module is False else inspect.getmodule(obj) if module is None else module
        if globs is None:
            globs = {} if module is None else vars(module)
        globs = {**globs, **(extraglobs or {})}
        globs.setdefault("__name__", "__main__")
        lines = _lines_around(obj, module)
        tests = []
        for each, place in self._walk(obj, path, module, set()):
            test = self._test_of(each, place, module, globs, lines)
            if test is not None:
                tests.append(test)
        return sorted(tests)

    def _walk(self, obj, name, module, seen):
        """All objects that may have tests, each once, with their dotted names."""
        if self._is_verbose:
            print(f"Finding tests in {name}")
        if id(obj) in seen:
            return
        seen.add(id(obj))
        yield obj, name
        if not self._goes_deeper:
            return
        contents = ()
        if inspect.ismodule(obj):
            contents = self._contents_of_module(obj, module)
        elif inspect.isclass(obj):
            contents = self._contents_of_class(obj, module)
        for part, each in contents:
            yield from self._walk(each, f"{name}.{part}", module, seen)

    def _contents_of_module(self, obj, module):
        for name, value in vars(obj).items():
            if (_is_callable_part(value) or inspect.isclass(value)) and self._was_made_in(module, value):
                yield name, value
        for name, value in getattr(obj, "__test__", {}).items():
            if not isinstance(name, str):
                raise ValueError(f"DocTestFinder.find: __test__ keys must be strings: {type(name)!r}")
            if not (_is_callable_part(value) or inspect.isclass(value) or inspect.ismodule(value) or isinstance(value, str)):
                what = "must be strings, functions, methods, classes, or modules"
                raise ValueError(f"DocTestFinder.find: __test__ values {what}: {type(value)!r}")
            yield f"__test__.{name}", value

    def _contents_of_class(self, obj, module):
        for name, value in vars(obj).items():
            if isinstance(value, (staticmethod, classmethod)):
                value = value.__func__
            can_have = _is_callable_part(value) or inspect.isclass(value) or isinstance(value, property)
            if can_have and self._was_made_in(module, value):
                yield name, value

    def _was_made_in(self, module, object):
        """Whether an object was defined in the module, so that imported ones aren't tested again."""
        home = None if module is None else inspect.getmodule(object)
        if module is None or home is not None:
            return home is module
        if inspect.isfunction(object):
            return object.__globals__ is vars(module)
        if hasattr(object, "__objclass__"):
            return object.__objclass__.__module__ == module.__name__
        if hasattr(object, "__module__"):
            return object.__module__ == module.__name__
        if isinstance(object, property):
            return True
        raise ValueError("object must be a class or function")

    def _test_of(self, obj, name, module, globs, lines):
        docstring = obj if isinstance(obj, str) else getattr(obj, "__doc__", None)
        if docstring is None:
            docstring = ""
        elif not isinstance(docstring, str):
            docstring = str(docstring)
        if self._leaves_out_empty and not docstring:
            return None
        line = _docstring_line(obj, lines)
        file = None
        if module is not None:
            file = getattr(module, "__file__", None) or module.__name__
        return self._reader.get_doctest(docstring, globs, name, file, line)


DocTestFinder.__module__ = "doctest"
