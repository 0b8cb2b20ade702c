# Usage and help: sections, columns, wrapping, formatters, groups.
import argparse

parser = argparse.ArgumentParser(
    prog="tool",
    description="Processes some integers, and tells what they are in a description so long that it fills two lines of the help.",
    epilog="That's all.",
)
parser.add_argument("integers", metavar="N", type=int, nargs="+", help="an integer for the accumulator")
parser.add_argument(
    "--sum", dest="accumulate", action="store_const", const=sum, default=max, help="sum the integers (default: find the max)"
)
parser.print_help()
parser.print_usage()
arguments = parser.parse_args("1 2 3".split())
print(arguments.accumulate(arguments.integers))

parser = argparse.ArgumentParser(prog="defaults", formatter_class=argparse.ArgumentDefaultsHelpFormatter)
parser.add_argument("-v", "--verbose", action="count", default=0, help="more words")
parser.add_argument("-n", "--number", type=int, default=3, metavar="NUM", help="how many")
parser.add_argument("--level", choices=["low", "high"], default="low", help="one of %(choices)s for %(prog)s")
parser.add_argument("--pair", nargs=2, type=float, metavar=("X", "Y"))
parser.add_argument("--opt", nargs="?", const="C", default="D", help="its type is %(type)s")
parser.add_argument("--items", nargs="*", default=[], help="items")
parser.add_argument("--color", action=argparse.BooleanOptionalAction, default=True, help="colours")
parser.add_argument("--version", action="version", version="%(prog)s 1.0")
parser.add_argument("--secret", help=argparse.SUPPRESS)
parser.print_help()

parser = argparse.ArgumentParser(prog="a-rather-long-program-name")
for name in "alpha beta gamma delta epsilon zeta".split():
    parser.add_argument("--" + name, help=f"the {name} " * 8, metavar="V")
parser.add_argument("an_argument_with_a_very_long_name", help="it is long")
parser.add_argument("files", nargs="+")
parser.print_help()
parser = argparse.ArgumentParser(prog="the-name-of-a-program-that-takes-most-of-the-line-by-itself")
parser.add_argument("--first-option")
parser.add_argument("--second-option")
parser.add_argument("positional")
parser.print_help()

for formatter in argparse.RawDescriptionHelpFormatter, argparse.RawTextHelpFormatter, argparse.MetavarTypeHelpFormatter:
    parser = argparse.ArgumentParser(prog="raw", formatter_class=formatter, description="a\n  b\n", epilog="c\n   d")
    parser.add_argument("-x", help="one\n  two", type=int)
    parser.add_argument("y", type=float)
    parser.print_help()
parser = argparse.ArgumentParser(prog="own", usage="%(prog)s [options] file")
parser.add_argument("f")
print(repr(parser.format_usage()))
parser.print_help()

parser = argparse.ArgumentParser(prog="groups", add_help=False)
group = parser.add_argument_group("network", "how to reach it")
group.add_argument("--host", default="localhost")
group.add_argument("--port", type=int)
exclusive = parser.add_mutually_exclusive_group(required=True)
exclusive.add_argument("--on", action="store_true")
exclusive.add_argument("--off", action="store_true")
other = parser.add_mutually_exclusive_group()
other.add_argument("--x")
other.add_argument("y", nargs="?")
parser.print_help()

base = argparse.ArgumentParser(add_help=False)
base.add_argument("--common", default=1)
parser = argparse.ArgumentParser(prog="child", parents=[base])
parser.add_argument("--own")
parser.print_help()
print(parser.parse_args(["--common", "3"]))
parser = argparse.ArgumentParser(prog="resolve", conflict_handler="resolve")
parser.add_argument("-f", "--foo", help="old")
parser.add_argument("--foo", help="new")
parser.print_help()
print(argparse.ArgumentParser().prog)
