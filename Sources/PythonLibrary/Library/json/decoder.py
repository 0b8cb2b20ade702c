"""Decoding of JSON (Library Reference, `json.JSONDecoder`)."""

from _json import scan as _scan, scanstring

__all__ = ["JSONDecoder", "JSONDecodeError"]

NaN = float("nan")
PosInf = float("inf")
NegInf = float("-inf")


class JSONDecodeError(ValueError):
    """What is wrong with a document, and where."""

    def __init__(self, msg, doc, pos):
        self.msg, self.doc, self.pos = msg, doc, pos
        self.lineno, self.colno = doc.count("\n", 0, pos) + 1, pos - doc.rfind("\n", 0, pos)
        super().__init__(f"{msg}: line {self.lineno} column {self.colno} (char {pos})")

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


def _skip_space(s, index):
    while s[index:index + 1] in (" ", "\t", "\n", "\r"):
        index += 1
    return index


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.strict, self.object_hook, self.object_pairs_hook = strict, object_hook, object_pairs_hook
        self.parse_float, self.parse_int, self.parse_constant = parse_float or float, parse_int or int, parse_constant

    def scan_once(self, s, idx):
        return _scan(s, idx, self.strict, self.object_hook, self.object_pairs_hook, self.parse_float, self.parse_int,
                     self.parse_constant)

    def decode(self, s):
        value, end = self.raw_decode(s, idx=_skip_space(s, 0))
        rest = _skip_space(s, end)
        if rest == len(s):
            return value
        raise JSONDecodeError("Extra data", s, rest)

    def raw_decode(self, s, idx=0):
        try:
            value, end = self.scan_once(s, idx)
            return value, end
        except StopIteration as nothing:
            raise JSONDecodeError("Expecting value", s, nothing.value) from None
