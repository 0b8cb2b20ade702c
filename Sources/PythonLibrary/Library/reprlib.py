"""Reprs of limited length, and of containers that contain themselves."""

__all__ = ["Repr", "repr", "recursive_repr"]

import builtins
from itertools import islice


def recursive_repr(fillvalue="..."):
    """A decorator for `__repr__`: when it is called for an object whose repr is being made, it returns `fillvalue`."""

    def decorating_function(user_function):
        running = set()

        def wrapper(self):
            key = id(self)
            if key in running:
                return fillvalue
            running.add(key)
            try:
                return user_function(self)
            finally:
                running.discard(key)

        for name in ("__module__", "__doc__", "__name__", "__qualname__"):
            setattr(wrapper, name, getattr(user_function, name))
        wrapper.__type_params__ = getattr(user_function, "__type_params__", ())
        wrapper.__wrapped__ = user_function
        return wrapper

    return decorating_function


class Repr:
    """Makes reprs within limits; a method `repr_NAME` speaks for the classes of that name."""

    _modules = {
        "tuple": "builtins", "list": "builtins", "array": "array", "set": "builtins", "frozenset": "builtins",
        "deque": "collections", "dict": "builtins", "str": "builtins", "int": "builtins",
    }

    def __init__(
        self, *, maxlevel=6, maxtuple=6, maxlist=6, maxarray=5, maxdict=4, maxset=6, maxfrozenset=6, maxdeque=6,
        maxstring=30, maxlong=40, maxother=30, fillvalue="...", indent=None,
    ):
        self.maxlevel, self.maxstring, self.maxlong, self.maxother = maxlevel, maxstring, maxlong, maxother
        self.maxtuple, self.maxlist, self.maxarray, self.maxdeque = maxtuple, maxlist, maxarray, maxdeque
        self.maxdict, self.maxset, self.maxfrozenset = maxdict, maxset, maxfrozenset
        self.fillvalue, self.indent = fillvalue, indent

    def repr(self, x):
        return self.repr1(x, self.maxlevel)

    def repr1(self, x, level):
        cls = type(x)
        name = cls.__name__
        if " " in name:
            name = "_".join(name.split())
        method = getattr(self, "repr_" + name, None)
        # A class that only has the name of a known one is no such class.
        if method and (name not in self._modules or self._modules[name] == cls.__module__):
            return method(x, level)
        return self.repr_instance(x, level)

    # MARK: Containers

    def _indentation(self):
        if not isinstance(self.indent, int):
            return self.indent
        if self.indent < 0:
            raise ValueError(f"Repr.indent cannot be negative int (was {self.indent!r})")
        return " " * self.indent

    def _join(self, pieces, level):
        if self.indent is None:
            return ", ".join(pieces)
        if not pieces:
            return ""
        step, depth = self._indentation(), self.maxlevel - level
        try:
            margin, last = "\n" + step * (depth + 1), "\n" + step * depth
        except TypeError as error:
            raise TypeError(f"Repr.indent must be a str, int or None, not {type(self.indent)}") from error
        return "".join(f"{margin}{piece}," for piece in pieces) + last

    def _inside(self, x, level, limit, write):
        """What stands between the brackets: at most so many elements, each as `write` writes it."""
        if level <= 0 and len(x):
            return self.fillvalue
        rest = [self.fillvalue] if len(x) > limit else []
        return self._join([write(each) for each in islice(x, limit)] + rest, level)

    def _repr_iterable(self, x, level, left, right, maxiter, trail=""):
        inside = self._inside(x, level, maxiter, lambda each: self.repr1(each, level - 1))
        needs_trail = len(x) == 1 and self.indent is None and level > 0
        return f"{left}{inside}{trail if needs_trail else ''}{right}"

    def repr_list(self, x, level):
        return self._repr_iterable(x, level, "[", "]", self.maxlist)

    def repr_tuple(self, x, level):
        return self._repr_iterable(x, level, "(", ")", self.maxtuple, ",")

    def repr_deque(self, x, level):
        return self._repr_iterable(x, level, "deque([", "])", self.maxdeque)

    def repr_array(self, x, level):
        kind = f"array('{x.typecode}'"
        return self._repr_iterable(x, level, f"{kind}, [", "])", self.maxarray) if x else f"{kind})"

    def repr_set(self, x, level):
        return self._repr_iterable(_sorted(x), level, "{", "}", self.maxset) if x else "set()"

    def repr_frozenset(self, x, level):
        return self._repr_iterable(_sorted(x), level, "frozenset({", "})", self.maxfrozenset) if x else "frozenset()"

    def repr_dict(self, x, level):
        def write(key):
            return f"{self.repr1(key, level - 1)}: {self.repr1(x[key], level - 1)}"

        return "{" + self._inside(_sorted(x), level, self.maxdict, write) + "}" if x else "{}"

    # MARK: Single values

    def _ends(self, limit):
        """How many characters of a text that is too long stay in front and at the end: three are the mark's."""
        front = max(0, (limit - 3) // 2)
        return front, max(0, limit - 3 - front)

    def _shorten(self, text, limit):
        if len(text) <= limit:
            return text
        front, end = self._ends(limit)
        return text[:front] + self.fillvalue + text[len(text) - end :]

    def repr_int(self, x, level):
        return self._shorten(builtins.repr(x), self.maxlong)

    def repr_str(self, x, level):
        limit = self.maxstring
        text = builtins.repr(x[:limit])
        if len(text) <= limit:
            return text
        # The string is cut before its repr is: an escape stays whole.
        front, end = self._ends(limit)
        text = builtins.repr(x[:front] + x[len(x) - end :])
        return text[:front] + self.fillvalue + text[len(text) - end :]

    def repr_instance(self, x, level):
        try:
            text = builtins.repr(x)
        except Exception:
            return f"<{x.__class__.__name__} instance at {id(x):#x}>"
        return self._shorten(text, self.maxother)


def _sorted(x):
    try:
        return sorted(x)
    except Exception:
        return list(x)


aRepr = Repr()
repr = aRepr.repr
