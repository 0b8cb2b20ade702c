"""Records how Python prints and rounds floats: bits, repr(x), repr(round(x, 6)), a line each."""

import pathlib
import random
import struct

random.seed(20)
values = [0.0, -0.0, 1.0, 0.1, 1e-06, 1e-05, 1e-04, 1e15, 1e16, 1e17, 123456789012345680.0, 1e22, 1e23, 5e-324]
values += [1.7976931348623157e308, float("inf"), float("-inf"), 2.5, 1.0000005, 1.0000015, 2**52 + 0.0, 2**53 + 0.0]
values += [9999999999999998.0, 12345.678901, 0.00012345, 0.000012345, 2.0**-7, 3 * 2.0**-7, 2.0**-8, 4503599627.370497]
values += [k / 10**6 + 5e-7 for k in range(100)] + [k * 15625 / 2000000 for k in range(1, 60)]
values += [random.uniform(0, 10 ** random.randrange(-8, 14)) for _ in range(500)]
values += [random.randrange(10**12) / 10**6 for _ in range(300)]
values += [struct.unpack("<d", struct.pack("<Q", random.randrange(0x7FF0000000000000)))[0] for _ in range(500)]
lines = []
for value in values:
    bits = struct.unpack("<Q", struct.pack("<d", value))[0]
    lines.append(f"{bits:016x} {value!r} {round(value, 6)!r}\n")
path = pathlib.Path(__file__).parent / "Goldens" / "seconds.txt"
path.parent.mkdir(exist_ok=True)
path.write_text("".join(lines))
