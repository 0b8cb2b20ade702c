"""Encoding of JSON (Library Reference, `json.JSONEncoder`)."""

from _json import encode as _encode, encode_basestring, encode_basestring_ascii

INFINITY = float("inf")


class JSONEncoder:
    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys, self.check_circular, self.allow_nan = skipkeys, check_circular, allow_nan
        self.ensure_ascii, self.sort_keys, self.indent = ensure_ascii, sort_keys, indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            # At the end of a line no blank follows.
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        if isinstance(o, str):
            return encode_basestring_ascii(o) if self.ensure_ascii else encode_basestring(o)
        if type(self).iterencode is not JSONEncoder.iterencode:
            return "".join(self.iterencode(o, _one_shot=True))
        return self._run(o, False)

    def iterencode(self, o, _one_shot=False):
        return iter(self._run(o, True))

    def _run(self, o, in_pieces):
        return _encode(o, self.default, self.ensure_ascii, self.allow_nan, self.sort_keys, self.skipkeys,
                       self.check_circular, self.indent, self.item_separator, self.key_separator, in_pieces)
