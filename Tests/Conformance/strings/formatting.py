# The format mini-language for str, int and float, and its errors.
for spec in ("", "s", "10", "<10", ">10", "^10", "*<10", ".2", "10.2", "_^7s"):
    print(repr(spec), "|" + format("word", spec) + "|")
for spec in ("", "d", "5", "<5", "^5", "05", "+", " ", "+05d", "x", "X", "#x", "#o", "#b", "b", "o", ",", "_", "n", "c", "*>8", "=+6", "08,", "_x"):
    print(repr(spec), "|" + format(1234 if spec != "c" else 65, spec) + "|", "|" + format(-77, spec) + "|" if spec != "c" else "")
for spec in ("", "f", ".0f", ".3f", "10.2f", "<10.1f", "+.1f", "e", ".2e", "E", "g", ".3g", "G", "%", ".1%", ",.2f", "010.3f", "n", "#.0f", "_f"):
    print(repr(spec), "|" + format(1234.5678, spec) + "|", "|" + format(-0.00002, spec) + "|")
for value, spec in ((1, "s"), ("a", "d"), (1.5, "d"), (1, "z"), ("a", "="), ("a", "+"), (1, ".2"), (1.0, "c"), ([], "5"), (None, "5"), ("a", ","), (1, "10.2d")):
    try:
        print(format(value, spec))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(format(2 ** 70, ","), format(10 ** 20, "e"), format(True, "d"), format(True), format(1.0), format(1e100))
print(format(float("nan"), "f"), format(float("inf"), "+e"), format(-float("inf"), "010"))
