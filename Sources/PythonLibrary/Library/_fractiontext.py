"""How fractions are formatted (Library Reference, "fractions", `Fraction.__format__`): exactly, without a float or Decimal in between."""

import re

_START = r"(?:(?P<fill>.)?(?P<align>[<>=^]))?(?P<sign>[-+ ]?)"
_PLAIN = re.compile(_START + r"(?P<alternate>#)?(?P<width>0|[1-9]\d*)?(?P<grouping>[,_])?", re.DOTALL | re.ASCII)
_FLOAT = re.compile(
    _START + r"(?P<positive>z)?(?P<alternate>#)?(?P<zeros>0(?=\d))?(?P<width>0|[1-9]\d*)?(?P<grouping>[,_])?"
    r"(?:\.(?P<precision>0|[1-9]\d*))?(?P<kind>[eEfFgG%])", re.DOTALL | re.ASCII)


def text(fraction, spec):
    numerator, denominator = fraction.numerator, fraction.denominator
    if found := _PLAIN.fullmatch(spec):
        grouping = found["grouping"] or ""
        body = format(abs(numerator), grouping)
        if denominator != 1 or found["alternate"]:
            body += "/" + format(denominator, grouping)
        return _padded(found, _sign(found, numerator < 0), body)
    found = _FLOAT.fullmatch(spec)
    # Zeros before the digits are an alignment of their own.
    if found is None or found["zeros"] and found["align"]:
        raise ValueError(f"Invalid format specifier {spec!r} for object of type {type(fraction).__name__!r}")
    return _float_style(found, numerator, denominator)


def _float_style(found, numerator, denominator):
    kind, precision = found["kind"], int(found["precision"] or "6")
    magnitude, exponent = abs(numerator), None
    if kind in "fF%":
        digits, places = _rounded(magnitude * 10 ** (precision + 2 * (kind == "%")), denominator), precision
    else:
        figures = precision + 1 if kind in "eE" else precision or 1
        digits, leading = _figures(magnitude, denominator, figures)
        if kind in "eE" or not -4 <= leading < figures:
            exponent, places = leading, figures - 1
        else:
            places = figures - 1 - leading
    written = f"{digits:0{places + 1}d}"
    whole, part = written[:len(written) - places], written[len(written) - places:]
    if kind in "gG" and not found["alternate"]:
        part = part.rstrip("0")
    end = "." + part if part or found["alternate"] else ""
    if exponent is not None:
        end += f"{'E' if kind in 'EG' else 'e'}{exponent:+03d}"
    if kind == "%":
        end += "%"
    sign = _sign(found, numerator < 0 and not (found["positive"] and digits == 0))
    if found["zeros"]:
        # Separators stand among the zeros too, and never first.
        room = max(int(found["width"]) - len(sign) - len(end), 1)
        whole = whole.zfill(room * 3 // 4 + 1 if found["grouping"] else room)
    if found["grouping"]:
        first = (len(whole) - 1) % 3 + 1
        whole = found["grouping"].join([whole[:first], *(whole[at:at + 3] for at in range(first, len(whole), 3))])
    return _padded(found, sign, whole + end)


def _sign(found, is_negative):
    return "-" if is_negative else found["sign"].replace("-", "")


def _padded(found, sign, body):
    missing = " " if found["fill"] is None else found["fill"]
    missing *= int(found["width"] or "0") - len(sign) - len(body)
    align = found["align"] or ">"
    if align == "=":
        return sign + missing + body
    before = {"<": 0, ">": len(missing), "^": len(missing) // 2}[align]
    return missing[:before] + sign + body + missing[before:]


def _rounded(numerator, denominator):
    """The nearest integer, of two the even one."""
    quotient, rest = divmod(numerator, denominator)
    return quotient + (2 * rest + (quotient & 1) > denominator)


def _figures(numerator, denominator, count):
    """So many figures as an integer, and the power of ten that the first of them stands for."""
    if not numerator:
        return 0, 0
    # The number of digits tells the power, or one more.
    power = len(str(numerator)) - len(str(denominator))
    if numerator * 10 ** max(-power, 0) < denominator * 10 ** max(power, 0):
        power -= 1
    shift = count - 1 - power
    figures = _rounded(numerator * 10 ** max(shift, 0), denominator * 10 ** max(-shift, 0))
    return (figures // 10, power + 1) if figures == 10 ** count else (figures, power)
