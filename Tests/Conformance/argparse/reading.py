# What argparse makes of command lines: options, positional arguments, conversions, errors.
import argparse
import sys

sys.stderr = sys.stdout


def run(parser, *lines):
    for line in lines:
        try:
            print(repr(line), "->", parser.parse_args(line.split()))
        except SystemExit as end:
            print(repr(line), "exit", end.code)


def positive(text):
    value = int(text)
    if value <= 0:
        raise argparse.ArgumentTypeError(f"{text} is not positive")
    return value


class Upper(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        print("upper", values, option_string, self.dest)
        setattr(namespace, self.dest, values.upper())


parser = argparse.ArgumentParser(prog="options")
parser.add_argument("-v", "--verbose", action="count", default=0)
parser.add_argument("-q", action="store_true")
parser.add_argument("-n", "--number", type=int, default=3, metavar="NUM")
parser.add_argument("--level", choices=["low", "high"], default="low")
parser.add_argument("--items", nargs="*", default=[])
parser.add_argument("--pair", nargs=2, type=float, metavar=("X", "Y"))
parser.add_argument("--opt", nargs="?", const="C", default="D")
parser.add_argument("-a", "--add", action="append")
parser.add_argument("-e", action="extend", nargs="+", type=int)
parser.add_argument("-A", action="append_const", const=9, dest="nines")
parser.add_argument("--color", action=argparse.BooleanOptionalAction, default=True)
parser.add_argument("--version", action="version", version="%(prog)s 1.0")
parser.add_argument("--no-cache", dest="cache", action="store_false")
parser.add_argument("--late", type=int, default="42")
parser.add_argument("-p", type=positive)
parser.add_argument("--up", action=Upper)
parser.add_argument("--range", type=lambda text: [int(part) for part in text.split("-")])
run(parser, "", "-vvv", "-vq", "-n 5", "-n5", "-n=5", "--number=5", "--num 7", "-n x", "--level mid", "--items a b c", "--items")
run(parser, "--pair 1 2", "--pair 1", "--pair 1 2 3", "--opt", "--opt E", "-a x -a y", "-a", "-e 1 2 -e 3", "-e", "-A -A", "--no-color")
run(parser, "--version", "--no-cache", "--no", "--", "-n", "-n -3", "-q=3", "-qx", "-qxyz", "-vqn4", "--verbose=3", "extra", "-z", "--co")
run(parser, "-p 0", "-p 2", "--up abc", "--range a-b", "--range 1-4", "--late 7")

parser = argparse.ArgumentParser(prog="files")
parser.add_argument("source")
parser.add_argument("target", nargs="?", default="here")
parser.add_argument("rest", nargs="*")
parser.add_argument("-f", "--force", action="store_true")
run(parser, "", "a", "a b", "a b c d", "-f a b", "a -f b", "a b -f c", "-- -a b", "a -- -f")
print(parser.parse_known_args("a b c --x y".split()), parser.parse_known_args("a -f --z".split()))

parser = argparse.ArgumentParser(prog="several")
parser.add_argument("first")
parser.add_argument("middle", nargs="*", choices=["k", "l"], default="k")
parser.add_argument("last", nargs="+")
run(parser, "", "1", "1 2", "1 k 2", "1 q 2", "1 2 3")

parser = argparse.ArgumentParser(prog="wrapper")
parser.add_argument("command")
parser.add_argument("arguments", nargs=argparse.REMAINDER)
parser.add_argument("--foo")
run(parser, "x -a --b c", "--foo 1 x --foo 2", "x")

parser = argparse.ArgumentParser(prog="exclusive")
group = parser.add_mutually_exclusive_group(required=True)
group.add_argument("--on", action="store_true")
group.add_argument("--off", action="store_true")
group.add_argument("-l", type=int)
other = parser.add_mutually_exclusive_group()
other.add_argument("--x")
other.add_argument("y", nargs="?")
run(parser, "--on", "--on --off", "", "--off 3", "--on --x 1 2", "-l 3 --on")

parser = argparse.ArgumentParser(prog="numbers")
parser.add_argument("n", type=int, choices=range(1, 4))
run(parser, "2", "5", "-1", "x")
parser.add_argument("-1", dest="one")
run(parser, "-1 X 2", "-2")

parser = argparse.ArgumentParser(prog="whole", allow_abbrev=False)
parser.add_argument("--foobar", action="store_true")
run(parser, "--foo", "--foobar")
parser = argparse.ArgumentParser(prog="plus", prefix_chars="-+")
parser.add_argument("+f")
parser.add_argument("++bar")
run(parser, "+f X ++bar Y", "-h")
parser = argparse.ArgumentParser(prog="bare", argument_default=argparse.SUPPRESS)
parser.add_argument("--foo")
parser.add_argument("bar", nargs="?")
run(parser, "", "--foo 1 b")
parser = argparse.ArgumentParser(prog="old")
parser.add_argument("--old", deprecated=True)
parser.add_argument("-x", nargs="?", const=1, type=int)
run(parser, "--old 3", "-x", "-x 4", "-x4")
parser = argparse.ArgumentParser(prog="raising", exit_on_error=False)
parser.add_argument("-n", type=int)
try:
    parser.parse_args(["-n", "x"])
except argparse.ArgumentError as error:
    print("caught", error, error.argument_name, error.message)


class Plain:
    pass


plain = Plain()
parser.parse_args(["-n", "3"], namespace=plain)
print(vars(plain))
