"""Constants of characters, templates, and the formatter behind `str.format`."""

__all__ = [
    "ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits", "printable",
    "punctuation", "whitespace", "Formatter", "Template",
]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Capitalizes each word; without `sep` runs of white space become one blank."""
    return (sep or " ").join([word.capitalize() for word in s.split(sep)])


# Templates (PEP 292)

_missing = {}


class _Pattern:
    """`Template.pattern`: compiled when it is first looked at, since `re` takes a while to come."""

    def __get__(self, instance, cls=None):
        cls._compile()
        return cls.pattern


class Template:
    """A text with `$name` and `${name}` for values."""

    delimiter = "$"
    # ASCII letters only, also where case does not count.
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = None
    pattern = _Pattern()

    def __init_subclass__(cls):
        super().__init_subclass__()
        cls._compile()

    @classmethod
    def _compile(cls):
        import re

        pattern = cls.__dict__.get("pattern", None)
        if pattern is None or isinstance(pattern, _Pattern):
            delimiter = re.escape(cls.delimiter)
            pattern = (
                rf"{delimiter}(?:(?P<escaped>{delimiter})|(?P<named>{cls.idpattern})"
                rf"|{{(?P<braced>{cls.braceidpattern or cls.idpattern})}}|(?P<invalid>))"
            )
        flags = re.IGNORECASE if cls.flags is None else cls.flags
        cls.pattern = re.compile(pattern, flags | re.VERBOSE)

    def __init__(self, template):
        self.template = template

    def _invalid(self, mo):
        before = self.template[: mo.start("invalid")].splitlines(keepends=True)
        # The delimiter itself is before the place; only where it is empty nothing is.
        line, column = (len(before), len(before[-1])) if before else (1, 1)
        raise ValueError(f"Invalid placeholder in string: line {line}, col {column}")

    def _values(self, mapping, kws):
        if mapping is _missing:
            return kws
        if kws:
            from collections import ChainMap

            return ChainMap(kws, mapping)
        return mapping

    def _unknown_group(self):
        return ValueError("Unrecognized named group in pattern", self.pattern)

    def substitute(self, mapping=_missing, /, **kws):
        """The text with all values; KeyError if one is missing."""
        return self._filled(self._values(mapping, kws), is_safe=False)

    def safe_substitute(self, mapping=_missing, /, **kws):
        """The same, but what is missing or no placeholder stays as it is."""
        return self._filled(self._values(mapping, kws), is_safe=True)

    def _filled(self, mapping, is_safe):
        def convert(mo):
            name = mo.group("named") or mo.group("braced")
            if name is not None:
                try:
                    return str(mapping[name])
                except KeyError:
                    if not is_safe:
                        raise
            elif mo.group("escaped") is not None:
                return self.delimiter
            elif mo.group("invalid") is None:
                raise self._unknown_group()
            elif not is_safe:
                self._invalid(mo)
            return mo.group()

        return self.pattern.sub(convert, self.template)

    def is_valid(self):
        """Whether `substitute` would find no wrong placeholder."""
        return all(self._has_name(mo) or mo.group("escaped") is not None for mo in self.pattern.finditer(self.template))

    def _has_name(self, mo):
        if mo.group("named") is not None or mo.group("braced") is not None or mo.group("invalid") is not None:
            return mo.group("invalid") is None
        if mo.group("escaped") is None:
            raise self._unknown_group()
        return False

    def get_identifiers(self):
        """The names, each once, in order."""
        names = {}
        for mo in self.pattern.finditer(self.template):
            if self._has_name(mo):
                names.setdefault(mo.group("named") or mo.group("braced"))
        return list(names)


# The formatter (PEP 3101)


def _split_field(text, i):
    """Reads a replacement field from behind its `{`: name, specification, conversion, and where it ends."""
    start, depth, n = i, 0, len(text)
    # In brackets, everything but the closing one belongs to the key.
    while i < n and text[i] not in "}:!{":
        if text[i] == "[":
            while i < n and text[i] != "]":
                i += 1
        i += 1
    if i < n and text[i] == "{":
        raise ValueError("unexpected '{' in field name")
    if i >= n:
        raise ValueError("expected '}' before end of string")
    name, conversion = text[start:i], None
    if text[i] == "!":
        if i + 1 >= n:
            raise ValueError("end of string while looking for conversion specifier")
        conversion = text[i + 1]
        i += 2
        if i >= n:
            raise ValueError("unmatched '{' in format spec")
        if text[i] not in ":}":
            raise ValueError("expected ':' after conversion specifier")
    if text[i] == "}":
        return name, "", conversion, i + 1
    start = i = i + 1
    while i < n:
        if text[i] == "{":
            depth += 1
        elif text[i] == "}":
            if depth == 0:
                return name, text[start:i], conversion, i + 1
            depth -= 1
        i += 1
    raise ValueError("unmatched '{' in format spec")


def _parse_format(text):
    """The parts of a format string: literal text, and the field behind it (None if there is none)."""
    i, n, literal = 0, len(text), ""
    while i < n:
        char = text[i]
        i += 1
        if char not in "{}":
            literal += char
        elif i < n and text[i] == char:
            yield literal + char, None, None, None
            literal = ""
            i += 1
        elif char == "}":
            raise ValueError("Single '}' encountered in format string")
        elif i >= n:
            raise ValueError("Single '{' encountered in format string")
        else:
            name, spec, conversion, i = _split_field(text, i)
            yield literal, name, spec, conversion
            literal = ""
    if literal:
        yield literal, None, None, None


def _split_name(name):
    """`a.b[0]`: the first part, and the (is it an attribute, which one) of each further one."""
    ends = [i for i in (name.find("."), name.find("[")) if i >= 0]
    end = min(ends, default=len(name))
    first = name[:end]

    def rest():
        i = end
        while i < len(name):
            if name[i] == ".":
                stop = i + 1
                while stop < len(name) and name[stop] not in ".[":
                    stop += 1
                part = name[i + 1 : stop]
                if not part:
                    raise ValueError("Empty attribute in format string")
                yield True, part
            elif name[i] == "[":
                stop = name.find("]", i)
                if stop < 0:
                    raise ValueError("Missing ']' in format string")
                part = name[i + 1 : stop]
                if not part:
                    raise ValueError("Empty attribute in format string")
                yield False, int(part) if part.isdecimal() else part
                stop += 1
            else:
                raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
            i = stop

    return int(first) if first.isdecimal() else first, rest()


def _numbered(name, next_number):
    """A field's name with its number, and the number for the next one that has none: False once a field came with its own."""
    first, _ = _split_name(name)
    is_numbered = isinstance(first, int)
    if is_numbered and next_number or first == "" and next_number is False:
        raise ValueError("cannot switch from manual field specification to automatic field numbering")
    if first == "":
        return f"{next_number}{name}", next_number + 1
    return name, False if is_numbered else next_number


