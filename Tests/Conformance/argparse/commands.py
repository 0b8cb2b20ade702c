# Commands with parsers of their own; definitions that are refused; what namespaces and actions look like.
import argparse
import sys

sys.stderr = sys.stdout


def run(parser, *lines):
    for line in lines:
        try:
            print(repr(line), "->", parser.parse_args(line.split()))
        except SystemExit as end:
            print(repr(line), "exit", end.code)


def clone(arguments):
    return f"cloning {arguments.url}"


parser = argparse.ArgumentParser(prog="git", description="A tool.")
parser.add_argument("--debug", action="store_true", help="say more")
commands = parser.add_subparsers(dest="command", required=True, help="what to do", title="commands", description="one of these")
command = commands.add_parser("clone", help="copies it", aliases=["cl"], description="Copies.")
command.add_argument("url")
command.add_argument("--depth", type=int, default=1)
command.set_defaults(handler=clone)
command = commands.add_parser("push", help="sends it")
command.add_argument("remote", nargs="?")
parser.print_help()
arguments = parser.parse_args(["cl", "here", "--depth", "3"])
print(arguments.handler(arguments), arguments.command, arguments.depth)
run(parser, "", "clone", "--debug push", "push origin", "pull", "clone -h", "push a b", "push --x", "clone u --depth x")

parser = argparse.ArgumentParser(prog="plain")
parser.add_argument("first")
commands = parser.add_subparsers()
command = commands.add_parser("one")
command.add_argument("x", type=int)
commands.add_parser("two", help="the second")
parser.print_help()
run(parser, "f one 3", "f one x", "f", "f three", "f one -h")


def refused(function, *arguments, **named):
    try:
        print(function(*arguments, **named))
    except Exception as error:
        print(type(error).__name__, error)


refused(parser.add_subparsers)
refused(parser.add_argument, "-h")
refused(parser.add_argument, "x", required=True)
refused(parser.add_argument, "-z", action="nothing")
refused(parser.add_argument, "-y", type=3)
refused(parser.add_argument, "--k", nargs=0)
refused(parser.add_argument, "-t", nargs=2, metavar=("a",))
refused(parser.add_argument, "-t", nargs="+", metavar=("a", "b", "c"))
refused(parser.add_argument, "-t", nargs="q")
refused(parser.add_argument, "-", nargs="?")
refused(parser.add_argument, "a", "b")
refused(parser.add_argument, "--number", help="a number", type=int)
refused(argparse.ArgumentParser, conflict_handler="none")

space = argparse.Namespace(a=1, b="x")
print(space, space == argparse.Namespace(a=1, b="x"), "a" in space, vars(space))
parser = argparse.ArgumentParser(prog="last")
print(parser)
parser.add_argument("--number", type=int)
print(parser.get_default("number"))
parser.set_defaults(number=4, other=5)
print(parser.parse_args([]))
raise argparse.ArgumentTypeError("seen in a traceback")
