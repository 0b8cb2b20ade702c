# The two ways to format a fraction: as a quotient, and in the style of a float, rounded exactly.
import numbers
from decimal import Decimal
from fractions import Fraction as F

values = [F(2, 3), F(22, 7), F(1, 81), F(-1, 3), F(5), F(0), F(123456789, 10**13), F(12345678901, 3), F(10**30, 7), F(7, 10**30)]
plain = ["", ">20", "*^24", "<20", "+", " ", "-", "#", ",", "_", "=+25", "+#20,"]
floats = ["e", ".2e", "E", ".0e", "f", ".0f", ".12F", "g", ".3g", "#.3g", "G", ".0g", "%", ".1%", "+.2f", " .2f", "012.2f", "012,.2f", "020,.3f",
          ",.2f", "_.1f", "*>15.3f", "x<15.1e", "^15.3g", "=+15.2f", "z.1f", "+z.0f", "#.0f", "025_.4e"]
wrong = ["s", "d", "010", ".3", "<012.2f", "zf#", "f.2", "5", "..2f", "é", "<<<"]
for spec in plain + floats:
    print(repr(spec), *(f"[{value:{spec}}]" for value in values))
for spec in wrong:
    for value in (F(2, 3), F(5)):
        try:
            print(repr(spec), f"[{value:{spec}}]")
        except ValueError as error:
            print(repr(spec), error)

# Halves go to the even neighbour; a rounding may need one more digit; minus zero is a choice.
halves = [F(1, 2), F(3, 2), F(5, 2), F(-5, 2), F(5, 1000), F(15, 1000)]
print([format(value, ".0f") for value in halves], [format(value, ".2f") for value in halves])
print([format(value, ".1e") for value in (F(995, 100), F(9949, 1000), F(99999, 10**9))])
print([format(F(-1, 1000), spec) for spec in (".2f", "z.2f", "+z.2f", ".1%")])

for operation in (lambda x: x % 1j, lambda x: x // 1j, lambda x: divmod(x, 1j), lambda x: 1j % x):
    try:
        operation(F(1, 2))
    except TypeError as error:
        print(error)
print(F(1, 2) + 1j, 1j * F(1, 2), isinstance(Decimal(1), numbers.Number), isinstance(Decimal(1), numbers.Real))
