"""Dates read by a format: `time.strptime` and `datetime.strptime` (Library Reference, "strftime() and strptime() Format Codes")."""

import re
from datetime import date as _date, timedelta as _timedelta, timezone as _timezone

_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTHS = ["", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
           "december"]


def _names(directive, names):
    # Longer names first, so that none is taken for the beginning of another.
    return f"(?P<{directive}>{'|'.join(sorted(filter(None, names), key=len, reverse=True))})"


_DIRECTIVES = {
    "d": r"(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])",
    "f": r"(?P<f>[0-9]{1,6})",
    "H": r"(?P<H>2[0-3]|[0-1]\d|\d)",
    "I": r"(?P<I>1[0-2]|0[1-9]|[1-9]| [1-9])",
    "G": r"(?P<G>\d\d\d\d)",
    "j": r"(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])",
    "m": r"(?P<m>1[0-2]|0[1-9]|[1-9])",
    "M": r"(?P<M>[0-5]\d|\d)",
    "S": r"(?P<S>6[0-1]|[0-5]\d|\d)",
    "U": r"(?P<U>5[0-3]|[0-4]\d|\d)",
    "W": r"(?P<W>5[0-3]|[0-4]\d|\d)",
    "w": r"(?P<w>[0-6])",
    "u": r"(?P<u>[1-7])",
    "V": r"(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)",
    "y": r"(?P<y>\d\d)",
    "Y": r"(?P<Y>\d\d\d\d)",
    "z": r"(?P<z>[+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?|(?-i:Z))",
    "A": _names("A", _WEEKDAYS),
    "a": _names("a", [name[:3] for name in _WEEKDAYS]),
    "B": _names("B", _MONTHS),
    "b": _names("b", [name[:3] for name in _MONTHS]),
    "p": "(?P<p>am|pm)",
    "Z": "(?P<Z>utc|gmt)",
    "%": "%",
}
_COMPOUND = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S"}
_DAY_WITHOUT_YEAR = """\
Parsing dates involving a day of month without a year specified is ambiguious
and fails to parse leap day. The default behavior will change in Python 3.15
to either always raise an exception or to use a different default year (TBD).
To avoid trouble, add a specific year to the input & format.
See https://github.com/python/cpython/issues/70647."""
_patterns = {}


def _compile(format):
    parts = []
    used = set()

    def add(text, whole):
        i = 0
        while i < len(text):
            c = text[i]
            if c == "%":
                if i + 1 == len(text):
                    raise ValueError(f"stray % in format '{whole}'")
                directive = text[i + 1]
                if directive in _COMPOUND:
                    add(_COMPOUND[directive], whole)
                elif directive in _DIRECTIVES:
                    if directive in used and directive != "%":
                        raise re.PatternError(f"redefinition of group name {directive!r} as group {len(used) + 1}; was group "
                                              f"{list(used).index(directive) + 1}")
                    used.add(directive)
                    parts.append(_DIRECTIVES[directive])
                else:
                    raise ValueError(f"'{directive}' is a bad directive in format '{whole}'")
                i += 2
            elif c.isspace():
                while i < len(text) and text[i].isspace():
                    i += 1
                parts.append(r"\s+")
            else:
                parts.append("\\" + c if c in "\\.^$*+?(){}[]|" else c)
                i += 1

    add(format, format)
    return re.compile("".join(parts), 2), "d" in used and not used & {"Y", "y", "G", "U", "W", "V"}


def _monday_based(year, week, weekday, starts_monday):
    """The day of the year of a weekday in a week that is counted from the first Sunday or Monday."""
    first = _date(year, 1, 1).weekday()
    if not starts_monday:
        first = (first + 1) % 7
        weekday = (weekday + 1) % 7
    before = (7 - first) % 7
    return 1 + weekday - first if week == 0 else 1 + before + 7 * (week - 1) + weekday