_CONVERSIONS = {"s": str, "r": repr, "a": ascii}


class Formatter:
    """What `str.format` does, in steps that a subclass can do in another way."""

    def parse(self, format_string):
        return _parse_format(format_string)

    def get_field(self, field_name, args, kwargs):
        first, rest = _split_name(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attribute, part in rest:
            obj = getattr(obj, part) if is_attribute else obj[part]
        return obj, first

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion not in _CONVERSIONS:
            raise ValueError(f"Unknown conversion specifier {conversion!s}")
        return _CONVERSIONS[conversion](value)

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def check_unused_args(self, used_args, args, kwargs):
        pass


    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        """The text, and how its fields are numbered; a field's format may have fields of its own, as deep as said."""
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        pieces = []
        for literal, name, spec, conversion in self.parse(format_string):
            if literal:
                pieces.append(literal)
            if name is not None:
                name, auto_arg_index = _numbered(name, auto_arg_index)
                value, key = self.get_field(name, args, kwargs)
                used_args.add(key)
                value = self.convert_field(value, conversion)
                inner = spec, args, kwargs, used_args, recursion_depth - 1
                spec, auto_arg_index = self._vformat(*inner, auto_arg_index=auto_arg_index)
                pieces.append(self.format_field(value, spec))
        return "".join(pieces), auto_arg_index

    def vformat(self, format_string, args, kwargs):
        used = set()
        text, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return text

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)
