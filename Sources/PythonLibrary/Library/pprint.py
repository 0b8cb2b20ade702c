"""Data printed so that it can be read (Library Reference, "pprint").

What fits into the rest of the line is written in one piece, by `_safe_repr`; for what doesn't, the writer for its type puts its parts
below each other.
"""

import sys
import types

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(
    object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False
):
    """Prints an object to a stream, stdout if none is given."""
    PrettyPrinter(
        stream=stream,
        indent=indent,
        width=width,
        depth=depth,
        compact=compact,
        sort_dicts=sort_dicts,
        underscore_numbers=underscore_numbers,
    ).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """The text that pprint would print."""
    return PrettyPrinter(
        indent=indent,
        width=width,
        depth=depth,
        compact=compact,
        sort_dicts=sort_dicts,
        underscore_numbers=underscore_numbers,
    ).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """pprint with dicts in their own order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def _one_line(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)


def saferepr(object):
    """repr(), with recursion marked."""
    text, _, _ = _one_line(object)
    return text


def isreadable(object):
    """Whether eval() of its repr gives the object again."""
    _, is_readable, _ = _one_line(object)
    return is_readable


def isrecursive(object):
    """Whether the object is inside of itself."""
    _, _, is_recursive = _one_line(object)
    return is_recursive


class _SafeKey:
    """Orders what has no order: by type and identity."""

    __slots__ = ("value",)

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        try:
            return self.value < other.value
        except TypeError:
            return self._type_and_identity() < other._type_and_identity()

    def _type_and_identity(self):
        return str(type(self.value)), id(self.value)


def _by_key(item):
    return _SafeKey(item[0]), _SafeKey(item[1])


class _Text:
    """What pformat writes into."""

    def __init__(self):
        self.parts = []
        self.write = self.parts.append


class PrettyPrinter:
    def __init__(
        self,
        indent=1,
        width=80,
        depth=None,
        stream=None,
        *,
        compact=False,
        sort_dicts=True,
        underscore_numbers=False,
    ):
        self._indent_per_level, self._width = int(indent), int(width)
        if self._indent_per_level < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if self._width == 0:
            raise ValueError("width must be != 0")
        self._stream = sys.stdout if stream is None else stream
        self._depth, self._compact = depth, bool(compact)
        self._sort_dicts, self._underscore_numbers = sort_dicts, underscore_numbers

    def pformat(self, object):
        text = _Text()
        self._format(object, text, 0, 0, {}, 0)
        return "".join(text.parts)

    def pprint(self, object):
        if self._stream is None:
            return
        self._format(object, self._stream, 0, 0, {}, 0)
        self._stream.write("\n")

    def isreadable(self, object):
        _, is_readable, is_recursive = self.format(object, {}, 0, 0)
        return is_readable and not is_recursive

    def isrecursive(self, object):
        _, _, is_recursive = self.format(object, {}, 0, 0)
        return is_recursive

    def format(self, object, context, maxlevels, level):
        """The text in one line, whether it can be read back, and whether it is recursive; subclasses may say otherwise."""
        return self._safe_repr(object, context, maxlevels, level)

    # MARK: Over several lines

    def _format(self, object, stream, indent, allowance, context, level):
        """Writes an object that begins in column `indent`; `allowance` columns at the end belong to what encloses it."""
        key = id(object)
        if key in context:
            stream.write(_recursion(object))
            return
        text, _, _ = self.format(object, context.copy(), self._depth, level)
        if len(text) > self._width - indent - allowance:
            write = self._writer(object)
            if write is not None:
                context[key] = 1
                write(object, stream, indent, allowance, context, level + 1)
                del context[key]
                return
        stream.write(text)

    def _writer(self, object):
        """What writes objects of this type below each other; None where they are always one piece."""
        cls = type(object)
        method = getattr(cls, "__repr__", None)
        for base, repr_method, write in self._writers():
            # A class with a __repr__ of its own knows best.
            if issubclass(cls, base) and method is repr_method:
                return write
        is_dataclass = "__dataclass_fields__" in dir(cls) and object.__dataclass_params__.repr
        if is_dataclass and hasattr(method, "__wrapped__") and "__create_fn__" in method.__wrapped__.__qualname__:
            return self._write_dataclass
        return None

    def _writers(self):
        yield dict, dict.__repr__, self._write_dict
        yield list, list.__repr__, self._write_list
        yield tuple, tuple.__repr__, self._write_tuple
        yield set, set.__repr__, self._write_set
        yield frozenset, frozenset.__repr__, self._write_set
        yield str, str.__repr__, self._write_str
        yield bytes, bytes.__repr__, self._write_bytes
        yield bytearray, bytearray.__repr__, self._write_bytearray
        yield types.MappingProxyType, types.MappingProxyType.__repr__, self._write_mapping_proxy
        yield types.SimpleNamespace, types.SimpleNamespace.__repr__, self._write_namespace
        collections = sys.modules.get("collections")
        if collections is not None:
            for name, write in (
                ("OrderedDict", self._write_ordered_dict),
                ("defaultdict", self._write_default_dict),
                ("Counter", self._write_counter),
                ("ChainMap", self._write_chain_map),
                ("deque", self._write_deque),
                ("UserDict", self._write_user),
                ("UserList", self._write_user),
                ("UserString", self._write_user),
            ):
                cls = getattr(collections, name)
                yield cls, cls.__repr__, write

    def _write_items(self, items, stream, indent, allowance, context, level):
        """Values below each other, or with `compact` as many as fit in each line."""
        items = list(items)
        if self._indent_per_level > 1:
            # The opening bracket stands in the first column of the indentation.
            stream.write(" " * (self._indent_per_level - 1))
        indent += self._indent_per_level
        new_line = ",\n" + " " * indent
        # With the blank that would follow the comma at the end of a line.
        width = room = self._width - indent + 1
        separator = ""
        for index, item in enumerate(items):
            is_last = index == len(items) - 1
            if self._compact:
                text = self._repr(item, context, level)
                size = len(text) + 2 + (allowance if is_last else 0)
                if size > room:
                    room, separator = width, separator and new_line
                if size <= room:
                    room -= size
                    stream.write(separator + text)
                    separator = ", "
                    continue
            stream.write(separator)
            separator = new_line
            self._format(item, stream, indent, allowance if is_last else 1, context, level)

    def _write_dict_items(self, items, stream, indent, allowance, context, level):
        write = stream.write
        indent += self._indent_per_level
        for index, (key, value) in enumerate(items):
            is_last = index == len(items) - 1
            text = self._repr(key, context, level)
            write(f"{text}: ")
            self._format(value, stream, indent + len(text) + 2, allowance if is_last else 1, context, level)
            if not is_last:
                write(",\n" + " " * indent)

    def _write_named_items(self, items, stream, indent, allowance, context, level):
        """`name=value` below each other."""
        write = stream.write
        for index, (name, value) in enumerate(items):
            is_last = index == len(items) - 1
            write(f"{name}=")
            if id(value) in context:
                # The one place where recursion is marked by dots.
                write("...")
            else:
                self._format(value, stream, indent + len(name) + 1, allowance if is_last else 1, context, level)
            if not is_last:
                write(",\n" + " " * indent)

    def _items(self, object):
        items = object.items()
        return sorted(items, key=_by_key) if self._sort_dicts else list(items)

    def _write_dict(self, object, stream, indent, allowance, context, level):
        stream.write("{")
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")
        if object:
            self._write_dict_items(self._items(object), stream, indent, allowance + 1, context, level)
        stream.write("}")

    def _write_list(self, object, stream, indent, allowance, context, level):
        stream.write("[")
        self._write_items(object, stream, indent, allowance + 1, context, level)
        stream.write("]")

    def _write_tuple(self, object, stream, indent, allowance, context, level):
        end = ",)" if len(object) == 1 else ")"
        stream.write("(")
        self._write_items(object, stream, indent, allowance + len(end), context, level)
        stream.write(end)

    def _write_set(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        cls = type(object)
        if cls is set:
            start, end = "{", "}"
        else:
            start, end = cls.__name__ + "({", "})"
            indent += len(cls.__name__) + 1
        stream.write(start)
        self._write_items(sorted(object, key=_SafeKey), stream, indent, allowance + len(end), context, level)
        stream.write(end)

    def _write_str(self, object, stream, indent, allowance, context, level):
        """A long string in pieces: at line ends, then between words."""
        if not object:
            stream.write(repr(object))
            return
        room = self._width - indent
        if level == 1:
            # Alone it gets parentheses.
            indent += 1
            allowance += 1
            room -= 1
        *lines, last = object.splitlines(True)
        pieces = [piece for line in lines for piece in _line_pieces(line, room, room)]
        pieces += _line_pieces(last, room, room - allowance)
        joined = ("\n" + " " * indent).join(pieces)
        stream.write(f"({joined})" if level == 1 and len(pieces) > 1 else joined)

    def _write_bytes(self, object, stream, indent, allowance, context, level):
        if len(object) <= 4:
            stream.write(repr(object))
            return
        parenthesized = level == 1
        if parenthesized:
            indent += 1
            allowance += 1
            stream.write("(")
        separator = ""
        for piece in _byte_pieces(object, self._width - indent, allowance):
            stream.write(separator + piece)
            separator = "\n" + " " * indent
        if parenthesized:
            stream.write(")")

    def _write_bytearray(self, object, stream, indent, allowance, context, level):
        stream.write("bytearray(")
        self._write_bytes(bytes(object), stream, indent + 10, allowance + 1, context, level + 1)
        stream.write(")")

    def _write_mapping_proxy(self, object, stream, indent, allowance, context, level):
        stream.write("mappingproxy(")
        self._format(object.copy(), stream, indent + 13, allowance + 1, context, level)
        stream.write(")")

    def _write_namespace(self, object, stream, indent, allowance, context, level):
        # The class is SimpleNamespace, its name in reprs `namespace`.
        name = "namespace" if type(object) is types.SimpleNamespace else type(object).__name__
        stream.write(name + "(")
        indent += len(name) + 1
        self._write_named_items(list(object.__dict__.items()), stream, indent, allowance + 1, context, level)
        stream.write(")")

    def _open(self, object, stream, brackets="("):
        """Begins what reads as a call of the class; answers how far its arguments are indented, behind the parenthesis."""
        name = type(object).__name__
        stream.write(name + brackets)
        return len(name) + 1

    def _write_dataclass(self, object, stream, indent, allowance, context, level):
        from dataclasses import fields

        items = [(each.name, getattr(object, each.name)) for each in fields(object) if each.repr]
        indent += self._open(object, stream)
        self._write_named_items(items, stream, indent, allowance + 1, context, level)
        stream.write(")")

    def _write_ordered_dict(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        indent += self._open(object, stream)
        self._format(list(object.items()), stream, indent, allowance + 1, context, level)
        stream.write(")")

    def _write_default_dict(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        factory = self._repr(object.default_factory, context, level)
        name = type(object).__name__
        indent += len(name) + 1
        stream.write(f"{name}({factory},\n{' ' * indent}")
        self._write_dict(object, stream, indent, allowance + 1, context, level)
        stream.write(")")

    def _write_counter(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        indent += self._open(object, stream, "({")
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")
        self._write_dict_items(object.most_common(), stream, indent, allowance + 2, context, level)
        stream.write("})")

    def _write_chain_map(self, object, stream, indent, allowance, context, level):
        if not object.maps:
            stream.write(repr(object))
            return
        indent += self._open(object, stream)
        for index, each in enumerate(object.maps):
            is_last = index == len(object.maps) - 1
            self._format(each, stream, indent, allowance + 1 if is_last else 1, context, level)
            stream.write(")" if is_last else ",\n" + " " * indent)

    def _write_deque(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        indent += self._open(object, stream)
        stream.write("[")
        if object.maxlen is None:
            self._write_items(object, stream, indent, allowance + 2, context, level)
            stream.write("])")
        else:
            self._write_items(object, stream, indent, 2, context, level)
            bound = self._repr(object.maxlen, context, level)
            stream.write(f"],\n{' ' * indent}maxlen={bound})")

    def _write_user(self, object, stream, indent, allowance, context, level):
        self._format(object.data, stream, indent, allowance, context, level - 1)

    # MARK: In one piece

    def _repr(self, object, context, level):
        text, readable, recursive = self.format(object, context.copy(), self._depth, level)
        return text

    def _safe_repr(self, object, context, maxlevels, level):
        cls = type(object)
        if cls in _PLAIN:
            return repr(object), True, False
        method = getattr(cls, "__repr__", None)
        if issubclass(cls, int) and method is int.__repr__:
            return f"{object:_d}" if self._underscore_numbers else repr(object), True, False
        is_dict = issubclass(cls, dict) and method is dict.__repr__
        is_list = issubclass(cls, list) and method is list.__repr__
        is_tuple = issubclass(cls, tuple) and method is tuple.__repr__
        if not (is_dict or is_list or is_tuple):
            text = repr(object)
            return text, bool(text) and not text.startswith("<"), False
        if is_dict:
            start, end = "{", "}"
        elif is_list:
            start, end = "[", "]"
        else:
            start, end = "(", ",)" if len(object) == 1 else ")"
        if not object:
            return start + end, True, False
        key = id(object)
        if maxlevels and level >= maxlevels:
            return start + "..." + end.replace(",", "") if is_tuple else start + "..." + end, False, key in context
        if key in context:
            return _recursion(object), False, True
        context[key] = 1
        readable, recursive = True, False
        level += 1

        def written(value):
            nonlocal readable, recursive
            text, is_readable, is_recursive = self.format(value, context, maxlevels, level)
            readable = readable and is_readable
            recursive = recursive or is_recursive
            return text

        if is_dict:
            parts = [f"{written(name)}: {written(value)}" for name, value in self._items(object)]
        else:
            parts = [written(value) for value in object]
        del context[key]
        return start + ", ".join(parts) + end, readable, recursive


_PLAIN = frozenset((str, bytes, bytearray, float, complex, bool, type(None)))


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"


def _words(line):
    """The words of a line, each with the white space behind it."""
    words = []
    current = ""
    in_space = False
    for each in line:
        if in_space and not each.isspace():
            words.append(current)
            current = ""
        current += each
        in_space = each.isspace()
    return words + [current] if current else words


def _line_pieces(line, room, room_at_end):
    """Reprs of the parts of a line: the whole line, or as many words as fit in each; the last has less room."""
    if len(repr(line)) <= room_at_end:
        return [repr(line)]
    *words, last = _words(line)
    pieces = [""]
    for word, limit in (*[(word, room) for word in words], (last, room_at_end)):
        if len(repr(pieces[-1] + word)) <= limit:
            pieces[-1] += word
        else:
            pieces.append(word)
    return [repr(piece) for piece in pieces if piece]


def _byte_pieces(object, width, allowance):
    """Bytes four by four, as many as fit in each line."""
    current = b""
    last = len(object) // 4 * 4
    for start in range(0, len(object), 4):
        part = object[start : start + 4]
        if start == last:
            width -= allowance
        if len(repr(current + part)) > width:
            if current:
                yield repr(current)
            current = part
        else:
            current += part
    if current:
        yield repr(current)