def _strptime(data_string, format="%a %b %d %H:%M:%S %Y", level=3):
    for index, argument in enumerate((data_string, format)):
        if not isinstance(argument, str):
            raise TypeError(f"strptime() argument {index} must be str, not {type(argument)}")
    if format not in _patterns:
        if len(_patterns) > 20:
            _patterns.clear()
        _patterns[format] = _compile(format)
    pattern, lacks_year = _patterns[format]
    found = pattern.match(data_string)
    if not found:
        raise ValueError(f"time data {data_string!r} does not match format {format!r}")
    if len(data_string) != found.end():
        raise ValueError(f"unconverted data remains: {data_string[found.end():]}")
    if lacks_year:
        import warnings
        warnings.warn(_DAY_WITHOUT_YEAR, DeprecationWarning, stacklevel=level)
    given = found.groupdict()

    def number(directive, default=None):
        return int(given[directive]) if given.get(directive) is not None else default

    year = number("Y")
    if "y" in given:
        year = number("y")
        year += 2000 if year <= 68 else 1900
    month, day = number("m", 1), number("d", 1)
    if "B" in given:
        month = _MONTHS.index(given["B"].lower())
    if "b" in given:
        month = [name[:3] for name in _MONTHS].index(given["b"].lower())
    hour = number("H", 0)
    if "I" in given:
        hour = number("I") % 12 + (12 if (given.get("p") or "").lower() == "pm" else 0)
    microsecond = int(given["f"].ljust(6, "0")) if "f" in given else 0
    weekday = None
    if "A" in given:
        weekday = _WEEKDAYS.index(given["A"].lower())
    elif "a" in given:
        weekday = [name[:3] for name in _WEEKDAYS].index(given["a"].lower())
    elif "w" in given:
        weekday = (number("w") + 6) % 7
    elif "u" in given:
        weekday = number("u") - 1
    julian, iso_year, iso_week = number("j"), number("G"), number("V")
    week, starts_monday = (number("U"), False) if "U" in given else (number("W"), True)
    offset, fraction, zone = None, 0, None
    if "z" in given:
        text = given["z"]
        if text == "Z":
            offset = 0
        else:
            digits = text[1:].replace(":", "")
            if text[3] == ":" and len(text) > 5 and (len(text) < 7 or text[6] != ":") and len(digits) > 4:
                raise ValueError(f"Inconsistent use of : in {text}")
            seconds, _, rest = digits[4:].partition(".")
            offset = int(digits[:2]) * 3600 + int(digits[2:4]) * 60 + int(seconds or 0)
            fraction = int(rest.ljust(6, "0")) if rest else 0
            if text[0] == "-":
                offset, fraction = -offset, -fraction
    if "Z" in given:
        zone = given["Z"].upper()
    if iso_year is not None:
        if julian is not None:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.")
        if iso_week is None or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive "
                             "('%A', '%a', '%w', or '%u').")
    elif iso_week is not None:
        if year is None or weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive "
                             "('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead.")
    fixes_leap_day = year is None and month == 2 and day == 29
    if year is None:
        year = 1904 if fixes_leap_day else 1900
    if julian is None and weekday is not None:
        if iso_year is not None:
            moment = _date.fromisocalendar(iso_year, iso_week, weekday + 1)
            year, month, day = moment.year, moment.month, moment.day
            julian = moment.toordinal() - _date(year, 1, 1).toordinal() + 1
        elif week is not None:
            julian = _monday_based(year, week, weekday, starts_monday)
            if julian <= 0:
                year -= 1
                julian += _date(year + 1, 1, 1).toordinal() - _date(year, 1, 1).toordinal()
            moment = _date.fromordinal(julian - 1 + _date(year, 1, 1).toordinal())
            year, month, day = moment.year, moment.month, moment.day
    elif julian is not None:
        moment = _date.fromordinal(julian - 1 + _date(year, 1, 1).toordinal())
        year, month, day = moment.year, moment.month, moment.day
    if julian is None:
        julian = _date(year, month, day).toordinal() - _date(year, 1, 1).toordinal() + 1
    if weekday is None:
        weekday = _date(year, month, day).weekday()
    if fixes_leap_day:
        year = 1900
    saving = -1 if zone is None else 0
    return (year, month, day, hour, number("M", 0), number("S", 0), weekday, julian, saving, zone, offset), microsecond, fraction


def _strptime_time(data_string, format="%a %b %d %H:%M:%S %Y"):
    from time import struct_time
    return struct_time(_strptime(data_string, format)[0])


def _strptime_datetime(cls, data_string, format="%a %b %d %H:%M:%S %Y"):
    fields, microsecond, fraction = _strptime(data_string, format, 4)
    zone, offset = fields[9:]
    arguments = fields[:6] + (microsecond,)
    if offset is not None:
        difference = _timedelta(seconds=offset, microseconds=fraction)
        arguments += (_timezone(difference, zone) if zone else _timezone(difference),)
    return cls(*arguments)
